"""Sayings held against each other: agree, conflict, unclear or not comparable, each with why (docs/stages/figures.md).

A conflict is said only where, read generously, both cannot be true: of one thing and one whole, of one place and one period, by
nobody unsure, with bounds that exclude each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from onrecord.figures.sayings import Saying, Stated, Subject, group_sayings
from onrecord.model.figures import Comparison, Judgement
from onrecord.model.identity import identify_about

# "about" leaves so much on either side, "almost" below. On the 120 pairs of the gold 0.05 makes one false conflict, 0.10 to 0.25 none, and
# the judgements are the same from 0.10 on.
_ABOUT, _ALMOST = Decimal("0.15"), Decimal("0.15")
_ENDLESS = Decimal("Infinity")
# A value is as exact as its last digit that is no nought, but never taken for more than this share off.
_ROUND = Decimal("0.02")
# Two levels of one thing for one period differ by less. Of 53 pairs that 268 real pages held for conflicts, none of which was one, 27 were
# further apart; of the 30 conflicts of the gold none is.
_APART = Decimal("2.5")
# Sayings of one subject beyond which only those of one period or event are paired: pairs grow with the square.
_MOST_PAIRED = 40
# Ordinals name, they do not measure.
UNCOMPARED = frozenset({"ordinal"})


class Interval(NamedTuple):
    """The values that a figure allows."""

    low: Decimal
    high: Decimal


class Verdict(NamedTuple):
    """What is said of two sayings, and why."""

    judgement: Judgement
    why: str


class Compared(NamedTuple):
    """A comparison with the figures that speak for its two sides."""

    comparison: Comparison
    first: Stated
    second: Stated


def compare_figures(figures: Sequence[Stated]) -> Iterator[Compared]:
    """A comparison for each two sayings on one subject, in the order of subjects and days."""
    groups: Mapping[Subject, tuple[Saying, ...]] = group_sayings(figures)
    for (measure, _, _), sayings in groups.items():
        if measure in UNCOMPARED:
            continue
        for first, second in _pair_sayings(sayings):
            verdict = judge(first, second)
            ids = (*first.figures, *second.figures)
            comparison = Comparison(
                id=identify_about("comparisons", *ids), figures=ids, judgement=verdict.judgement, why=verdict.why
            )
            yield Compared(comparison, first.first, second.first)


def _pair_sayings(sayings: Sequence[Saying]) -> Iterable[tuple[Saying, Saying]]:
    """Two and two in order; of many those alone that are of one event, or of one period and a common place."""
    if len(sayings) <= _MOST_PAIRED:
        return combinations(sayings, 2)
    held: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(sayings):
        for key in {*((event,) for event in one.first.events), *product(one.periods, one.scope)}:
            held[key].append(at)
    pairs = {pair for places in held.values() for pair in combinations(places, 2)}
    return ((sayings[first], sayings[second]) for first, second in sorted(pairs))


def judge(first: Saying, second: Saying) -> Verdict:
    """What two sayings on one subject say together."""
    if reason := _find_difference(first, second):
        return Verdict("not_comparable", reason)
    if reason := _find_gap(first, second):
        return Verdict("unclear", reason)
    if meet(find_interval(first.first), find_interval(second.first)) and not _turn_against(first, second):
        return Verdict("agree", "both can be true of the same thing in the same period")
    if reason := _find_doubt(first, second):
        return Verdict("unclear", reason)
    return Verdict("conflict", "of the same thing, place and period, and the values exclude each other")


def _find_difference(first: Saying, second: Saying) -> str | None:
    """Why the two are of different things."""
    if first.periods and second.periods and not first.periods & second.periods:
        return f"of different periods: {_list(first.periods)} and {_list(second.periods)}"
    if first.scope and second.scope and not first.scope & second.scope:
        return "of different places"
    if first.first.measure != "share" and first.first.indicator != second.first.indicator:
        return "of different things"
    return None


def _find_gap(first: Saying, second: Saying) -> str | None:
    """What is not stated, so that the two cannot be told for the same."""
    one, other = first.first, second.first
    if one.measure == "share" and one.indicator != other.indicator:
        return "shares of different parts, or of parts that are not named" + _tell_inserted(first, second)
    if one.measure == "share" and not (one.whole and other.whole):
        return "the whole is not stated" + _tell_inserted(first, second)
    if not (first.periods and second.periods):
        is_one_event = bool(set(one.events) & set(other.events))
        if not is_one_event:
            return "the period is not stated for both" + _tell_inserted(first, second)
    return None


def _find_doubt(first: Saying, second: Saying) -> str | None:
    """Why values that exclude each other are still no conflict."""
    if first.is_hedged or second.is_hedged:
        return "a speaker is not sure of the value"
    if first.is_inserted or second.is_inserted:
        return "what the value is of is the editor's insertion"
    if not first.periods & second.periods:
        return "the period is not stated for both"
    if not first.scope or not second.scope:
        return "the place is not stated for both"
    if first.scope != second.scope:
        return "not of the same places"
    if first.first.indicator is None or second.first.indicator is None:
        return "what is counted is not named in both"
    if first.first.document == second.first.document:
        return "said side by side in one text, as of different parts"
    if first.first.measure == "level" and _are_apart(first.first, second.first):
        return "so far apart that they may be of different parts"
    return None


def _are_apart(first: Stated, second: Stated) -> bool:
    """One is many times the other: a village and a country, one ship and the fleet."""
    small, large = sorted(abs(Decimal(one.value)) for one in (first, second))
    return small * _APART < large


def _tell_inserted(first: Saying, second: Saying) -> str:
    return "; one rests on the editor's insertion" if first.is_inserted or second.is_inserted else ""


def _list(periods: frozenset[str]) -> str:
    return ", ".join(sorted(periods))


def find_interval(stated: Stated) -> Interval:
    """The values a figure allows, read generously: as printed to its last digit, and as far as its bound goes."""
    low = Decimal(stated.value)
    high = Decimal(stated.upper) if stated.upper else low
    give = max(_measure_rounding(low), _measure_rounding(high))
    match stated.bound:
        case "over":
            return Interval(low - give, _ENDLESS)
        case "at_least":
            return Interval(low - give, _ENDLESS)
        case "under" | "at_most":
            return Interval(-_ENDLESS, high + give)
        case "almost":
            return Interval(low - abs(low) * _ALMOST - give, high + give)
        case "about":
            return Interval(low - abs(low) * _ABOUT - give, high + abs(high) * _ABOUT + give)
        case _:
            return Interval(low - give, high + give)


def _measure_rounding(value: Decimal) -> Decimal:
    """Half of the last digit that is not a trailing nought, at most two in a hundred: 24.5 is 24.45 to 24.55, 50 is 49 to 51."""
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    return min(step, abs(value) * _ROUND)


def meet(first: Interval, second: Interval) -> bool:
    """Some value is in both."""
    return first.low <= second.high and second.low <= first.high


def _turn_against(first: Saying, second: Saying) -> bool:
    """One says that it grew, the other that it fell."""
    return {first.first.direction, second.first.direction} == {"up", "down"} and first.first.measure == "change"
