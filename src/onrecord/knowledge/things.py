"""Places and organisations as data: ``places.csv``, ``organisations.csv``, and the words that head names (``languages/*/things.toml``)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded

LANGUAGES = "languages/*/things.toml"
NEEDS = ("places.csv", "organisations.csv", LANGUAGES)
ThingKind = Literal["place", "organisation", "event", "programme", "agreement"]
# A model names people too.
NamedKind = Literal["person", "place", "organisation", "event", "programme", "agreement"]
COLUMNS = ("key", "language", "name", "kind", "country", "source")


class ThingExamples(Strict):
    """Words of a text, the thing named in them, and its kind."""

    things: tuple[tuple[str, str, str], ...] = ()


class ThingLanguage(Strict):
    """One language's ``things.toml``.

    A head says what a name is of: ``place_heads`` stand behind a capitalised word ("Omsk Region"), ``place_openers`` before one ("город
    Вельск"), the other heads before or behind, as ``heads_last`` says; ``describing_heads`` behind a name are no part of it ("Вельга
    қаласы"). ``tail_links`` and words with ``tail_endings`` go on with a name behind its head ("министерство иностранных дел"). With
    ``capitals_only`` a head counts only where it has a capital itself. ``bodies`` name an organisation on their own, with a capital
    ("Сенат"); ``not_things`` are words in capitals that name nothing. Behind a head ``person_nouns`` make of it whose people they are
    ("State Department Official"), and ``ranks`` before it are no part of its name: "Senior Administration Official" names nobody and
    nothing. ``more_endings`` stand on names beside those of cases. ``model``: a model may be asked of what is left.
    """

    language: str
    heads_last: bool = False
    model: bool = False
    capitals_only: bool = False
    place_heads: tuple[str, ...]
    place_openers: tuple[str, ...]
    describing_heads: tuple[str, ...] = ()
    organisation_heads: tuple[str, ...]
    event_heads: tuple[str, ...]
    programme_heads: tuple[str, ...]
    agreement_heads: tuple[str, ...]
    tail_links: tuple[str, ...]
    tail_endings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    more_endings: tuple[str, ...] = ()
    not_things: tuple[str, ...]
    person_nouns: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    examples: ThingExamples


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingName:
    """One name of a place or an organisation in one language, nominative."""

    key: str
    language: str
    name: str
    kind: ThingKind
    country: str


@dataclass(frozen=True)
class Things:
    """All that is known of places and organisations."""

    languages: tuple[ThingLanguage, ...]
    names: tuple[ThingName, ...]


@keep_loaded(*NEEDS)
def load_things(folders: KnowledgeFolders) -> Things:
    """Everything in the files of both folders; a row without a source is an error that names its line."""
    languages = [read_checked(file, ThingLanguage) for file in folders.find(LANGUAGES)]
    names = (*_read_names(folders, "places.csv", "place"), *_read_names(folders, "organisations.csv", "organisation"))
    return Things(languages=tuple(sorted(languages, key=lambda one: one.language)), names=names)


def _read_names(folders: KnowledgeFolders, need: str, kind: ThingKind) -> Iterator[ThingName]:
    for file in folders.find(need):
        rows = csv.reader(file.read_text().splitlines())
        if tuple(next(rows, ())) != COLUMNS:
            raise KnowledgeError(f"{file.path}:1: expected the columns {', '.join(COLUMNS)}")
        for row in rows:
            if len(row) != len(COLUMNS) or not row[-1].strip():
                raise KnowledgeError(f"{file.path}:{rows.line_num}: a row has six cells and names its source")
            key, language, name, _, country, _ = row
            yield ThingName(key=key, language=language, name=name, kind=kind, country=country)
