"""The check of a text: the tally first, verdicts at their place in the text, then the quotations one by one. Nothing is stored."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import RecordDamaged, RecordError
from onrecord.model import Document
from onrecord.report.citing import Cited, cite_sources, join_published
from onrecord.report.gather import Account, Report
from onrecord.report.passages import Piece, compare_passages, shorten_passage
from onrecord.report.tally import name_shown
from onrecord.search.checked import Text
from onrecord.text.days import find_days
from onrecord.web.answers import Desk
from onrecord.web.asked import Asked, BadRequest
from onrecord.web.checking import Checked, Checker
from onrecord.web.marked import Line, Mark, list_lines, mark_lines

FORMS = frozenset({b"multipart/form-data", b"application/x-www-form-urlencoded"})
PASTED = "text.txt"
MOST_FIELDS = 8
LONGEST_DATE = 10
SHOWN_LINES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A quotation of the text: how it stands, both passages, and the pages that the published words are on."""

    account: Account
    shown: str
    quoted: tuple[Piece, ...]
    published: tuple[Piece, ...]
    source: Document | None
    cited: tuple[Cited, ...]
    searched: tuple[Document, ...]


def read(asked: Asked) -> Mapping[str, Any]:
    """The page with the form alone."""
    return {"limit_bytes": asked.house.limits.body_bytes}


def answer(desk: Desk, checker: Checker) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that a text is sent to."""

    async def check(request: Request) -> Response:
        try:
            checked = await checker.check(await read_form(request, desk.house.limits.body_bytes))
        except BadRequest as error:
            return desk.refuse(request, 400, error.phrase, **error.fields)
        except TimeoutError:
            return desk.refuse(request, 503, "check.slow")
        except RecordDamaged:
            return desk.refuse(request, 503, "error.record")
        except RecordError:
            return desk.show(request, "start.html", {}, 503)
        values = shape_checked(checked) | {"limit_bytes": desk.house.limits.body_bytes}
        return desk.show(request, "checked.html", values, headers={"Cache-Control": "no-store"})

    return check


async def read_form(request: Request, limit: int) -> Text:
    """The text that a form holds: the file, where one was chosen, else what was pasted."""
    kind, _ = parse_options_header(request.headers.get("content-type"))
    if kind not in FORMS:
        raise BadRequest("error.request")
    async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=limit) as form:
        file, pasted, date = form.get("file"), form.get("text"), form.get("date")
        content = await file.read() if isinstance(file, UploadFile) else b""
        name = file.filename if isinstance(file, UploadFile) else None
        words = pasted if isinstance(pasted, str) else ""
        return make_text(content, name, words, date if isinstance(date, str) else "")


def make_text(content: bytes, name: str | None, words: str, date: str) -> Text:
    """The text; raises :class:`BadRequest` where there is none, or its day is no day."""
    date = date.strip()
    if date and (len(date) > LONGEST_DATE or find_days(date) is None):
        raise BadRequest("check.bad_date")
    if content and name:
        return Text(content=content, name=name.replace("\\", "/").rpartition("/")[2] or PASTED, date=date or None)
    if not words.strip():
        raise BadRequest("check.empty")
    return Text(content=words.encode("utf-8", "replace"), name=PASTED, date=date or None)


def shape_checked(checked: Checked) -> dict[str, Any]:
    """What the template shows."""
    report = checked.report
    accounts = {page.document.id: page.accounts for page in report.pages}
    return {
        "marked": report.count(reported=False),
        "reported": report.count(reported=True),
        "documents": [
            {
                "document": page,
                "lines": list(mark_page(page, accounts.get(page.id, ()))),
                "quotations": [show_account(one, page, report) for one in accounts.get(page.id, ())],
            }
            for page in checked.documents
        ],
        "issues": report.issues,
        "is_read": bool(checked.documents),
        "release": checked.release,
    }


def mark_page(page: Document, accounts: tuple[Account, ...]) -> Iterator[Line]:
    """The lines of the text with the quotations marked; the margin leads to each below."""
    marks = [
        Mark(
            kind="quotation",
            start=one.quotation.start,
            stop=one.quotation.stop,
            id=f"at-{one.quotation.id}",
            state=name_shown(one.trace.verdict),
            href=f"#quotation-{one.quotation.id}",
            note=one.trace.verdict,
        )
        for one in accounts
    ]
    return mark_lines(page.text, list(list_lines(page.text))[:SHOWN_LINES], marks)


def show_account(account: Account, page: Document, report: Report) -> Shown:
    """One quotation; words that one of the passages lacks are marked where both are the same language and in marks."""
    quotation, trace = account.quotation, account.trace
    published = join_published(account)
    quoted, other = shorten_passage(quotation.exact), shorten_passage(published)
    if published and quotation.kind != "indirect" and trace.verdict != "translated":
        quoted, other = compare_passages(quotation.exact, published)
    source = report.sources.get(trace.statements[0].document) if trace.statements else None
    return Shown(
        account=account,
        shown=name_shown(trace.verdict),
        quoted=quoted,
        published=other if published else (),
        source=source,
        cited=cite_sources(account, report),
        searched=tuple(report.sources[key] for key in trace.searched if key in report.sources)
        if not trace.statements
        else (),
    )
