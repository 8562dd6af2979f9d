"""The figures of a record for a person to read: by what they are of, and below them which exclude each other, and why."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.model.figures import Figure
from onrecord.report.citing import count_nouns
from onrecord.report.ledger.lines import ORDER, Ledger, Line, group_lines
from onrecord.report.lines import print_blank, print_labelled, print_line
from onrecord.text.escape import show_controls

_SHOWN_AS = {"not_comparable": "not comparable"}
_UNNAMED = "of what is not named"
# Figures named by nothing but the words beside them are each of their own kind; as many are shown together.
_LABEL = 12  # columns: "2031-05-20" and two spaces


def print_ledger(ledger: Ledger, console: Console) -> None:
    """The tally first, then each subject with its figures, then the comparisons."""
    judged = [(name, sum(one.judgement == name for one in ledger.comparisons)) for name in ORDER]
    tally = ", ".join(f"{count} {_SHOWN_AS.get(name, name)}" for name, count in judged)
    print_line(console, Text(f"{count_nouns(len(ledger.lines), 'figure')}; compared: {tally}", style="bold"))
    for indicator, lines in group_lines(ledger.lines).items():
        print_blank(console)
        print_line(console, Text(show_controls(indicator or _UNNAMED), style="bold"))
        for line in lines:
            _print_line(line, console)
    by_id = {line.figure.id: line for line in ledger.lines}
    for comparison in ledger.comparisons:
        print_blank(console)
        print_line(console, Text(_SHOWN_AS.get(comparison.judgement, comparison.judgement), style="bold"))
        for figure in comparison.figures:
            _print_line(by_id[figure], console)
        print_labelled(console, "why", Text(show_controls(comparison.why)), width=_LABEL)


def _print_line(line: Line, console: Console) -> None:
    day = (line.page.published or "no date")[:10]
    print_labelled(console, day, Text(show_controls("; ".join(_tell(line)))), width=_LABEL)


def _tell(line: Line) -> Iterator[str]:
    figure = line.figure
    yield f"{figure.evidence[0].exact} ({', '.join(describe_figure(figure))})"
    if figure.whole:
        yield f"of {figure.whole}"
    if figure.period:
        yield f"for {figure.period}"
    elif figure.period_inferred:
        yield f"perhaps for {figure.period_inferred}"
    if figure.hedge:
        yield f"not sure: {figure.hedge.exact}"
    if figure.is_inserted:
        yield "rests on the editor's insertion"
    yield f"{', '.join(line.speakers) or 'speaker not known'}, {line.page.publisher or line.page.source}"
    if line.reference:
        yield f"statistics: {line.reference.value} ({line.reference.source})"


def describe_figure(figure: Figure) -> Iterator[str]:
    """Value with unit, bound where there is one, and measure."""
    value = figure.value if figure.upper is None else f"{figure.value} to {figure.upper}"
    unit = "" if figure.unit == "1" else f" {figure.unit.replace('_', ' ')}"
    yield f"{value}{unit}"
    if figure.bound != "exact":
        yield figure.bound.replace("_", " ")
    yield figure.measure if figure.direction == "none" else f"{figure.measure} {figure.direction}"
