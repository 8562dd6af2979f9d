"""The words and marks of a text as what names are read from: only those near a word that may do something are looked at."""

from bisect import bisect_left, bisect_right
from itertools import accumulate, compress, count
from typing import NamedTuple

from onrecord.mentions.thing_words import ThingWord, ThingWords

# What a line's end grows by where the text is cut at its blanks, so that it is a piece of its own.
_GROWN = 2


class Anchor(NamedTuple):
    """A word that a name may be found by: its number, where it starts in the text, and its facts."""

    at: int
    start: int
    facts: ThingWord


class Tokens:
    """The words and marks of a text in order.

    ``anchors`` are words that a name may be found by. No token goes over a blank, so that the text is cut
    there and each different piece is read once; a line's end is a piece of its own. What is done for every piece is left to C, and of a
    token no more than its number is kept: most stand near no anchor, and are never looked at.
    """

    def __init__(self, text: str, words: ThingWords) -> None:
        spaced = text.replace("\n", " \n ")
        self._words = words
        self._pieces = spaced.split(" ")
        cut = list(map(words.cut, self._pieces))
        self._cut = cut
        self._firsts = list(accumulate(map(len, cut), initial=0))
        self._lengths = list(accumulate(map(len, self._pieces), initial=0))
        self._lines = list(accumulate((len(line) + _GROWN + 1 for line in text.split("\n")[:-1]), initial=-_GROWN))[1:]
        anchored = list(map(words.list_anchors, self._pieces))
        self.anchors = [
            Anchor(self._firsts[piece] + at, self._find_start(piece, at), facts)
            for piece in compress(count(), anchored)
            for at in anchored[piece]
            if (facts := words.read(cut[piece][at])) is not None
        ]

    def __len__(self) -> int:
        return self._firsts[-1]

    def _find_piece(self, at: int) -> int:
        return bisect_right(self._firsts, at) - 1

    def read_printed(self, at: int) -> str:
        """A token as it stands."""
        piece = self._find_piece(at)
        return self._cut[piece][at - self._firsts[piece]]

    def read_facts(self, at: int) -> ThingWord | None:
        """The facts of a word, absent for any other mark."""
        return self._words.read(self.read_printed(at))

    def _find_start(self, piece: int, place: int) -> int:
        """Behind the pieces before it and their blanks, but for those that were put around each line's end."""
        start = self._lengths[piece] + piece
        if place:
            start += _skip(self._pieces[piece], self._cut[piece][:place], self._cut[piece][place])
        return start - _GROWN * bisect_left(self._lines, start)

    def find_start(self, at: int) -> int:
        """Where a token starts."""
        piece = self._find_piece(at)
        return self._find_start(piece, at - self._firsts[piece])

    def find_stop(self, at: int) -> int:
        """Where a token stops."""
        return self.find_start(at) + len(self.read_printed(at))

    def is_capital(self, at: int) -> bool:
        """There is a word with a capital."""
        facts = self.read_facts(at)
        return facts is not None and facts.is_capital


def _skip(piece: str, before: tuple[str, ...], word: str) -> int:
    """Where a word starts in its piece, behind those before it."""
    at = 0
    for one in before:
        at = piece.index(one, at) + len(one)
    return piece.index(word, at)
