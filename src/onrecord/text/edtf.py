"""Dates of EDTF level 1 as values: what they can mean, and the date so many days, months or years from one.

A date is never made more precise than it was: "next month" of a year is nothing, "next year" of a day is a year.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.text.days import Days, find_days

Unit = Literal["day", "week", "month", "year"]
_DAY_PRECISION = len("2019-11-07")
_MONTH_PRECISION = len("2019-11")
_MONTHS = 12
_LATEST_YEAR = 9998
SUNDAY = 7


class Calendar(NamedTuple):
    """The year, month and day of a date, as far as it goes; a season stands for no month."""

    year: int
    month: int | None
    day: int | None


def find_bounds(edtf: str | None) -> Days | None:
    """The days that a date, or an interval of two ("2021-01/2021-05"), can mean; an open end is that of the other date."""
    if edtf is None or "/" not in edtf:
        return find_days(edtf)
    first, last = (find_days(one) for one in edtf.split("/", 1))
    if first is None or last is None:
        return first or last
    return Days(first.first, last.last) if first.first <= last.last else None


def read_calendar(edtf: str | None) -> Calendar | None:
    """The numbers of a date; nothing for an interval or where there is no date."""
    if edtf is None or "/" in edtf or find_days(edtf) is None:
        return None
    month = int(edtf[5:7]) if len(edtf) >= _MONTH_PRECISION else None
    day = int(edtf[8:10]) if len(edtf) >= _DAY_PRECISION else None
    return Calendar(int(edtf[:4]), month if month is not None and month <= _MONTHS else None, day)


def cut_clock(edtf: str) -> str:
    """The date without its time of day."""
    return edtf[:_DAY_PRECISION] if "/" not in edtf else edtf


def write_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date of these numbers as precise as they are; nothing where there is no such day."""
    if not 1 <= year <= _LATEST_YEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}" if 1 <= month <= _MONTHS else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def write_interval(first: str | None, last: str | None) -> str | None:
    """From one date to another; the date alone where both are the same, nothing where one is missing or they are turned round."""
    if first is None or last is None or first == last:
        return first if first == last else None
    interval = f"{first}/{last}"
    return interval if find_bounds(interval) else None


def shift_date(anchor: str | None, unit: Unit, count: int) -> str | None:
    """The day, week, month or year so many of them from a date that is at least as precise as the unit.

    A week is the interval from its Monday to its Sunday.
    """
    held = read_calendar(anchor)
    if held is None:
        return None
    if unit == "year":
        return write_date(held.year + count)
    if unit == "month":
        if held.month is None:
            return None
        months = held.year * _MONTHS + held.month - 1 + count
        return write_date(months // _MONTHS, months % _MONTHS + 1)
    day = _find_day(held)
    if day is None:
        return None
    if unit == "day":
        return _move(day, count).isoformat()
    monday = _move(day, 7 * count - day.weekday())
    return f"{monday.isoformat()}/{_move(monday, 6).isoformat()}"


def find_weekday(anchor: str | None, weekday: int, *, is_ahead: bool) -> str | None:
    """The nearest such day of the week (1 is Monday), the anchor's own day included: behind it, or ahead of it."""
    held = read_calendar(anchor)
    day = _find_day(held) if held else None
    if day is None:
        return None
    away = (weekday - day.isoweekday()) % SUNDAY if is_ahead else -((day.isoweekday() - weekday) % SUNDAY)
    return _move(day, away).isoformat()


def _find_day(held: Calendar) -> date | None:
    if held.month is None or held.day is None:
        return None
    return date(held.year, held.month, held.day)


def _move(day: date, days: int) -> date:
    return day + timedelta(days=days)
