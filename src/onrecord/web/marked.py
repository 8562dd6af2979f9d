"""A text with what is marked in it: its lines, cut at every beginning and end of a mark, and the notes that stand beside a line.

Marks may overlap (a name inside a quotation): a stretch of words has all the marks that hold it. Half-open spans in code points.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from onrecord.text.escape import show_controls

MarkKind = Literal["quotation", "figure", "name", "cut", "insertion", "commitment", "label", "passage"]

# Which of several marks on the same words is written outermost.
ORDER: tuple[MarkKind, ...] = ("passage", "quotation", "commitment", "insertion", "cut", "label", "figure", "name")

# Marks that other pages lead to, and those whose words lead on.
LED_TO = frozenset({"quotation", "passage", "figure"})
NAMING = frozenset({"name", "label"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of a text and what it is.

    ``state`` is how a quotation stands (match, differs, not_checked); ``href`` where more is shown; ``note`` what the margin says of
    it, in the words of the record: a verdict, a value.
    """

    kind: MarkKind
    start: int
    stop: int
    id: str
    state: str = ""
    href: str | None = None
    note: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words under the same marks; ``opened`` are these, outermost first: how each is shown, and its id where it begins here.

    ``href`` is where the name or label leads that begins here.
    """

    text: str
    opened: tuple[tuple[str, str], ...]
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text with its stretches, and the marks that the margin speaks of, in order."""

    start: int
    stop: int
    stretches: tuple[Stretch, ...]
    notes: tuple[Mark, ...]


@dataclass(slots=True)
class _Open:
    """The marks in order, and how far they have been taken."""

    marks: Sequence[Mark]
    place: int = 0
    held: list[Mark] = field(default_factory=list)

    def take(self, start: int, stop: int) -> list[Mark]:
        """The marks that touch ``[start, stop)``; asked for in order."""
        self.held = [mark for mark in self.held if mark.stop > start]
        while self.place < len(self.marks) and self.marks[self.place].start < stop:
            if self.marks[self.place].stop > start:
                self.held.append(self.marks[self.place])
            self.place += 1
        return [mark for mark in self.held if mark.start < stop]


def list_lines(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold more than blanks."""
    stop = len(text) if stop is None else stop
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def mark_lines(text: str, lines: Iterable[tuple[int, int]], marks: Iterable[Mark]) -> Iterator[Line]:
    """Lines of a text, in order, with the marks that touch them."""
    opened = _Open(sorted(marks, key=lambda mark: (mark.start, -mark.stop, ORDER.index(mark.kind), mark.id)))
    for start, stop in lines:
        held = opened.take(start, stop)
        notes = tuple(mark for mark in held if mark.note is not None and mark.start >= start)
        yield Line(start=start, stop=stop, stretches=tuple(cut_line(text, start, stop, held)), notes=notes)


def cut_line(text: str, start: int, stop: int, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """The stretches of one line."""
    edges = sorted({start, stop, *(edge for mark in marks for edge in (mark.start, mark.stop) if start < edge < stop)})
    outermost_first = sorted(marks, key=lambda mark: (ORDER.index(mark.kind), mark.start, mark.id))
    for first, last in pairwise(edges):
        held = [mark for mark in outermost_first if mark.start <= first and mark.stop >= last]
        hrefs = [mark.href for mark in held if mark.href and mark.kind in NAMING and max(mark.start, start) == first]
        yield Stretch(
            text=text[first:last],
            opened=tuple(
                (name_mark(mark), mark.id if mark.kind in LED_TO and mark.start == first else "") for mark in held
            ),
            href=hrefs[-1] if hrefs else None,
        )


def write_line(line: Line) -> Markup:
    """The words of a line with what is marked in them, escaped: in code, since a template takes three times as long for it."""
    return Markup("".join(map(_write_stretch, line.stretches)))


def _write_stretch(stretch: Stretch) -> str:
    words = str(escape(show_controls(stretch.text)))
    if stretch.href:
        words = f'<a href="{escape(stretch.href)}">{words}</a>'
    return "".join(map(_write_opening, stretch.opened)) + words + "</span>" * len(stretch.opened)


def _write_opening(opened: tuple[str, str]) -> str:
    classes, id = opened
    return f'<span class="{escape(classes)}" id="{escape(id)}">' if id else f'<span class="{escape(classes)}">'


def name_mark(mark: Mark) -> str:
    """The classes by which a mark is shown."""
    return f"m-{mark.kind} is-{mark.state}" if mark.state else f"m-{mark.kind}"


def find_line(lines: Sequence[tuple[int, int]], place: int) -> int:
    """The number of the line that holds a place of the text, or of the first behind it."""
    return min(bisect_left([stop for _, stop in lines], place + 1), max(len(lines) - 1, 0))
