"""Two versions of one text side by side: sentences that say the same, gaps as gaps, and what differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import Document, Finding, Sentence
from onrecord.model.alignment import Bead
from onrecord.model.events import Event
from onrecord.record.view import View
from onrecord.report.compared import ComparedRow, make_rows
from onrecord.web.asked import Asked

PAIR = "source_document = ? AND target_document = ?"
SHOWN_ROWS = 400


def read(asked: Asked) -> Mapping[str, Any] | None:
    """What the page shows; nothing where these two were not laid side by side."""
    view = asked.view
    event = view.find(Event, asked.path["id"])
    first, second = (view.find(Document, asked.path[name]) for name in ("first", "second"))
    if event is None or first is None or second is None:
        return None
    beside = lay_beside(view, (first, second), asked.count("from", 10**6), SHOWN_ROWS)
    if beside is None:
        return None
    return {"event": event, "beside": beside, "step": SHOWN_ROWS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Rows of two versions from one of them on, of so many in all; ``gaps`` of these are on one side alone."""

    documents: tuple[Document, Document]
    rows: tuple[ComparedRow, ...]
    start: int
    total: int
    gaps: int


def lay_beside(view: View, documents: tuple[Document, Document], start: int, most: int) -> Beside | None:
    """Two versions side by side; nothing where they were not laid so."""
    beads = list(read_beads(view, *documents))
    if not beads:
        return None
    sentences = (
        {one.id: one for one in view.rows_of(Sentence, documents[0].id)},
        {one.id: one for one in view.rows_of(Sentence, documents[1].id)},
    )
    ordered = order_beads(beads, sentences[0], sentences[1])
    start = min(start, len(ordered) - 1)
    shown = tuple(ordered[start : start + most])
    return Beside(
        documents=documents,
        rows=tuple(make_rows(documents, sentences, shown, tuple(read_findings(view, shown)))),
        start=start,
        total=len(ordered),
        gaps=sum(not (bead.source and bead.target) for bead in beads),
    )


def read_beads(view: View, first: Document, second: Document) -> Iterator[Bead]:
    """The beads of two documents."""
    for (key,) in list(view.ask(f"SELECT id FROM beads WHERE {PAIR}", first.id, second.id)):
        bead = view.find(Bead, key)
        if bead is not None:
            yield bead


def order_beads(beads: list[Bead], first: Mapping[str, Sentence], second: Mapping[str, Sentence]) -> list[Bead]:
    """Beads in the order of the first text; what stands in the second alone comes behind what stands before it there."""
    placed = sorted(
        (second[bead.target[0]].start, first[bead.source[-1]].start) for bead in beads if bead.source and bead.target
    )

    def place(bead: Bead) -> tuple[int, int]:
        if bead.source:
            return first[bead.source[0]].start, 0
        start = second[bead.target[0]].start
        before = [own for other, own in placed if other < start]
        return (before[-1] if before else -1), start + 1

    return sorted(beads, key=lambda bead: (*place(bead), bead.id))


def read_findings(view: View, beads: tuple[Bead, ...]) -> Iterator[Finding]:
    """What differs inside the beads."""
    for bead in beads:
        for (key,) in list(
            view.ask("""SELECT id FROM placed WHERE row = ? AND "table" = 'beads' ORDER BY id""", bead.id)
        ):
            finding = view.find(Finding, key)
            if finding is not None:
                yield finding
