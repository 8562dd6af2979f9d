"""The table read back as a spreadsheet reads it: one row a quotation."""

import csv
import io

import pytest

from onrecord.report.as_csv import COLUMNS, write_csv
from tests.report.build import CODEBOOK
from tests.report.hostile import ALL, make_report, place_quotations
from tests.report.test_report import REPORT


def read(written):
    assert written.startswith("\ufeff")
    assert written.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))


def test_one_row_a_quotation_in_page_order():
    rows = read(write_csv(REPORT, place_quotations(REPORT), CODEBOOK))
    assert [row["quoted"] for row in rows] == [
        account.quotation.exact for page in REPORT.pages for account in page.accounts
    ]
    edited = rows[2]
    assert edited == {
        **{"page": "pages/report.txt", "line": "3", "whereabouts": "", "page_title": "Тевеш: Мы построим нашу дорогу к зиме", "page_publisher": "Sella Post"},
        **{"page_published": "2021-06-14", "page_address": "", "place": "body", "kind": "direct", "speakers": "Орлан Тевеш"},
        **{"label": "глава государства", "quoted": "Мы построим дорогу к зиме", "shown": "differs", "verdict": "edited"},
        **{"certainty": "sure", "published": "Мы построим новую дорогу к зиме.", "changes": "word: новую → ∅"},
        **{"source": "Office of Marvia, 2021-06-14, saved 2021-07-01", "source_licence": "", "searched": "", "next": "", "why": ""},
        "source_address": "http://office.example/talks/7#:~:text=" + encode("Мы построим новую дорогу к зиме"),
        "findings": "Q01",
        "messages": "Words inside quotation marks differ from the official page: «новую» is left out",
        "id": edited["id"],
    }  # fmt: skip


def encode(words):
    return "".join(f"%{byte:02X}" for byte in words.encode())


def test_the_columns_are_the_header():
    assert list(read(write_csv(REPORT, {}, CODEBOOK))[0]) == list(COLUMNS)


@pytest.mark.parametrize("words", ALL)
def test_no_cell_is_run_or_breaks_its_line(words):
    written = write_csv(make_report(words), {}, CODEBOOK)
    assert len(written.split("\r\n")) == 3
    (row,) = read(written)
    for cell in row.values():
        assert cell[:1] not in set("=+-@\t\r\n")
        assert not {"\x1b", "\u202e", "\x00", "\n", "\r"} & set(cell)
