"""The words and marks of a text as what names are read from: only those near a word that may do something are looked at."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain, compress, count
from operator import attrgetter

from onrecord.mentions.thing_words import Piece, ThingWord, ThingWords

_printed, _facts, _anchors = attrgetter("printed"), attrgetter("facts"), attrgetter("anchors")


class Tokens:
    """The words and marks of a text in order.

    ``printed`` is a token as it stands; ``facts`` are those of a word, absent for any other mark. ``anchors`` are the places of words that
    a name may be found by. No token goes over a blank, so that the text is cut there and each different piece is read once; a line's end is
    a piece of its own. What is done for every piece is left to C: a row for each token would take longer to make than names take to find.
    """

    def __init__(self, text: str, words: ThingWords) -> None:
        pieces = text.replace("\n", " \n ").split(" ")
        self._pieces: list[Piece] = list(map(words.read, pieces))
        self._lengths = list(accumulate(map(len, pieces), initial=0))
        self._lines = list(compress(count(), map("\n".__eq__, pieces)))
        self.printed: list[str] = list(chain.from_iterable(map(_printed, self._pieces)))
        self.facts: list[ThingWord | None] = list(chain.from_iterable(map(_facts, self._pieces)))
        self._firsts = list(accumulate(map(len, map(_printed, self._pieces)), initial=0))
        anchored = compress(count(), map(_anchors, self._pieces))
        self.anchors = [self._firsts[piece] + at for piece in anchored for at in self._pieces[piece].anchors]

    def __len__(self) -> int:
        return len(self.printed)

    def find_start(self, at: int) -> int:
        """Where a token starts: behind the pieces before it and their blanks, but for the two that were put around each line's end."""
        piece = bisect_right(self._firsts, at) - 1
        begin = self._lengths[piece] + piece - 2 * bisect_right(self._lines, piece - 1)
        return begin + self._pieces[piece].starts[at - self._firsts[piece]]

    def find_stop(self, at: int) -> int:
        """Where a token stops."""
        return self.find_start(at) + len(self.printed[at])

    def list_anchors(self) -> Iterator[tuple[int, ThingWord]]:
        """The anchors with their facts, in order."""
        for at in self.anchors:
            facts = self.facts[at]
            if facts is not None:
                yield at, facts

    def is_capital(self, at: int) -> bool:
        """There is a word with a capital."""
        facts = self.facts[at]
        return facts is not None and facts.is_capital
