"""The commitments of a record for a person to read: by the day of their pages, each with its term and what was seen of it since."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.report.citing import count_nouns
from onrecord.report.commitments.lines import Ledger, Line, count_strengths, describe_status
from onrecord.report.lines import print_blank, print_labelled, print_line
from onrecord.text.escape import show_controls

_LABEL = 12  # columns: "2031-05-20" and two spaces
_SHOWN_AS = {"other_date": "other date", "other_place": "other place"}


def print_commitments(ledger: Ledger, console: Console, *, refused: bool = False) -> None:
    """The tally first, then each commitment; last, if asked for, how often each rule refused what looks like one."""
    counts = ", ".join(f"{count} {name}" for name, count in count_strengths(ledger.lines).items() if count)
    tally = count_nouns(len(ledger.lines), "commitment") + (f": {counts}" if counts else "")
    print_line(console, Text(f"{tally}; as of {ledger.as_of or 'no day'}", style="bold"))
    for line in ledger.lines:
        print_blank(console)
        _print_line(ledger, line, console)
    if refused:
        print_blank(console)
        print_line(console, Text("Looks like a commitment and is none:", style="bold"))
        for rule, count in ledger.refused.items():
            print_labelled(console, rule, Text(str(count)), width=_LABEL)


def _print_line(ledger: Ledger, line: Line, console: Console) -> None:
    one = line.commitment
    day = (line.page.published or "no date")[:10]
    print_labelled(console, day, Text(show_controls(" ".join(one.evidence[0].exact.split()))), width=_LABEL)
    print_labelled(console, one.strength, Text(show_controls("; ".join(_tell(line, ledger.as_of)))), width=_LABEL)
    for seen in line.later:
        page = ledger.pages[seen.evidence.document]
        words = f"{' '.join(seen.evidence.exact.split())} ({(page.published or 'no date')[:10]}, {page.publisher or page.source})"
        print_labelled(console, _SHOWN_AS.get(seen.what, seen.what), Text(show_controls(words)), width=_LABEL)


def _tell(line: Line, as_of: str | None) -> Iterator[str]:
    one = line.commitment
    yield ", ".join(line.actors) or "by nobody named"
    if one.joint:
        yield "together"
    if one.due:
        yield f"by {one.due}"
    if one.condition:
        yield f"on condition: {' '.join(one.condition.exact.split())}"
    yield describe_status(line, as_of)
    yield f"{line.page.publisher or line.page.source} ({one.standing})"
