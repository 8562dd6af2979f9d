"""Lines of a PDF file to paragraphs: by gaps, indents, sizes of letters, and lines that had room for the next one's first word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.documents.formats.pdf_lines import Line

# All in parts of the size of the letters, unless it says otherwise.
_SAME_SIZE = 0.12
_INDENT = 0.8
_TOLERANCE = 0.5
_BLANK = 0.25
# A gap counts as one between paragraphs when it is so much wider than that between lines.
_WIDER_GAP = 1.25
_MOST_PITCH = 3.5
# Lines of headings go on in one another at any width.
_HEADING = 1.15
_HEADING_PITCH = 1.7
# Lines whose left ends lie this near, in points, stand in one column.
_COLUMN = 90.0
# Of the right ends of a column's lines, the one that counts as its edge: a line in twenty may stick out.
_EDGE = 0.95
_COMMON = 0.1
# The share of lines that end in a hyphen where words are divided: 10 % and more; elsewhere only words that have a hyphen
# come to stand so, some 1 %.
_DIVIDED = 0.04
# Behind any of these a small letter may open an item of a list.
_ENDS = (".", "!", "?", "…", ":", ";")
_LAST_PART = re.compile(r"(?P<part>[^\W\d_]+)[-\u00ad\u2010]$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
# No-break spaces hold words together; where they are lost, a word of one or two letters is taken with the next.
_FIRST_WORDS = re.compile(r"(?:\w{1,2} )?\S+(?:\u00a0\S+)*")
# Addresses are broken before these, without a mark.
_INSIDE_ADDRESS = ("-", "/", "?", "&", "=", "_", ".", "%", "#")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Column:
    """Where most lines of a column begin and end."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a file is set: its columns, the pitch of its lines, and whether paragraphs hang: their first lines stand out."""

    columns: tuple[float, ...]
    edges: tuple[_Column, ...]
    pitch: float
    body: float
    hangs: bool

    def find_column(self, line: Line) -> int:
        """The column that a line stands in."""
        return max(place for place, start in enumerate(self.columns) if line.left >= start)

    def find_edge(self, line: Line) -> _Column:
        """The edges of the column that a line stands in."""
        return self.edges[self.find_column(line)]


def join_paragraphs(lines: Sequence[Line], body: float) -> list[str]:
    """One text a paragraph. ``body`` is the size of the letters of most text; lines come in the order in which they are read."""
    if not lines:
        return []
    setting = _find_setting(lines, body)
    words = _Words(lines)
    paragraphs = [lines[0].text]
    following = [*lines[1:], None]
    for (above, line), after in zip(pairwise(lines), following[1:], strict=True):
        if _opens(above, line, after, setting):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = words.join(paragraphs[-1], line.text)
    return paragraphs


def _find_setting(lines: Sequence[Line], body: float) -> _Setting:
    columns: list[float] = []
    for left in sorted(line.left for line in lines):
        if not columns or left - columns[-1] > _COLUMN:
            columns.append(left)
    inside: list[list[Line]] = [[] for _ in columns]
    for line in lines:
        inside[max(place for place, start in enumerate(columns) if line.left >= start)].append(line)
    edges = tuple(_find_edges(one) for one in inside)
    pitch = _find_pitch(lines, body)
    setting = _Setting(tuple(columns), edges, pitch, body, hangs=False)
    return _Setting(tuple(columns), edges, pitch, body, _hangs(lines, setting))


def _hangs(lines: Sequence[Line], setting: _Setting) -> bool:
    """First lines of paragraphs stand out: full lines come before those further in, more than before those further out."""
    inwards = [_is_full(above, line, setting) for above, line in pairwise(lines) if _is_indented(above, line, setting)]
    outwards = [
        _is_full(above, line, setting) for above, line in pairwise(lines) if _is_outdented(above, line, setting)
    ]
    return sum(inwards) * len(outwards) > sum(outwards) * len(inwards)


def _find_edges(lines: Sequence[Line]) -> _Column:
    rights = sorted(line.right for line in lines)
    lefts = Counter(round(line.left) for line in lines)
    common = [left for left, count in lefts.items() if count >= _COMMON * len(lines)]
    return _Column(min(common, default=min(lefts)), rights[min(len(rights) - 1, int(_EDGE * len(rights)))])


def _find_pitch(lines: Sequence[Line], body: float) -> float:
    """The distance of neighbouring lines of one paragraph: the least that is common."""
    gaps = Counter(
        round(above.base - line.base)
        for above, line in pairwise(lines)
        if above.page == line.page and _is_same_size(above, line) and 0 < above.base - line.base < _MOST_PITCH * body
    )
    common = [gap for gap, count in gaps.items() if count >= _COMMON * gaps.total()]
    return float(min(common, default=0))


def _is_same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _is_below(above: Line, line: Line) -> bool:
    return above.page == line.page and line.base < above.base


def _is_indented(above: Line, line: Line, setting: _Setting) -> bool:
    """The line begins further in than the line above it, in the same column."""
    return _is_near(above, line, setting) and line.left - above.left > _INDENT * line.size


def _is_outdented(above: Line, line: Line, setting: _Setting) -> bool:
    """The line begins further out than the line above it, in the same column."""
    return _is_near(above, line, setting) and above.left - line.left > _INDENT * line.size


def _is_near(above: Line, line: Line, setting: _Setting) -> bool:
    return _is_below(above, line) and setting.find_column(above) == setting.find_column(line)


def _is_full(line: Line, after: Line, setting: _Setting) -> bool:
    """A line that had no room for the first word of the next."""
    first = _FIRST_WORDS.match(after.text)
    width = (after.right - after.left) / max(1, len(after.text)) * (first.end() if first else 0)
    return line.right + width + (_BLANK + _TOLERANCE) * line.size > setting.find_edge(line).right


def _opens(above: Line, line: Line, after: Line | None, setting: _Setting) -> bool:
    """Whether a line opens a paragraph."""
    if not _is_same_size(above, line):
        return True
    if _is_below(above, line):
        gap = above.base - line.base
        if line.size > _HEADING * setting.body:
            return gap > _HEADING_PITCH * line.size
        if gap > _WIDER_GAP * setting.pitch or setting.find_column(above) != setting.find_column(line):
            return True
    if line.text[:1].islower() and not above.text.endswith(_ENDS):
        return False
    return not _is_full(above, line, setting) or _is_first(above, line, after, setting)


def _is_first(above: Line, line: Line, after: Line | None, setting: _Setting) -> bool:
    """By its indent a line is the first of its paragraph."""
    if setting.hangs:
        return _is_outdented(above, line, setting)
    is_in = line.left - setting.find_edge(line).left > _INDENT * line.size
    if not is_in:
        return False
    stands_out = after is not None and _is_below(line, after) and line.left - after.left > _INDENT * line.size
    return stands_out or _is_indented(above, line, setting)


class _Words:
    """The words of a file, to tell words that were divided at a line's end from words with a hyphen."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
        ends = list(_find_divided(lines))
        whole = sum(f"{first}{second}".casefold() in self._known for first, second in ends)
        hyphened = sum(f"{first}-{second}".casefold() in self._known for first, second in ends)
        self._divides = whole > hyphened if whole or hyphened else len(ends) > _DIVIDED * len(lines)

    def join(self, above: str, line: str) -> str:
        """Two neighbouring lines of a paragraph as one."""
        ended, begun = _LAST_PART.search(above), _FIRST_PART.match(line)
        if line.startswith(_INSIDE_ADDRESS) and _ADDRESS_END.search(above):
            return f"{above}{line}"
        if ended is None or begun is None:
            is_number = above.endswith("-") and above[-2:-1].isdigit() and line[:1].isdigit()
            return f"{above}{line}" if is_number else f"{above} {line}"
        if above.endswith("\u00ad") or self._is_divided(ended["part"], begun.group()):
            return f"{above[:-1]}{line}"
        return f"{above}{line}"

    def _is_divided(self, first: str, second: str) -> bool:
        if not second[:1].islower():
            return False
        if f"{first}-{second}".casefold() in self._known:
            return False
        return f"{first}{second}".casefold() in self._known or self._divides


def _find_divided(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for above, line in pairwise(lines):
        ended, begun = _LAST_PART.search(above.text), _FIRST_PART.match(line.text)
        if ended and begun and begun.group()[:1].islower():
            yield ended["part"], begun.group()
