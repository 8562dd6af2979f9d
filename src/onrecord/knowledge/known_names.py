"""Languages of whose names only a list is known (``languages/*/known_names.toml``), with the names that the lists hold in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.name_roots import EXONYMS, Exonym, read_exonyms
from onrecord.knowledge.people import NEEDS as PEOPLE
from onrecord.knowledge.people import load_people
from onrecord.knowledge.things import NEEDS as THINGS
from onrecord.knowledge.things import ThingName, load_things

LANGUAGES = "languages/*/known_names.toml"
NEEDS = (EXONYMS, LANGUAGES)


class KnownNamesFile(Strict):
    """One language's ``known_names.toml``.

    ``endings`` are those of cases, ``part_endings`` others of the words of a name of several; ``changes`` what a stem ends in, and what
    that is in other cases. ``written_as``: the language whose names stand for those that the lists do not have in this one. ``not_names``
    are words that are names too seldom. ``is_spaced``: words are set apart. Each of the ``examples`` is a text, the name in it, and its
    kind; both empty where it holds none.
    """

    language: str
    is_spaced: bool = True
    written_as: str | None = None
    endings: tuple[str, ...] = ()
    part_endings: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    not_names: tuple[str, ...] = ()
    examples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """A language with its names of places, countries and organisations."""

    habits: KnownNamesFile
    names: tuple[ThingName, ...]


@keep_loaded(*NEEDS, *PEOPLE, *THINGS)
def load_known_names(folders: KnowledgeFolders) -> Mapping[str, KnownNames]:
    """The languages by code, each with its names."""
    files = [read_checked(file, KnownNamesFile) for file in folders.find(LANGUAGES)]
    countries = {one.key for one in load_people(folders).countries}
    exonyms = (one for file in folders.find(EXONYMS) for one in read_exonyms(file) if one.key in countries)
    names = (*load_things(folders).names, *map(_make_country, exonyms))
    languages = {file.language for file in files}
    held = {one.key for one in names if one.language in languages}
    return {
        file.language: KnownNames(habits=file, names=tuple(_choose_names(file, names, held)))
        for file in sorted(files, key=lambda one: one.language)
    }


def _make_country(one: Exonym) -> ThingName:
    """The name of a country, under the key that its names in other languages have."""
    return ThingName(key=f"country-{one.key.lower()}", language=one.language, name=one.name, kind="place", country="")


def _choose_names(file: KnownNamesFile, names: Iterable[ThingName], held: set[str]) -> Iterator[ThingName]:
    """The names in the language; those of another that stand for them are of what any of these languages has a name for."""
    listed = tuple(names)
    own = {one.key for one in listed if one.language == file.language}
    for one in listed:
        is_own = one.language == file.language
        stands_for = one.language == file.written_as and one.key in held and one.key not in own
        if (is_own or stands_for) and one.name not in file.not_names:
            yield one
