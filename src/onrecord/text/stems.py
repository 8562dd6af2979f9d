"""Where phrases given by their stems stand in a text: "телефонн* разговор*", "met with"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# Letters that an ending of a stem may have: «переговорах», «межрегиональными» beyond the stem.
_ENDING = r"[^\W\d_]{0,4}"


class FoundPhrase(NamedTuple):
    """A phrase at ``[start, stop)``, and the key that it was given under."""

    start: int
    stop: int
    key: str


def lower_text(text: str) -> str:
    """The text in lower case with ё as е, every letter at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.replace("ё", "е")


class StemPhrases:
    """Phrases by key. A trailing ``*`` of a word stands for an ending of up to four letters; words may stand over a line's end."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        compiled: list[tuple[str, re.Pattern[str], str]] = []
        for key, listed in phrases.items():
            for phrase in listed:
                words = lower_text(phrase).split()
                pattern = r"\s+".join(_compile_word(word) for word in words)
                compiled.append((words[0].rstrip("*"), re.compile(rf"{pattern}(?!\w)"), key))
        self._phrases = tuple(compiled)

    def find(self, lowered: str, start: int = 0, stop: int | None = None) -> list[FoundPhrase]:
        """The phrases of a text in lower case, in order; of those that overlap the longer counts."""
        last = len(lowered) if stop is None else stop
        found = [
            FoundPhrase(place, match.end(), key)
            for stem, pattern, key in self._phrases
            for place in _find_word(lowered, stem, start, last)
            if (match := pattern.match(lowered, place, last))
        ]
        return sorted(_keep_longest(found))

    def find_first(self, lowered: str, start: int = 0, stop: int | None = None) -> FoundPhrase | None:
        """The first of them."""
        return next(iter(self.find(lowered, start, stop)), None)


def _compile_word(word: str) -> str:
    return re.escape(word[:-1]) + _ENDING if word.endswith("*") else re.escape(word)


def _find_word(lowered: str, stem: str, start: int, stop: int) -> Iterator[int]:
    place = lowered.find(stem, start, stop)
    while place >= 0:
        if place == 0 or not (lowered[place - 1].isalnum()):
            yield place
        place = lowered.find(stem, place + 1, stop)


def _keep_longest(found: list[FoundPhrase]) -> Iterator[FoundPhrase]:
    taken: list[FoundPhrase] = []
    for one in sorted(found, key=lambda phrase: (phrase.start - phrase.stop, phrase)):
        if all(one.stop <= other.start or other.stop <= one.start for other in taken):
            taken.append(one)
            yield one
