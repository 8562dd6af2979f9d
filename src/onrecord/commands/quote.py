"""``onrecord quote TEXT``: one quotation against the record; nothing is stored."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.commands.options import DEFAULT_RECORD, KNOWLEDGE, RECORD, read_settings
from onrecord.errors import UsageError
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import load_publishers
from onrecord.record.view import View
from onrecord.report.as_text import print_account
from onrecord.report.gather import gather_words
from onrecord.report.lines import print_blank, print_line
from onrecord.report.tally import count_verdicts, write_tally
from onrecord.search.quoted import trace_words

TEXT = typer.Argument(help="The words of the quotation, without the quotation marks around them.")
SPEAKER = typer.Option("--speaker", help="Who is quoted.", metavar="NAME", show_default=False)
DATE = typer.Option(
    "--date", help="The day of the report: 2019-11-07, 2019-11 or 2019.", metavar="DATE", show_default=False
)


def run(
    text: Annotated[str, TEXT],
    speaker: Annotated[str | None, SPEAKER] = None,
    date: Annotated[str | None, DATE] = None,
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    knowledge: Annotated[Path | None, KNOWLEDGE] = None,
) -> int:
    """Look up one quotation in the record; nothing is stored."""
    if not any(character.isalnum() for character in text):
        raise UsageError("expected the words of a quotation, found none")
    settings = read_settings(record, knowledge)
    folders = KnowledgeFolders(settings.knowledge)
    with View.open(settings.record) as view:
        quotation, trace = trace_words(view, folders, text, speaker, date)
        account, report = gather_words(view, quotation, trace, speaker, load_publishers(folders))
    console = Console(highlight=False)
    print_line(console, Text(write_tally(count_verdicts((trace.verdict,))), style="bold"))
    print_blank(console)
    print_account(account, report, open_codebook(folders), console)
    return 0
