"""A whole report as one HTML page: the tally, page by page the quotations, what they were held against, what the words mean."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from xml.etree.ElementTree import Element

from onrecord import __version__
from onrecord.knowledge.codes import Codebook
from onrecord.model import Document
from onrecord.report.citing import cite_page, count_nouns
from onrecord.report.gather import PageReport, Report
from onrecord.report.html.account import show_account
from onrecord.report.html.elements import Child, hide, link, make, name_language, write
from onrecord.report.html.explained import explain_report, name_anchor
from onrecord.report.summary import count_findings, count_read, list_figured, list_unread, name_unknown
from onrecord.report.tally import Tally, write_reported_tally, write_tally
from onrecord.text.fragments import show_address

NOTICE = (
    "onrecord compares a report with what was published and saved, word for word. “Differs” says that two texts differ, and "
    "which words. “Not checked” means neither right nor wrong. What a page says is not always what was said in the room."
)
CHOICES = (
    ("all", "All"),
    ("differs", "Differs"),
    ("not_checked", "Not checked"),
    ("match", "Match"),
)


def write_html(report: Report, codebook: Codebook) -> str:
    """The page; the same report gives the same bytes."""
    style = (files(__package__) / "style.css").read_text(encoding="utf-8")
    tally = write_tally(report.count(reported=False))
    skip = make("a", "skip", "To the quotations", href="#quotations")
    return write_alone(f"{tally} – onrecord", style, [skip, *_list_parts(report, codebook)])


def write_alone(title: str, style: str, parts: Iterable[Child]) -> str:
    """A page that needs nothing else: its title, its style and nothing else allowed, and what stands in it."""
    head = make(
        "head",
        "",
        make("meta", charset="utf-8"),
        make("meta", http_equiv="Content-Security-Policy", content=write_policy(style)),
        make("meta", name="viewport", content="width=device-width, initial-scale=1"),
        make("meta", name="referrer", content="no-referrer"),
        make("meta", name="color-scheme", content="light dark"),
        make("title", "", title),
    )
    head.append(make_style(style))
    return "<!DOCTYPE html>\n" + write(make("html", "", head, make("body", "", *parts), lang="en")) + "\n"


def write_policy(style: str) -> str:
    """A content policy under which the page has its own style and nothing else: no script, no request, no form, no frame."""
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def make_style(style: str) -> Element:
    """The style sheet as it is: the digest in the policy is of these bytes."""
    element = Element("style")
    element.text = style
    return element


def _list_parts(report: Report, codebook: Codebook) -> Iterator[Child]:
    yield _show_masthead(report)
    yield make(
        "main",
        "",
        make("h2", "unseen", "Quotations", id="quotations", tabindex="-1"),
        _show_choices(report) if report.pages else None,
        *(_show_page(page, report, codebook) for page in report.pages),
        None if report.pages else make("p", "nothing", "No quotation was found on these pages."),
        _show_sources(report),
        _show_figured(report),
        _show_unread(report),
        explain_report(report, codebook),
    )
    yield make(
        "footer",
        "",
        make("p", "", count_read(report), " ", count_findings(report)),
        make("p", "", unknown) if (unknown := name_unknown(report)) else None,
        make(
            "p",
            "",
            "Passages are quoted in short. Each stays under the terms of its publisher, named beside it or on its page. ",
            f"Made by onrecord {__version__}.",
        ),
    )


def _show_masthead(report: Report) -> Element:
    marked, reported = report.count(reported=False), report.count(reported=True)
    return make(
        "header",
        "masthead",
        make("h1", "tally", *_show_tally(marked)),
        make("p", "brand", "onrecord"),
        _draw_bar(marked) if marked.total else None,
        make("p", "reported", write_reported_tally(reported)) if reported.total else None,
        make("p", "notice", NOTICE),
    )


def _show_tally(tally: Tally) -> Iterator[Child]:
    """The first line of every output, its numbers large: read aloud it is the same line."""
    total, _, counts = write_tally(tally).partition(": ")
    yield make("span", "total", total, hide(":"))
    for place, (name, count) in enumerate(zip(("match", "differs", "not_checked"), counts.split(", "), strict=True)):
        number, _, word = count.partition(" ")
        yield " "
        yield make("span", f"count is-{name}", make("b", "", number), f" {word}", hide("," if place < 2 else ""))


def _draw_bar(tally: Tally) -> Element:
    """The shares of the tally as a line of three colours."""
    bar = make("svg", "bar", viewBox=f"0 0 {tally.total} 1", preserveAspectRatio="none", aria_hidden="true")
    start = 0
    for name, count in (("match", tally.match), ("differs", tally.differs), ("not_checked", tally.not_checked)):
        bar.append(make("rect", f"is-{name}", x=str(start), y="0", width=str(count), height="1"))
        start += count
    return bar


def _show_choices(report: Report) -> Element:
    """Which quotations are shown: without a script, by the style sheet alone."""
    marked, reported = report.count(reported=False), report.count(reported=True)
    numbers = {
        "all": marked.total + reported.total,
        "match": marked.match + reported.match,
        "differs": marked.differs + reported.differs,
        "not_checked": marked.not_checked + reported.not_checked,
    }
    choices: list[Child] = []
    for name, label in CHOICES:
        state = {"checked": "checked"} if name == "all" else {}
        choices.append(make("input", "", type="radio", name="shown", id=f"show-{name}", **state))
        choices.append(make("label", "", f"{label} ", make("span", "number", str(numbers[name])), for_=f"show-{name}"))
    return make(
        "fieldset", "choices", make("legend", "", "Show, with reported speech" if reported.total else "Show"), *choices
    )


def _show_page(page: PageReport, report: Report, codebook: Codebook) -> Element:
    document = page.document
    items = [show_account(account, document.language, report, codebook) for account in page.accounts]
    return make(
        "section",
        "page",
        make(
            "div",
            "about",
            make("h2", "", document.title or document.source, dir="auto", **name_language(document.language)),
            make("p", "aside", *_identify(document)),
        ),
        make("ol", "quotations", *items),
    )


def _identify(document: Document) -> Iterator[Child]:
    day = document.published.replace("T", " ") if document.published else None
    parts = [part for part in (document.publisher, day, document.source) if part]
    address = document.canonical_url
    yield " · ".join(dict.fromkeys(parts))
    if address and address != document.source:
        yield " · "
        yield link(address, show_address(address))


def _show_sources(report: Report) -> Element | None:
    """The official pages that were found or searched, each with what is known of it."""
    documents = sorted(report.sources.values(), key=lambda one: (one.published or "", one.publisher or "", one.id))
    if not documents:
        return None
    rows = []
    for document in documents:
        cited = cite_page(document, report)
        title = document.title or document.source
        named = link(cited.address, title) if cited.address else make("span", "", title)
        rows.append(
            make(
                "li",
                "",
                make("span", "", named, dir="auto", **name_language(document.language)),
                make("span", "aside", f" {', '.join(cited.parts)}"),
            )
        )
    return make(
        "section",
        "sources",
        make("h2", "", f"Held against {count_nouns(len(rows), 'official page')}"),
        make("ul", "", *rows),
    )


def _show_figured(report: Report) -> Element | None:
    """What was found on the figures of these pages."""
    rows = [
        make("li", "", make("a", "code", code, href=f"#{name_anchor(code)}"), f" {told}")
        for code, told, _ in list_figured(report)
    ]
    return make("section", "unread", make("h2", "", "Figures"), make("ul", "", *rows)) if rows else None


def _show_unread(report: Report) -> Element | None:
    """What could not be read with confidence."""
    rows = [
        make("li", "", make("a", "code", label, href=f"#{name_anchor(label)}") if level else label, f" {told}")
        for label, told, level in list_unread(report)
    ]
    return (
        make("section", "unread", make("h2", "", "Not read with confidence"), make("ul", "", *rows)) if rows else None
    )
