"""Where phrases given by their stems stand in a text: "телефонн* разговор*", "met with"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from onrecord.text.remembered import Remembered

_WORD = re.compile(r"[^\W_]+")
# Pieces between blanks whose phrases are remembered: those of some hundred pages.
_MOST_KNOWN = 100_000
# The letters by which most words are told to open no phrase.
_OPENING = 3
# Letters that an ending of a stem may have: «переговорах», «межрегиональными» beyond the stem.
_LONGEST_ENDING = 4
_ENDING = rf"[^\W\d_]{{0,{_LONGEST_ENDING}}}"


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


# The letters that a phrase begins with, its pattern as written, and its key.
_Longer = tuple[str, str, str]


class _Opened(NamedTuple):
    """What a word at ``[start, stop)`` of a piece opens: keys of phrases that it is by itself, and longer ones with how they begin.

    ``joined`` are those whose first word goes on, ``longer`` the others by the letter that opens their second word: "the" opens dozens.
    ``second`` are phrases of which it is the second word, with the first one and the blank behind it.
    """

    start: int
    stop: int
    alone: tuple[str, ...]
    joined: Sequence[_Longer]
    longer: Mapping[str, Sequence[_Longer]]
    second: Sequence[_Longer]


class StemPhrases:
    """Phrases by key. A trailing ``*`` of a word stands for an ending of up to four letters; words may stand over a line's end.

    A phrase is looked for at its first word, or at its second where that one is longer: "to attend" at "attend".
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._opened = Remembered(self._read_piece, _MOST_KNOWN)
        self._words: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for key, listed in phrases.items():
            for phrase in listed:
                self._add(lower_text(phrase), key)
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._shortest = min((_OPENING, *self._lengths))
        self._openings = frozenset(word[: self._shortest] for word in (*self._words, *self._stems))

    def _add(self, phrase: str, key: str) -> None:
        opening = _WORD.match(phrase)
        if opening is None:
            raise ValueError(f"expected a phrase that opens with a letter or digit, found {phrase!r}")
        first, *rest = phrase.split()
        is_stem = first == opening.group() + "*"
        is_alone = not rest and first.rstrip("*") == opening.group()
        table = self._stems if is_stem else self._words
        pattern = r"\s+".join(map(_write_word, [first, *rest])) + r"(?!\w)"
        second = rest[0].rstrip("*") if rest and (is_stem or first == opening.group()) else ""
        held, before = opening.group(), ""
        if second and not is_stem and len(second) > len(first) and _WORD.fullmatch(second):
            held, before, table = second, f"{first} ", self._stems if rest[0].endswith("*") else self._words
        table.setdefault(held, []).append(_Phrase(is_alone, second, pattern, key, before))

    def find(self, lowered: str) -> list[FoundPhrase]:
        """The phrases of a text in lower case, in order; of those that overlap too: see :func:`keep_longest`.

        The text is cut at its blanks, and each different piece is read once: most open no phrase.
        """
        flat = lowered.replace("\n", " ")
        pieces = flat.split(" ")
        lengths = list(accumulate(map(len, pieces), initial=0))
        opened = list(map(self._opened.__getitem__, pieces))
        found: list[FoundPhrase] = []
        for place in compress(count(), opened):
            start = lengths[place] + place
            for word in opened[place]:
                first, stop = start + word.start, start + word.stop
                if word.alone:
                    found += [FoundPhrase(first, stop, key) for key in word.alone]
                following = word.longer.get(flat[stop + 1 : stop + 2])
                for beginning, pattern, key in chain(word.joined, following or ()) if word.joined or following else ():
                    if flat.startswith(beginning, first) and (match := _compile(pattern).match(flat, first)):
                        found.append(FoundPhrase(first, match.end(), key))
                found += _find_before(flat, first, word.second) if word.second else ()
        return sorted(found)

    def _read_piece(self, piece: str) -> tuple[_Opened, ...]:
        """The words of a piece of text that open a phrase."""
        found = ((word.start(), word.group()) for word in _WORD.finditer(piece))
        words = [self._look_up(start, word) for start, word in found if word[: self._shortest] in self._openings]
        return tuple(word for word in words if word.alone or word.joined or word.longer or word.second)

    def _look_up(self, start: int, letters: str) -> _Opened:
        """The phrases that a word can open."""
        held = list(self._words.get(letters, ()))
        for length in self._lengths:
            if length <= len(letters) <= length + _LONGEST_ENDING:
                held += self._stems.get(letters[:length], ())
        longer: dict[str, list[_Longer]] = {}
        for one in held:
            if not one.is_alone and not one.before:
                longer.setdefault(one.second[:1], []).append((one.begin(letters), one.pattern, one.key))
        alone = tuple(one.key for one in held if one.is_alone)
        second = tuple((one.before, one.pattern, one.key) for one in held if one.before and not start)
        return _Opened(start, start + len(letters), alone, longer.pop("", ()), longer, second)


def _find_before(flat: str, at: int, phrases: Iterable[_Longer]) -> Iterator[FoundPhrase]:
    """The phrases whose second word stands at ``at``, where the first stands before it, and no letter before that."""
    for before, pattern, key in phrases:
        first = at - len(before)
        is_there = first >= 0 and flat.startswith(before, first) and not (first and flat[first - 1].isalnum())
        if is_there and (match := _compile(pattern).match(flat, first)):
            yield FoundPhrase(first, match.end(), key)


class _Phrase(NamedTuple):
    """A phrase by its first word: whether that is all of it, how its second word begins, and the pattern of the whole.

    One that is looked for at its second word has its first in ``before``, with a blank.
    """

    is_alone: bool
    second: str
    pattern: str
    key: str
    before: str = ""

    def begin(self, letters: str) -> str:
        """The letters with which the phrase begins where its first word is this one."""
        return f"{letters} {self.second}" if self.second else letters


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


def _write_word(word: str) -> str:
    return re.escape(word[:-1]) + _ENDING if word.endswith("*") else re.escape(word)


# Of the hundreds of phrases a page holds a few: a pattern is compiled when the words before it stand there.
_compile = lru_cache(maxsize=1 << 12)(re.compile)
