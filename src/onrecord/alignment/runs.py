"""The runs of neighbouring sentences that a bead may hold, as rows of one table: what is compared is compared for many of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.alignment.sides import Side, Values, normalise
from onrecord.alignment.weights import LARGEST
from onrecord.text.encoder import Vectors

Places = NDArray[np.int64]
Number = TypeVar("Number", np.float32, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The runs of one sentence, then those of two, and so on, that begin in ``[start, stop)`` of a side and end inside its text.

    ``edges[many - 1]`` is the row of the first run of ``many`` sentences. ``before`` and ``behind`` are the rows of the sentences right
    before and right behind each run, -1 where there is none in the stretch.
    """

    start: int
    edges: tuple[int, ...]
    meanings: Vectors
    letters: Vectors
    lengths: Values
    forms: Values
    sizes: Places
    before: Places
    behind: Places

    def take(self, many: int) -> slice:
        """The rows of the runs of ``many`` sentences."""
        return slice(self.edges[many - 1], self.edges[many])

    def count(self, many: int) -> int:
        """How many runs of ``many`` sentences there are."""
        return self.edges[many] - self.edges[many - 1]


def list_runs(side: Side, start: int, stop: int) -> Runs:
    """The runs of up to :data:`LARGEST` sentences that begin in ``[start, stop)``; their vectors are put together from their sentences."""
    ends = [max(start, min(stop, len(side) - many + 1)) for many in range(1, LARGEST + 1)]
    steps = [np.arange(end - start) for end in ends]
    sizes = np.repeat(np.arange(1, LARGEST + 1), [len(step) for step in steps])
    behind = np.concatenate([step + many for many, step in enumerate(steps, 1)])
    weighted = side.meanings * side.lengths[:, None].astype(np.float32)
    return Runs(
        start=start,
        edges=(0, *np.cumsum([len(step) for step in steps]).tolist()),
        meanings=normalise(_add_up(weighted, start, ends)),
        letters=normalise(_add_up(side.letters, start, ends)),
        lengths=_add_up(side.lengths, start, ends),
        forms=_add_up(side.forms, start, ends) / sizes,
        sizes=sizes,
        before=np.concatenate(steps) - 1,
        behind=np.where(behind < len(steps[0]), behind, -1),
    )


def _add_up(rows: NDArray[Number], start: int, ends: Sequence[int]) -> NDArray[Number]:
    """The sums of runs of one row, of two, and so on, that begin in ``[start, end)``."""
    added = [rows[start : ends[0]]]
    for more, end in enumerate(ends[1:], 1):
        added.append(added[-1][: end - start] + rows[start + more : end + more])
    return np.concatenate(added)


def put_in(runs: Runs, joined: Mapping[tuple[int, int], Vectors]) -> Runs:
    """The same with the vectors of runs ``(start, stop)`` that were worked out from the run's own text."""
    if not joined:
        return runs
    meanings = runs.meanings.copy()
    for (start, stop), vector in joined.items():
        at = start - runs.start
        if 0 <= at < runs.count(stop - start):
            meanings[runs.edges[stop - start - 1] + at] = vector
    return replace(runs, meanings=meanings)
