"""``onrecord export --format jsonl --out DIR``: write the record's tables to a folder."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.commands.tell import tell
from onrecord.errors import UsageError
from onrecord.export.jsonl import export_jsonl
from onrecord.record.view import View

FORMAT = typer.Option("--format", help="jsonl: one file for each table, one JSON object for each row.")
OUT = typer.Option("--out", help="The folder to write to; it is made where it is not there.", metavar="DIR")


def run(
    out: Annotated[Path, OUT],
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["jsonl"], FORMAT] = "jsonl",
) -> int:
    """Write the record's tables to a folder."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"expected a folder to write to, found a file: {out}")
    settings = read_settings(record)
    with View.open(settings.record) as view:
        export_jsonl(view, out)
        tell(f"release {view.digest} written to {out} as {format}")
    return 0
