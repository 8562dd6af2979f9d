"""Values as the record holds them: decimal strings without exponents, fractions in percent, money in the currency of the page's side."""

from decimal import ROUND_HALF_UP, Decimal

from onrecord.figures.amounts import Amount
from onrecord.knowledge.amounts import Amounts

PERCENT, COUNT = "percent", "1"
_HUNDRED = 100
_PLACES = Decimal("0.01")
_MOST_DECIMALS = 6


def write_values(amount: Amount, side: str | None, known: Amounts) -> tuple[str, str | None, str]:
    """Value, upper and unit: a fraction of something is in percent, a plain number counts; dollars are those of the page's side."""
    is_share = amount.kind == "fraction" and amount.unit is None
    unit = PERCENT if is_share else amount.unit.code if amount.unit else COUNT
    if amount.unit is not None and amount.unit.is_bare:
        unit = known.shared_money.get(unit, {}).get(side or "", unit)
    factor = _find_factor(amount, is_share=is_share)
    upper = None if amount.upper is None else _write(amount.upper * factor)
    return _write(amount.value * factor), upper, unit


def _find_factor(amount: Amount, *, is_share: bool) -> Decimal:
    """A fraction is in percent, cents are hundredths of their money."""
    if is_share:
        return Decimal(_HUNDRED)
    is_part = amount.unit is not None and amount.unit.kind == "money" and amount.unit.base is not None
    return amount.unit.base if is_part and amount.unit and amount.unit.base else Decimal(1)


def _write(value: Decimal) -> str:
    """A decimal string without an exponent; what does not end is cut to two places: 33.33."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
        value = value.quantize(_PLACES, ROUND_HALF_UP)
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
