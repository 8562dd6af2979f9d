"""Official statistics that a person lays beside the figures of a record: a CSV file with a line for each value."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.model.figures import Figure

COLUMNS = ("indicator", "value", "unit", "period", "source")
# Columns that a file may leave out.
OPTIONAL = ("measure", "whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One value: of what, in which unit, for which period (EDTF), and who published it."""

    indicator: str
    value: Decimal
    unit: str
    period: str
    source: str
    measure: str
    whole: str


def read_references(path: Path) -> tuple[Reference, ...]:
    """The values of a file; raises :class:`UsageError` that names file, line and what was expected there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: expected a CSV file in UTF-8: {error}") from error
    rows = csv.DictReader(text.splitlines())
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise UsageError(f"{path}:1: expected the columns {', '.join(COLUMNS)}, found no {', '.join(missing)}")
    return tuple(_read_row(path, rows.line_num, row) for row in _list_filled(rows))


def _list_filled(rows: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    for row in rows:
        if any(value and value.strip() for value in row.values() if isinstance(value, str)):
            yield {
                key: (value or "").strip()
                for key, value in row.items()
                if isinstance(key, str) and not isinstance(value, list)
            }


def _read_row(path: Path, line: int, row: dict[str, str]) -> Reference:
    try:
        value = Decimal(row["value"])
    except InvalidOperation as error:
        raise UsageError(f"{path}:{line}: expected a number such as 18.2 in 'value', found {row['value']!r}") from error
    empty = [name for name in ("indicator", "unit", "period", "source") if not row[name]]
    if empty:
        raise UsageError(f"{path}:{line}: expected something in {', '.join(empty)}, found nothing")
    return Reference(
        indicator=row["indicator"],
        value=value,
        unit=row["unit"],
        period=row["period"],
        source=row["source"],
        measure=row.get("measure", "") or "level",
        whole=row.get("whole", ""),
    )


def find_reference(figure: Figure, references: Sequence[Reference]) -> Reference | None:
    """The statistic of the same indicator, unit, measure and period; only a stated period counts."""
    for one in references:
        same = (one.indicator, one.unit, one.measure, one.period)
        if same == (figure.indicator, figure.unit, figure.measure, figure.period):
            return one
    return None
