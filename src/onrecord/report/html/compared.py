"""Two versions side by side as one HTML page: a table of two columns, gaps as gaps, differences marked and told below their row."""

from collections.abc import Iterator
from importlib.resources import files
from xml.etree.ElementTree import Element

from onrecord import __version__
from onrecord.model import Document, Finding
from onrecord.report.compared import Compared, ComparedRow, Marked, name_document, write_summary
from onrecord.report.html.elements import Child, link, make, name_language
from onrecord.report.html.page import write_alone

NOTICE = (
    "Two published texts, sentence by sentence. “Left out” and “adds” say what one page has and the other has not, never why: "
    "translations are free, and pages are edited. What a page says is not always what was said in the room."
)
GAP = "nothing here"


def write_compared_html(compared: Compared) -> str:
    """The page, with its style and nothing else allowed; the same pages give the same bytes."""
    style = "".join((files(__package__) / name).read_text(encoding="utf-8") for name in ("style.css", "compared.css"))
    return write_alone(f"{write_summary(compared)} – onrecord", style, _list_parts(compared))


def _list_parts(compared: Compared) -> Iterator[Child]:
    heading, _, counts = write_summary(compared).partition(": ")
    yield make(
        "header",
        "masthead",
        make("h1", "tally", make("span", "total", heading)),
        make("p", "brand", "onrecord"),
        make("p", "reported", counts),
        *(make("p", "reported", notice) for notice in compared.notices),
        *(() if compared.is_of_sides else (make("p", "notice", NOTICE),)),
    )
    yield make("main", "", _show_table(compared))
    yield make(
        "footer",
        "",
        make("p", "", "Passages stay under the terms of their publishers. ", f"Made by onrecord {__version__}."),
    )


def _show_table(compared: Compared) -> Element:
    first, second = compared.documents
    table = make("table", "beside", make("caption", "unseen", "The two versions side by side"))
    table.append(make("thead", "", make("tr", "", *(_show_document(document) for document in (first, second)))))
    body = make("tbody", "")
    for row in compared.rows:
        if row.heading:
            body.append(make("tr", "", make("th", "topic", row.heading, colspan="2", scope="rowgroup")))
        body.append(
            make(
                "tr",
                "",
                *(
                    _show_side(side, document, bool(row.heading))
                    for side, document in zip(row.sides, (first, second), strict=True)
                ),
            )
        )
        body.extend(_show_finding(finding) for finding in _list_told(row))
    table.append(body)
    return table


def _list_told(row: ComparedRow) -> tuple[Finding, ...]:
    """What is told of a row; a sentence that stands alone is told by its gap."""
    return () if row.is_gap else row.findings


def _show_document(document: Document) -> Element:
    name = name_document(document)
    address = document.canonical_url or document.url
    return make("th", "", link(address, name) if address else name, scope="col")


def _show_side(side: tuple[Marked, ...], document: Document, is_topic: bool) -> Element:
    if not side:
        return make("td", "gap", GAP)
    if is_topic:
        return make("td", "", *(make("p", "", part.text) for part in side), **name_language(document.language))
    parts = (make("mark", "", part.text) if part.codes else part.text for part in side)
    return make("td", "", *parts, **name_language(document.language))


def _show_finding(finding: Finding) -> Element:
    remark = make("td", f"remark is-{finding.level}", make("b", "", finding.code), f" {finding.message}", colspan="2")
    return make("tr", "", remark)
