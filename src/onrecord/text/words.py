"""Words of a text with their places, and the folded form in which words are compared."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A number with its separators is one word ("24,5", "1 600", "18.2"); so are "Касым-Жомарт", "Россия–Казахстан" is two, "don't" is one.
_WORD = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ‑-][^\W_]+)*|[^\W_]+")
_ACUTE = "\u0301"


class Word(NamedTuple):
    """A word at ``[start, stop)`` of the text it was found in, and its folded form."""

    start: int
    stop: int
    folded: str


def find_words(text: str) -> list[Word]:
    """The words of ``text`` in order; punctuation, symbols and space are in none."""
    return [Word(found.start(), found.end(), fold_word(found.group())) for found in _WORD.finditer(text)]


def locate_words(text: str) -> list[tuple[int, int]]:
    """The same words by their places alone: in less than half the time, where nothing is compared."""
    return [found.span() for found in _WORD.finditer(text)]


def read_word(text: str, start: int) -> Word | None:
    """The word that begins at ``start``, if one does."""
    found = _WORD.match(text, start)
    return Word(start, found.end(), fold_word(found.group())) if found else None


def list_words(text: str) -> list[str]:
    """The words of ``text`` in order, as printed."""
    return _WORD.findall(text)


def has_words(text: str) -> bool:
    """There is a word in ``text``."""
    return _WORD.search(text) is not None


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """``word`` as compared: NFKC, lower case, ё as е, one apostrophe and one hyphen, no stress marks, no space in numbers."""
    if word.isascii():
        return word.lower().replace(" ", "")
    folded = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    if _ACUTE in folded:
        folded = folded.replace(_ACUTE, "")
    return folded.replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace(" ", "")


def fold_text(text: str) -> str:
    """The folded words of ``text`` with one space between: two texts that differ in typography alone are equal."""
    return " ".join([fold_word(word) for word in _WORD.findall(text)])
