"""Bytes read forward only and within bounds: from a pipe, from a compressed file, from a part of a larger file.

Nothing here asks for more than the reader asked for, so that a file which unfolds to a thousand times its size costs no more memory
than an honest one. A stream that ends too early or holds other bytes than it promises raises :class:`Broken`, with the reason in
words; whoever opened the file makes an issue of it.
"""

import io
import zlib
from dataclasses import dataclass
from typing import Any, Protocol
from zipfile import BadZipFile

# So much of a stream can be looked at without taking it from the stream.
LOOKED_AT = 65_536

# A file of pages unfolds to 2 GiB at most or, when it is large itself, to 16 times its size; a small one to a hundred times its
# size, or 256 MiB. What lies deeper is counted once more for every file that it lies in. Crawls of news pages unfold five times;
# a bomb that was let unfold to 4 GiB took 21 seconds of the processor. How long a pipe is nobody knows before its end.
MOST_UNFOLDED = 2 << 30
MOST_PIPED = 4 << 30
_HONEST_RATIO = 16
_HIGHEST_RATIO = 100
_SMALL = 256 << 20
MOST_PAGES = 200_000


class Broken(Exception):
    """Bytes cannot be read any further; the message says what was expected and found. Never leaves this package."""


class Exceeded(Broken):
    """A file of pages unfolds to more than it may: it is left at this point."""


class Readable(Protocol):
    """Anything that gives its next bytes: at most ``size``, none at the end."""

    def read(self, size: int, /) -> bytes: ...


class Forward(io.RawIOBase):
    """The base of streams that are read once, from the beginning to the end. What comes before a break is given before it is said."""

    _broken: Broken | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any, /) -> int:
        """Fills the whole target, unless the stream ends."""
        if self._broken is not None:
            raise self._broken
        filled = 0
        try:
            while filled < len(target) and (piece := self.take(len(target) - filled)):
                target[filled : filled + len(piece)] = piece
                filled += len(piece)
        except Broken as error:
            self._broken = error
            if not filled:
                raise
        return filled

    def take(self, size: int) -> bytes:
        """The next bytes, one to ``size`` of them, or none at the end."""
        raise NotImplementedError


class Passed(Forward):
    """Another stream, with whatever its reading raises said in words."""

    def __init__(self, source: Readable) -> None:
        self._source = source

    def take(self, size: int) -> bytes:
        try:
            return self._source.read(size)
        except (OSError, EOFError, zlib.error, BadZipFile) as error:
            raise Broken(f"expected bytes that can be read, found: {error}") from error


class Part(Forward):
    """The next ``size`` bytes of a stream, which has to hold them all; ``place`` says in messages where they stand.

    ``is_cut`` once it was found, and said, that it does not.
    """

    def __init__(self, source: Readable, size: int, place: str = "") -> None:
        self.size = size
        self.left = size
        self.is_cut = False
        self._source = source
        self._place = f"{place}: " if place else ""

    def take(self, size: int) -> bytes:
        if not self.left:
            return b""
        try:
            piece = self._source.read(min(size, self.left))
        except Broken as error:
            self.is_cut = True
            raise type(error)(f"{self._place}{error}") from error
        if not piece:
            self.is_cut = True
            raise Broken(f"{self._place}expected {self.size:,} bytes, found only {self.size - self.left:,}")
        self.left -= len(piece)
        return piece

    def skip(self) -> None:
        """Passes over what has not been taken, unless it is cut."""
        while not self.is_cut and self.take(LOOKED_AT):
            pass


@dataclass(slots=True)
class Budget:
    """What one file may still unfold to: bytes, and pages inside it. Whoever takes more is stopped."""

    bytes_left: int
    pages_left: int

    def spend_bytes(self, count: int) -> None:
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise Exceeded(
                "expected a file of pages, found one that unfolds to far more than it holds; the rest is left"
            )

    def spend_page(self) -> None:
        self.pages_left -= 1
        if self.pages_left < 0:
            raise Exceeded("expected a file of pages, found one with too many inside; the rest is left")


def allow_bytes(size: int | None) -> Budget:
    """The budget of a file of so many bytes; of a stream whose length nobody knows, where ``size`` is ``None``."""
    if size is None:
        return Budget(MOST_PIPED, MOST_PAGES)
    honest = max(MOST_UNFOLDED, _HONEST_RATIO * size)
    return Budget(min(honest, max(_SMALL, _HIGHEST_RATIO * size)), MOST_PAGES)


class Metered(Forward):
    """A stream whose bytes are counted against a budget."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self._source = source
        self._budget = budget

    def take(self, size: int) -> bytes:
        piece = self._source.read(size)
        self._budget.spend_bytes(len(piece))
        return piece


def buffer_stream(raw: Forward | io.FileIO | io.BytesIO) -> io.BufferedReader:
    """A stream that can be looked into: ``peek`` gives its first 64 KiB, as far as there are as many."""
    return io.BufferedReader(raw, LOOKED_AT)
