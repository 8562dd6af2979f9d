"""Tables in parts: one row more changes one file, and the files do not tell in which order rows came."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.engines.files import StoredRows, list_column, list_parts, read_columns
from onrecord.engines.local import LocalEngine
from onrecord.engines.parts import PART_ROWS
from onrecord.engines.sources import Keyed, TableSource
from onrecord.engines.steps import Receipt
from onrecord.knowledge.files import KnowledgeFolders
from tests.engines.toys import Line, ListSource, Words, make_lines, make_stage

MANY = make_lines(PART_ROWS * 3)


def order_line(line: Line) -> str:
    return hashlib.sha256(line.name.encode()).hexdigest()


class OrderedSource(ListSource):
    """Lines sorted by a digest, as pages are."""

    def __init__(self, lines: Sequence[Line], read: Path | None = None) -> None:
        super().__init__(lines, read)
        self.lines.sort(key=order_line)

    def list_units(self) -> Sequence[Keyed]:
        return [
            unit._replace(order=order_line(line)) for unit, line in zip(super().list_units(), self.lines, strict=True)
        ]


def run(lines: Sequence[Line], dst: Path) -> Receipt:
    return LocalEngine(1, 256).map(make_stage(), OrderedSource(lines), dst, KnowledgeFolders())


def read_files(table: Path) -> dict[str, bytes]:
    return {part.name if table.is_dir() else "": part.read_bytes() for part in list_parts(table)}


def test_few_rows_are_one_file_and_many_a_folder_in_the_order_of_the_units(tmp_path: Path) -> None:
    run(MANY[:PART_ROWS], tmp_path / "few")
    run(MANY, tmp_path / "many")
    assert (tmp_path / "few").is_file()
    assert [part.name for part in list_parts(tmp_path / "many")] == [f"000{part}.parquet" for part in range(4)]
    names = list_column(read_columns(tmp_path / "many", ("line",)), "line")
    assert names == [line.name for line in sorted(MANY, key=order_line)]


def test_one_row_more_changes_one_file(tmp_path: Path) -> None:
    run(MANY[:-1], tmp_path / "words")
    before = {part: part.stat().st_ino for part in list_parts(tmp_path / "words")}
    receipt = run(MANY, tmp_path / "words")
    after = {part: part.stat().st_ino for part in list_parts(tmp_path / "words")}
    assert (receipt.rows_reused, receipt.rows_out) == (len(MANY) - 1, len(MANY))
    assert sum(before[part] != after[part] for part in before) == 1


@pytest.mark.parametrize("first", [0, 10, PART_ROWS, PART_ROWS + 1, len(MANY)])
@pytest.mark.parametrize("last", [10, PART_ROWS + 1, len(MANY)])
def test_the_files_do_not_tell_what_was_there_before(tmp_path: Path, first: int, last: int) -> None:
    run(MANY[:first], tmp_path / "words")
    receipt = run(MANY[-last:], tmp_path / "words")
    afresh = run(MANY[-last:], tmp_path / "afresh")
    assert receipt.checksum == afresh.checksum
    assert read_files(tmp_path / "words") == read_files(tmp_path / "afresh")


def test_rows_of_parts_are_read_by_their_place(tmp_path: Path) -> None:
    run(MANY, tmp_path / "words")
    stored = StoredRows(tmp_path / "words", ("line",))
    names = [name for batch in stored.read_rows(0, stored.rows) for name in batch.column("line").to_pylist()]
    assert names == [line.name for line in sorted(MANY, key=order_line)]
    source = TableSource(Words, tmp_path / "words")
    assert [source.load(place).line for place in (1200, 3)] == [names[1200], names[3]]


def test_a_damaged_part_is_made_again(tmp_path: Path) -> None:
    afresh = run(MANY, tmp_path / "words")
    list_parts(tmp_path / "words")[2].write_bytes(b"not a table")
    assert run(MANY, tmp_path / "words").checksum == afresh.checksum
