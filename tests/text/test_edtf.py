"""Dates as values: never more precise than they were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.edtf import find_bounds, find_weekday, shift_date, write_date, write_interval
from onrecord.text.edtf_phrases import read_dates, read_ordinals
from onrecord.text.roman import read_roman

RUSSIAN, ENGLISH, KAZAKH = (load_date_phrases(KnowledgeFolders())[code] for code in ("ru", "en", "kk"))
SHIFTED = [
    ("2021-08-19", "day", -1, "2021-08-18"),
    ("2021-08-19T15:31", "day", 1, "2021-08-20"),
    ("2021-08-19", "week", -1, "2021-08-09/2021-08-15"),
    ("2021-01", "month", -1, "2020-12"),
    ("2021-08-19", "year", 1, "2022"),
    ("2021-08", "day", -1, None),
    ("2021", "month", 1, None),
    ("2021-23", "month", 1, None),
    (None, "year", 1, None),
]


@pytest.mark.parametrize(("anchor", "unit", "count", "value"), SHIFTED)
def test_a_date_is_shifted_no_more_finely_than_it_is_known(anchor, unit, count, value):
    assert shift_date(anchor, unit, count) == value


def test_an_interval_means_all_its_days():
    assert find_bounds("2021-01/2021-05") == (date(2021, 1, 1).toordinal(), date(2021, 5, 31).toordinal())
    assert find_bounds("2021-05/2021-01") is None
    assert write_interval("2021-05", "2021-01") is None
    assert write_interval("2021", "2021") == "2021"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 7), st.booleans())
def test_a_day_of_the_week_is_less_than_a_week_away(day, weekday, is_ahead):
    said = find_weekday(day.isoformat(), weekday, is_ahead=is_ahead)
    assert said
    found = date.fromisoformat(said)
    assert found.isoweekday() == weekday
    assert 0 <= (found - day if is_ahead else day - found).days < 7


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_what_is_written_is_read(day):
    assert find_bounds(write_date(day.year, day.month, day.day)) == (day.toordinal(), day.toordinal())


ORDINALS = [
    ("XVI Форум областей", RUSSIAN, [16]),
    ("на шестнадцатом форуме", RUSSIAN, [16]),
    ("двадцать первая сессия", RUSSIAN, [21]),
    ("16-й форум и 5-я сессия", RUSSIAN, [16, 5]),
    ("the 16th Forum", ENGLISH, [16]),
    ("the twenty-second session", ENGLISH, [22]),
    ("I met him at the forum", ENGLISH, []),
    ("16-шы форум", KAZAKH, [16]),
    ("он алтыншы форум", KAZAKH, [16]),
]


@pytest.mark.parametrize(("text", "phrases", "numbers"), ORDINALS)
def test_ordinals_in_words_digits_and_roman_numerals(text, phrases, numbers):
    assert [number for _, _, number in sorted(read_ordinals(text, phrases))] == numbers


def test_roman_numerals():
    assert [read_roman(one) for one in ("IV", "IX", "XIV", "XVI", "XL", "XCIX")] == [4, 9, 14, 16, 40, 99]


def test_the_longest_words_count():
    said = read_dates("Он приехал 7 ноября 2019 года, в четверг, и уедет завтра.", RUSSIAN, "2019-11-07")
    assert [(one.value, one.is_relative) for one in said] == [
        ("2019-11-07", False),
        ("2019-11-07", True),
        ("2019-11-08", True),
    ]


def test_a_sentence_about_what_is_to_come_leans_ahead():
    assert RUSSIAN.find_leaning("Форум планируется провести осенью.") == "ahead"
    assert ENGLISH.find_leaning("They met in the fall.") == "back"
