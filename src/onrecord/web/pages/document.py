"""A document: its text by speakers, with quotations, figures, names, cuts and insertions marked at their place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Capture, Document, Turn
from onrecord.record.view import View
from onrecord.report.tally import count_verdicts
from onrecord.text.fragments import link_passage
from onrecord.web.asked import Asked
from onrecord.web.marked import Line, Mark, find_line, list_lines, mark_lines
from onrecord.web.noted import count_kinds, list_marks, list_verdicts
from onrecord.web.pages.finding_list import join_findings
from onrecord.web.people import Person, read_speakers

# A page shows so much of a text: of 5,700 texts seven in eight are shown whole. A page of 45,000 characters took three times as long.
MOST_LINES = 150
MOST_CHARACTERS = 24_000
WHOLE = "all"
MOST_FINDINGS = 50
HEADINGS = frozenset({"headline", "heading"})
SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines from ``first`` to ``last``, and the first line of the part before and of the one after."""

    first: int
    last: int
    before: int | None
    after: int | None


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
    part = choose_part(asked, lines, wanted)
    shown = lines[part.first : part.last]
    turns = sorted(view.rows_of(Turn, document.id), key=lambda turn: turn.start)
    speakers = read_speakers(view, document.id, asked.words.language)
    marks = [*mark_labels(turns, speakers)]
    if shown:
        marks.extend(list_marks(view, document, shown[0][0], shown[-1][1]))
    if wanted is not None:
        marks.append(Mark(kind="passage", start=wanted[0], stop=wanted[1], id="at"))
    verdicts = list_verdicts(view, document.id)
    return {
        "document": document,
        "capture": view.find(Capture, document.capture),
        "address": link_passage(document.canonical_url or document.url, document.text, *(wanted or (0, 0))),
        "licence": asked.house.publishers.find(document.publisher),
        "passages": list(group_lines(turns, speakers, list(mark_lines(document.text, shown, marks)))),
        "headlines": {block.start for block in document.blocks if block.kind in HEADINGS},
        "counts": count_kinds(view, document),
        "tally": count_verdicts(verdicts) if verdicts else None,
        "versions": list_versions(view, document),
        "events": list_events(view, document),
        "findings": read_findings(view, document),
        "part": part,
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


def choose_part(asked: Asked, lines: Sequence[tuple[int, int]], wanted: tuple[int, int] | None) -> Part:
    """The part that is shown: the whole text, where that is asked for; else what holds the span, or the line ``from``."""
    if asked.choose("part") == WHOLE:
        return Part(first=0, last=len(lines), before=None, after=None)
    starts = cut_parts(lines)
    line = min(asked.count("from", 10**9), max(len(lines) - 1, 0)) if wanted is None else find_line(lines, wanted[0])
    place = bisect_right(starts, line) - 1
    after = starts[place + 1] if place + 1 < len(starts) else None
    before = starts[place - 1] if place else None
    return Part(first=starts[place], last=len(lines) if after is None else after, before=before, after=after)


def cut_parts(lines: Sequence[tuple[int, int]]) -> list[int]:
    """The first line of each part of a text."""
    starts = [0]
    for number, (_, stop) in enumerate(lines):
        first = starts[-1]
        if number - first >= MOST_LINES or (number > first and stop - lines[first][0] > MOST_CHARACTERS):
            starts.append(number)
    return starts


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


def list_events(view: View, document: Document) -> list[Mapping[str, Any]]:
    """The events that the document tells of, by day."""
    held = view.ask(
        "SELECT id, title, start FROM happened WHERE id IN (SELECT event FROM accounts WHERE document = ?) "
        "ORDER BY coalesce(start, '9999'), id",
        document.id,
    )
    return [{"id": id, "title": title, "start": start} for id, title, start in held]


def read_findings(view: View, document: Document) -> list[Mapping[str, Any]]:
    """The findings on the page itself: those on its quotations stand beside these."""
    held = view.ask(
        """SELECT id FROM placed WHERE document = ? AND "table" <> 'quotations' ORDER BY code, id LIMIT ?""",
        document.id,
        MOST_FINDINGS,
    )
    return join_findings(view, [row[0] for row in held])
