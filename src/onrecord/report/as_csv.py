"""A report as a table for a spreadsheet: one row a quotation, in page order."""

from collections.abc import Iterable

from onrecord.knowledge.codes import Codebook
from onrecord.model import Document
from onrecord.report.citing import cite_sources, describe_search, join_published, tell_finding
from onrecord.report.gather import Account, Report
from onrecord.report.places import Place, Places
from onrecord.report.tally import name_shown
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.escape import show_controls

Cell = str | int | None

COLUMNS = (
    *("page", "line", "whereabouts", "page_title", "page_publisher", "page_published", "page_address"),
    *("place", "kind", "speakers", "label", "quoted"),
    *("shown", "verdict", "certainty", "published", "changes"),
    *("source", "source_address", "source_licence", "searched", "next", "why"),
    *("findings", "messages", "id"),
)


def write_csv(report: Report, places: Places, codebook: Codebook) -> str:
    """The table with its header, RFC 4180, with a byte order mark; each cell on one line."""
    rows = [
        _shape_row(account, page.document, report, places, codebook)
        for page in report.pages
        for account in page.accounts
    ]
    return BYTE_ORDER_MARK + write_rows([COLUMNS, *rows])


def _shape_row(
    account: Account, page: Document, report: Report, places: Places, codebook: Codebook
) -> tuple[Cell, ...]:
    cells = _shape_page(page, places.get((page.id, account.quotation.start, account.quotation.stop)))
    cells |= _shape_quotation(account, report) | _shape_trace(account) | _shape_sources(account, report)
    cells |= {
        "findings": " ".join(finding.code for finding in account.findings),
        "messages": _join(tell_finding(finding, codebook) for finding in account.findings),
    }
    return tuple(_write_cell(cells[name]) for name in COLUMNS)


def _shape_page(page: Document, place: Place | None) -> dict[str, Cell]:
    return {
        "page": page.source,
        "line": place.line if place else None,
        "page_title": page.title,
        "page_publisher": page.publisher,
        "page_published": page.published,
        "page_address": page.canonical_url,
    }


def _shape_quotation(account: Account, report: Report) -> dict[str, Cell]:
    quotation = account.quotation
    return {
        "id": quotation.id,
        "whereabouts": report.whereabouts.get(quotation.id),
        "place": quotation.place,
        "kind": quotation.kind,
        "speakers": _join(account.speakers),
        "label": quotation.label,
        "quoted": quotation.exact,
    }


def _shape_trace(account: Account) -> dict[str, Cell]:
    trace = account.trace
    return {
        "shown": name_shown(trace.verdict),
        "verdict": trace.verdict,
        "certainty": trace.certainty,
        "published": join_published(account),
        "changes": _join(f"{one.kind}: {one.published or '∅'} → {one.quoted or '∅'}" for one in trace.changes),
        "next": trace.next,
        "why": trace.why,
    }


def _shape_sources(account: Account, report: Report) -> dict[str, Cell]:
    cited = cite_sources(account, report)
    return {
        "source": _join(", ".join(one.parts) for one in cited),
        "source_address": " ".join(one.address or one.source for one in cited),
        "source_licence": _join(dict.fromkeys(one.licence for one in cited if one.licence)),
        "searched": describe_search(account, report),
    }


def _join(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _write_cell(cell: Cell) -> Cell:
    """Texts on one line, with characters that would be obeyed shown."""
    return " ".join(show_controls(cell).split()) if isinstance(cell, str) else cell
