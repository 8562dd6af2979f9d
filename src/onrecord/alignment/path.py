"""The best way through two texts: a dynamic program over the ends of beads, within a band.

A *place* ``(i, j)`` stands behind ``i`` sentences of the source and ``j`` of the target. A bead leads from one place to another; the
best way from ``(0, 0)`` to ``(n, m)`` is the one whose beads add up to most. Only places inside the band are looked at, so that long
texts take time in proportion to their length.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
_NEVER = -1e12
_SOURCE_ALONE, _TARGET_ALONE = -1, -2


class Link(NamedTuple):
    """Sentences ``[source_start, source_stop)`` and ``[target_start, target_stop)`` that say the same; one run may be empty."""

    source_start: int
    source_stop: int
    target_start: int
    target_stop: int

    @property
    def size(self) -> tuple[int, int]:
        """How many sentences of each side it joins."""
        return self.source_stop - self.source_start, self.target_stop - self.target_start


class Move(NamedTuple):
    """What a bead of ``source`` × ``target`` sentences is worth that ends at each place of a row of the band."""

    source: int
    target: int
    worth: Values


@dataclass(frozen=True, slots=True)
class Row:
    """The places ``(i, low) … (i, high)`` of the band, and the beads that may end there."""

    low: int
    high: int
    moves: tuple[Move, ...]


class Taken(NamedTuple):
    """Which of these bead sizes leads to each place of a row from ``low`` on, by number; below 0 a sentence left out."""

    low: int
    how: NDArray[np.int16]
    sizes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Skips:
    """What it is worth to leave each sentence of the source, and each of the target, without a counterpart."""

    source: Values
    target: Values


def find_path(rows: Iterable[Row], skips: Skips) -> tuple[Link, ...]:
    """The links of the best way, in order; each sentence of either side is in exactly one.

    ``rows`` come for ``i = 0 … n``; the last one reaches ``m``. Where two ways are worth the same, the first of a row's moves
    is taken, then leaving out a sentence of the source, then one of the target.
    """
    wide = len(skips.target) + 1
    reached: list[Values] = []
    taken: list[Taken] = []
    behind = np.concatenate([[0.0], np.cumsum(skips.target)])
    for i, row in enumerate(rows):
        best, how = _fill_row(i, row, reached, skips)
        _skip_along(best, how, behind[row.low : row.high + 1])
        whole = np.full(wide, _NEVER)
        whole[row.low : row.high + 1] = best
        reached = [*reached[-_most_back(row) :], whole]
        taken.append(Taken(row.low, how, tuple((move.source, move.target) for move in row.moves)))
    return tuple(_walk_back(taken, len(skips.source), len(skips.target)))


def _most_back(row: Row) -> int:
    return max((move.source for move in row.moves), default=1) + 1


def _fill_row(i: int, row: Row, reached: Sequence[Values], skips: Skips) -> tuple[Values, NDArray[np.int16]]:
    """What each place of a row is worth when it is reached from a row above."""
    best = np.full(row.high - row.low + 1, _NEVER)
    how = np.full(len(best), _SOURCE_ALONE, dtype=np.int16)
    if i == 0:
        best[0 - row.low] = 0.0
        return best, how
    for number, move in enumerate(row.moves):
        if move.source <= i:
            worth = _reach(reached[-move.source], row, move.target) + move.worth
            better = worth > best
            best[better] = worth[better]
            how[better] = number
    alone = _reach(reached[-1], row, 0) + skips.source[i - 1]
    better = alone > best
    best[better] = alone[better]
    how[better] = _SOURCE_ALONE
    return best, how


def _reach(above: Values, row: Row, back: int) -> Values:
    """What the places ``back`` before those of the row are worth in a row above."""
    start = row.low - back
    if start >= 0:
        return above[start : row.high + 1 - back]
    return np.concatenate(
        [np.full(min(-start, row.high - row.low + 1), _NEVER), above[0 : max(0, row.high + 1 - back)]]
    )


def _skip_along(best: Values, how: NDArray[np.int16], behind: Values) -> None:
    """Leaves sentences of the target out wherever that is worth more; ``behind`` is what leaving out all before a place is worth."""
    level = best - behind
    highest = np.maximum.accumulate(level)
    along = np.zeros(len(best), dtype=bool)
    along[1:] = highest[:-1] > level[1:]
    how[along] = _TARGET_ALONE
    best[along] = (highest + behind)[along]


def _walk_back(taken: Sequence[Taken], i: int, j: int) -> list[Link]:
    links = []
    while i or j:
        low, how, sizes = taken[i]
        number = int(how[j - low])
        if number >= 0:
            a, b = sizes[number]
        else:
            a, b = (1, 0) if number == _SOURCE_ALONE else (0, 1)
        links.append(Link(i - a, i, j - b, j))
        i, j = i - a, j - b
    return links[::-1]
