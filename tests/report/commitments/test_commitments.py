"""The commitments of a record as they are shown: text, rows, a calendar, a plot, and what was seen by a day."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from icalendar import Calendar
from rich.console import Console

from onrecord.model import Finding
from onrecord.pipeline import take_in_and_build
from onrecord.record.view import View
from onrecord.report.commitments.calendar import write_calendar
from onrecord.report.commitments.lines import Ledger, read_ledger
from onrecord.report.commitments.plot import write_plot
from onrecord.report.commitments.rows import COLUMNS, write_commitments_csv, write_commitments_json
from onrecord.report.commitments.text import print_commitments
from onrecord.settings import Settings

PROMISED = """---
title: Remarks of the Minister in Vardo
date: 2031-05-20
source_url: https://ministry.orland.example/news/2031/0520
---

The ministry will open a maritime school in Vardo by September 2031. The ministry will publish the list of harbours in June 2031.

The ministry plans to repair the lighthouse of Vardo in 2032, if parliament allows it. We hope that trade will grow.
"""
OPENED = """---
title: A school for sailors
date: 2031-09-02
source_url: https://ministry.orland.example/news/2031/0902
---

The maritime school in Vardo was opened on Monday.
"""
PUT_OFF = """---
title: The lighthouse
date: 2032-03-01
source_url: https://ministry.orland.example/news/2032/0301
---

The repair of the lighthouse of Vardo has been put off until 2034.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commitments")
    pages = folder / "pages"
    pages.mkdir()
    for name, text in (("a", PROMISED), ("b", OPENED), ("c", PUT_OFF)):
        (pages / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(record=folder / "record", knowledge=None, processes=1, has_models=False)
    view, _ = take_in_and_build([pages], settings, lambda name, place, count: None)
    view.close()
    return folder / "record"


def open_ledger(record: Path, **chosen: object) -> Ledger:
    with View.open(record) as view:
        return read_ledger(view, **chosen)  # type: ignore[arg-type]


def tell(ledger: Ledger) -> list[tuple[str, str | None, str, list[str]]]:
    return [
        (line.commitment.action, line.commitment.due, line.status, [seen.what for seen in line.later])
        for line in ledger.lines
    ]


def test_what_later_pages_say(record: Path) -> None:
    assert tell(open_ledger(record)) == [
        ("open", "2031-09", "done", ["done"]),
        ("publish", "2031-06", "open", []),
        ("repair", "2032", "moved", ["other_date"]),
    ]


def test_as_of_a_day_later_pages_are_not_there(record: Path) -> None:
    assert tell(open_ledger(record, as_of="2031-06-01")) == [
        ("open", "2031-09", "open", []),
        ("publish", "2031-06", "open", []),
        ("repair", "2032", "open", []),
    ]


def test_chosen_by_words(record: Path) -> None:
    assert [line.commitment.action for line in open_ledger(record, words="lighthouse").lines] == ["repair"]


def test_text(record: Path) -> None:
    stream = io.StringIO()
    print_commitments(open_ledger(record), Console(file=stream, width=100), refused=True)
    shown = stream.getvalue()
    assert shown.startswith("3 commitments: 2 will, 1 plans; as of 2032-03-01")
    assert "the term has passed, nothing seen in the record since" in shown
    assert "on condition: if parliament allows it" in shown
    assert "hope" in shown.partition("Looks like a commitment and is none:")[2]


def test_rows(record: Path) -> None:
    ledger = open_ledger(record)
    rows = list(csv.reader(io.StringIO(write_commitments_csv(ledger).removeprefix("\ufeff"))))
    told = json.loads(write_commitments_json(ledger))
    assert tuple(rows[0]) == COLUMNS
    assert [row["action"] for row in told["commitments"]] == [row[COLUMNS.index("action")] for row in rows[1:]]
    assert told["commitments"][0]["later"][0]["what"] == "done"
    assert rows[1][COLUMNS.index("later")].startswith("done: ")


def test_a_calendar_that_other_programs_read(record: Path) -> None:
    written = write_calendar(open_ledger(record))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    events = [
        (str(event["SUMMARY"]), event.decoded("DTSTART").isoformat(), event.decoded("DTEND").isoformat())
        for event in Calendar.from_ical(written).walk("VEVENT")
    ]
    assert [event[1:] for event in events] == [
        ("2031-09-01", "2031-10-01"),
        ("2031-06-01", "2031-07-01"),
        ("2032-01-01", "2033-01-01"),
    ]
    assert "maritime school in Vardo" in events[0][0]


def test_a_plot(record: Path) -> None:
    drawn = ET.fromstring(write_plot(open_ledger(record)))
    titles = [title.text or "" for title in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert any(title.startswith("done: The maritime school") for title in titles)
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}rect"))) == 3


def test_an_empty_plot_says_so(record: Path) -> None:
    assert "No commitment with a term" in write_plot(open_ledger(record, words="nothing such"))


def test_findings(record: Path) -> None:
    with View.open(record) as view:
        found = {(finding.code, finding.message) for finding in view.rows(Finding) if finding.code.startswith("C")}
    assert {code for code, _ in found} == {"C01", "C02"}
    assert any("2031-06" in message and "2 pages of the same publisher" in message for _, message in found)
