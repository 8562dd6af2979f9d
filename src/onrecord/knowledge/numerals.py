"""Words that count in each language (``numbers.toml``, else ``numerals.toml``): what is held against the figures of another language."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from onrecord.knowledge.amounts import Unit
from onrecord.knowledge.checked import Strict
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import Phrases
from onrecord.knowledge.numbers import NEED as NUMBERS
from onrecord.knowledge.numbers import NumberWords, load_number_words
from onrecord.knowledge.unit_words import NEED as UNITS
from onrecord.knowledge.unit_words import load_unit_words
from onrecord.text.words import fold_word

NEED = "numerals.toml"
NEEDS = (NEED, NUMBERS, UNITS)
_SHORTEST_STEM = 4
_LEAST, _MOST = 2, 100
_THOUSAND = 3


class NumeralsFile(Strict):
    """What a language's part of the file holds; see its comments."""

    words: dict[str, int] = Field(default_factory=dict)
    many: dict[str, int] = Field(default_factory=dict)
    afternoon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numerals:
    """The counting words of one language, folded, and its words for units where they are known."""

    words: Mapping[str, int]
    many: Mapping[str, int]
    afternoon: tuple[str, ...] = ()
    units: Phrases[Unit] | None = None

    def count(self, word: str) -> int | None:
        """What a folded word counts; absent for other words."""
        return self.words.get(word)

    def raise_power(self, word: str) -> int | None:
        """The power of ten of "million" in any of its endings; absent for other words."""
        power = self.many.get(word)
        for stop in range(len(word), _SHORTEST_STEM - 1, -1):
            power = power if power is not None else self.many.get(word[:stop] + "*")
        return power


@keep_loaded(*NEEDS)
def load_numerals(folders: KnowledgeFolders) -> Mapping[str, Numerals]:
    """The counting words of each language; a user's own file adds languages, or replaces one."""
    held: dict[str, Numerals] = {}
    numbers, units = load_number_words(folders), load_unit_words(folders)
    for file in folders.find(NEED):
        for language, written in file.read_toml().items():
            read = NumeralsFile.model_validate(written)
            counted, powers = _take_numbers(numbers.get(language))
            words = counted | {fold_word(word): value for word, value in read.words.items()}
            many = powers | {fold_word(word): power for word, power in read.many.items()}
            held[language] = Numerals(words, many, read.afternoon, units.get(language))
    return held


def _take_numbers(words: NumberWords | None) -> tuple[dict[str, int], dict[str, int]]:
    """The cardinals from two to a hundred and the powers of ten from a thousand: of ones and ordinals a translation makes what it likes."""
    if words is None:
        return {}, {}
    counted = {word: value for word, value in words.cardinals.items() if _LEAST <= value <= _MOST}
    return counted, {word: power for word, power in words.magnitudes.items() if power >= _THOUSAND}
