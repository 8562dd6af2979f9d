"""``onrecord commitments``: who promised, plans, agreed to or proposed what, by when, and what the record has seen of it since."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.commands.tell import tell_bytes
from onrecord.errors import UsageError
from onrecord.record.view import View
from onrecord.report.commitments.calendar import write_calendar
from onrecord.report.commitments.lines import Ledger, read_ledger
from onrecord.report.commitments.plot import write_plot
from onrecord.report.commitments.rows import write_commitments_csv, write_commitments_json
from onrecord.report.commitments.text import print_commitments
from onrecord.text.days import find_days

ACTOR = typer.Option("--actor", help="Only those of one actor: words of the name.", metavar="NAME", show_default=False)
WORDS = typer.Option("--words", help="Only those in whose words these stand.", metavar="WORDS", show_default=False)
AS_OF = typer.Option(
    "--as-of",
    help="The day to judge on, by the pages published until then: 2021-12-31; the newest page's if none is given.",
    metavar="DATE",
    show_default=False,
)
REFUSED = typer.Option("--refused", help="Count what looks like a commitment and is none, by the rule that says so.")
FORMAT = typer.Option(
    "--format", help="text for reading, json or csv for programs, ics for a calendar, svg to look at."
)


def run(
    actor: Annotated[str | None, ACTOR] = None,
    words: Annotated[str | None, WORDS] = None,
    as_of: Annotated[str | None, AS_OF] = None,
    refused: Annotated[bool, REFUSED] = False,
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["text", "json", "csv", "ics", "svg"], FORMAT] = "text",
) -> int:
    """Show promises, plans, agreements and proposals: who, what, by when, how firmly, and what was seen of them since."""
    if as_of is not None and find_days(as_of) is None:
        raise UsageError(f"--as-of: expected a day such as 2021-12-31, a month or a year, found {as_of!r}")
    settings = read_settings(record)
    with View.open(settings.record) as view:
        ledger = read_ledger(view, as_of, actor, words)
    if format == "text":
        print_commitments(ledger, Console(highlight=False), refused=refused)
    else:
        tell_bytes(WRITERS[format](ledger))
    return 0


WRITERS: Mapping[str, Callable[[Ledger], str]] = {
    "json": write_commitments_json,
    "csv": write_commitments_csv,
    "ics": write_calendar,
    "svg": write_plot,
}
