"""Cells and rows of CSV (RFC 4180) that are safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

# Excel reads a file without this mark in the encoding of the machine and shows Cyrillic as noise; pandas, R, DuckDB and
# LibreOffice take it away.
BYTE_ORDER_MARK = "\ufeff"
# With one of these in front a spreadsheet runs a cell as a formula; the wide forms count in East Asian versions.
_RUNS = frozenset("=+-@\t\r\n＝＋－＠")


def guard_cell(words: str) -> str:
    """``words`` with an apostrophe in front where a spreadsheet would take them for a formula; blanks before it do not hide one."""
    opening = words.lstrip(" \u00a0\u3000")[:1]
    return f"'{words}" if opening in _RUNS and opening else words


def write_rows(rows: Iterable[Sequence[str | int | float | bool | None]]) -> str:
    """Rows with CRLF ends; texts are guarded, numbers are not, nothing is an empty cell."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([guard_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return written.getvalue()
