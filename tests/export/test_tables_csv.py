"""CSV holds what the JSON Lines hold, cell by cell, and nothing in it is run by a spreadsheet."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.export.contract import CONTRACT
from onrecord.export.jsonl import export_jsonl
from onrecord.export.tables_csv import export_csv
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter
from tests.export.test_jsonl import NEW, QUOTATION, ROWS

FORMULA = '=HYPERLINK("http://evil.example")'
ODD = ROWS | {
    "documents": [replace(NEW, title=FORMULA, text="Мост, «да»\nи \"нет\"", place="＋1"), *ROWS["documents"][1:]],
    "quotations": [replace(QUOTATION, exact="-да", label="@Волк")],
}  # fmt: skip
Read = dict[str, list[dict[str, Any]]]


@pytest.fixture
def exported(tmp_path: Path) -> tuple[Read, Read]:
    """The rows of both forms."""
    with RecordWriter(tmp_path / "record") as writer:
        writer.publish({}, ODD)
    with View.open(tmp_path / "record") as view:
        lines, tables = export_jsonl(view, tmp_path / "out"), export_csv(view, tmp_path / "out")
    read = {}
    for path in tables:
        assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
        with path.open(encoding="utf-8-sig", newline="") as file:
            read[path.stem] = list(csv.DictReader(file))
    return {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in lines}, read


def show(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def test_both_forms_hold_the_same(exported: tuple[Read, Read]) -> None:
    lines, tables = exported
    assert list(tables) == list(CONTRACT)
    for table, rows in tables.items():
        assert [list(row) for row in rows] == [list(CONTRACT[table])] * len(rows)
        plain = [{key: cell.removeprefix("'") for key, cell in row.items()} for row in rows]
        assert plain == [{key: show(value) for key, value in row.items()} for row in lines[table]]


def test_a_table_without_rows_has_its_header(exported: tuple[Read, Read], tmp_path: Path) -> None:
    assert (tmp_path / "out" / "identities.csv").read_bytes() == b"\xef\xbb\xbfid,old,new\r\n"


def test_no_text_is_a_formula(exported: tuple[Read, Read]) -> None:
    _, tables = exported
    by_id = {row["id"]: row for row in tables["documents"]}
    assert (by_id[NEW.id]["title"], by_id[NEW.id]["place"]) == (f"'{FORMULA}", "'＋1")
    assert [(row["exact"], row["label"]) for row in tables["quotations"]] == [("'-да", "'@Волк")]
