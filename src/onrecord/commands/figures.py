"""``onrecord figures``: every number that was said in the record, and which exclude each other."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.record.view import View
from onrecord.report.ledger.lines import Ledger, read_ledger
from onrecord.report.ledger.plot import write_plots
from onrecord.report.ledger.reference import read_references
from onrecord.report.ledger.rows import write_ledger_csv, write_ledger_json
from onrecord.report.ledger.text import print_ledger

INDICATOR = typer.Option(
    "--indicator", help="Only figures of one thing: words of its name.", metavar="NAME", show_default=False
)
SPEAKER = typer.Option("--speaker", help="Only what one person said.", metavar="NAME", show_default=False)
REFERENCE = typer.Option(
    "--reference",
    help="Official statistics to lay beside: a CSV file with the columns indicator, value, unit, period, source.",
    metavar="FILE.csv",
    show_default=False,
)
FORMAT = typer.Option("--format", help="text for reading, json or csv for programs, svg to look at: values over time.")


def run(
    indicator: Annotated[str | None, INDICATOR] = None,
    speaker: Annotated[str | None, SPEAKER] = None,
    reference: Annotated[Path | None, REFERENCE] = None,
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["text", "json", "csv", "svg"], FORMAT] = "text",
) -> int:
    """Show the figures of the record: value, unit, bound, of what, for when, said by whom; and how they stand to each other."""
    references = read_references(reference) if reference else ()
    settings = read_settings(record)
    with View.open(settings.record) as view:
        ledger = read_ledger(view, indicator, speaker, references)
    if format == "text":
        print_ledger(ledger, Console(highlight=False))
    else:
        sys.stdout.write(_write(ledger, format))
    return 0


def _write(ledger: Ledger, format: str) -> str:
    match format:
        case "json":
            return write_ledger_json(ledger)
        case "csv":
            return write_ledger_csv(ledger)
        case _:
            return write_plots(ledger)
