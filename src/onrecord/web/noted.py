"""What is marked in a document, read by the columns that a page shows: quotations, figures, commitments, names, cuts and insertions.

Only what stands in the part of the text that is shown is read: of a figure the few columns that the margin has, in a third of the time
that its whole row takes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Document
from onrecord.model.press import Verdict
from onrecord.record.view import View
from onrecord.report.tally import name_shown
from onrecord.web.marked import Mark

# The kinds that the legend of a page counts, and where their rows lie.
COUNTED = {"quotation": "quotations", "figure": "figures", "commitment": "commitments", "name": "mentions"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What the margin says of a figure, in the words of the record."""

    bound: str
    value: str
    upper: str | None
    unit: str
    indicator: str | None
    period: str | None
    period_inferred: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What the margin says of a commitment."""

    strength: str
    due: str | None
    status: str


def count_kinds(view: View, document: Document) -> Mapping[str, int]:
    """How many marks of each kind a document has, none where there is none."""
    counts = {kind: _count(view, table, document.id) for kind, table in COUNTED.items()}
    counts |= {"cut": len(document.cuts), "insertion": len(document.insertions)}
    return {kind: number for kind, number in counts.items() if number}


def _count(view: View, table: str, document: str) -> int:
    return int(next(view.ask(f"SELECT count(*) FROM {table} WHERE document = ?", document))[0])


def list_verdicts(view: View, document: str) -> list[Verdict]:
    """The verdicts on the quotations of a document; those of official pages are not traced."""
    asked = (
        "SELECT verdict FROM quotations JOIN traces ON traces.quotation = quotations.id WHERE quotations.document = ?"
    )
    return [verdict for (verdict,) in view.ask(asked, document)]


def list_marks(view: View, document: Document, start: int, stop: int) -> Iterator[Mark]:
    """What is marked in ``[start, stop)`` of a document."""
    marks = (
        *mark_quotations(view, document.id),
        *mark_figures(view, document.id),
        *mark_commitments(view, document.id),
        *mark_names(view, document.id, start, stop),
        *mark_edits(document),
    )
    return (mark for mark in marks if mark.start < stop and start < mark.stop)


def mark_quotations(view: View, document: str) -> Iterator[Mark]:
    """The quotations with how each stands."""
    asked = """SELECT id, start, stop, (SELECT verdict FROM traces WHERE quotation = quotations.id ORDER BY id LIMIT 1)
               FROM quotations WHERE document = ? ORDER BY id"""
    for id, start, stop, verdict in view.ask(asked, document):
        yield Mark(
            kind="quotation",
            start=start,
            stop=stop,
            id=f"quotation-{id}",
            state=name_shown(verdict) if verdict else "untraced",
            href=f"/quotations/{id}",
            note=verdict,
        )


def mark_figures(view: View, document: str) -> Iterator[Mark]:
    """The figures with their values."""
    asked = """SELECT id, json_extract(evidence, '$[0].start'), json_extract(evidence, '$[0].stop'),
                      bound, value, upper, unit, indicator, period, period_inferred
               FROM figures WHERE document = ? ORDER BY id"""
    for id, start, stop, bound, value, upper, unit, indicator, period, inferred in view.ask(asked, document):
        note = Amount(
            bound=bound, value=value, upper=upper, unit=unit, indicator=indicator, period=period, period_inferred=inferred,
        )  # fmt: skip
        yield Mark(kind="figure", start=start, stop=stop, id=f"figure-{id}", note=note)


def mark_commitments(view: View, document: str) -> Iterator[Mark]:
    """The commitments with how firm they are and what became of them."""
    asked = """SELECT id, json_extract(evidence, '$[0].start'), json_extract(evidence, '$[0].stop'), strength, due, status
               FROM commitments WHERE document = ? ORDER BY id"""
    for id, start, stop, strength, due, status in view.ask(asked, document):
        note = Promise(strength=strength, due=due, status=status)
        yield Mark(kind="commitment", start=start, stop=stop, id=f"commitment-{id}", note=note)


def mark_names(view: View, document: str, start: int, stop: int) -> Iterator[Mark]:
    """The names in ``[start, stop)``; the first there of each person or place leads to their page."""
    asked = """SELECT id, kind, start, stop, exact,
                      (SELECT min(entity) FROM entity_keys WHERE entity_keys.kind = mentions.kind AND entity_keys.key =
                       CASE WHEN mentions.kind = 'person' AND person <> '' THEN person ELSE mentions.key END)
               FROM mentions WHERE document = ? AND start < ? AND stop > ? ORDER BY start, stop, id"""
    linked: set[str] = set()
    for id, kind, first, last, exact, entity in view.ask(asked, document, stop, start):
        is_first = entity is not None and entity not in linked
        linked.add(entity)
        yield Mark(
            kind="name",
            start=first,
            stop=last,
            id=f"name-{id}",
            state=kind,
            href=f"/entities/{entity}" if is_first else None,
            note=exact if is_first else None,
        )


def mark_edits(document: Document) -> Iterator[Mark]:
    """The places where editors cut the text, and what they put in."""
    for place, cut in enumerate(document.cuts):
        yield Mark(kind="cut", start=cut.start, stop=cut.stop, id=f"cut-{place}", note="cut")
    for place, one in enumerate(document.insertions):
        yield Mark(kind="insertion", start=one.start, stop=one.stop, id=f"insertion-{place}", note="insertion")
