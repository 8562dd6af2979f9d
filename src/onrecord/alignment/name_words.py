"""Two texts as names are looked for in them: their words, names, and abbreviations."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Where no space parts words, kinds of letters do; letters of India are written with marks that are no letters.
WORD = re.compile(
    r"[\u30a1-\u30fa\u30fc-\u30ff]+|[\u3040-\u309f]+|[\u3400-\u9fff]+|(?:[^\W\d_\u3040-\u9fff]|[\u0900-\u0dff])+(?:[-’'][^\W\d_\u3040-\u9fff]+)*"
)
SOUNDS = re.compile(r"[\u30a1-\u30fa]")
_LONGEST_ABBREVIATION = 6
# "US", "U.S.", «ООН», "MSWiA"
_ABBREVIATION = re.compile(r"\b[^\W\d_](?:\.?[^\W\d_]){1,5}\b\.?")


class Name(NamedTuple):
    """A name at ``[start, stop)`` of a text, and its words."""

    start: int
    stop: int
    words: tuple[str, ...]


class Sides(NamedTuple):
    """A text and the one beside it, with their languages."""

    texts: tuple[str, str]
    languages: tuple[str, str]

    def turn(self) -> "Sides":
        """The same seen from the other side."""
        return Sides((self.texts[1], self.texts[0]), (self.languages[1], self.languages[0]))


def has_capitals(text: str) -> bool:
    """Whether most letters are of a script that has capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.lower() != letter.upper() for letter in letters) > len(letters)


def list_abbreviations(text: str) -> set[str]:
    """The abbreviations of a text, without their points."""
    return {name.words[0] for name in find_abbreviations(text)}


def find_abbreviations(text: str) -> Iterator[Name]:
    """The same where they stand, each with its letters."""
    for found in _ABBREVIATION.finditer(text):
        letters = found.group().replace(".", "")
        if is_abbreviation(letters):
            yield Name(found.start(), found.end(), (letters,))


def is_abbreviation(word: str) -> bool:
    """Whether a word has more capitals than its first: "US", "MSWiA"."""
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and word[0].isupper() and any(map(str.isupper, word[1:]))
