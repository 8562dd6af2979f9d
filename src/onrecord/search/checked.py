"""A text against an open record, at once: read and judged as a page would be, by the same stages; nothing is stored.

What :mod:`onrecord.drafts` does with the work tables of a record, for one text and within a second: only the stages that its verdicts
rest on, each on this text alone, over a :class:`~onrecord.search.ground.Ground` that is asked by key. People whom the record does not name
are known by knowledge alone, and are not joined with anyone in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.capture.intake import Intake
from onrecord.capture.members import Member
from onrecord.documents.stage import PageUnit, read_page
from onrecord.findings.stage import find_unread
from onrecord.knowledge.codes import Codebook
from onrecord.model import (
    Capture,
    Document,
    Entity,
    Finding,
    Issue,
    Quotation,
    Speaker,
    Trace,
)
from onrecord.model.identity import digest_bytes
from onrecord.record.held import HeldRows
from onrecord.record.view import View
from onrecord.search.ground import Ground
from onrecord.search.judged import JudgedPage, judge_page
from onrecord.search.told import CheckKnowledge, tell_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is checked: bytes and the name that they came with, and the day of a text that prints none, EDTF.

    ``media_type`` is what they are where neither name nor first bytes tell.
    """

    content: bytes
    name: str
    media_type: str = "text/plain"
    date: str | None = None


class Taken:
    """Captures in memory alone, for as long as a check takes."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[Capture, bytes]] = {}

    def add(
        self, content: bytes, *, source: str, media_type: str, url: str | None = None, retrieved: str | None = None
    ) -> Capture:
        """The capture of some bytes."""
        digest = digest_bytes(content)
        capture = Capture(
            id=digest, sha256=digest, url=url, retrieved=retrieved, media_type=media_type, bytes=len(content), source=source,
        )  # fmt: skip
        self.pages[digest] = (capture, content)
        return capture

    def settle(self, given: Sequence[str], issues: Sequence[Issue]) -> None:
        """Nothing is kept of what could not be read."""

    def flush(self) -> None:
        """Nothing is on the disk."""


def check_text(text: Text, view: View, known: CheckKnowledge) -> tuple[HeldRows, tuple[str, ...]]:
    """The rows of a text judged against the record, and the ids of its documents."""
    taken = Taken()
    intake = Intake(taken, (text.name,))
    intake.take_member(Member(name=text.name, content=text.content, media_type=text.media_type))
    units = [
        PageUnit(capture=capture, content=content, is_draft=True, date=text.date)
        for capture, content in taken.pages.values()
    ]
    read = [read_page(unit, known.pages) for unit in units]
    told = [tell_page(page, known) for pages in read for page in pages.documents]
    others = Ground(view, frozenset(one.page.id for one in told))
    judged = [judge_page(one, view, others, known) for one in told]
    issues = (
        *intake.issues.values(),
        *(issue for pages in read for issue in pages.issues),
        *(issue for one in told for issue in one.issues),
    )
    held = gather_rows(view, judged, issues, known.codebook)
    held[Capture] = [*(unit.capture for unit in units), *held[Capture]]
    return HeldRows(held, lambda key: taken.pages[key][1]), tuple(one.page.id for one in told)


def gather_rows(
    view: View, judged: Sequence[JudgedPage], issues: Sequence[Issue], codebook: Codebook
) -> dict[type, list[object]]:
    """The rows of the text, and the documents, people and captures that they name."""
    own = {one.told.page.id: one.told.page for one in judged}
    named = sorted({key for one in judged for trace in one.traces for key in trace.documents} - set(own))
    pages = [page for key in named if (page := view.find(Document, key)) is not None]
    strangers = {entity.id: entity for one in judged for entity in one.strangers}
    people = sorted({speaker.entity for one in judged for speaker in one.speakers})
    unread = [finding for issue in issues if (finding := find_unread(issue, codebook))]
    return {
        Document: [*own.values(), *pages],
        Capture: [capture for page in pages if (capture := view.find(Capture, page.capture)) is not None],
        Quotation: [quotation for one in judged for quotation in one.told.quotations],
        Trace: [trace for one in judged for trace in one.traces],
        Speaker: [speaker for one in judged for speaker in one.speakers],
        Entity: [entity for key in people if (entity := strangers.get(key) or view.find(Entity, key)) is not None],
        Finding: [*(finding for one in judged for finding in one.findings), *unread],
        Issue: list(issues),
    }
