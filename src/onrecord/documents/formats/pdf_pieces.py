"""The pieces of text of a PDF file with their places, page by page, as ``pypdf`` finds them.

A piece is what is drawn in one font on one line. Its width is reckoned from the widths of its letters, so that what kerning and justified
lines add is left out. ``pypdf`` takes 0.2 s to import and is imported when the first PDF file is read.
"""

import io
import logging
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

LIBRARY = "pypdf"
# Longer files are books; a transcript of a whole day has some 150 pages.
_MOST_PAGES = 500
_MOST_PIECES = 1_000_000
# What a page may need, of bytes unpacked and of operands: a page of text has some 5,000 operands, a map 200,000.
_BOUNDS: Mapping[str, int] = {
    "zlib_maximum_output_length": 32_000_000,
    "lzw_maximum_output_length": 32_000_000,
    "run_length_maximum_output_length": 32_000_000,
    "array_based_stream_maximum_output_length": 32_000_000,
    "stream_decoding_work_maximum_length": 100_000_000,
    "stream_parsing_work_maximum_count": 400_000,
    "xform_maximum_invocations_per_extraction": 500,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_page_entries": 20_000,
}
_THOUSAND = 1_000
_TILT = 0.1
_LINE_HEIGHT = 1.2
# Several letters drawn as one.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: its ends, its base line and the size of its letters, in points.

    Coordinates run to the right and upwards as the text is read; ``turned`` is by how many quarters the text is turned.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    turned: int


@dataclass(frozen=True, slots=True)
class Pages:
    """The pieces of each page in the order in which they are drawn; ``notes`` say what could not be read."""

    pages: tuple[tuple[Piece, ...], ...]
    notes: tuple[str, ...] = ()


class UnreadablePdf(Exception):
    """A file cannot be read; the message says what was expected and what was found."""


def read_pages(content: bytes) -> Pages:
    """The pieces of a file's pages. Raises :class:`UnreadablePdf`; a page that cannot be read is a note."""
    library = _load_module(LIBRARY)
    with library.apply_configuration(**_BOUNDS):
        try:
            reader = library.PdfReader(io.BytesIO(content))
            _unlock(reader)
            count = len(reader.pages)
        except UnreadablePdf:
            raise
        except MemoryError:
            raise
        # Files that break the format make the library raise whatever they hit upon.
        except Exception as error:
            raise UnreadablePdf(f"expected a PDF file that is whole, found: {_say(error)}") from error
        return _read_all(reader, count)


def _unlock(reader: Any) -> None:
    """Files that only forbid printing or copying open without a password."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except ImportError as error:
        raise UnreadablePdf(
            "expected a PDF file without a password, found one locked in a way that is not read here"
        ) from error
    if not opened:
        raise UnreadablePdf("expected a PDF file without a password, found one that asks for it")


def _read_all(reader: Any, count: int) -> Pages:
    pages: list[tuple[Piece, ...]] = []
    notes: list[str] = []
    left = _MOST_PIECES
    for number in range(min(count, _MOST_PAGES)):
        try:
            pieces = tuple(_read_page(reader.pages[number], left))
        except MemoryError:
            raise
        except Exception as error:
            notes.append(f"expected page {number + 1} whole, found: {_say(error)}; it is left out")
            pieces = ()
        left -= len(pieces)
        pages.append(pieces)
    if count > _MOST_PAGES:
        notes.append(f"expected at most {_MOST_PAGES} pages, found {count:,}; those behind are not read")
    return Pages(tuple(pages), tuple(notes))


def _read_page(page: Any, most: int) -> Iterator[Piece]:
    collector = _Collector(most)
    page.extract_text(visitor_text=collector.take)
    return iter(collector.pieces)


def _say(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


@dataclass(slots=True)
class _Collector:
    """Collects what ``pypdf`` calls its visitor with: text, two matrices, font and size."""

    most: int
    pieces: list[Piece] = field(default_factory=list)
    _fonts: dict[int, tuple[Any, Callable[[str], float]]] = field(default_factory=dict)

    def take(self, text: str, page: Sequence[float], line: Sequence[float], font: Any, size: float) -> None:
        """A piece; line ends that the library adds are no text."""
        for place, part in enumerate(text.strip("\n").split("\n")):
            if not part:
                continue
            if len(self.pieces) >= self.most:
                raise UnreadablePdf(f"expected at most {_MOST_PIECES:,} pieces of text in a file, found more")
            self.pieces.append(
                _place(part.translate(_LIGATURES), _multiply(line, page), self._measure(part, font), (size, place))
            )

    def _measure(self, text: str, font: Any) -> float:
        """The width of a text in a font, in thousandths of its size."""
        if font is None:
            return _THOUSAND / 2 * len(text)
        if id(font) not in self._fonts:
            self._fonts[id(font)] = (font, _open_font(font))
        return self._fonts[id(font)][1](text)


def _open_font(resource: Any) -> Callable[[str], float]:
    """What measures texts in a font: the library keeps widths by the codes of letters, and which letter each code draws."""
    font = _load_module(f"{LIBRARY}.generic._font").Font.from_font_resource(resource)
    given: Mapping[str, float] = font.character_widths
    widths = {letter: given[code] for code, letter in font.character_map.items() if code in given} or dict(given)
    usual = sum(widths.values()) / len(widths) if widths else _THOUSAND / 2
    blank = widths.get(" ", font.space_width)
    widths = {" ": blank, "\u00a0": blank, **widths}
    return lambda text: sum(widths.get(letter, usual) for letter in text)


def _multiply(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _place(text: str, matrix: Sequence[float], width: float, sized: tuple[float, int]) -> Piece:
    """A piece by its matrix; ``sized`` holds the size of the font and how many lines below its place the piece stands."""
    a, b, c, d, x, y = matrix
    size, below = sized
    along, across = math.hypot(a, b), math.hypot(c, d)
    turned = _find_quarter(a, b)
    x, y = _turn(x, y, turned)
    height = abs(size) * across
    return Piece(text, x, x + width / _THOUSAND * abs(size) * along, y - below * _LINE_HEIGHT * height, height, turned)


def _find_quarter(a: float, b: float) -> int:
    """0 for text that runs to the right, 1 upwards, 2 to the left, 3 downwards; -1 for any other direction."""
    if abs(b) <= _TILT * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _TILT * abs(b):
        return 1 if b > 0 else 3
    return -1


def _turn(x: float, y: float, turned: int) -> tuple[float, float]:
    return {1: (y, -x), 2: (-x, -y), 3: (-y, x)}.get(turned, (x, y))


@cache
def _load_module(name: str) -> Any:
    """A module of the library, which is silent: what is wrong with a file is told in an issue."""
    logging.getLogger(LIBRARY).setLevel(logging.CRITICAL + 1)
    return import_module(name)
