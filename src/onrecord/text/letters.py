"""A text as nothing but its letters and digits, each with its place: what stays the same however a page was saved.

A document's text was normalised, and page parts were taken out of it; the file has tags, entities and line breaks. Both have the
same letters in the same order wherever they hold the same words.
"""

import html
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_RUN = r"[^\W_]+"
_PLAIN = re.compile(rf"(?P<entity>{_ENTITY})|{_RUN}")
_MARKUP = re.compile(
    # What is never closed goes on to the end, and a tag ends before the next begins: nothing is looked for twice.
    r"(?P<skipped><!--.*?(?:-->|\Z)|<(?P<tag>script|style)\b.*?(?:</(?P=tag)\s*>|\Z)|</?[A-Za-z!][^<>]*>)"
    rf"|(?P<entity>{_ENTITY})|{_RUN}",
    re.DOTALL | re.IGNORECASE,
)
_MOST_PLACES = 1_000  # places of one passage that are looked at
_AROUND = 200  # letters on either side that tell places apart
_EDGES = (32, 16)  # letters of the beginning and end of a passage that something stands in the middle of
_BETWEEN = 4_000  # letters that may stand in the middle of it


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text as one string; the letter at ``i`` stands at ``[starts[i], stops[i])`` of the text."""

    text: str
    letters: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]


def read_letters(text: str, *, is_markup: bool = False) -> Letters:
    """The letters of a text; of a page of HTML those between its tags."""
    letters: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for found in (_MARKUP if is_markup else _PLAIN).finditer(text):
        if is_markup and found["skipped"]:
            continue
        if found["entity"]:
            units = [(html.unescape(found.group()), found.start(), found.end())]
        else:
            units = [(one, place, place + 1) for place, one in enumerate(found.group(), found.start())]
        for unit, start, stop in units:
            folded = _fold(unit)
            letters.append(folded)
            starts += [start] * len(folded)
            stops += [stop] * len(folded)
    return Letters(text, "".join(letters), tuple(starts), tuple(stops))


def find_same(own: Letters, start: int, stop: int, other: Letters) -> tuple[int, int] | None:
    """Where the words ``[start, stop)`` of one text stand in another, half-open; ``None`` where they do not.

    Of several places, the one whose surroundings are alike; where page parts stand in the middle of the words, from their
    beginning to their end.
    """
    first, behind = bisect_left(own.starts, start), bisect_left(own.starts, stop)
    key = own.letters[first:behind]
    if not key:
        return None
    spans = [(place, place + len(key)) for place in _find_all(other.letters, key)] or _find_broken(other.letters, key)
    if not spans:
        return None
    begun, ended = max(spans, key=lambda span: _count_alike(own.letters, (first, behind), other.letters, span))
    before = own.text[start : own.starts[first]]
    after = own.text[own.stops[behind - 1] : stop]
    found_start, found_stop = other.starts[begun], other.stops[ended - 1]
    if other.text.startswith(before, max(0, found_start - len(before))):
        found_start -= len(before)
    return found_start, found_stop + (len(after) if other.text.startswith(after, found_stop) else 0)


def _find_all(letters: str, key: str) -> list[int]:
    places: list[int] = []
    place = letters.find(key)
    while place >= 0 and len(places) < _MOST_PLACES:
        places.append(place)
        place = letters.find(key, place + 1)
    return places


def _find_broken(letters: str, key: str) -> list[tuple[int, int]]:
    """The places of a passage's beginning with its end after it, where its whole stands nowhere."""
    for size in _EDGES:
        if len(key) < 2 * size:
            continue
        farthest = len(key) + _BETWEEN
        pairs = [
            (place, letters.find(key[-size:], place + size, place + farthest))
            for place in _find_all(letters, key[:size])
        ]
        if spans := [(place, end + size) for place, end in pairs if end >= 0]:
            return spans
    return []


def _count_alike(own: str, span: tuple[int, int], other: str, found: tuple[int, int]) -> int:
    """The letters alike on both sides of two places, up to :data:`_AROUND` on each."""
    before = ((own[span[0] - 1 - step], other[found[0] - 1 - step]) for step in range(min(_AROUND, span[0], found[0])))
    room = min(_AROUND, len(own) - span[1], len(other) - found[1])
    after = ((own[span[1] + step], other[found[1] + step]) for step in range(room))
    return sum(1 for side in (before, after) for _ in takewhile(lambda pair: pair[0] == pair[1], side))


@lru_cache(maxsize=20_000)
def _fold(unit: str) -> str:
    """Letters and digits without marks above or below them, in lower case: й and и with a breve are one."""
    decomposed = unicodedata.normalize("NFKD", unit.casefold())
    return "".join(one for one in decomposed.casefold() if one.isalnum())
