"""Pieces of a PDF page to lines, and the lines that stand on every page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.documents.formats.pdf_pieces import Piece

# In parts of the size of the letters: pieces of one line; a blank between words that no letter stands for; a cell or column.
_SAME_LINE = 0.4
_WORD_GAP = 0.15
_CELL_GAP = 3.0
_BACK = 0.6
# A note's mark is smaller than the line it stands in, and raised.
_MARK_SIZE = 0.85
_MARK_RAISED = 0.15
# Bullets as fonts of symbols name them.
_SYMBOLS = range(0xF020, 0xF100)
_NOTE_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡]{1,3})\s*")
# How many lines at the top and bottom of a page may be its frame, and how far, in points, such a line moves from page to page.
_FRAME_LINES = 4
_FRAME_DRIFT = 6.0
_LEAST_PAGES = 2
_MOST_OF_PAGES = 0.4
_LONGEST_NUMBER = 18
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*(?P<number>\d{1,4})[\W_]*(?:\d{1,4})?[\W_]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, its ends, base line and size in points, and the number of its page from 0."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int


def build_lines(pieces: Sequence[Piece], page: int) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a page in the order in which they are read, and what is printed across the page's direction."""
    turned = Counter(piece.turned for piece in pieces for _ in piece.text)
    upright = min(turned, key=lambda quarter: (-turned[quarter], quarter)) if turned else 0
    lines: list[_Drawn] = []
    for piece in (one for one in pieces if one.turned == upright):
        if lines and lines[-1].holds(piece):
            lines[-1].add(piece)
        else:
            lines.append(_Drawn([piece], [piece.text]))
    shown = [line for drawn in lines if (line := drawn.make_line(page)).text]
    across = [piece.text.strip() for piece in pieces if piece.turned != upright and piece.text.strip()]
    return tuple(_order_lines(shown)), tuple(across)


@dataclass(slots=True)
class _Drawn:
    """A line while its pieces come."""

    pieces: list[Piece]
    texts: list[str]

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands on this line, behind what is there.

        Where the last piece ends is not asked: fonts are silent on the width of some letters, of no-break spaces above all.
        """
        last = self._largest()
        size = max(last.size, piece.size)
        is_beside = abs(last.base - piece.base) <= _SAME_LINE * size
        return is_beside and piece.left >= self.pieces[-1].left - _BACK * size

    def add(self, piece: Piece) -> None:
        """Adds a piece; the mark of a note is no text."""
        if not self._is_note_mark(piece):
            self.texts += [self._find_gap(piece), piece.text]
            self.pieces.append(piece)

    def make_line(self, page: int) -> Line:
        """The line as it is now."""
        largest, text = self._largest(), "".join(self.texts).strip()
        if text and ord(text[0]) in _SYMBOLS:
            text = f"• {text[1:].strip()}"
        return Line(text, self.pieces[0].left, self.pieces[-1].right, largest.base, largest.size, page)

    def _largest(self) -> Piece:
        return max(self.pieces, key=lambda piece: len(piece.text.strip()))

    def _is_note_mark(self, piece: Piece) -> bool:
        largest = self._largest()
        is_raised = piece.base - largest.base > _MARK_RAISED * largest.size
        return is_raised and piece.size < _MARK_SIZE * largest.size and _NOTE_MARK.fullmatch(piece.text) is not None

    def _find_gap(self, piece: Piece) -> str:
        last = self.pieces[-1]
        gap = (piece.left - last.right) / max(last.size, piece.size, 1.0)
        if gap > _CELL_GAP:
            return "\t"
        has_blank = last.text[-1:].isspace() or piece.text[:1].isspace()
        return " " if gap > _WORD_GAP and not has_blank else ""


def _order_lines(lines: list[Line]) -> list[Line]:
    """From top to bottom where no two lines stand side by side; else as drawn, which is column by column."""
    ordered = sorted(lines, key=lambda line: -line.base)
    is_single = all(one.base - other.base > _SAME_LINE * max(one.size, other.size) for one, other in pairwise(ordered))
    return ordered if is_single else lines


def find_frame(pages: Sequence[Sequence[Line]]) -> dict[Line, str]:
    """The lines that belong to the pages and not to the text, page by page, each with its kind of furniture.

    Lines at the top or bottom of pages that come again at the same place, numbers of pages in them or not; others that stand alone
    where such lines do, as titles of chapters; and lone numbers of pages.
    """
    places: dict[tuple[str, int], list[Line]] = {}
    edges = [_list_edges(page) for page in pages]
    for line in (line for edge in edges for line in edge):
        places.setdefault((_DIGITS.sub("#", line.text), round(line.base / _FRAME_DRIFT)), []).append(line)
    wanted = max(_LEAST_PAGES, _MOST_OF_PAGES * sum(1 for edge in edges if edge))
    frame: dict[Line, str] = {}
    for lines in places.values():
        if len({line.page for line in lines}) >= wanted and _count_pages(lines):
            frame.update((line, _name_kind(line)) for line in lines)
    held = {_find_place(line) for line in frame}
    for place, page in enumerate(pages):
        ends = _list_ends(page)
        frame.update((line, _name_kind(line)) for line in ends if _find_place(line) in held)
        frame.update((line, "page_number") for line in ends if _is_number(line, place + 1) and len(page) > 1)
    return {line: frame[line] for page in pages for line in page if line in frame}


def _name_kind(line: Line) -> str:
    return "running_line" if has_letters(line.text) else "page_number"


def _find_place(line: Line) -> tuple[int, int]:
    """Where a line stands and how large it is, to tell the title of a chapter that stands where those of others do."""
    return round(line.base / _FRAME_DRIFT), round(line.size)


def _list_ends(page: Sequence[Line]) -> list[Line]:
    """The first and the last line of a page."""
    ordered = sorted(page, key=lambda line: -line.base)
    return [*ordered[:1], *ordered[1:][-1:]]


def _count_pages(lines: Sequence[Line]) -> bool:
    """Each number in a line that comes again is the same on every page, or goes up with the pages."""
    numbers = [[int(found[:_LONGEST_NUMBER]) for found in _DIGITS.findall(line.text)] for line in lines]
    return all(
        len(set(column)) == 1 or len({number - line.page for number, line in zip(column, lines, strict=True)}) == 1
        for column in zip(*numbers, strict=True)
    )


def _list_edges(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: (-line.base, line.left))
    return list(dict.fromkeys([*ordered[:_FRAME_LINES], *ordered[-_FRAME_LINES:]]))


def has_letters(text: str) -> bool:
    """Whether a text holds a letter."""
    return any(letter.isalpha() for letter in text)


def _is_number(line: Line, number: int) -> bool:
    """The line is the page's own number."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found is not None and int(found["number"]) == number


def find_body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of the letters in which most of a file is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 0.0
