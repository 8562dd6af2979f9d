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
_AHEAD = 8  # sentences of the target that a bead may hold at most: so many places stand before the first, never reached


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


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The places ``(i, low) … (i, high)`` of the band, and the beads that may end there.

    ``worth`` has a row for each of these sizes (sentences of the source, of the target), a column for each place; ``-inf`` where no
    bead of the size ends.
    """

    low: int
    high: int
    sizes: tuple[tuple[int, int], ...]
    worth: Values


class Taken(NamedTuple):
    """Which of these sizes, by number, leads to each place of a row from ``low`` on; the last two leave a sentence out."""

    low: int
    how: NDArray[np.int64]
    sizes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Skips:
    """What it is worth to leave each sentence of the source, and each of the target, without a counterpart."""

    source: Values
    target: Values


def find_path(rows: Iterable[Row], skips: Skips) -> tuple[Link, ...]:
    """The links of the best way, in order; each sentence of either side is in exactly one.

    ``rows`` come for ``i = 0 … n``; the last one reaches ``m``. Where two ways are worth the same, the first of a row's sizes
    is taken, then leaving out a sentence of the source, then one of the target.
    """
    reached: list[Values] = []
    taken: list[Taken] = []
    behind = np.concatenate([[0.0], np.cumsum(skips.target)])
    for i, row in enumerate(rows):
        best, how = _fill_row(i, row, reached, skips)
        _skip_along(best, how, behind[row.low : row.high + 1], len(row.sizes) + 1)
        whole = np.full(len(behind) + _AHEAD, _NEVER)
        whole[_AHEAD + row.low : _AHEAD + row.high + 1] = best
        reached = [*reached[-max((size[0] for size in row.sizes), default=1) :], whole]
        taken.append(Taken(row.low, how, (*row.sizes, (1, 0), (0, 1))))
    return tuple(_walk_back(taken, len(skips.source), len(skips.target)))


def _fill_row(i: int, row: Row, reached: Sequence[Values], skips: Skips) -> tuple[Values, NDArray[np.int64]]:
    """What each place of a row is worth when it is reached from a row above, and by which size."""
    wide = row.high - row.low + 1
    if i == 0:
        first = np.full(wide, _NEVER)
        first[0] = 0.0
        return first, np.full(wide, len(row.sizes))
    start, stop = _AHEAD + row.low, _AHEAD + row.high + 1
    ways = np.full((len(row.sizes) + 1, wide), _NEVER)
    for number, (a, b) in enumerate(row.sizes):
        if a <= i:
            ways[number] = reached[-a][start - b : stop - b]
    ways[:-1] += row.worth
    ways[-1] = reached[-1][start:stop] + skips.source[i - 1]
    return ways.max(axis=0), ways.argmax(axis=0)


def _skip_along(best: Values, how: NDArray[np.int64], behind: Values, number: int) -> None:
    """Leaves sentences of the target out wherever that is worth more; ``behind`` is what leaving out all before a place is worth."""
    level = best - behind
    highest = np.maximum.accumulate(level)
    along = (highest[:-1] > level[1:]).nonzero()[0] + 1
    how[along] = number
    best[along] = highest[along] + behind[along]


def _walk_back(taken: Sequence[Taken], i: int, j: int) -> list[Link]:
    links = []
    while i or j:
        a, b = taken[i].sizes[taken[i].how[j - taken[i].low]]
        links.append(Link(i - a, i, j - b, j))
        i, j = i - a, j - b
    return links[::-1]
