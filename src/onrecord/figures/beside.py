"""Whether a number may be an amount by the words beside it: "2019" is a year unless a bound or a unit stands there.

Each answer is no only where :func:`onrecord.figures.select.is_figure` says no of whatever is read there.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts

_MONEY, _TIME = "money", "time"
# One word in place of two changes none of 830 indicators and 1,789 values of the gold.
_WHEN_REACH = 2
_DAYS = 31
_PAIR = 2
_MARKS = ".,;:!?…)]»”’\"'"


class Beside(NamedTuple):
    """A piece of a text with the tokens on either side; ``months`` are their folded names."""

    piece: str
    before: Sequence[Token]
    behind: Sequence[Token]
    known: Amounts
    months: Container[str]


def is_measured(beside: Beside) -> bool:
    """ "One" counts where a unit, a part or somebody follows: "one hour", "one fifth", "one or two percent", "one person"."""
    known, words = beside.known, [token.folded for token in beside.behind]
    if words and words[0] in known.counted_ones:
        return True
    return any(
        known.units.find(words, at) or words[at] in known.denominators or words[at] in known.measures.counted_times
        for at in range(len(words))
    )


def is_ranked(beside: Beside) -> bool:
    """An ordinal counts before what comes in a row: "the 16th forum"."""
    return any(token.folded in beside.known.measures.ranked for token in beside.behind)


def is_every(beside: Beside) -> bool:
    """A word for every counts before an ordinal: "every fifth house"."""
    return bool(beside.behind) and beside.behind[0].folded in beside.known.ordinals


def is_more_than_a_year(beside: Beside) -> bool:
    """Four digits are an amount beside a bound or a unit: "over 2000 people", "2000 tonnes"."""
    words = [token.folded for token in beside.before]
    if _follows_money(beside) or any(True for _ in beside.known.bounds_before.find_all(words)):
        return True
    behind = _list_behind(beside)
    return _goes_on(behind, beside.known) and _find_time(behind, beside.known) is None


def counts_here(beside: Beside) -> bool:
    """A small number is none behind the name of what is numbered ("Title 42") or "the", beside a month, or where it says when."""
    known, before, behind = beside.known, beside.before, _list_behind(beside)
    last = before[-1].folded if before else ""
    if time := _find_time(behind, known):
        near = [token.folded for token in before[-_WHEN_REACH:]]
        says_when = any(word in known.measures.times_before for word in near)
        return not (says_when or (time < len(behind) and behind[time] in known.measures.times_behind))
    if _follows_money(beside) or _goes_on(behind, known):
        return True
    if not beside.piece[0].isdigit():
        return last not in known.known_sets or (last in known.definite and _is_over_two(beside))
    is_day = last in beside.months or (len(behind) > 0 and behind[0] in beside.months)
    return not (last in known.named_before or (is_day and int(beside.piece.rstrip(_MARKS)) <= _DAYS))


def _is_over_two(beside: Beside) -> bool:
    """More than a pair, which behind "the" may be described: "the three main piers"."""
    value = beside.known.cardinals.find(beside.piece.casefold())
    return value is not None and value > _PAIR


def _list_behind(beside: Beside) -> list[str]:
    """The words behind, folded; none where a mark ends the piece."""
    return [token.folded for token in beside.behind] if beside.piece[-1].isalnum() else []


def _follows_money(beside: Beside) -> bool:
    if not beside.before:
        return False
    last = beside.before[-1]
    unit = beside.known.units.find((last.folded,), 0)
    return last.text in beside.known.sign_beginnings or (unit is not None and unit.value.kind == _MONEY)


def _find_time(words: Sequence[str], known: Amounts) -> int | None:
    """The length of the unit of time that stands behind a number."""
    unit = known.units.find(words, 0) if words else None
    return unit.length if unit is not None and unit.value.kind == _TIME and words[0] not in known.shy else None


def _goes_on(words: Sequence[str], known: Amounts) -> bool:
    """What stands behind belongs to an amount: a magnitude, a unit, a bound, another number, a sign."""
    if not words:
        return False
    first = words[0]
    if not first[0].isalpha():
        return first not in _MARKS
    return bool(
        known.units.find(words, 0)
        or known.bounds_behind.find(words, 0)
        or known.tails.find(words, 0)
        or known.ordinals.find(first)
        or known.denominators.find(first)
        or known.fractions.find(first)
        or known.magnitudes.find(first)
        or known.dozens.find(first)
        or known.cardinals.find(first)
        or first in known.measures.counted_times
        or first in known.fillers
        or first in known.points
    )
