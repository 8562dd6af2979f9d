"""``onrecord timeline``: the events of the record in order of day."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.record.view import View
from onrecord.report.timeline import list_entries, print_timeline, write_timeline_csv, write_timeline_json

SERIES = typer.Option(
    "--series", help="Only editions of a series: words of its name.", metavar="NAME", show_default=False
)
PERSON = typer.Option("--person", help="Only events in which a person takes part.", metavar="NAME", show_default=False)
FORMAT = typer.Option("--format", help="How to show them: text for reading, json or csv for programs.")


def run(
    series: Annotated[str | None, SERIES] = None,
    person: Annotated[str | None, PERSON] = None,
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["text", "json", "csv"], FORMAT] = "text",
) -> int:
    """Show what happened when: meetings, calls and forums of the record, with the pages that tell of them."""
    settings = read_settings(record)
    with View.open(settings.record) as view:
        entries = list_entries(view, series, person)
    if format == "text":
        print_timeline(entries, Console(highlight=False))
    else:
        write = write_timeline_json if format == "json" else write_timeline_csv
        sys.stdout.write(write(entries))
    return 0
