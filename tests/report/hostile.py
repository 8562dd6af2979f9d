"""A report on a page that tries everything: markup, commands, formulas, links, controls, in every field that a page can fill."""

import dataclasses

from onrecord.model import make_issue
from onrecord.report.gather import Report, gather_report
from onrecord.report.places import Place
from tests.findings.build import make_document, make_judged, published
from tests.report.build import show_rows

MARKUP = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><a href='javascript:alert(1)'>&lt;b&gt;</style></title>"
)
COMMANDS = "\n::error file=x,line=1::owned\r::set-output name=a::b%0A::stop-commands::x"
FORMULAS = '=HYPERLINK("http://evil.example","x")'
LINKS = "[the page](javascript:alert(1)) ![x](http://evil.example) {0} {{1}} `code`"
CONTROLS = "\x1b[31m\u202eevil\u2066\x00\x9b\u200b"
ALL = (MARKUP, COMMANDS, FORMULAS, LINKS, CONTROLS)


def make_report(words: str, source: str = "pages/report.txt") -> Report:
    """A report whose page has these words wherever a page can have words."""
    text = f"Отчёт\n«Мы построим {words} к зиме», – сказал Орлан Тевеш."
    page = make_document(
        text,
        title=words,
        publisher=words,
        source=source,
        canonical_url=f"javascript:{words}",
        published="2021-06-14",
        language=words,
    )
    quoted = f"Мы построим {words} к зиме"
    edited = make_judged(
        page, quoted, "edited", names=(words,), q_label=words, q_cue=words, q_claimed_source=words, statements=(published("Мы построим"),),
    )  # fmt: skip
    edited = dataclasses.replace(edited, trace=dataclasses.replace(edited.trace, next=words, why=words))
    issue = make_issue(stage="turns", source=source, document=page.id, why=words)
    return gather_report(show_rows((page, (edited,)), issues=(issue,), retrieved=words), [page.id], ["pages"])


def place_quotations(report: Report) -> dict[tuple[str, int, int], Place]:
    """Each quotation on the third line of its file."""
    return {
        (page.document.id, account.quotation.start, account.quotation.stop): Place(
            start=9, stop=12, line=3, column=1, end_line=3, end_column=4, exact=account.quotation.exact
        )
        for page in report.pages
        for account in page.accounts
    }
