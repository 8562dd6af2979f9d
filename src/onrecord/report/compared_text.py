"""Two versions side by side on a terminal: two columns, a gap where one side has nothing, the findings below their row."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.report.compared import Compared, ComparedRow, Marked, name_document, write_summary
from onrecord.report.lines import print_blank, print_labelled, print_line
from onrecord.text.escape import show_controls

GAP = "—"
MARK = "bold underline"


def print_compared(compared: Compared, console: Console) -> None:
    """Print the summary, what has to be known, and the rows."""
    print_line(console, Text(write_summary(compared), style="bold"))
    for place, document in enumerate(compared.documents, 1):
        print_labelled(console, f"{place}", Text(show_controls(name_document(document))), width=3)
    for notice in compared.notices:
        print_line(console, Text(notice, style="yellow"))
    for row in compared.rows:
        print_blank(console)
        _print_row(row, console)
    print_blank(console)
    code = "A01" if compared.is_of_sides else "T01"
    print_line(console, Text(f"onrecord explain {code} says what a code means, and what it does not mean."))


def _print_row(row: ComparedRow, console: Console) -> None:
    if row.heading:
        print_line(console, Text(show_controls(row.heading), style="bold"))
    table = Table.grid(expand=True, padding=(0, 2))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*(_write_side(side, bool(row.heading)) for side in row.sides))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().rstrip("\n").split("\n"):
        print(line.rstrip())
    for finding in row.findings:
        print_labelled(console, f"{finding.code} {finding.level}", Text(show_controls(finding.message)))


def _write_side(side: tuple[Marked, ...], is_topic: bool) -> Text:
    if not side:
        return Text(GAP, style="dim")
    text = Text()
    for place, part in enumerate(side):
        if place and is_topic:
            text.append("\n")
        text.append(show_controls(part.text), style=MARK if part.codes else "")
    return text
