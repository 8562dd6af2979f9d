"""Cells that a spreadsheet would run are guarded; all else comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.cells import guard_cell, write_rows

GUARDED = [
    "=1+1",
    "+7 727 000",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝HYPERLINK()",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u3000＝1",
]


@pytest.mark.parametrize("words", GUARDED)
def test_a_formula_is_a_text(words):
    assert guard_cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", " ", "26 percent", "– сказал он", "«=1»", "'=1", "a=b"])
def test_a_text_is_left_alone(words):
    assert guard_cell(words) == words


def test_rows_as_the_standard_has_them():
    assert write_rows([("a", "b"), ('say "yes", they did', -5), (None, "two\nlines")]) == (
        'a,b\r\n"say ""yes"", they did",-5\r\n,"two\nlines"\r\n'
    )


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2),
        max_size=5,
    )
)
def test_rows_are_read_back_and_no_cell_begins_with_a_sign(rows):
    written = write_rows(rows)
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.lstrip()[:1] in set("=+-@＝＋－＠") for row in read for cell in row if cell.strip())
