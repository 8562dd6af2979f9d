"""Counts, shares and their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

Z = 1.959964  # a 95 % interval


@dataclass(frozen=True, kw_only=True)
class Score:
    """``correct`` of ``total`` in one set for one measure; ``errors`` tell each miss in a line."""

    set: str
    measure: str
    correct: int
    total: int
    errors: tuple[str, ...] = field(default=())

    @property
    def share(self) -> float:
        """``correct`` of ``total``; 1 where there was nothing to get wrong."""
        return self.correct / self.total if self.total else 1.0


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """What was found beside what is there: ``correct`` in both, ``missed`` only in gold, ``extra`` only found."""

    correct: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def score_pairs(set: str, measure: str, pairs: Pairs) -> list[Score]:
    """Precision, recall and F1 of one measure. F1 counts both sides: twice the correct of found plus gold."""
    found, gold = pairs.correct + len(pairs.extra), pairs.correct + len(pairs.missed)
    extra = tuple(f"extra   {line}" for line in pairs.extra)
    missed = tuple(f"missed  {line}" for line in pairs.missed)
    return [
        Score(set=set, measure=f"{measure} precision", correct=pairs.correct, total=found, errors=extra),
        Score(set=set, measure=f"{measure} recall", correct=pairs.correct, total=gold, errors=missed),
        Score(set=set, measure=f"{measure} F1", correct=2 * pairs.correct, total=found + gold),
    ]


def score_errors(set: str, measure: str, total: int, errors: Sequence[str]) -> Score:
    """A measure of ``total`` things of which each error is one gone wrong."""
    return Score(set=set, measure=measure, correct=total - len(errors), total=total, errors=tuple(errors))


def find_interval(correct: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of ``correct`` of ``total`` (Wilson 1927); (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share = correct / total
    middle = share + Z * Z / (2 * total)
    reach = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    scale = 1 + Z * Z / total
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
