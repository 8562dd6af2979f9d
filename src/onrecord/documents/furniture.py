"""Which lines of a page are not the publication: menus, counters, marks, and what stands below its end."""

from onrecord.documents.habits import Habits
from onrecord.documents.lines import FULL_PARAGRAPH, Sketch
from onrecord.text.addresses import is_address
from onrecord.text.marks import is_cut_line, is_separator

# Furniture that stands above the text alone: below it the same word is a heading ("Economy").
_PROSE_END = tuple('.!?…:»”")')
_ABOVE = frozenset({"section"})


def mark_furniture(sketch: Sketch, habits: Habits) -> None:
    """Furniture and separators. A tail ("See also") opens below some text and runs until full text, a label or a separator."""
    tail = ""
    has_text = False
    for place, line in enumerate(sketch.shown):
        opened = habits.tail_kind(line)
        is_mark = is_cut_line(line) or is_separator(line)
        if opened and (has_text or tail):
            tail = opened
        elif tail and (_is_prose(line) or sketch.labels[place] or is_mark):
            tail = ""
        if tail:
            sketch.kinds[place] = ("furniture", tail)
        elif is_address(line):
            sketch.kinds[place] = ("furniture", "address")
        elif is_mark:
            sketch.kinds[place] = ("separator", "")
        elif kind := _find_kind(line, habits, has_text=has_text):
            sketch.kinds[place] = ("furniture", kind)
        is_text = len(line) >= FULL_PARAGRAPH / 2 or sketch.labels[place] is not None
        has_text = has_text or (is_text and sketch.is_plain(place))


def _is_prose(line: str) -> bool:
    """Running text, which ends in a full stop or a mark; a list of further pages does not."""
    return len(line) >= FULL_PARAGRAPH and line.endswith(_PROSE_END)


def _find_kind(line: str, habits: Habits, *, has_text: bool) -> str | None:
    kind = habits.furniture_kind(line) if len(line) < FULL_PARAGRAPH else None
    return None if kind in _ABOVE and has_text else kind


def find_published(sketch: Sketch, habits: Habits) -> str | None:
    """The date of a furniture line that says when the page was published."""
    for place in sketch.places("furniture"):
        line = sketch.shown[place]
        if habits.says_published(line) and (found := habits.read_date(line)):
            return found.value
    return None
