"""What figures are about: ``indicators.toml``, with the names of each indicator by language."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge.checked import Named, Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import JOINT, Phrases

NEED = "indicators.toml"


class IndicatorEntry(Named):
    """One indicator with its names in each language; ``kind`` is what its amounts are measured in, where that tells it from a namesake.

    ``parts`` are the keys of indicators that make it up, all of it: exports and imports are all of trade.
    """

    key: str
    kind: str | None = None
    is_counted: bool = False
    parts: tuple[str, ...] = ()


class IndicatorsFile(Strict):
    """``indicators.toml``."""

    indicator: tuple[IndicatorEntry, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure can be about."""

    key: str
    kind: str | None
    is_counted: bool


@keep_loaded(NEED)
def load_parts(folders: KnowledgeFolders) -> Mapping[str, tuple[str, ...]]:
    """The indicators that make up another, by its key."""
    return {entry.key: entry.parts for entry in _read_entries(folders) if entry.parts}


def _read_entries(folders: KnowledgeFolders) -> list[IndicatorEntry]:
    """Those of the user's own file stand before ours."""
    files = reversed(tuple(folders.find(NEED)))
    return [entry for file in files for entry in read_checked(file, IndicatorsFile).indicator]


@keep_loaded(NEED)
def load_indicators(folders: KnowledgeFolders) -> Mapping[str, Phrases[Indicator]]:
    """The names of indicators by language; those of the user's own file stand before ours."""
    entries = _read_entries(folders)
    languages = sorted({language for entry in entries for language in entry.words})
    return {
        language: Phrases(
            [
                (form.split(JOINT), Indicator(entry.key, entry.kind, entry.is_counted))
                for entry in entries
                for form in entry.words.get(language, "").split()
            ]
        )
        for language in languages
    }
