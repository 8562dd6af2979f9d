"""Compressed streams, unfolded as far as they are asked for and no further."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

import brotli

from onrecord.capture.streams import LOOKED_AT, Broken, Forward, Readable

# What a decoder of xz may use: the largest preset of the xz tools needs 65 MiB.
_XZ_MEMORY = 96 << 20


class Decoder(Protocol):
    """A decompressor of the standard library: one stream of a format, which may stand before others in a file."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class Deflated:
    """Deflate with the manners of the other decoders: bytes that are not asked for yet are kept. ``wbits`` as in :mod:`zlib`."""

    def __init__(self, wbits: int) -> None:
        self._decoder = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._decoder.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)


class Brotli:
    """Brotli with the manners of the other decoders: what it gives beyond the size asked for is kept."""

    unused_data = b""

    def __init__(self) -> None:
        self._decoder = brotli.Decompressor()
        self._held = b""

    @property
    def eof(self) -> bool:
        return not self._held and self._decoder.is_finished()

    @property
    def needs_input(self) -> bool:
        return not self._held and self._decoder.can_accept_more_data()

    def decompress(self, data: bytes, max_length: int) -> bytes:
        given = self._held
        if data or not given:
            given += self._decoder.process(data, output_buffer_limit=max_length)
        self._held = given[max_length:]
        return given[:max_length]


class Inflated(Forward):
    """What a compressed stream unfolds to; compressed streams that stand one after another are read as one."""

    def __init__(self, source: Readable, make: Callable[[], Decoder]) -> None:
        self._source = source
        self._make = make
        self._decoder: Decoder | None = None
        self._rest = b""

    def take(self, size: int) -> bytes:
        while True:
            if self._decoder is None and not self._begin():
                return b""
            if piece := self._decode(size):
                return piece

    def _begin(self) -> bool:
        """Whether another compressed stream follows; zeros, which tapes end with, are passed over."""
        at_start = not self._rest
        while not (rest := self._rest.lstrip(b"\0")) and (self._rest or at_start):
            self._rest, at_start = self._source.read(LOOKED_AT), False
        self._rest = rest
        self._decoder = self._make() if rest else None
        return bool(rest)

    def _decode(self, size: int) -> bytes:
        assert self._decoder is not None
        try:
            given, self._rest = self._rest, b""
            if self._decoder.needs_input and not given:
                given = self._source.read(LOOKED_AT)
            piece = self._decoder.decompress(given, size)
        except (OSError, EOFError, zlib.error, lzma.LZMAError, brotli.error) as error:
            raise Broken(f"expected a compressed file that can be unfolded, found: {error}") from error
        if not given and not piece and self._decoder.needs_input and not self._decoder.eof:
            raise Broken("expected a whole compressed file, found one that ends too early")
        if self._decoder.eof:
            self._rest, self._decoder = self._decoder.unused_data, None
        return piece


def unfold_gzip(source: Readable) -> Inflated:
    """What a gzip file unfolds to."""
    return Inflated(source, lambda: Deflated(16 + zlib.MAX_WBITS))


def unfold_bzip2(source: Readable) -> Inflated:
    """What a bzip2 file unfolds to."""
    return Inflated(source, bz2.BZ2Decompressor)


def unfold_xz(source: Readable) -> Inflated:
    """What an xz file unfolds to."""
    return Inflated(source, lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY))


def unfold_brotli(source: Readable) -> Inflated:
    """What a body in Brotli's coding unfolds to."""
    return Inflated(source, Brotli)
