"""How sure each bead of a way is: what share of all ways, weighed by what they are worth, lays it too."""

from collections.abc import Sequence

import numpy as np

from onrecord.alignment.path import Link, Row, Skips, Values
from onrecord.alignment.weights import STEP


class _Field:
    """What all ways to the places of each row add up to, as logarithms: only the places of the band are kept."""

    def __init__(self, rows: Sequence[Row], skips: Skips) -> None:
        self.rows = rows
        self.source, self.target = skips.source / STEP, skips.target / STEP
        self._gone = np.concatenate([[0.0], np.cumsum(self.target)])

    def add_before(self) -> list[Values]:
        """For each row and place what leads there from the beginning."""
        kept: list[Values] = []
        for i, row in enumerate(self.rows):
            ways = [np.where(np.arange(row.low, row.high + 1) + i == 0, 0.0, -np.inf)]
            if i:
                ways.append(self._take(kept, i - 1, row.low, row.high) + self.source[i - 1])
            for worth, (a, b) in zip(row.worth, row.sizes, strict=True):
                if a <= i:
                    ways.append(self._take(kept, i - a, row.low - b, row.high - b) + worth / STEP)
            gone = self._gone[row.low : row.high + 1]
            kept.append(np.logaddexp.accumulate(np.logaddexp.reduce(ways) - gone) + gone)
        return kept

    def add_behind(self) -> list[Values]:
        """For each row and place what leads from there to the end."""
        last = len(self.rows) - 1
        kept: list[Values] = [np.zeros(0)] * (last + 1)
        for i in range(last, -1, -1):
            row = self.rows[i]
            end = len(self.target) + last
            ways = [np.where(np.arange(row.low, row.high + 1) + i == end, 0.0, -np.inf)]
            if i < last:
                ways.append(self._take(kept, i + 1, row.low, row.high) + self.source[i])
            for number, (a, b) in enumerate(row.sizes):
                if i + a <= last:
                    worth = _cut(self.rows[i + a].worth[number], self.rows[i + a].low, row.low + b, row.high + b)
                    ways.append(self._take(kept, i + a, row.low + b, row.high + b) + worth / STEP)
            gone = self._gone[row.low : row.high + 1]
            summed = (np.logaddexp.reduce(ways) + gone)[::-1]
            kept[i] = np.logaddexp.accumulate(summed)[::-1] - gone
        return kept

    def _take(self, kept: Sequence[Values], i: int, low: int, high: int) -> Values:
        return _cut(kept[i], self.rows[i].low, low, high)


def _cut(values: Values, first: int, low: int, high: int) -> Values:
    """The values of the places ``low … high`` of a row whose first place is ``first``; nothing leads to those outside it."""
    found = np.full(high - low + 1, -np.inf)
    start, stop = max(low, first), min(high + 1, first + len(values))
    if start < stop:
        found[start - low : stop - low] = values[start - first : stop - first]
    return found


def rate_links(rows: Sequence[Row], skips: Skips, links: Sequence[Link]) -> tuple[float, ...]:
    """For each link the share of ways that lay it; of a sentence that stands alone, that leave it out at whatever place."""
    field = _Field(rows, skips)
    before, behind = field.add_before(), field.add_behind()
    whole = float(before[-1][-1])
    alone = _rate_alone(field, before, behind, whole)
    rates = []
    for link in links:
        a, b = link.size
        if a and b:
            i, row = link.source_start, rows[link.source_stop]
            way = before[i][link.target_start - rows[i].low] + behind[link.source_stop][link.target_stop - row.low]
            worth = row.worth[row.sizes.index((a, b)), link.target_stop - row.low] / STEP
            rates.append(float(np.exp(min(0.0, way + worth - whole))))
        else:
            rates.append(float(alone[0][link.source_start] if a else alone[1][link.target_start]))
    return tuple(rates)


def _rate_alone(
    field: _Field, before: Sequence[Values], behind: Sequence[Values], whole: float
) -> tuple[Values, Values]:
    """For each sentence of the source and of the target, the share of ways that leave it out."""
    source, target = np.zeros(len(field.source)), np.zeros(len(field.target))
    for i, row in enumerate(field.rows):
        if i < len(source):
            below = _cut(behind[i + 1], field.rows[i + 1].low, row.low, row.high)
            source[i] = np.exp(np.minimum(0.0, before[i] + below + field.source[i] - whole)).sum()
        along = before[i][:-1] + behind[i][1:] + field.target[row.low : row.high]
        target[row.low : row.high] += np.exp(np.minimum(0.0, along - whole))
    return source, target
