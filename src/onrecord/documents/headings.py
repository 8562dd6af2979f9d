"""Captions, headings, and the line that closes a transcript."""

from onrecord.documents.habits import Habits
from onrecord.documents.lines import FULL_PARAGRAPH, SENTENCE_END, Sketch
from onrecord.text.dates import read_clock
from onrecord.text.words import find_words

_LONGEST_HEADING = 120
# "Thank you" and "Go ahead" without a full stop are speech; a heading between two speeches says more.
_FEWEST_WORDS_BETWEEN = 3
_NO_HEADING_END = (*SENTENCE_END, "—", "–", "-", ")", "]", "*")


def mark_headings(sketch: Sketch, habits: Habits, *, is_wrapped: bool) -> None:
    """``is_wrapped``: the page sets paragraphs apart by blank lines, so that a short one need not be a heading."""
    spoken = False
    for place, line in enumerate(sketch.shown):
        spoken = spoken or sketch.labels[place] is not None
        if not sketch.is_plain(place):
            continue
        if read_clock(line) or ((spoken or place + 1 == len(sketch.shown)) and habits.is_end(line)):
            sketch.kinds[place] = ("date" if read_clock(line) else "separator", "")
        elif _is_caption(sketch, place):
            sketch.kinds[place] = ("furniture", "caption")
        elif _is_heading(sketch, place, spoken=spoken, is_wrapped=is_wrapped):
            sketch.kinds[place] = ("heading", "")


def _is_heading(sketch: Sketch, place: int, *, spoken: bool, is_wrapped: bool) -> bool:
    """Shown as a heading by Markdown, else short, without a full stop, and where a heading may stand."""
    if sketch.levels[place] and sketch.labels[place] is None:
        return True
    if not _may_be_heading(sketch.shown[place]):
        return False
    return not spoken or _stands_between(sketch, place, is_wrapped=is_wrapped)


def _is_caption(sketch: Sketch, place: int) -> bool:
    """The line under a photo counter."""
    before = sketch.kinds[place - 1][1] if place else ""
    return before == "photo_counter" and sketch.labels[place] is None and len(sketch.shown[place]) < FULL_PARAGRAPH * 2


def _may_be_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING
        and line[:1].isupper()
        and not line.endswith(_NO_HEADING_END)
        and ":" not in line
        and not any(mark in line for mark in (". ", "! ", "? "))
    )


def _stands_between(sketch: Sketch, place: int, *, is_wrapped: bool) -> bool:
    """Below a separator, or between the end of one speech and the label of the next."""
    if sketch.kinds[place - 1][0] in {"separator", "heading"}:
        return True
    if is_wrapped or place + 1 >= len(sketch.shown) or sketch.labels[place + 1] is None:
        return False
    line = sketch.shown[place]
    return "," not in line and len(find_words(line)) >= _FEWEST_WORDS_BETWEEN
