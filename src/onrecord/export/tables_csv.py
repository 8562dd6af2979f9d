"""CSV (RFC 4180): one file per table, one row per line of the JSON Lines, a column for each key of the contract, sorted by id.

Lists and objects stand as JSON inside their cell, ``true`` and ``false`` as in JSON, nothing as an empty cell. A text that a
spreadsheet would run as a formula has an apostrophe in front. Excel cuts cells at 32,767 characters: whole texts are longer.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.engines.durable import make_folder, replace_file
from onrecord.engines.tables import write_json
from onrecord.export.contract import CONTRACT
from onrecord.export.joins import Join, list_rows, open_joins
from onrecord.record.view import View
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows

Cell = str | int | float | None


def export_csv(view: View, folder: Path) -> tuple[Path, ...]:
    """Writes every table of a release to ``folder``; gives the files.

    Each file is written aside and moved into place. Raises :class:`~onrecord.errors.RecordUnwritable` where the disk refuses.
    """
    make_folder(folder)
    joins = open_joins(view)
    return tuple(write_table(view, table, folder / f"{table}.csv", joins.get(table)) for table in CONTRACT)


def write_table(view: View, table: str, path: Path, join: Join | None) -> Path:
    """Writes one table; gives its file."""
    with replace_file(path) as aside, aside.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        for line in write_lines(view, table, join):
            file.write(line)
    return path


def write_lines(view: View, table: str, join: Join | None) -> Iterator[str]:
    """The header, then the rows by id."""
    yield write_rows([CONTRACT[table]])
    for row in list_rows(view, table, join):
        yield write_rows([_list_cells(row)])


def _list_cells(row: Mapping[str, Any]) -> list[Cell]:
    return [write_json(value) if isinstance(value, bool | list | dict) else value for value in row.values()]
