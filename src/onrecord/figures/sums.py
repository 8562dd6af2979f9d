"""Figures of one turn that do not add up: parts beside their whole, a part beside what it is of, growth between two levels.

Rounding is read generously, as where figures are compared, and a difference is told only beyond it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from onrecord.figures.compare import Interval, find_interval, meet
from onrecord.figures.sayings import Stated

# Parts and their whole, or levels and the growth between them, stand within so many characters: a paragraph, a sentence.
_PARAGRAPH, _SENTENCE = 500, 160
# Between "from 4" and "to 5 million" nothing stands but a space or a mark.
_TOUCHING = 2
# Beyond what the last digits leave open, statistics differ by so much of the whole (exports and imports are counted apart), and growth
# in percent by a point.
_SLACK = Decimal("0.05")
_POINT = Decimal(1)
_HUNDRED = Decimal(100)
_COUNTED = re.compile(r"\d+(?![\d.,]|\s\d)")


class Mismatch(NamedTuple):
    """Figures that do not add up: ``kind`` is part, sum or growth; the last figure is what the others should lead to."""

    kind: str
    figures: tuple[Stated, ...]


def find_mismatches(figures: Sequence[Stated], parts: Mapping[str, Sequence[str]]) -> Iterator[Mismatch]:
    """The mismatches of a record, turn by turn; ``parts`` are the indicators that make up another."""
    turns: defaultdict[tuple[str, str], list[Stated]] = defaultdict(list)
    for stated in figures:
        turns[stated.document, stated.turn].append(stated)
    for _, said in sorted(turns.items()):
        said.sort(key=lambda one: (one.evidence.start, one.id))
        yield from _find_large_parts(said)
        yield from _find_sums(said, parts)
        yield from _find_growth(said)


def _find_large_parts(said: Sequence[Stated]) -> Iterator[Mismatch]:
    """More of them than there are: "90 of 85 regions"."""
    for stated in said:
        whole = _COUNTED.match(stated.whole or "") if stated.measure == "share" and stated.unit == "1" else None
        if whole is not None and find_interval(stated).low > Decimal(whole[0]):
            yield Mismatch("part", (stated,))


def _find_sums(said: Sequence[Stated], parts: Mapping[str, Sequence[str]]) -> Iterator[Mismatch]:
    for whole in said:
        named = parts.get(whole.indicator or "", ()) if whole.measure == "level" else ()
        held = [_find_part(key, whole, said) for key in named]
        found = [one for one in held if one is not None]
        if held and len(found) == len(held) and not meet(_add(found), _widen(find_interval(whole))):
            yield Mismatch("sum", (*found, whole))


def _find_part(key: str, whole: Stated, said: Sequence[Stated]) -> Stated | None:
    """The one level of a part near its whole, in its unit, of its period and places; nothing where there are two."""
    near = [
        one
        for one in said
        if one.indicator == key
        and one.measure == "level"
        and (one.unit, one.scope) == (whole.unit, whole.scope)
        and one.period in (None, whole.period)
        and abs(one.evidence.start - whole.evidence.start) <= _PARAGRAPH
    ]
    return near[0] if len(near) == 1 else None


def _add(parts: Sequence[Stated]) -> Interval:
    held = [find_interval(one) for one in parts]
    return Interval(sum((one.low for one in held), Decimal(0)), sum((one.high for one in held), Decimal(0)))


def _widen(one: Interval) -> Interval:
    return Interval(one.low - abs(one.low) * _SLACK, one.high + abs(one.high) * _SLACK)


def _find_growth(said: Sequence[Stated]) -> Iterator[Mismatch]:
    """ "From 4 to 5 million" is growth by a quarter: the one change of the same thing in the same sentence should say so."""
    for first, second in pairwise(said):
        # A speech holds hundreds of figures and a step or two: the changes are looked for beside a step alone.
        changes = [one for one in said if _is_change_between(one, first, second)] if _is_step(first, second) else []
        if len(changes) == 1 and not _leads(first, second, changes[0]):
            yield Mismatch("growth", (first, second, changes[0]))


def _is_step(first: Stated, second: Stated) -> bool:
    is_near = second.evidence.start - first.evidence.stop <= _TOUCHING
    of_one = (first.indicator, first.unit, first.measure) == (second.indicator, second.unit, second.measure)
    return is_near and of_one and first.measure == "level" and Decimal(first.value) > 0


def _is_change_between(one: Stated, first: Stated, second: Stated) -> bool:
    distance = max(one.evidence.start - second.evidence.stop, first.evidence.start - one.evidence.stop)
    is_relative = one.unit in ("percent", "1") and one.measure == "change" and one.upper is None
    return is_relative and one.indicator == first.indicator and 0 <= distance <= _SENTENCE


def _leads(first: Stated, second: Stated, change: Stated) -> bool:
    """The change said and that between the levels meet."""
    before, behind, said = (find_interval(one) for one in (first, second, change))
    if before.low <= 0 or not all(end.is_finite() for one in (before, behind) for end in one):
        return True
    times = Interval(behind.low / before.high, behind.high / before.low)
    if change.unit == "1":
        return meet(said, _widen(times))
    grown = Interval((times.low - 1) * _HUNDRED - _POINT, (times.high - 1) * _HUNDRED + _POINT)
    is_down = change.direction == "down"
    return meet(said, Interval(-grown.high, -grown.low) if is_down else grown)
