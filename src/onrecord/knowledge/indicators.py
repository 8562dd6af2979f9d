"""What figures are about: ``indicators.toml``, with the names of each indicator by language."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge.checked import Named, Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import JOINT, Phrases

NEED = "indicators.toml"


class IndicatorEntry(Named):
    """One indicator with its names in each language; ``kind`` is what its amounts are measured in, where that tells it from a namesake."""

    key: str
    kind: str | None = None
    is_counted: bool = False


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
def load_indicators(folders: KnowledgeFolders) -> Mapping[str, Phrases[Indicator]]:
    """The names of indicators by language; those of the user's own file stand before ours."""
    entries = [
        entry for file in reversed(tuple(folders.find(NEED))) for entry in read_checked(file, IndicatorsFile).indicator
    ]
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
