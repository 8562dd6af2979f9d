"""``onrecord people``: who is in the record."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.record.view import View
from onrecord.report.people import list_people, print_people, write_people_csv, write_people_json

NAME = typer.Option("--name", help="Only people called so, in any language.", metavar="NAME", show_default=False)
FORMAT = typer.Option("--format", help="How to show them: text for reading, json or csv for programs.")


def run(
    name: Annotated[str | None, NAME] = None,
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["text", "json", "csv"], FORMAT] = "text",
) -> int:
    """Show who is in the record: names by language, offices with days, and where they speak."""
    settings = read_settings(record)
    with View.open(settings.record) as view:
        people = list_people(view, name)
    if format == "text":
        print_people(people, Console(highlight=False))
    else:
        write = write_people_json if format == "json" else write_people_csv
        sys.stdout.write(write(people))
    return 0
