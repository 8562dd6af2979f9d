"""Numbers that are one measure in two units: 254 millimetres are 10 inches, 8 kilometres 5 miles, 7:55 is 7.55."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from onrecord.knowledge.amounts import Unit
from onrecord.knowledge.forms import Phrases

# Who converts rounds: 1.6 km for a mile are .6 percent short, 30 cm for a foot 1.6; round numbers more ("200 miles" for 300 km), 7.
_ROUNDED, _ROUND = Decimal("0.02"), Decimal("0.1")
_HALF = Decimal("0.5")
# Between the ends of a range: "2 to 4", "5 à 10", "2–4".
_LONGEST_LINK = 3
_HUNDREDTHS = 100
_CLOCK = ":"


class Measure(NamedTuple):
    """Amounts in the base unit of a kind that a number may be; ``unit`` is the code it is printed in, ``half`` half of its last digit
    and ``half_round`` half of its last digit that is no nought at the end.
    """

    kind: str
    unit: str
    base: Decimal
    amounts: frozenset[Decimal]
    half: Decimal
    half_round: Decimal


def read_measure(words: Sequence[str], values: frozenset[Decimal], units: Phrases[Unit] | None) -> Measure | None:
    """The measure of a number before folded words; nothing where they name no unit that others are converted into."""
    found = units.find(words, 0) if units is not None and words and len(words[0]) > 1 else None
    if found is None or found.value.base is None or found.value.kind in ("money", "time"):
        return None
    return _measure(values, found.value.kind, found.value.code, found.value.base)


def _measure(values: frozenset[Decimal], kind: str, unit: str, base: Decimal) -> Measure:
    half = _HALF.scaleb(max(_count_exponent(value) for value in values)) * base
    half_round = _HALF.scaleb(max(_count_exponent(value.normalize()) for value in values)) * base
    return Measure(kind, unit, base, frozenset(value * base for value in values), half, half_round)


def _count_exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def lend_measure(values: frozenset[Decimal], between: str, behind: Measure | None) -> Measure | None:
    """The measure of the first end of a range, whose unit stands behind the other: "2 to 4 inches"."""
    link = between.strip()
    if behind is None or not 0 < len(link) <= _LONGEST_LINK or any(one.isdigit() or one in ",.;:()" for one in link):
        return None
    return _measure(values, behind.kind, behind.unit, behind.base)


def is_converted(one: Measure | None, other: Measure | None) -> bool:
    """One measure in two units, read generously: to half of the last digit, or to what converters round; round numbers more."""
    if one is None or other is None or one.kind != other.kind or one.unit == other.unit:
        return False
    return any(abs(a - b) <= _find_reach(one, other, max(a, b)) for a in one.amounts for b in other.amounts)


def _find_reach(one: Measure, other: Measure, amount: Decimal) -> Decimal:
    half_round = min(max(one.half_round, other.half_round), _ROUND * amount)
    return max(one.half, other.half, half_round, _ROUNDED * amount)


def join_clock(hours: frozenset[Decimal], minutes: frozenset[Decimal]) -> frozenset[Decimal]:
    """An hour and its minutes as they are printed with a dot: 7.55."""
    return frozenset(hour + minute / _HUNDREDTHS for hour in hours for minute in minutes)


def is_clock(between: str) -> bool:
    """What stands between an hour and its minutes."""
    return between == _CLOCK
