"""What figures are about: ``indicators.toml``, with the names of each indicator by language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pydantic import Field

from onrecord.knowledge.by_language import ByLanguage
from onrecord.knowledge.checked import Named, Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import JOINT, Phrases

NEED = "indicators.toml"
_NOUN = "~"


class IndicatorEntry(Named):
    """One indicator with its names in each language; ``kind`` is what its amounts are measured in, where that tells it from a namesake.

    ``parts`` are the keys of indicators that make it up, all of it: exports and imports are all of trade.
    """

    key: str
    kind: str | None = None
    is_counted: bool = False
    is_place: bool = False
    is_money: bool = False
    is_rate: bool = False
    parts: tuple[str, ...] = ()


class IndicatorsFile(Strict):
    """``indicators.toml``; ``endings`` are those of a language's nouns."""

    endings: dict[str, str] = Field(default_factory=dict)
    indicator: tuple[IndicatorEntry, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure can be about."""

    key: str
    kind: str | None
    is_counted: bool
    is_place: bool = False
    is_money: bool = False
    is_rate: bool = False


@keep_loaded(NEED)
def load_parts(folders: KnowledgeFolders) -> Mapping[str, tuple[str, ...]]:
    """The indicators that make up another, by its key."""
    return {entry.key: entry.parts for entry in _read_entries(folders) if entry.parts}


@keep_loaded(NEED)
def list_indicators(folders: KnowledgeFolders) -> frozenset[str]:
    """The keys of all indicators."""
    return frozenset(entry.key for entry in _read_entries(folders))


def _read_entries(folders: KnowledgeFolders) -> list[IndicatorEntry]:
    """Those of the user's own file stand before ours."""
    files = reversed(tuple(folders.find(NEED)))
    return [entry for file in files for entry in read_checked(file, IndicatorsFile).indicator]


@keep_loaded(NEED)
def load_indicators(folders: KnowledgeFolders) -> Mapping[str, Phrases[Indicator]]:
    """The names of indicators by language; those of the user's own file stand before ours."""
    entries = _read_entries(folders)
    endings = _read_endings(folders)
    languages = sorted({language for entry in entries for language in entry.words})

    def make(language: str) -> Phrases[Indicator]:
        named = [(entry.words.get(language, ""), _make_indicator(entry)) for entry in entries]
        forms = endings.get(language, ())
        return Phrases([(form.split(JOINT), one) for written, one in named for form in _list_forms(written, forms)])

    return ByLanguage({language: partial(make, language) for language in languages}, at_once=folders.own is not None)


def _make_indicator(entry: IndicatorEntry) -> Indicator:
    return Indicator(
        entry.key, entry.kind, entry.is_counted, entry.is_place, is_money=entry.is_money, is_rate=entry.is_rate
    )


def _read_endings(folders: KnowledgeFolders) -> Mapping[str, tuple[str, ...]]:
    """The endings of nouns of each language, none among them."""
    held = [read_checked(file, IndicatorsFile).endings for file in folders.find(NEED)]
    return {language: ("", *written.split()) for each in held for language, written in each.items()}


def _list_forms(written: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The forms of names, each noun with all its endings."""
    for form in written.split():
        if form.endswith(_NOUN):
            yield from (form.removesuffix(_NOUN) + ending for ending in endings or ("",))
        else:
            yield form
