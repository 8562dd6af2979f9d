"""A report for a terminal, or for a pipe: the tally, then page by page each quotation with both passages and its findings."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from onrecord.knowledge.codes import Codebook
from onrecord.model import Document, Finding
from onrecord.model.outcomes import LEVELS
from onrecord.report.citing import (
    Cited,
    cite_sources,
    describe_search,
    join_published,
    list_remarks,
    name_speakers,
    show_verdict,
    tell_finding,
)
from onrecord.report.gather import Account, PageReport, Report
from onrecord.report.lines import print_address, print_blank, print_labelled, print_line
from onrecord.report.passages import Piece, compare_passages, shorten_passage
from onrecord.report.summary import count_findings, count_read, list_figured, list_unread, name_unknown
from onrecord.report.tally import write_reported_tally, write_tally
from onrecord.report.way import tell_way
from onrecord.text.escape import show_controls

SHOWN_STYLES = {
    "match": "green",
    "match, with a look": "green",
    "match in meaning": "green",
    "differs": "bold red",
    "not checked": "yellow",
}
SIGNS = {"match": "=", "match, with a look": "≈", "match in meaning": "≈", "differs": "≠", "not checked": "?"}
LEVEL_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "cyan"}
SPACES = re.compile(r"\s+")


def print_report(report: Report, codebook: Codebook, console: Console) -> None:
    """Print the whole report."""
    marked, reported = report.count(reported=False), report.count(reported=True)
    print_line(console, Text(write_tally(marked), style="bold"))
    if reported.total:
        print_line(console, Text(write_reported_tally(reported)))
    for page in report.pages:
        print_page(page, report, codebook, console)
    print_figured(report, console)
    print_unread(report, console)
    print_closing(report, console)


def print_page(page: PageReport, report: Report, codebook: Codebook, console: Console) -> None:
    """Print one press document: what it is, then its quotations."""
    print_blank(console)
    print_line(console, Text(show_controls(page.document.title or page.document.source), style="bold underline"))
    about = " · ".join(_identify(page.document))
    source = show_controls(page.document.source)
    fits = cell_len(about) + cell_len(source) + 3 <= console.width
    for line in [f"{about} · {source}"] if fits and about else [about, source]:
        print_line(console, Text(line, style="dim"))
    for account in page.accounts:
        print_blank(console)
        print_account(account, report, codebook, console)


def print_account(account: Account, report: Report, codebook: Codebook, console: Console) -> None:
    """Print one quotation: its verdict and speaker, both passages, the source or what was searched, its findings."""
    head = _head(account, codebook)
    if where := report.whereabouts.get(account.quotation.id):
        head.append(f", {where}", style="dim")
    print_line(console, head)
    for label, text in _list_passages(account, console):
        print_labelled(console, label, text)
    for cited in cite_sources(account, report):
        print_source(cited, console)
    for label, words in _list_search(account, report):
        print_labelled(console, label, Text(show_controls(words), style="dim"))
    for finding in account.findings:
        print_finding(finding, tell_finding(finding, codebook), console)


def print_source(cited: Cited, console: Console) -> None:
    """Print the page that the words stand on, and the address that opens it there; a page that is not on the web by its file."""
    parts = cited.parts if cited.address else dict.fromkeys((*cited.parts, cited.source))
    print_labelled(console, "source", Text(show_controls(", ".join(parts)), style="dim"))
    if cited.address:
        print_address(console, "opens", cited.address)


def print_finding(finding: Finding, told: str, console: Console) -> None:
    """Print one finding: code, level, and what it comes down to where speaker and page stand above it."""
    label = Text(f"{finding.code} {finding.level}", style=LEVEL_STYLES[finding.level])
    print_labelled(console, label, Text(show_controls(told)))


def print_figured(report: Report, console: Console) -> None:
    """Print what was found on figures."""
    rows = list(list_figured(report))
    if rows:
        print_blank(console)
        print_line(console, Text("Figures", style="bold underline"))
    for code, told, level in rows:
        print_labelled(console, Text(f"{code} {level}", style=LEVEL_STYLES[level]), Text(show_controls(told)))


def print_unread(report: Report, console: Console) -> None:
    """Print what could not be read with confidence."""
    rows = list(list_unread(report))
    if not rows:
        return
    print_blank(console)
    print_line(console, Text("Not read with confidence", style="bold underline"))
    for label, told, level in rows:
        style = LEVEL_STYLES[level] if level else "dim"
        print_labelled(console, Text(f"{label} {level}" if level else label, style=style), Text(show_controls(told)))


def print_closing(report: Report, console: Console) -> None:
    """Print what was read, what was found, and what to do next."""
    print_blank(console)
    for line in list_closing(report):
        print_line(console, Text(line, style="dim"))


def list_closing(report: Report) -> Iterable[str]:
    """What was read; what was found; who is not known; where a code is explained, or what is missing where there is nothing to check."""
    yield count_read(report)
    yield count_findings(report)
    if unknown := name_unknown(report):
        yield show_controls(unknown)
    if not report.pages:
        yield "No quotation was found on these pages: official pages are what others are checked against."
    if report.findings:
        code = min(report.findings, key=_order_weight).code
        yield f"onrecord explain {code} says what {code} means, and what it does not mean."


def mark_pieces(pieces: Iterable[Piece], style: str, signs: tuple[str, str], console: Console) -> Text:
    """The pieces of a passage as one line; words that differ in colour, or between ``signs`` where there is no colour."""
    opening, closing = ("", "") if _has_colour(console) else signs
    text = Text()
    for piece in pieces:
        words = show_controls(" ".join(piece.text.split()))
        if piece.kind == "differs":
            text.append(f"{opening}{words}{closing}", style=f"{style} underline")
        else:
            text.append(words, style="" if piece.kind == "same" else "dim")
        text.append(SPACES.sub(" ", show_controls(piece.after)))
    text.rstrip()
    return text


def _has_colour(console: Console) -> bool:
    return console.color_system is not None and not console.no_color


def _head(account: Account, codebook: Codebook) -> Text:
    shown = show_verdict(account, codebook)
    head = Text.assemble((f"{SIGNS[shown]} {shown}", SHOWN_STYLES[shown]), "  ")
    head.append(show_controls(name_speakers(account)), style="bold")
    head.append(f"  {', '.join(list_remarks(account, shown))}", style="dim")
    return head


def _list_passages(account: Account, console: Console) -> list[tuple[str, Text]]:
    """The quoted words and, where the verdict says that they differ or mean the same, the published ones."""
    trace, quotation = account.trace, account.quotation
    published = join_published(account)
    shown_alone = not published or trace.verdict in {"verbatim", "run_on"}
    label = "reported" if quotation.kind == "indirect" else "quoted"
    if shown_alone or quotation.kind == "indirect" or trace.verdict == "translated":
        own, other = shorten_passage(quotation.exact), shorten_passage(published) if not shown_alone else ()
    else:
        own, other = compare_passages(quotation.exact, published)
    passages = [(label, mark_pieces(own, "red", ("{+", "+}"), console))]
    if other:
        passages.append(("published", mark_pieces(other, "green", ("[-", "-]"), console)))
    return passages


def _list_search(account: Account, report: Report) -> Iterable[tuple[str, str]]:
    """Where nothing was found: what was searched, where to look next, and why it says nothing where no finding tells it.

    Where an interpreter or a translation lies between: the way of the words; where they are published in another language, what they
    were compared with.
    """
    trace = account.trace
    if way := tell_way(trace, report.sources):
        yield "way", way
    if trace.verdict == "translated" and trace.why:
        yield "why", trace.why
    if trace.statements:
        return
    if searched := describe_search(account, report):
        yield "searched", searched
    if trace.why and not account.findings:
        yield "why", trace.why
    if trace.next:
        yield "next", trace.next


def _identify(document: Document) -> Sequence[str]:
    return [show_controls(part) for part in (document.publisher, document.published) if part]


def _order_weight(finding: Finding) -> tuple[bool, int, str]:
    """Findings on quotations first, the gravest before the others."""
    return (finding.subject.table != "quotations", LEVELS.index(finding.level), finding.code)
