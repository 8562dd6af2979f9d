"""Dates as printed, and their EDTF value: no more precise than the page."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import load_page_languages
from onrecord.text.dates import read_clock, read_date

LANGUAGES = load_page_languages(KnowledgeFolders())
FORMS = LANGUAGES.date_forms
EXAMPLES = [example for language in LANGUAGES.languages for example in language.dates.examples]

PAIRS = [
    ("2019-11-07 17:00:00", "2019-11-07T17:00"),
    ("2019-11-07T15:15:00+00:00", "2019-11-07T15:15+00:00"),
    ("2022-05-16 14:42:16-04:00", "2022-05-16T14:42:16-04:00"),
    ("2022-05-16T14:42:16.250Z", "2022-05-16T14:42:16Z"),
    ("2019-11", "2019-11"),
    ("Опубликовано 7 ноября 2019 года в 17:00", "2019-11-07T17:00"),
    ("16.09.2021, 19:05", "2021-09-16T19:05"),
    ("March 3, 2022.", "2022-03-03"),
    ("3rd March 2022 at 5:30 p.m.", "2022-03-03T17:30"),
    ("Mar. 3, 2022 | 12:05 a.m.", "2022-03-03T00:05"),
    ("2021 жылғы 16 қыркүйек, сағат 15:30", "2021-09-16T15:30"),
    ("Сентябрь 2021 года", "2021-09"),
    ("31.02.2020", None),
    ("2020-13-01", None),
    ("в 2019 году", None),
    ("тел. 8-800-2019-11", None),
    ("17:00", None),
    ("не дата", None),
    # The first date counts; one that cannot be is passed over.
    ("с 31.02.2020 по 1.03.2020", "2020-03-01"),
]


@pytest.mark.parametrize(("line", "value"), [*EXAMPLES, *PAIRS])
def test_printed_dates(line: str, value: str | None):
    found = read_date(line, FORMS)
    assert (found.value if found else None) == value


CLOCKS = [
    ("17:00", "17:00"),
    ("17.05", "17:05"),
    ("9:05", "09:05"),
    ("11:52 A.M. EDT", "11:52"),
    ("12:15 a.m.", "00:15"),
    ("12:15 P.M. EST", "12:15"),
    ("5:30 p.m. (local time)", "17:30"),
    ("24:00", None),
    ("17:00 в Омске начался форум", None),
    ("в 17:00", None),
    ("3.14.15", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "clock"), CLOCKS)
def test_times_of_day(line: str, clock: str | None):
    assert read_clock(line) == clock


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_what_is_printed_is_read_again(moment: datetime):
    day = moment.date().isoformat()
    months = {language.language: language.months[moment.month][0] for language in LANGUAGES.languages}
    clock = f"{moment.hour}:{moment.minute:02}"
    printed = [
        f"{moment.day} {months['ru']} {moment.year} года, {clock}",
        f"{months['en']} {moment.day}, {moment.year}, {clock}",
        f"{moment.year} жылғы {moment.day} {months['kk']}, {clock}",
        f"{moment.day}.{moment.month}.{moment.year} {clock}",
    ]
    for line in printed:
        found = read_date(line, FORMS)
        assert found is not None
        assert found.value == f"{day}T{moment.hour:02}:{moment.minute:02}"
        assert (found.start, found.stop) == (0, len(line))


@given(st.text(max_size=60))
def test_any_line_can_be_read(line: str):
    read_clock(line)
    found = read_date(line, FORMS)
    assert found is None or 0 <= found.start < found.stop <= len(line)
