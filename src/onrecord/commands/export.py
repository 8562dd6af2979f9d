"""``onrecord export --format jsonl|csv|tmx --out DIR``: write the record's tables to a folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.commands.tell import tell
from onrecord.errors import UsageError
from onrecord.export.jsonl import export_jsonl
from onrecord.export.tables_csv import export_csv
from onrecord.export.tmx import export_tmx
from onrecord.record.view import View

FORMAT = typer.Option(
    "--format",
    help="One file for each table: jsonl, one JSON object a row; csv, for spreadsheets. tmx: a translation memory of the versions.",
)
EXPORTS: Mapping[str, Callable[[View, Path], tuple[Path, ...]]] = {
    "jsonl": export_jsonl,
    "csv": export_csv,
    "tmx": export_tmx,
}
OUT = typer.Option("--out", help="The folder to write to; it is made where it is not there.", metavar="DIR")


def run(
    out: Annotated[Path, OUT],
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["jsonl", "csv", "tmx"], FORMAT] = "jsonl",
) -> int:
    """Write the record's tables to a folder."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"expected a folder to write to, found a file: {out}")
    settings = read_settings(record)
    with View.open(settings.record) as view:
        EXPORTS[format](view, out)
        tell(f"release {view.digest} written to {out} as {format}")
    return 0
