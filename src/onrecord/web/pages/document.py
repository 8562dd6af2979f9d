"""A document: its text by speakers, with quotations, figures, names, cuts and insertions marked at their place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Capture, Document, Mention, Quotation, Trace, Turn
from onrecord.model.commitments import Commitment
from onrecord.model.events import Event, EventAccount
from onrecord.model.figures import Figure
from onrecord.record.view import View
from onrecord.report.tally import count_verdicts, name_shown
from onrecord.text.fragments import link_passage
from onrecord.web.asked import Asked
from onrecord.web.marked import Line, Mark, find_line, list_lines, mark_lines
from onrecord.web.pages.finding_list import join_findings
from onrecord.web.people import Person, read_speakers

SHOWN_LINES = 300  # lines on one page: a transcript of an hour has some 200
MOST_FINDINGS = 50
HEADINGS = frozenset({"headline", "heading"})
SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Lines of one turn: whose they are, and whether the speaker is named here."""

    kind: str
    speakers: tuple[Person, ...]
    label: str | None
    lines: tuple[Line, ...]


def read(asked: Asked) -> Mapping[str, Any] | None:
    """What the page shows; nothing where there is no such document."""
    view = asked.view
    document = view.find(Document, asked.path["id"])
    if document is None:
        return None
    lines = list(list_lines(document.text))
    wanted = read_span(asked.choose("at"), document)
    first = choose_first(asked, lines, wanted)
    shown = lines[first : first + SHOWN_LINES]
    turns = sorted(view.rows_of(Turn, document.id), key=lambda turn: turn.start)
    speakers = read_speakers(view, document.id, asked.words.language)
    marks = [*list_marks(view, document), *mark_labels(turns, speakers)]
    if wanted is not None:
        marks.append(Mark(kind="passage", start=wanted[0], stop=wanted[1], id="at"))
    verdicts = [mark.note.verdict for mark in marks if isinstance(mark.note, Trace)]
    return {
        "document": document,
        "capture": view.find(Capture, document.capture),
        "address": link_passage(document.canonical_url or document.url, document.text, *(wanted or (0, 0))),
        "licence": asked.house.publishers.find(document.publisher),
        "passages": list(group_lines(turns, speakers, list(mark_lines(document.text, shown, marks)))),
        "headlines": {block.start for block in document.blocks if block.kind in HEADINGS},
        "counts": count_kinds(marks),
        "tally": count_verdicts(verdicts) if verdicts else None,
        "versions": list_versions(view, document),
        "events": list_events(view, document),
        "findings": read_findings(view, document),
        "first": first,
        "step": SHOWN_LINES,
        "total": len(lines),
        "wanted": wanted,
    }


def read_span(asked: str | None, document: Document) -> tuple[int, int] | None:
    """The span that the address asks for, as ``120-180``; nothing where it is none of this text."""
    found = SPAN.fullmatch(asked or "")
    if found is None:
        return None
    start, stop = int(found[1]), int(found[2])
    return (start, stop) if start < stop <= len(document.text) else None


def choose_first(asked: Asked, lines: Sequence[tuple[int, int]], wanted: tuple[int, int] | None) -> int:
    """The first line that is shown: of the stretch that holds the span, else the one asked for."""
    if wanted is not None:
        return find_line(lines, wanted[0]) // SHOWN_LINES * SHOWN_LINES
    return min(asked.count("from", 10**9), max(len(lines) - 1, 0))


def list_marks(view: View, document: Document) -> Iterator[Mark]:
    """Everything that is marked in a document."""
    yield from mark_quotations(view, document)
    yield from mark_figures(view, document)
    yield from mark_commitments(view, document)
    yield from mark_names(view, document)
    for place, cut in enumerate(document.cuts):
        yield Mark(kind="cut", start=cut.start, stop=cut.stop, id=f"cut-{place}", note="cut")
    for place, insertion in enumerate(document.insertions):
        yield Mark(
            kind="insertion", start=insertion.start, stop=insertion.stop, id=f"insertion-{place}", note="insertion"
        )


def mark_quotations(view: View, document: Document) -> Iterator[Mark]:
    """The quotations with how each stands; those of official pages are not traced."""
    for quotation in view.rows_of(Quotation, document.id):
        trace = next(view.rows_where(Trace, "quotation", quotation.id), None)
        yield Mark(
            kind="quotation",
            start=quotation.start,
            stop=quotation.stop,
            id=f"quotation-{quotation.id}",
            state=name_shown(trace.verdict) if trace else "untraced",
            href=f"/quotations/{quotation.id}",
            note=trace,
        )


def mark_figures(view: View, document: Document) -> Iterator[Mark]:
    """The figures with their values."""
    for figure in view.rows_of(Figure, document.id):
        said = figure.evidence[0]
        yield Mark(kind="figure", start=said.start, stop=said.stop, id=f"figure-{figure.id}", note=figure)


def mark_names(view: View, document: Document) -> Iterator[Mark]:
    """The names; the first of each person or place leads to their page."""
    known: dict[tuple[str, str], str | None] = {}
    linked: set[str] = set()
    for mention in sorted(view.rows_of(Mention, document.id), key=lambda one: (one.start, one.stop, one.id)):
        key = (mention.kind, (mention.person or mention.key) if mention.kind == "person" else mention.key)
        if key not in known:
            found = view.ask("SELECT entity FROM entity_keys WHERE kind = ? AND key = ? LIMIT 1", *key)
            known[key] = next(found, (None,))[0]
        entity = known[key]
        is_first = entity is not None and entity not in linked
        if entity is not None:
            linked.add(entity)
        yield Mark(
            kind="name",
            start=mention.start,
            stop=mention.stop,
            id=f"name-{mention.id}",
            state=mention.kind,
            href=f"/entities/{entity}" if is_first else None,
            note=mention.exact if is_first else None,
        )


def mark_commitments(view: View, document: Document) -> Iterator[Mark]:
    """The commitments with how firm they are and what became of them."""
    for one in view.rows_of(Commitment, document.id):
        said = one.evidence[0]
        yield Mark(kind="commitment", start=said.start, stop=said.stop, id=f"commitment-{one.id}", note=one)


def mark_labels(turns: Sequence[Turn], speakers: Mapping[str, tuple[Person, ...]]) -> Iterator[Mark]:
    """The labels under which speeches stand; they lead to whom they name."""
    for turn in turns:
        if turn.label_start is not None and turn.label_stop is not None:
            people = speakers.get(turn.id, ())
            href = f"/entities/{people[0].id}" if people else None
            yield Mark(kind="label", start=turn.label_start, stop=turn.label_stop, id=f"label-{turn.id}", href=href)


def group_lines(
    turns: Sequence[Turn], speakers: Mapping[str, tuple[Person, ...]], lines: Sequence[Line]
) -> Iterator[Passage]:
    """The lines by turns, each turn with its speaker."""
    place, before = -1, -2
    held: list[Line] = []
    for line in lines:
        while place + 1 < len(turns) and find_start(turns[place + 1]) <= line.start:
            place += 1
        if place != before and held:
            yield make_passage(turns, before, speakers, held)
            held = []
        before = place
        held.append(line)
    if held:
        yield make_passage(turns, before, speakers, held)


def find_start(turn: Turn) -> int:
    """Where a turn begins on the page: at its label, where it has one."""
    return turn.start if turn.label_start is None else turn.label_start


def make_passage(
    turns: Sequence[Turn], place: int, speakers: Mapping[str, tuple[Person, ...]], lines: Iterable[Line]
) -> Passage:
    """The lines of one turn; lines before the first turn are narration."""
    if place < 0:
        return Passage(kind="narration", speakers=(), label=None, lines=tuple(lines))
    turn = turns[place]
    return Passage(kind=turn.kind, speakers=speakers.get(turn.id, ()), label=turn.label, lines=tuple(lines))


def count_kinds(marks: Iterable[Mark]) -> Mapping[str, int]:
    """How many marks of each kind there are."""
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.kind] = counts.get(mark.kind, 0) + 1
    return counts


def list_versions(view: View, document: Document) -> list[Mapping[str, Any]]:
    """The documents of the same publication, by the time they were saved; one alone is no list."""
    held = view.ask(
        "SELECT documents.id, captures.retrieved FROM documents LEFT JOIN captures ON captures.id = documents.capture "
        "WHERE documents.publication = ? ORDER BY coalesce(captures.retrieved, ''), documents.id",
        document.publication,
    )
    versions: list[Mapping[str, Any]] = [
        {"id": id, "saved": saved, "number": number} for number, (id, saved) in enumerate(held, 1)
    ]
    return versions if len(versions) > 1 else []


def list_events(view: View, document: Document) -> list[Event]:
    """The events that the document tells of, by day."""
    keys = sorted({account.event for account in view.rows_of(EventAccount, document.id)})
    events = [event for key in keys if (event := view.find(Event, key)) is not None]
    return sorted(events, key=lambda event: (event.start or "9999", event.id))


def read_findings(view: View, document: Document) -> list[Mapping[str, Any]]:
    """The findings on the page itself: those on its quotations stand beside these."""
    held = view.ask(
        """SELECT id FROM placed WHERE document = ? AND "table" <> 'quotations' ORDER BY code, id LIMIT ?""",
        document.id,
        MOST_FINDINGS,
    )
    return join_findings(view, [row[0] for row in held])
