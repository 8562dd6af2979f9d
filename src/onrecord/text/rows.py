"""Words in order as columns, as one sequence is laid against another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words in order as parallel columns of one length.

    ``elided`` are the places of quoted words before which a mark says that words are left out: a gap there costs nothing.
    ``starts`` are the places of published words that begin a sentence: to pass over one costs more than to pass over another word.
    """

    keys: Sequence[str]
    stems: Sequence[str]
    weights: Sequence[float]
    classes: Sequence[str]
    elided: frozenset[int] = frozenset()
    starts: frozenset[int] = frozenset()

    def slice(self, start: int, stop: int) -> "WordRow":
        """The words ``[start, stop)``."""
        return WordRow(
            self.keys[start:stop],
            self.stems[start:stop],
            self.weights[start:stop],
            self.classes[start:stop],
            frozenset(at - start for at in self.elided if start <= at <= stop) if self.elided else self.elided,
            frozenset(at - start for at in self.starts if start <= at < stop) if self.starts else self.starts,
        )

    def __len__(self) -> int:
        return len(self.keys)
