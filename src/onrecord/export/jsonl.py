"""JSON Lines: one file per table, one object per line, keys as in the contract, sorted by id, the same bytes for the same record."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.engines.durable import make_folder, replace_file
from onrecord.engines.tables import write_json
from onrecord.export.contract import CONTRACT
from onrecord.export.joins import Join, list_rows, open_joins
from onrecord.record.view import View


def export_jsonl(view: View, folder: Path) -> tuple[Path, ...]:
    """Writes every table of a release to ``folder``; gives the files.

    Each file is written aside and moved into place; other files in the folder stay as they are. Raises
    :class:`~onrecord.errors.RecordUnwritable` where the disk refuses.
    """
    make_folder(folder)
    joins = open_joins(view)
    return tuple(write_table(view, table, folder / f"{table}.jsonl", joins.get(table)) for table in CONTRACT)


def write_table(view: View, table: str, path: Path, join: Join | None) -> Path:
    """Writes one table; gives its file."""
    with replace_file(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        for line in write_lines(view, table, join):
            file.write(line)
    return path


def write_lines(view: View, table: str, join: Join | None) -> Iterator[str]:
    """The lines of one table, by id."""
    return (f"{write_json(row)}\n" for row in list_rows(view, table, join))
