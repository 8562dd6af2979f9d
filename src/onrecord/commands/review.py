"""``onrecord review``: a person's decision on a row, kept for ever; the next build uses it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.commands.tell import tell
from onrecord.errors import UsageError
from onrecord.model import Document, Quotation, Span, Turn
from onrecord.record.layout import Layout
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter
from onrecord.reviews.attach import Decision, make_review
from onrecord.reviews.log import ReviewLog

TABLE = typer.Option("--table", help="The table of the row.")
ROW = typer.Option("--row", help="The row's id, as 'export' and '--format json' print it.", metavar="ID")
FIELD = typer.Option("--field", help="What is decided.")
VALUE = typer.Option("--value", help="Its right value: the full name of the speaker.", metavar="NAME")
BY = typer.Option("--by", help="Who decides.", metavar="WHO")
WHY = typer.Option("--why", help="The reason, kept with the decision.", metavar="TEXT")


def run(
    table: Annotated[Literal["turns", "quotations"], TABLE],
    row: Annotated[str, ROW],
    value: Annotated[str, VALUE],
    by: Annotated[str, BY],
    why: Annotated[str, WHY],
    field: Annotated[Literal["speaker"], FIELD] = "speaker",
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
) -> int:
    """Correct a decision; it is kept with its reason, and the next build uses it."""
    settings = read_settings(record)
    for name, given in (("--value", value), ("--by", by), ("--why", why)):
        if not given.strip():
            raise UsageError(f"expected words after {name}, found none")
    with View.open(settings.record) as view:
        document, held = find_reviewed(view, table, row)
    decision = Decision(field=field, value=value.strip(), by=by.strip(), at=read_clock(), why=why.strip())
    review = make_review(document, Span(start=held.start, stop=held.stop), table, held.kind, decision)
    with RecordWriter(settings.record):
        ReviewLog(Layout(settings.record).reviews).append(review)
    tell(f"kept: {field} of {table} {row} is {value.strip()}; the next build of {settings.record} uses it")
    return 0


def find_reviewed(view: View, table: str, row: str) -> tuple[Document, Turn | Quotation]:
    """The row and its document; raises :class:`UsageError` where the record holds no such row."""
    held: Turn | Quotation | None = view.find(Turn, row) if table == "turns" else view.find(Quotation, row)
    document = view.find(Document, held.document) if held is not None else None
    if held is None or document is None:
        raise UsageError(f"expected the id of a row of {table}, found {row!r}")
    return document, held


def read_clock() -> str:
    """The present moment, UTC: when a decision was made, as the reviewer's clock says."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
