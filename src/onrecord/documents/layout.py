"""The layout of a page copied as text: which line is headline, date, place, lead, caption, furniture, and which is the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.documents.furniture import find_published, mark_furniture
from onrecord.documents.habits import Habits
from onrecord.documents.head import read_head
from onrecord.documents.headings import mark_headings
from onrecord.documents.lines import Line, sketch_page
from onrecord.documents.participants import mark_participants
from onrecord.text.labels import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A page's lines below its header; ``is_wrapped`` says that its paragraphs were broken at a column and have been joined."""

    lines: Sequence[str]
    is_markdown: bool
    is_wrapped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """The lines of a page in order, what its head says as printed, and the labels that hold."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    title: str | None
    published: str | None
    place: str | None


def read_layout(printed: Printed, habits: Habits, header_title: str | None) -> PageLayout:
    """What each line is. ``header_title`` is a title given above the text, which the page need not print again."""
    sketch = sketch_page(printed.lines, habits.known.labels, header_title, is_markdown=printed.is_markdown)
    mark_furniture(sketch, habits)
    mark_participants(sketch)
    head = read_head(sketch, habits, header_title)
    mark_headings(sketch, habits, is_wrapped=printed.is_wrapped)
    lines = [
        Line(text=line, kind=kind, part=part)
        for line, (kind, part) in zip(sketch.shown, sketch.kinds, strict=True)
        if line
    ]
    lines += [Line(text=address, kind="furniture", part="link") for address in sketch.links]
    lines += [Line(text=tag, kind="furniture", part="tag") for tag in sketch.tags]
    return PageLayout(
        lines=tuple(lines),
        labels=tuple(label for label in sketch.labels if label is not None),
        title=head.title,
        published=head.published or find_published(sketch, habits),
        place=head.place,
    )
