"""Rows in memory with fewer fields are the rows that a table with more columns is read into."""

from dataclasses import dataclass

import pytest

from onrecord.engines.narrow import narrow
from onrecord.engines.tables import find_codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    text: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    id: str
    days: tuple[Day, ...]
    main: Day
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    main: Year
    days: tuple[Year, ...]
    note: str | None


DAY = Day(text="3 May", year=1931)
ACT = Act(id="a", days=(DAY, Day(text="June", year=1932)), main=DAY, note=None)


def test_a_row_with_fewer_fields_is_what_would_be_read_back() -> None:
    found = narrow(Act, Short)(ACT)
    assert found == find_codec(Short).decode(find_codec(Act).encode([ACT]).select(["main", "days", "note"]))[0]
    assert narrow(tuple[Act, ...], tuple[Short, ...])((ACT, ACT)) == (found, found)
    assert narrow(tuple[Act, ...], tuple[Short, ...])(()) == ()


def test_a_value_of_the_same_type_is_the_value_itself() -> None:
    days = (DAY,)
    assert narrow(tuple[Day, ...], tuple[Day, ...])(days) is days
    assert narrow(str | None, str | None)(None) is None


@pytest.mark.parametrize(
    ("stored", "wanted", "message"),
    [
        (Year, Day, "expected the fields of Day in Year, found none called text"),
        (str, Day, "expected .*Day.* or a row with more fields, found <class 'str'>"),
        (tuple[str, ...], tuple[Day, ...], "or a row with more fields"),
    ],
)
def test_what_is_no_row_with_more_fields_is_refused(stored: object, wanted: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        narrow(stored, wanted)
