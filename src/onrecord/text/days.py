"""The days that an EDTF date can mean, as day numbers: what is needed to say which of two pages is the earlier."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# EDTF level 1: 21 spring, 22 summer, 23 autumn, 24 winter, of the northern half of the earth; winter runs into the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class Days(NamedTuple):
    """The first and the last day a date can mean, counted from the year 1."""

    first: int
    last: int


# Few days are many rows' dates: those of 5,000 pages are 2,000.
@lru_cache(maxsize=1 << 14)
def find_days(edtf: str | None) -> Days | None:
    """The days of a date such as ``2019``, ``2021-23``, ``2019-11`` or ``2019-11-07T17:00``; nothing where there is no date."""
    found = _DATE.match(edtf or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= year < date.max.year:
        return None
    if month is None:
        return _span(year, 1, year, 12)
    if month in _SEASONS:
        first, last = _SEASONS[month]
        return _span(year, first, year + (last < first), last)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return _span(year, month, year, month)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    number = date(year, month, day).toordinal()
    return Days(number, number)


def _span(first_year: int, first_month: int, last_year: int, last_month: int) -> Days:
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Days(date(first_year, first_month, 1).toordinal(), last.toordinal())
