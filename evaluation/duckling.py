"""Amounts measured on the expressions of duckling (../shared/data/duckling): value and both ends, in Russian and English.

An expression is right when the widest amount read in it has the expression's value (and upper end), in its unit or in one that
makes the same amount. A month counts as 30 days or as a twelfth of 365. Nothing of the data is kept here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from evaluation.scores import Score
from onrecord.figures.amounts import Amount, read_amounts
from onrecord.figures.tokens import find_tokens
from onrecord.knowledge.amounts import Amounts, load_amounts
from onrecord.knowledge.files import KnowledgeFolders

SET = "duckling"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "duckling"
LANGUAGES = ("en", "ru")
# How many of a kind's base unit (metre, gram, litre, second) each unit of the set is; money and plain numbers are as they stand.
_BASE: Mapping[str, str] = {
    **{"Second": "1", "Minute": "60", "Hour": "3600", "Day": "86400", "Week": "604800", "Year": "31536000"},
    **{"Kilometre": "1000", "Metre": "1", "M": "1", "Centimetre": "0.01", "Millimetre": "0.001"},
    **{"Mile": "1609.344", "Inch": "0.0254", "Foot": "0.3048", "Yard": "0.9144"},
    **{"Gram": "1", "Ounce": "28.349523125", "Litre": "1", "Millilitre": "0.001", "Hectolitre": "100"},
}
_MONTHS = {"Month": 1, "Quarter": 3}
_DAY = 86_400
_MONTH_SECONDS = (Decimal(30 * _DAY), Decimal(365 * _DAY) / 12)
_NUMBER = re.compile(r"(?:NumeralValue|OrdinalData) \(?(?P<value>[-\d.e]+)")
_DURATION = re.compile(r"DurationData (?P<value>\d+) (?P<unit>\w+)")
_ONE_SIDED = re.compile(r"(?:simple|under|above) (?P<unit>\w+) (?P<value>[\d.e]+)")
_RANGE = re.compile(r"between (?P<unit>\w+) \((?P<value>[\d.e]+), ?(?P<upper>[\d.e]+)\)")
_CLOSE = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an expression says; ``bases`` are the sizes its unit may have, none where it is as it stands."""

    value: Decimal
    upper: Decimal | None
    bases: tuple[Decimal, ...]


def measure_duckling() -> Iterator[Score]:
    """The share of expressions whose value is exact, for each language; nothing where the data is missing."""
    if not DATA.is_dir():
        return
    known = load_amounts(KnowledgeFolders())
    for language in LANGUAGES:
        lines = (DATA / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
        errors = [error for line in lines if (error := _find_error(json.loads(line), known[language]))]
        right = len(lines) - len(errors)
        yield Score(set=SET, measure=f"exact value, {language}", correct=right, total=len(lines), errors=tuple(errors))


def _find_error(item: Mapping[str, str], known: Amounts) -> str | None:
    wanted = read_wanted(item["value"])
    found = read_amounts(find_tokens(item["text"]), known)
    widest = max(found, key=lambda amount: amount.stop - amount.first, default=None)
    if widest is not None and is_right(widest, wanted):
        return None
    return f"{item['text']!r}: {item['value']}, found {_describe(widest)}"


def read_wanted(value: str) -> Wanted:
    """The value as the set writes it: "simple Dollar 20.43", "between Metre (3,5)", "DurationData 3 Month"."""
    if found := _NUMBER.match(value):
        return Wanted(Decimal(found["value"]), None, ())
    if found := _DURATION.match(value):
        return Wanted(Decimal(found["value"]), None, _list_bases(found["unit"]))
    found = _ONE_SIDED.match(value) or _RANGE.match(value)
    if not found:
        raise ValueError(f"expected a value of duckling's, found {value!r}")
    upper = found.groupdict().get("upper")
    return Wanted(Decimal(found["value"]), Decimal(upper) if upper else None, _list_bases(found["unit"]))


def _list_bases(unit: str) -> tuple[Decimal, ...]:
    if unit in _MONTHS:
        return tuple(seconds * _MONTHS[unit] for seconds in _MONTH_SECONDS)
    return (Decimal(_BASE[unit]),) if unit in _BASE else ()


def is_right(amount: Amount, wanted: Wanted) -> bool:
    """Value and upper end are those wanted."""
    if (amount.upper is None) != (wanted.upper is None):
        return False
    ends = [(amount.value, wanted.value)]
    if amount.upper is not None and wanted.upper is not None:
        ends.append((amount.upper, wanted.upper))
    return any(
        all(_is_same(found * base, want * size) for found, want in ends) for base, size in _pair_bases(amount, wanted)
    )


def _pair_bases(amount: Amount, wanted: Wanted) -> Iterator[tuple[Decimal, Decimal]]:
    """The sizes of the unit found and of the unit wanted that may be held against each other."""
    own = amount.unit.base if amount.unit is not None and amount.unit.kind != "money" else None
    if not wanted.bases or own is None:
        yield Decimal(1), Decimal(1)
        return
    is_month = amount.unit is not None and amount.unit.code == "mo"
    for size in wanted.bases:
        for base in _MONTH_SECONDS if is_month else (own,):
            yield base, size


def _is_same(found: Decimal, wanted: Decimal) -> bool:
    return abs(found - wanted) <= _CLOSE * max(Decimal(1), abs(wanted))


def _describe(amount: Amount | None) -> str:
    if amount is None:
        return "nothing"
    upper = "" if amount.upper is None else f" to {amount.upper}"
    return f"{amount.value}{upper} {amount.unit.code if amount.unit else ''}".strip()
