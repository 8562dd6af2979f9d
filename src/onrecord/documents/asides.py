"""Blocks of links to further pages ("See also …"), taken out of the running text of a page that was saved as one line."""

import re
from collections.abc import Iterator

from onrecord.knowledge.pages import FlatPage
from onrecord.text.dates import DateForms
from onrecord.text.names import UPPER

# The longest title of a linked page among 149 pages of 2025 has 247 characters.
_LONGEST_ENTRY = 280
_OPENED = re.compile(rf"[{UPPER}\d«„“\"]")
_RUNS_ON = re.compile(r"[^\W\d_]{3}[»”\")]?[.!?…]+ |: ")
_GOES_ON = re.compile(rf" *(?=[{UPPER}\d«„“\"<*]|$)")
_ENDS = ".!?…>»*"
_RANGE = re.compile(r"\s*[–—-]\s*")


def find_asides(text: str, flat: FlatPage, dates: DateForms) -> Iterator[tuple[int, int]]:
    """Blocks behind the end of a sentence, in order: their opening word, then titles that each end in a full date.

    A block whose titles have no date cannot be told from the sentence behind it and is left.
    """
    if not flat.see_also:
        return
    opening = re.compile(rf"(?:{'|'.join(map(re.escape, flat.see_also))}) (?=[{UPPER}\d«„“\"])")
    stop = 0
    for opened in opening.finditer(text):
        start = opened.start()
        if start < stop or start < 2 or text[start - 1] != " " or text[start - 2] not in _ENDS:
            continue
        stop = _find_stop(text, opened.end(), dates)
        if stop > opened.end():
            yield start, stop


def _find_stop(text: str, start: int, dates: DateForms) -> int:
    """Where the last entry ends, with the space behind it; ``start`` where there is none."""
    stop, most_sentences = start, 1
    while (ended := _find_entry_stop(text, stop, dates, most_sentences)) is not None:
        stop, most_sentences = ended, 0
    return stop


def _find_entry_stop(text: str, start: int, dates: DateForms, most_sentences: int) -> int | None:
    """A title, with at most one full stop inside in the first entry, and its date or first and last date."""
    if not _OPENED.match(text, start):
        return None
    found = [date for pattern in dates.patterns if (date := pattern.search(text, start, start + _LONGEST_ENTRY))]
    first = min(found, key=lambda date: (date.start(), -date.end()), default=None)
    if first is None or first.start() == start or len(_RUNS_ON.findall(text, start, first.start())) > most_sentences:
        return None
    until = _RANGE.match(text, first.end())
    last = next((end for pattern in dates.patterns if until and (end := pattern.match(text, until.end()))), None)
    behind = _GOES_ON.match(text, (last or first).end())
    return behind.end() if behind else None
