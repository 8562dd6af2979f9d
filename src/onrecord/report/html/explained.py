"""The pages of the codebook at the foot of a report: what each word and code in it means, and does not mean."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from onrecord.knowledge.codes import Codebook, CodePage
from onrecord.report.gather import Report
from onrecord.report.html.elements import Child, make


def explain_report(report: Report, codebook: Codebook) -> Element | None:
    """A section with the pages of all verdicts and codes that the report names, in the order of the codebook."""
    named: set[str] = {account.trace.verdict for page in report.pages for account in page.accounts}
    named |= {finding.code for finding in report.findings}
    pages = [page for code, page in codebook.pages.items() if code in named]
    if not pages:
        return None
    return make(
        "section",
        "explained",
        make("h2", "", "What these words mean, and do not mean", id="explained"),
        *(_explain(page) for page in pages),
        aria_labelledby="explained",
    )


def name_anchor(code: str) -> str:
    """The id under which a page stands in the report."""
    return f"means-{code}"


def write_paragraphs(text: str) -> Iterator[Element]:
    """The paragraphs of a page of the codebook, with its code marks."""
    for paragraph in text.split("\n\n"):
        yield make("p", "", *_mark_code(" ".join(paragraph.split())))


def _explain(page: CodePage) -> Element:
    title = "" if page.is_verdict else f" · {page.level}"
    return make(
        "details",
        "meaning",
        make("summary", "", make("code", "", page.code), f" {page.title}", make("span", "aside", title)),
        make(
            "div",
            "",
            *(
                part
                for heading, words in page.sections.items()
                for part in (make("h3", "", heading), *write_paragraphs(words))
            ),
            id=name_anchor(page.code),
        ),
    )


def _mark_code(words: str) -> Iterator[Child]:
    for number, part in enumerate(words.split("`")):
        yield make("code", "", part) if number % 2 else part
