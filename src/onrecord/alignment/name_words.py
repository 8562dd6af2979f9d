"""Two texts as names are looked for in them: their words, names, and abbreviations."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Where no space parts words, kinds of letters do; letters of India are written with marks that are no letters.
WORD = re.compile(
    r"[\u30a1-\u30fa\u30fc-\u30ff]+|[\u3040-\u309f]+|[\u3400-\u9fff]+|(?:[^\W\d_\u3040-\u9fff]|[\u0900-\u0dff])+(?:[-’'][^\W\d_\u3040-\u9fff]+)*"
)
_BEGINS = re.compile(r"(?:^|[.!?:…;]|[«»“”„\"(\[–—])\s*$")
SOUNDS = re.compile(r"[\u30a1-\u30fa]")
_SHORTEST, _LONGEST_ABBREVIATION = 3, 6
# "US", "U.S.", «ООН», "MSWiA"
_ABBREVIATION = re.compile(r"\b[^\W\d_](?:\.?[^\W\d_]){1,5}\b\.?")


# "L’Allemagne", "dell'Unione", "O'Malley"; "Garcia's"
_ELIDED = re.compile(r"(?:\w{1,2}[’'](?=\w{3})|\w{3,5}[’'](?=[^\W\d_a-zà-ÿ]\w{2}))")
_POSSESSIVE = re.compile(r"[’']\w{1,2}$")


class Token(NamedTuple):
    """A word at ``[start, stop)`` of a text, without an article before it that lost its vowel and an ending after an apostrophe."""

    start: int
    stop: int
    text: str


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


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing of a sentence, or of what stands between marks, is before the place."""
    return _BEGINS.search(text[:start]) is not None


def opens_none(_: str) -> bool:
    """That no first word of a sentence is part of a name."""
    return False


def list_names(text: str, opens: Callable[[str], bool] = opens_none) -> list[Name]:
    """The names of a text in their order; of a text all in capitals none. ``opens`` says of the first word of a sentence whether it is
    part of a name.
    """
    if text.isupper():
        return []
    names: list[Name] = []
    for found in WORD.finditer(text):
        start = find_start(found)
        word = text[start : found.end()]
        if not word[0].isupper() or len(word) < _SHORTEST or word.isupper() or is_abbreviation(word):
            continue
        if begins_sentence(text, found.start()) and not opens(word):
            continue
        if names and text[names[-1].stop : start] == " ":
            names[-1] = Name(names[-1].start, found.end(), (*names[-1].words, word))
        else:
            names.append(Name(start, found.end(), (word,)))
    return names


def list_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in their order."""
    return tuple(_make_token(found, text) for found in WORD.finditer(text))


def _make_token(found: re.Match[str], text: str) -> Token:
    start = find_start(found)
    return Token(start, found.end(), strip_possessive(text[start : found.end()]))


def find_start(found: re.Match[str]) -> int:
    """Where a word begins behind an article that lost its vowel."""
    elided = _ELIDED.match(found.group())
    return found.start() + (elided.end() if elided else 0)


def strip_possessive(word: str) -> str:
    """The word without an ending behind an apostrophe: "Garcia's", «Trump’a»."""
    return _POSSESSIVE.sub("", word)


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
