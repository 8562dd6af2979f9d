"""How alike the runs of sentences of a block are: by their vectors, and by the letters they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.alignment.blocks import Block
from onrecord.alignment.sides import Side, Values
from onrecord.alignment.weights import LARGEST, SIZES, Weights
from onrecord.text.encoder import Vectors

Compared = Mapping[tuple[int, int], Values]
_LEAST_GAP = 0.1  # pairs are never taken to lie nearer to chance than this


@dataclass(frozen=True, slots=True)
class Alike:
    """The cosines of the runs of a block by bead size, by letters and by vectors; of these nothing without a model."""

    letters: Compared
    meanings: Compared


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

    @property
    def has_meanings(self) -> bool:
        """Whether a model compares."""
        return bool(self.source.meanings.shape[1])

    @cached_property
    def single(self) -> Mapping[str, Values]:
        """Cosines of single sentences, kept: by ``letters``, and by ``meanings`` where a model compares."""
        return {name: self._compare(name, [(1, 1)])[1, 1] for name in ("letters", "meanings")[: 1 + self.has_meanings]}

    def compare(self) -> Alike:
        """Cosines for each size of a bead; not kept, for those of all blocks of a long text take a hundred bytes a pair."""
        sizes = sorted({*SIZES, *((many, 1) for many, _ in SIZES), *((1, many) for _, many in SIZES)})
        return Alike(self._compare("letters", sizes), self._compare("meanings", sizes) if self.has_meanings else {})

    def _compare(self, name: str, sizes: Sequence[tuple[int, int]]) -> Compared:
        """Rows are where a run of the source begins, columns where one of the target does."""
        runs = [
            {many: self._join(name, side, many) for many in sorted({size[place] for size in sizes})}
            for place, side in enumerate((self.source, self.target))
        ]
        return {(a, b): np.asarray(runs[0][a] @ runs[1][b].T, dtype=np.float64) for a, b in sizes}

    def _join(self, name: str, side: Side, many: int) -> Vectors:
        join = side.join_letters if name == "letters" else side.join_meanings
        return join(*self._count(many, side), many)


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
    letters = block.single["letters"] * weights.letters
    return letters + block.single["meanings"] if block.has_meanings else letters


def list_mutual(likeness: Values) -> Iterator[float]:
    """The likeness of those that are each other's best."""
    if likeness.size:
        rows, columns = likeness.argmax(axis=1), likeness.argmax(axis=0)
        yield from (float(likeness[i, j]) for i, j in enumerate(rows) if columns[j] == i)


def find_chance(alike: Compared, size: tuple[int, int]) -> Values:
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
        first, last = max(0, -away), min(count, single.shape[1] - away)
        if last > first:
            total[:, first:last] += single[:, first + away : last + away]
            number[first:last] += 1
    total /= np.maximum(number, 1)
    return total
