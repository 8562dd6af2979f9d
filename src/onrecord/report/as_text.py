"""A report for a terminal, or for a pipe: the tally, then page by page each quotation with both passages and its findings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from onrecord.knowledge.codes import Codebook
from onrecord.model import Document, Finding, Issue
from onrecord.model.outcomes import LEVELS
from onrecord.report.escape import show_controls
from onrecord.report.gather import Account, PageReport, Report
from onrecord.report.lines import print_blank, print_labelled, print_line
from onrecord.report.passages import Piece, compare_passages, shorten_passage
from onrecord.report.tally import write_reported_tally, write_tally
from onrecord.text.words import find_words

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
NAME_BEGINNING = 4  # letters of a word of a name that its other cases share
SEARCHED_NAMED = 3  # pages named in the line of what was searched


def print_report(report: Report, codebook: Codebook, console: Console) -> None:
    """Print the whole report."""
    marked, reported = report.count(reported=False), report.count(reported=True)
    print_line(console, Text(write_tally(marked), style="bold"))
    if reported.total:
        print_line(console, Text(write_reported_tally(reported)))
    for page in report.pages:
        print_page(page, report, codebook, console)
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
    print_line(console, _head(account, codebook))
    for label, text in _list_passages(account, console):
        print_labelled(console, label, text)
    for label, words in (*_list_source(account, report), *_list_search(account, report)):
        print_labelled(console, label, Text(show_controls(words), style="dim"))
    for finding in account.findings:
        brief = finding.detail.get("brief")
        title = codebook.pages[finding.code].title
        print_finding(finding, f"{title}: {brief}" if brief else title, console)


def print_finding(finding: Finding, told: str, console: Console) -> None:
    """Print one finding: code, level, and what it comes down to where speaker and page stand above it."""
    label = Text(f"{finding.code} {finding.level}", style=LEVEL_STYLES[finding.level])
    print_labelled(console, label, Text(show_controls(told)))


def print_unread(report: Report, console: Console) -> None:
    """Print what could not be read with confidence: findings on pages, then issues without a code."""
    findings = [finding for finding in report.findings if finding.subject.table != "quotations"]
    issues = [issue for issue in report.issues if issue.code is None]
    sources = {key: issue.source for issue in report.issues for key in (issue.id, issue.document) if key}
    if not (findings or issues):
        return
    print_blank(console)
    print_line(console, Text("Not read with confidence", style="bold underline"))
    for finding in findings:
        print_finding(finding, f"{sources[finding.subject.id]}: {finding.message}", console)
    for issue in issues:
        print_labelled(console, Text(issue.stage, style="dim"), Text(show_controls(_tell(issue))))


def print_closing(report: Report, console: Console) -> None:
    """Print what was read, what was found, and what to do next."""
    print_blank(console)
    for line in list_closing(report):
        print_line(console, Text(line, style="dim"))


def list_closing(report: Report) -> Iterable[str]:
    """What was read; what was found; where a code is explained, or what is missing where there is nothing to check."""
    read = ", ".join(f"{count} {standing}" for standing, count in report.read.items() if count)
    yield f"Read: {_count(sum(report.read.values()), 'document')} ({read})."
    counts = [_count(sum(one.level == level for one in report.findings), level) for level in LEVELS]
    yield f"Found: {', '.join(counts)}."
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
    verdict = account.trace.verdict
    shown = codebook.pages[verdict].level if verdict in codebook.pages else "match in meaning"
    head = Text.assemble((f"{SIGNS[shown]} {shown}", SHOWN_STYLES[shown]), "  ")
    head.append(show_controls(_name_speakers(account)), style="bold")
    remarks = [verdict.replace("_", " ") if verdict.replace("_", " ") != shown else ""]
    remarks += ["only possible" if account.trace.certainty == "possible" else ""]
    remarks += ["starts inside a sentence" if account.trace.starts_inside else ""]
    remarks += ["ends inside a sentence" if account.trace.ends_inside else ""]
    remarks += [account.quotation.place if account.quotation.place != "body" else ""]
    remarks += ["reported speech" if account.quotation.kind == "indirect" else ""]
    head.append(f"  {', '.join(remark for remark in remarks if remark)}", style="dim")
    return head


def _name_speakers(account: Account) -> str:
    """The speakers by name, with the label as printed where it is another; a label alone stands in marks."""
    label = account.quotation.label
    if not account.speakers:
        return f"«{label}»" if label else "speaker not known"
    names = ", ".join(account.speakers)
    return f"{names} («{label}»)" if label and not _is_named_in(label, names) else names


def _is_named_in(label: str, names: str) -> bool:
    """Whether a label says no more than the names do: each of its words begins like one of theirs, endings aside."""
    begun = {word.folded[:NAME_BEGINNING] for word in find_words(names)}
    return all(word.folded[:NAME_BEGINNING] in begun for word in find_words(label))


def _list_passages(account: Account, console: Console) -> list[tuple[str, Text]]:
    """The quoted words and, where the verdict says that they differ or mean the same, the published ones."""
    trace, quotation = account.trace, account.quotation
    published = " … ".join(evidence.exact for evidence in trace.statements)
    shown_alone = not published or trace.verdict in {"verbatim", "run_on"}
    label = "reported" if quotation.kind == "indirect" else "quoted"
    if shown_alone or quotation.kind == "indirect":
        own, other = shorten_passage(quotation.exact), shorten_passage(published) if not shown_alone else ()
    else:
        own, other = compare_passages(quotation.exact, published)
    passages = [(label, mark_pieces(own, "red", ("{+", "+}"), console))]
    if other:
        passages.append(("published", mark_pieces(other, "green", ("[-", "-]"), console)))
    return passages


def _list_source(account: Account, report: Report) -> Iterable[tuple[str, str]]:
    """The pages that the published words stand on, each once."""
    for key in dict.fromkeys(evidence.document for evidence in account.trace.statements):
        if key in report.sources:
            yield "source", ", ".join(_cite_page(report.sources[key], report))


def _list_search(account: Account, report: Report) -> Iterable[tuple[str, str]]:
    """Where nothing was found: what was searched, where to look next, and why it says nothing where no finding tells it."""
    trace = account.trace
    if trace.statements:
        return
    pages = Counter(", ".join(_name_page(report.sources[key])) for key in trace.searched if key in report.sources)
    if pages:
        named = [f"{name} ({_count(number, 'page')})" if number > 1 else name for name, number in sorted(pages.items())]
        more = f" and {len(named) - SEARCHED_NAMED} more" if len(named) > SEARCHED_NAMED else ""
        yield "searched", f"{'; '.join(named[:SEARCHED_NAMED])}{more}"
    if trace.why and not account.findings:
        yield "why", trace.why
    if trace.next:
        yield "next", trace.next


def _identify(document: Document) -> Sequence[str]:
    return [show_controls(part) for part in (document.publisher, document.published) if part]


def _name_page(document: Document) -> Sequence[str]:
    day = document.published.split("T", 1)[0] if document.published else None
    return [part for part in (document.publisher, day) if part] or [document.source]


def _cite_page(document: Document, report: Report) -> Sequence[str]:
    saved = report.retrieved.get(document.id)
    parts = (*_name_page(document), f"saved {saved}" if saved else None, document.canonical_url or document.source)
    return [part for part in dict.fromkeys(parts) if part]


def _order_weight(finding: Finding) -> tuple[bool, int, str]:
    """Findings on quotations first, the gravest before the others."""
    return (finding.subject.table != "quotations", LEVELS.index(finding.level), finding.code)


def _tell(issue: Issue) -> str:
    return f"{issue.source}: {issue.why}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
