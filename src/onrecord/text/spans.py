"""Spans of one text that do not overlap, in order, so that a place is looked up without walking over all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpanIndex:
    """Half-open spans by where they start and stop."""

    starts: tuple[int, ...]
    stops: tuple[int, ...]

    def covers(self, place: int) -> bool:
        """Whether a span holds this place."""
        before = bisect_right(self.starts, place) - 1
        return before >= 0 and place < self.stops[before]

    def opens(self, place: int) -> bool:
        """Whether a span starts at this place."""
        first = bisect_left(self.starts, place)
        return first < len(self.starts) and self.starts[first] == place

    def has_within(self, start: int, stop: int) -> bool:
        """Whether a whole span lies in ``[start, stop)``."""
        first = bisect_left(self.starts, start)
        return first < len(self.starts) and self.stops[first] <= stop


def index_spans(spans: Iterable[tuple[int, int]]) -> SpanIndex:
    """The spans in order."""
    ordered = sorted(spans)
    return SpanIndex(tuple(start for start, _ in ordered), tuple(stop for _, stop in ordered))
