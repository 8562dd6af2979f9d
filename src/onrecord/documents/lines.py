"""A page's lines on the way to a layout: as printed, as shown, and what each is taken for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.documents.markdown import find_level, strip_links, strip_markdown
from onrecord.text.held_labels import choose_labels
from onrecord.text.labels import Label, LabelWords, find_label
from onrecord.text.words import fold_text

# A line as long as this is running text and never furniture or place.
FULL_PARAGRAPH = 160
LONGEST_TITLE = 300
# The head of a page, headline, date, place and lead, is hardly ever longer.
HEAD_LINES = 25
PARAGRAPH = ("paragraph", "")
SENTENCE_END = tuple('.!?…:;,»”"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line and what it is: a block kind, or ``furniture`` with its own kind in ``part``."""

    text: str
    kind: str
    part: str = ""


@dataclass(slots=True)
class Sketch:
    """The page while it is read: ``shown`` are its lines without blank ones, ``kinds`` what each is so far.

    ``levels`` are the levels of headings of Markdown, 0 for other lines; ``links`` and ``tags`` what Markdown does not
    show. ``labels`` holds the label that a line opens with.
    """

    shown: list[str]
    levels: list[int]
    links: list[str]
    tags: list[str]
    kinds: list[tuple[str, str]] = field(default_factory=list)
    labels: list[Label | None] = field(default_factory=list)

    def places(self, kind: str) -> Iterator[int]:
        """Places of the lines that are ``kind`` so far."""
        return (place for place, (found, _) in enumerate(self.kinds) if found == kind)

    def is_plain(self, place: int) -> bool:
        """Nothing has claimed the line yet."""
        return self.kinds[place] == PARAGRAPH


def sketch_page(lines: Sequence[str], words: LabelWords, header_title: str | None, *, is_markdown: bool) -> Sketch:
    """The lines with what they show and the labels they open with; ``header_title`` is a title given above the text."""
    sketch = Sketch([], [], [], [])
    for line in lines:
        if not line.strip():
            continue
        shown = strip_markdown(line) if is_markdown else strip_links(line)
        sketch.links.extend(shown.links)
        sketch.tags.extend(shown.tags)
        if shown.text:
            sketch.shown.append(shown.text)
            sketch.levels.append(find_level(line) if is_markdown else 0)
    sketch.kinds = [PARAGRAPH] * len(sketch.shown)
    sketch.labels = _find_labels(sketch.shown, words)
    if _is_headline(sketch, header_title):
        sketch.labels[0] = None
    return sketch


def _find_labels(shown: Sequence[str], words: LabelWords) -> list[Label | None]:
    """Labels that hold on this page; a line that the head prints twice, as it does headlines, counts once."""
    found = [find_label(line, 0, len(line), words) for line in shown]
    first = {line: place for place, line in reversed(list(enumerate(shown[:HEAD_LINES])))}
    again = {place for place, line in enumerate(shown[:HEAD_LINES]) if first[line] < place}
    candidates = [label for place, label in enumerate(found) if label and place not in again]
    opened = next((place for place, label in enumerate(found) if label), 0)
    held = {id(label) for label in choose_labels(candidates, "\n".join(shown[:opened]))}
    return [label if id(label) in held else None for label in found]


def _is_headline(sketch: Sketch, header_title: str | None) -> bool:
    """The page's only label opens its first, short line: a headline that gives somebody's words ("Roe: We …").

    Below a header with another title such a line is speech.
    """
    if len(sketch.shown) < 2 or len(sketch.shown[0]) > LONGEST_TITLE or sketch.labels[0] is None:
        return False
    is_alone = not any(sketch.labels[1:])
    return is_alone and (header_title is None or fold_text(header_title) == fold_text(sketch.shown[0]))
