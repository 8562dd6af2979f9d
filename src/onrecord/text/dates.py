"""Dates as pages print them, read into EDTF level 1 and no more precise than they are printed."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

# 2019-11-07 17:00:00, 2019-11-07T15:15:00+00:00, 2022-05-16 14:42:16-04:00, 2019-11-07, 2019-11
_ISO = re.compile(
    r"(?<![\w.-])(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?)?(?![\w-])"
)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?<![\w:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<half>[AaPp])\.?\s?[Mm]\b\.?)?(?![\w:])"
)


class DateForms(NamedTuple):
    """How dates are printed: patterns of days and months, month names to numbers, and what may stand between a day and its time."""

    patterns: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]
    before_time: re.Pattern[str]


class PrintedDate(NamedTuple):
    """A date at ``[start, stop)`` of a line, and its EDTF value."""

    start: int
    stop: int
    value: str


def read_date(line: str, forms: DateForms) -> PrintedDate | None:
    """The first date printed in ``line``, with the time of day that stands right after it.

    Seconds printed as ``:00`` are a format, not a precision, and are left out; an offset is kept only where it is printed.
    Impossible dates (31.02.2020) are none.
    """
    if _DIGIT.search(line) is None:
        return None
    found = _ISO.search(line)
    if found and (iso := _read_iso(found)):
        return PrintedDate(found.start(), found.end(), iso)
    matches = sorted(
        ((match.start(), -match.end(), match) for pattern in forms.patterns for match in pattern.finditer(line)),
        key=lambda entry: entry[:2],
    )
    for start, _, match in matches:
        day = _read_day(match, forms.months)
        if day is None:
            continue
        clock = _CLOCK.match(line, _skip(line, match.end(), forms.before_time))
        if clock and len(day) == len("2019-11-07"):
            return PrintedDate(start, clock.end(), f"{day}T{_read_clock(clock)}")
        return PrintedDate(start, match.end(), day)
    return None


def read_clock(line: str) -> str | None:
    """``17:00`` where the whole line, a time zone's letters aside, is a time of day ("11:52 A.M. EDT" is 11:52)."""
    found = _CLOCK.match(line.strip())
    if found and re.fullmatch(r"\s*(?:[A-Z]{2,5}|\([A-Za-z ]+\))?\s*", line.strip()[found.end() :]):
        return _read_clock(found)
    return None


def _skip(line: str, position: int, before_time: re.Pattern[str]) -> int:
    between = before_time.match(line, position)
    return between.end() if between else position


def _read_iso(found: re.Match[str]) -> str | None:
    year, month, day = found["year"], found["month"], found["day"]
    if day is None:
        return f"{year}-{month}" if 1 <= int(month) <= 12 else None
    value = _make_day(int(year), int(month), int(day))
    if value is None or found["hour"] is None:
        return value
    seconds = "" if found["second"] in (None, "00") else f":{found['second']}"
    return f"{value}T{found['hour']}:{found['minute']}{seconds}{found['offset'] or ''}"


def _read_day(match: re.Match[str], months: Mapping[str, int]) -> str | None:
    parts = match.groupdict()
    name = parts.get("month")
    month = months.get(name.casefold()) if name else int(parts["monthnumber"])
    if month is None:
        return None
    if parts.get("day") is None:
        return f"{int(parts['year']):04d}-{month:02d}"
    return _make_day(int(parts["year"]), month, int(parts["day"]))


def _make_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _read_clock(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return f"{hour:02d}:{found['minute']}"
