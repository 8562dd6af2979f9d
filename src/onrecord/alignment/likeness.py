"""How alike the runs of sentences of a block are: by their vectors, and by the letters they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.alignment.blocks import Block
from onrecord.alignment.runs import Places, Runs, list_runs, put_in
from onrecord.alignment.sides import Side, Values
from onrecord.alignment.weights import LARGEST, TABLES, Weights
from onrecord.text.encoder import Vectors

Joined = Mapping[tuple[int, int], Vectors]
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
    weights: Weights

    @property
    def first(self) -> int:
        return max(0, self.block.first - LARGEST)

    @property
    def low(self) -> int:
        return max(0, self.block.low - LARGEST)

    @cached_property
    def single(self) -> Values:
        """The likeness of single sentences, vectors and letters together."""
        source, target = (self.first, self.block.last, 1), (self.low, self.block.high, 1)
        letters = multiply(self.source.join_letters(*source), self.target.join_letters(*target))
        meanings = multiply(self.source.join_meanings(*source), self.target.join_meanings(*target))
        return letters * self.weights.letters + meanings

    def list_runs(self, joined: tuple[Joined, Joined]) -> tuple[Runs, Runs]:
        """The runs of both sides, with these vectors of some of them."""
        is_whole = (self.first, self.block.last) == (0, len(self.source))
        runs = self._kept if is_whole else self._list_runs()
        return put_in(runs[0], joined[0]), put_in(runs[1], joined[1])

    @cached_property
    def _kept(self) -> tuple[Runs, Runs]:
        """Of a text in one block kept, since they are asked for twice; those of all blocks of a long one would take much room."""
        return self._list_runs()

    def _list_runs(self) -> tuple[Runs, Runs]:
        return list_runs(self.source, self.first, self.block.last), list_runs(self.target, self.low, self.block.high)


def compare_runs(source: Runs, target: Runs, weights: Weights) -> Iterator[tuple[slice, slice, Values]]:
    """How alike runs are above what chance gives, table by table (:data:`TABLES`): which runs of the source, of the target, and how much.

    Chance is the mean likeness of each pair of runs with the sentences right before and behind the other run.
    """
    single: Values | None = None
    for (fewest, most), beside in TABLES:
        rows, columns = slice(source.edges[fewest - 1], source.edges[most]), slice(0, target.edges[beside])
        alike = multiply(source.letters[rows], target.letters[columns]) * weights.letters
        usual = weights.letters_neighbours * alike
        if source.meanings.shape[1]:
            meanings = multiply(source.meanings[rows], target.meanings[columns])
            alike += meanings
            usual += weights.neighbours * meanings
        single = usual[: source.edges[1]] if single is None else single
        alike -= _average(usual[:, : target.edges[1]], target.before[columns], target.behind[columns]) / 2
        alike -= _average(single[:, columns].T, source.before[rows], source.behind[rows]).T / 2
        yield rows, columns, alike


def multiply(rows: Vectors, columns: Vectors) -> Values:
    """The product of each row with each of the others."""
    return np.asarray(rows @ columns.T, dtype=np.float64)


def _average(single: Values, before: Places, behind: Places) -> Values:
    """The mean of the columns right before and behind each run; 0 where there is neither."""
    padded = np.zeros((len(single), single.shape[1] + 1))
    padded[:, :-1] = single
    number = np.maximum((before >= 0).astype(np.float64) + (behind >= 0), 1)
    return np.asarray((padded[:, before] + padded[:, behind]) / number)


@dataclass(frozen=True, slots=True)
class Level:
    """What chance gives in these two texts, and how far pairs lie above it, in likeness."""

    chance: float
    gap: float


def measure_level(single: Sequence[Values], weights: Weights) -> Level:
    """Chance is the median of all pairs; pairs are sentences that are each other's best, and their median is where they lie."""
    chance = _find_middle(np.concatenate([one.ravel() for one in single]))
    best = np.concatenate([list_mutual(one) for one in single])
    # One pair may be chance itself; where fewer than two are there, pairs are taken to lie where they usually do.
    gap = _find_middle(best) - chance if len(best) > 1 else weights.spread
    return Level(chance, max(gap, _LEAST_GAP))


def _find_middle(values: Values) -> float:
    """The median, in a tenth of the time that numpy takes for few values."""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def list_mutual(likeness: Values) -> Values:
    """The likeness of those that are each other's best."""
    if not likeness.size:
        return np.zeros(0)
    rows, columns = likeness.argmax(axis=1), likeness.argmax(axis=0)
    own = np.flatnonzero(columns[rows] == np.arange(len(rows)))
    return np.asarray(likeness[own, rows[own]])
