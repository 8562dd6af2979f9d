"""Where phrases given by their stems stand in a text: "телефонн* разговор*", "met with"."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
# Words whose phrases are remembered: those of some hundred pages.
_MOST_KNOWN = 50_000
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
        self._known: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
        self._words: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        self._stems: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for key, listed in phrases.items():
            for phrase in listed:
                self._add(lower_text(phrase), key)
        self._lengths = sorted({len(stem) for stem in self._stems})

    def _add(self, phrase: str, key: str) -> None:
        words = phrase.split()
        pattern = re.compile(r"\s+".join(map(_compile_word, words)) + r"(?!\w)")
        opening = _WORD.match(words[0])
        if opening is None:
            raise ValueError(f"expected a phrase that opens with a letter or digit, found {phrase!r}")
        is_stem = words[0] == opening.group() + "*"
        table = self._stems if is_stem else self._words
        table.setdefault(opening.group(), []).append((pattern, key))

    def find(self, lowered: str) -> list[FoundPhrase]:
        """The phrases of a text in lower case, in order; of those that overlap too: see :func:`keep_longest`."""
        known = self._known
        found: list[FoundPhrase] = []
        for word in _WORD.finditer(lowered):
            letters = word.group()
            held = known.get(letters)
            if held is None:
                held = self._look_up(letters)
            for pattern, key in held:
                if match := pattern.match(lowered, word.start()):
                    found.append(FoundPhrase(word.start(), match.end(), key))
        return found

    def _look_up(self, letters: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        """The phrases that a word can open; remembered."""
        stems = (letters[:length] for length in self._lengths if length <= len(letters))
        held = (*self._words.get(letters, ()), *(one for stem in stems for one in self._stems.get(stem, ())))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[letters] = held
        return held


def keep_longest(found: Iterable[FoundPhrase]) -> list[FoundPhrase]:
    """Of phrases that overlap the longest alone, in order."""
    taken: list[FoundPhrase] = []
    for one in sorted(found, key=lambda phrase: (phrase.start, -phrase.stop, phrase.key)):
        if taken and one.start < taken[-1].stop:
            if one.stop - one.start > taken[-1].stop - taken[-1].start:
                taken[-1] = one
            continue
        taken.append(one)
    return taken


def _compile_word(word: str) -> str:
    return re.escape(word[:-1]) + _ENDING if word.endswith("*") else re.escape(word)
