"""How alike the runs of sentences of a block are: by their vectors, and by the letters they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.alignment.blocks import Block
from onrecord.alignment.sides import Side, Values
from onrecord.alignment.weights import LARGEST, SIZES, Weights

_LEAST_GAP = 0.1  # pairs are never taken to lie nearer to chance than this


@dataclass(frozen=True)
class Likeness:
    """The likeness of every run of up to four sentences with every other, for runs that begin in a block.

    ``[first, last)`` are sentences of the source, ``[low, high)`` of the target: those between the places of a block, and as many
    before as a bead may hold.
    """

    source: Side
    target: Side
    block: Block

    @property
    def first(self) -> int:
        return max(0, self.block.first - LARGEST)

    @property
    def low(self) -> int:
        return max(0, self.block.low - LARGEST)

    def _count(self, many: int, side: Side) -> tuple[int, int]:
        """Where runs of ``many`` sentences of a side begin."""
        start, stop = (self.first, self.block.last) if side is self.source else (self.low, self.block.high)
        return start, max(start, min(stop, len(side) - many + 1))

    @cached_property
    def meanings(self) -> Mapping[tuple[int, int], Values]:
        """Cosines by vectors, for each size of a bead; rows are where a run of the source begins. Nothing without a model."""
        if not self.source.meanings.shape[1]:
            return {}
        return self._compare([side.join_meanings for side in (self.source, self.target)])

    @cached_property
    def letters(self) -> Mapping[tuple[int, int], Values]:
        """Cosines by letters."""
        return self._compare([side.join_letters for side in (self.source, self.target)])

    def _compare(self, join: Sequence[object]) -> Mapping[tuple[int, int], Values]:
        runs = [
            {many: one(*self._count(many, side), many) for many in range(1, LARGEST + 1)}  # type: ignore[operator]
            for one, side in zip(join, (self.source, self.target), strict=True)
        ]
        sizes = {*SIZES, *((many, 1) for many, _ in SIZES), *((1, many) for _, many in SIZES)}
        return {(a, b): np.asarray(runs[0][a] @ runs[1][b].T, dtype=np.float64) for a, b in sorted(sizes)}


@dataclass(frozen=True, slots=True)
class Level:
    """What chance gives in these two texts, and how far pairs lie above it, in likeness."""

    chance: float
    gap: float


def measure_level(blocks: Sequence[Likeness], weights: Weights) -> Level:
    """Chance is the median of all pairs; pairs are sentences that are each other's best, and their median is where they lie."""
    mixed = [mix(block, weights) for block in blocks]
    chance = float(np.median(np.concatenate([one.ravel() for one in mixed]))) if mixed else 0.0
    best = [value for one in mixed for value in list_mutual(one)]
    # One pair may be chance itself; where fewer than two are there, pairs are taken to lie where they usually do.
    gap = float(np.median(best)) - chance if len(best) > 1 else weights.spread
    return Level(chance, max(gap, _LEAST_GAP))


def mix(block: Likeness, weights: Weights) -> Values:
    """The likeness of single sentences, vectors and letters together."""
    letters = block.letters[1, 1] * weights.letters
    return letters + block.meanings[1, 1] if block.meanings else letters


def list_mutual(likeness: Values) -> Iterator[float]:
    """The likeness of those that are each other's best."""
    if likeness.size:
        rows, columns = likeness.argmax(axis=1), likeness.argmax(axis=0)
        yield from (float(likeness[i, j]) for i, j in enumerate(rows) if columns[j] == i)


def find_chance(alike: Mapping[tuple[int, int], Values], size: tuple[int, int]) -> Values:
    """The mean likeness of each pair of runs with the sentences right before and behind the other run."""
    a, b = size
    rows, columns = alike[size].shape
    beside = _average_beside(alike[a, 1], b, columns)
    above = _average_beside(alike[1, b].T, a, rows).T
    return np.asarray((beside + above) / 2)


def _average_beside(single: Values, many: int, count: int) -> Values:
    """For runs of ``many`` columns that begin at ``0 … count - 1``: the mean of the columns right before and behind."""
    total = np.zeros((len(single), count))
    number = np.zeros(count)
    for away in (-1, many):
        places = np.arange(count) + away
        inside = (places >= 0) & (places < single.shape[1])
        total[:, inside] += single[:, places[inside]]
        number[inside] += 1
    return np.asarray(total / np.maximum(number, 1))
