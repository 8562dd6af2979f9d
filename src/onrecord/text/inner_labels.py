"""Labels that open no line: inside running text, behind a time of day, or printed again without their colon."""

import re
from collections.abc import Iterable, Iterator

from onrecord.text.labels import CERTAIN, INITIALED, Label, LabelWords, find_label
from onrecord.text.names import UPPER

_LONGEST = 160
_COLON = re.compile(r":(?=\s)")
_INITIALED_END = re.compile(rf"(?:^|\s)({INITIALED}(?:\s?\([^()]{{1,60}}\))?)$")
_SENTENCE_END = re.compile(r"[.!?…>»\"”*)]\s+")
_INNER = frozenset({"titled", "nameless"})
_SPLIT_OFF = CERTAIN | {"name", "title_and_name"}
_CAPITALS = re.compile(rf"(?<!\S)(?:[{UPPER}][{UPPER}.'’-]+ ){{0,6}}[{UPPER}][{UPPER}.'’-]+$")
_CLOCK = re.compile(r"\d[:.]\d{2}(?!\d)")
_CLOCK_REACH = 12
# What may stand for the colon: "MS. WREN.  Thank you", "MS. WREN – Thank you", "MS. WREN:Thank you", "MS. WREN  Thank you".
_FOR_COLON = r"(?::|[.;,]  |  | [—–-] )"


def find_label_starts(text: str, words: LabelWords) -> Iterator[int]:
    """Where labels open inside running text.

    Initials and a name, and words for people without a name, open one anywhere; other labels do behind the end of a sentence.
    """
    unnamed = "|".join(sorted(re.escape(word.capitalize()) for word in words.nameless if len(word) > 1))
    nameless = re.compile(rf"(?:^|\s)({unnamed})$") if unnamed else None
    for colon in _COLON.finditer(text):
        opened = max(0, colon.start() - _LONGEST)
        window = text[opened : colon.start()].rstrip()
        sure = _INITIALED_END.search(window) or (nameless.search(window) if nameless else None)
        if sure:
            yield opened + sure.start(1)
            continue
        start = opened + max((found.end() for found in _SENTENCE_END.finditer(window)), default=0)
        label = find_label(text, start, colon.end(), words)
        if label is not None and label.shape in _SPLIT_OFF:
            yield start


def find_inner_labels(text: str, start: int, stop: int, words: LabelWords, *, speaks: bool) -> Iterator[int]:
    """Where labels in capitals open inside the line, as in "2:29 P.M. EST THE PRESIDENT: Good afternoon".

    Behind a time of day they do on any page; behind other words only on a page that ``speaks`` in labels.
    """
    for colon in _find_colons(text, start, stop):
        run = _CAPITALS.search(text, max(start, colon - _LONGEST), colon)
        if run is None or (run.start() == start and _find_shape_at(text, start, colon + 1, words)):
            continue
        is_timed = _CLOCK.search(text, max(start, run.start() - _CLOCK_REACH), colon) is not None
        place = run.start() if speaks or is_timed else colon
        while place < colon and _find_shape_at(text, place, colon + 1, words) not in _INNER:
            place = _find_next_word(text, place, colon) if is_timed else colon
        if start < place < colon:
            yield place


def _find_colons(text: str, start: int, stop: int) -> Iterator[int]:
    """Colons behind a capital and before a space."""
    colon = text.find(":", start + 1, stop)
    while colon >= 0:
        if text[colon - 1].isupper() and text[colon + 1 : colon + 2].isspace():
            yield colon
        colon = text.find(":", colon + 1, stop)


def _find_shape_at(text: str, place: int, colon_stop: int, words: LabelWords) -> str:
    """The shape of the label from here to the colon, or nothing."""
    label = find_label(text, place, colon_stop, words)
    return label.shape if label is not None and label.speech >= colon_stop else ""


def _find_next_word(text: str, place: int, stop: int) -> int:
    space = text.find(" ", place, stop)
    return stop if space < 0 else space + 1


def compile_slips(held: Iterable[Label]) -> re.Pattern[str] | None:
    """A pattern of the labels in capitals among these, as they are printed where the colon is missing."""
    printed = sorted({label.printed for label in held if label.printed.isupper() and len(label.printed) > 1})
    return re.compile(rf"({'|'.join(map(re.escape, printed))}){_FOR_COLON}\s*(?=\S)") if printed else None


def find_slip(text: str, start: int, stop: int, slips: re.Pattern[str]) -> Label | None:
    """The label that the line opens with, another sign in the place of its colon."""
    found = slips.match(text, start, stop)
    if found is None:
        return None
    return Label(start, found.end(1), found.end(), found.group(1), "", "slip")
