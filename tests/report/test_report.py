"""A whole report from rows, as text and as JSON."""

import dataclasses
import io
import json

import pytest
from rich.console import Console

from onrecord.model import make_issue
from onrecord.report.as_json import write_json
from onrecord.report.as_text import print_account, print_report
from onrecord.report.gather import gather_report, gather_words
from tests.findings.build import OFFICIAL, change, make_document, make_judged, make_quotation, make_trace, published
from tests.report.build import CODEBOOK, show_rows

ROAD = "Мы построим новую дорогу к зиме"
PAGE = make_document(
    f"Тевеш: Мы построим нашу дорогу к зиме\n«{ROAD}», – сказал Орлан Тевеш. «Мы построим дорогу к зиме», – добавил глава государства. "
    "По словам Корвел, «мост откроют в мае». Тевеш сообщил, что дорога будет.",
    title="Тевеш: Мы построим нашу дорогу к зиме",
)
WHOLE = published(f"{ROAD}.")
JUDGED = (
    make_judged(
        PAGE,
        "Мы построим нашу дорогу к зиме",
        "no_source",
        q_place="headline",
        q_kind="indirect",
        next="Look at office.example.",
    ),
    make_judged(PAGE, ROAD, statements=(published(ROAD),)),
    make_judged(
        PAGE,
        "Мы построим дорогу к зиме",
        "edited",
        q_after=PAGE.text.index("«Мы построим дорогу"),
        q_label="глава государства",
        statements=(WHOLE,),
        changes=(change("word", "новую →"),),
    ),
    make_judged(
        PAGE,
        "мост откроют в мае",
        "source_cut",
        names=("Ина Корвел",),
        q_kind="mixed",
        q_label="Корвел",
        why="The page is cut.",
    ),
    make_judged(PAGE, "дорога будет", "paraphrased", q_kind="indirect", statements=(WHOLE,)),
)
ISSUES = (
    make_issue(stage="capture", source="pages/empty.txt", why="the file is empty", code="D01"),
    make_issue(stage="capture", source="elsewhere/old.txt", why="the file is empty", code="D01"),
    make_issue(stage="turns", source="pages/report.txt", document=PAGE.id, why="a label over three lines"),
)
VIEW = show_rows((PAGE, JUDGED), issues=ISSUES, retrieved="2021-07-01")
REPORT = gather_report(VIEW, [PAGE.id], ["pages"])


def write_text(report, **fields):
    written = io.StringIO()
    console = Console(file=written, width=fields.pop("width", 80), highlight=False, **fields)
    print_report(report, CODEBOOK, console)
    return written.getvalue()


def test_the_text_of_a_report():
    assert write_text(REPORT) == (
        """\
3 quotations: 1 match, 1 differs, 1 not checked
2 in reported speech: 1 match, 0 differs, 1 not checked

Тевеш: Мы построим нашу дорогу к зиме
Sella Post · 2021-06-14 · pages/report.txt

? not checked  Орлан Тевеш  no source, headline, reported speech
  reported     Мы построим нашу дорогу к зиме
  searched     Office of Marvia, 2021-06-14
  next         Look at office.example.
  Q09 note     No official page that can be compared
  Q11 warning  Headline or lead differs from the quotation below it: «новую» is
               printed as «нашу»

= match  Орлан Тевеш  verbatim
  quoted       Мы построим новую дорогу к зиме
  source       Office of Marvia, 2021-06-14, saved 2021-07-01
  opens        http://office.example/talks/7#:~:text=Мы%20построим%20новую%20дорогу%20к%20зиме

≠ differs  Орлан Тевеш («глава государства»)  edited
  quoted       Мы построим дорогу к зиме
  published    Мы построим [-новую-] дорогу к зиме.
  source       Office of Marvia, 2021-06-14, saved 2021-07-01
  opens        http://office.example/talks/7#:~:text=Мы%20построим%20новую%20дорогу%20к%20зиме
  Q01 warning  Words inside quotation marks differ from the official page:
               «новую» is left out

? not checked  Ина Корвел  source cut
  quoted       мост откроют в мае
  searched     Office of Marvia, 2021-06-14
  Q06 note     Not in the published part of the page: The page is cut.

≈ match in meaning  Орлан Тевеш  paraphrased, reported speech
  reported     дорога будет
  published    Мы построим новую дорогу к зиме.
  source       Office of Marvia, 2021-06-14, saved 2021-07-01
  opens        http://office.example/talks/7#:~:text=Мы%20построим%20новую%20дорогу%20к%20зиме

Not read with confidence
  D01 warning  pages/empty.txt: Not read: the file is empty.
  turns        pages/report.txt: a label over three lines

Read: 1 document (1 press).
Found: 0 errors, 3 warnings, 2 notes.
onrecord explain Q01 says what Q01 means, and what it does not mean.
"""
    )


@pytest.mark.parametrize("width", [40, 80, 132])
def test_no_line_is_wider_than_the_terminal_or_ends_in_space(width):
    """An address is never broken, however long: half of one opens nothing."""
    lines = write_text(REPORT, width=width).splitlines()
    assert all(len(line) <= width for line in lines if not line.startswith("  opens "))
    assert all(line == line.rstrip() for line in lines)


def test_a_terminal_has_colour_and_no_marks(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = write_text(REPORT, force_terminal=True, color_system="standard")
    assert "\x1b[4;32mновую\x1b[0m" in text
    assert "[-" not in text


def test_no_color_is_respected(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    text = write_text(REPORT, force_terminal=True, color_system="standard")
    assert "[-новую-]" in text
    assert "\x1b[31m" not in text
    assert "\x1b[32m" not in text


def test_what_a_page_says_is_never_obeyed():
    title = "Отчёт\x1b[2J\u202e"
    page = dataclasses.replace(PAGE, title=title, source="pages/\x1b]0;x\x07.txt", publisher="Post\x9b", language=None)
    judged = make_judged(page, ROAD, names=("Тевеш\x1b[31m",), statements=(published(ROAD),))
    view = show_rows((page, (judged,)))
    text = write_text(gather_report(view, [page.id], ["pages"]))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "Отчёт␛[2J⟦U+202E⟧" in text
    encoded = write_json(gather_report(view, [page.id], ["pages"]), {})
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(encoded)
    assert json.loads(encoded)["quotations"][0]["page"]["title"] == title


def test_the_shape_of_the_json():
    shaped = json.loads(write_json(REPORT, {}))
    assert list(shaped) == ["tally", "version", "quotations", "findings", "issues"]
    assert shaped["tally"] == {
        **{"quotations": 3, "match": 1, "differs": 1, "not_checked": 1},
        "reported": {"quotations": 2, "match": 1, "differs": 0, "not_checked": 1},
    }
    assert [one["shown"] for one in shaped["quotations"]] == ["not_checked", "match", "differs", "not_checked", "match"]
    edited = shaped["quotations"][2]
    assert edited["speakers"] == ["Орлан Тевеш"]
    assert edited["trace"]["changes"] == [{"kind": "word", "quoted": "", "published": "новую"}]
    assert edited["trace"]["statements"][0] == {
        "document": OFFICIAL.id,
        "start": 0,
        "stop": len(WHOLE.exact),
        "exact": WHOLE.exact,
    }
    assert edited["sources"] == [
        {
            "document": OFFICIAL.id,
            "source": "pages/official.txt",
            "address": "http://office.example/talks/7",
            "publisher": "Office of Marvia",
            "title": "Переговоры",
            "published": "2021-06-14T17:00",
            "retrieved": "2021-07-01",
            "language": "ru",
            "standing": "official",
            "kind": "report",
            "licence": None,
        }
    ]
    assert {finding["code"] for finding in shaped["findings"] if finding["id"] in edited["findings"]} == {"Q01"}
    assert [issue["source"] for issue in shaped["issues"]] == ["pages/empty.txt", "pages/report.txt"]


def test_rows_in_another_order_give_the_same_report():
    for table in VIEW.tables.values():
        table.reverse()
    again = gather_report(VIEW, [PAGE.id, PAGE.id], ["pages"])
    assert (write_json(again, {}), write_text(again)) == (write_json(REPORT, {}), write_text(REPORT))


def test_a_report_of_official_pages_alone():
    assert write_text(gather_report(show_rows(), [OFFICIAL.id], ["pages"])).splitlines() == [
        "0 quotations: 0 match, 0 differs, 0 not checked",
        "",
        "Read: 1 document (1 official).",
        "Found: 0 errors, 0 warnings, 0 notes.",
        "No quotation was found on these pages: official pages are what others are",
        "  checked against.",
    ]


def test_one_quotation_of_no_page():
    quotation = make_quotation(PAGE, ROAD)
    account, report = gather_words(VIEW, quotation, make_trace(quotation, statements=(published(ROAD),)), None)
    assert account.speakers == ()
    assert list(report.sources) == [OFFICIAL.id]
    assert report.find_saved(OFFICIAL.id) == "2021-07-01"


def test_one_quotation_not_checked_says_why_itself():
    quotation = make_quotation(PAGE, ROAD)
    trace = make_trace(quotation, "no_source", searched=(), why="no account of the event", next="office.example")
    account, report = gather_words(VIEW, quotation, trace, "Тевеш")
    written = io.StringIO()
    print_account(account, report, CODEBOOK, Console(file=written, width=80))
    assert written.getvalue() == (
        "? not checked  Тевеш  no source\n"
        f"  quoted       {ROAD}\n"
        "  why          no account of the event\n"
        "  next         office.example\n"
    )


def test_pages_of_whom_nothing_is_known_are_named_with_what_to_do():
    unknown = make_document("Дорога будет.", publisher="gov.unknown.example", standing="other")
    nobody = make_document("Мост будет.", publisher=None, source="pages/\x1b[31mred.txt", standing="other")
    view = show_rows((PAGE, JUDGED), (unknown, ()), (nobody, ()))
    report = gather_report(view, [PAGE.id, unknown.id, nobody.id], ["pages"])
    assert report.unknown == ("gov.unknown.example", "pages/\x1b[31mred.txt")
    closing = " ".join(write_text(report, width=400).partition("Read: ")[2].split())
    assert "Not known to be official or press, and not compared with: gov.unknown.example, pages/" in closing
    assert "knowledge/publishers" in closing
    assert "\x1b" not in closing
    assert "Not known to be" not in write_text(REPORT)


def test_of_many_unknown_publishers_some_are_named():
    many = dataclasses.replace(REPORT, unknown=tuple(f"{number}.example" for number in range(5)))
    assert "0.example, 1.example, 2.example and 2 more." in write_text(many, width=400)
