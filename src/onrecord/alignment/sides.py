"""One side of an alignment: its sentences as lengths and vectors, and the vectors of runs of neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.text.encoder import Vectors

Values = NDArray[np.float64]
_LEAST = 1e-9
_CALLING = ("!", ",", "！", "،")
_ADDRESS_WORDS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Sentences in their order. ``meanings`` and ``letters`` have a row each; ``meanings`` has no column where no model compares.

    ``forms`` tells which are forms of address by their shape (:func:`read_forms`). ``joined`` holds the vector of a run ``(start,
    stop)`` where it was worked out from the run's own text; the others are put together from those of their sentences.
    """

    lengths: Values
    meanings: Vectors
    letters: Vectors
    forms: Values
    joined: Mapping[tuple[int, int], Vectors] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lengths)

    def join_meanings(self, start: int, stop: int, many: int) -> Vectors:
        """The vectors of the runs of ``many`` sentences that begin at ``start … stop - 1``, weighted by length; all inside the text."""
        if many == 1:
            return self.meanings[start:stop]
        lengths = self.lengths[start : stop + many - 1, None].astype(np.float32)
        weighted: Vectors = self.meanings[start : stop + many - 1] * lengths
        rows = _add_up(weighted, stop - start, many)
        for begin in range(start, stop):
            own = self.joined.get((begin, begin + many))
            if own is not None:
                rows[begin - start] = own
        return rows

    def join_letters(self, start: int, stop: int, many: int) -> Vectors:
        """The letters of the same runs."""
        return _add_up(self.letters[start : stop + many - 1], stop - start, many)

    def join_forms(self, start: int, stop: int, many: int) -> Values:
        """The share of the same runs that are forms of address."""
        return np.asarray(sum(self.forms[start + one : stop + one] for one in range(many)), dtype=np.float64) / many

    def add_lengths(self, start: int, stop: int, many: int) -> Values:
        """The lengths of the same runs, in characters."""
        return np.asarray(sum(self.lengths[start + one : stop + one] for one in range(many)), dtype=np.float64)


def read_forms(texts: Sequence[str]) -> Values:
    """For each sentence 1 where it has the shape of a form of address: few words, and behind them a mark that calls or goes on.

    «Уважаемые коллеги!», "Mr President, friends,".
    """
    return np.array([is_address(text) for text in texts], dtype=np.float64)


def is_address(text: str) -> bool:
    """Whether a sentence has the shape of a form of address."""
    return text.rstrip().endswith(_CALLING) and len(text.split()) <= _ADDRESS_WORDS


def measure_lengths(texts: Sequence[str]) -> Values:
    """The length of each text in characters, with the space behind it."""
    return np.array([len(text) + 1 for text in texts], dtype=np.float64)


def _add_up(rows: Vectors, count: int, many: int) -> Vectors:
    return normalise(np.asarray(sum(rows[one : one + count] for one in range(many)), dtype=np.float32))


def normalise(rows: Vectors) -> Vectors:
    """Rows brought to length 1; an empty one stays empty."""
    squares = np.einsum("ij,ij->i", rows, rows)
    unit: Vectors = rows / np.maximum(np.sqrt(squares), _LEAST).astype(np.float32)[:, None]
    return unit
