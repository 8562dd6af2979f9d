"""A message as HTTP and WARC frame it: a line, fields, an empty line, a body; and the body as it was before it was coded to be sent."""

import re
import zlib
from collections.abc import Mapping
from io import BufferedReader
from typing import Protocol

from onrecord.capture.readers import refuse_text
from onrecord.capture.streams import LOOKED_AT, Broken, Forward, buffer_stream
from onrecord.capture.unfolding import Deflated, Inflated, unfold_brotli, unfold_gzip

_LONGEST_LINE = 65_536
_MOST_LINES = 1_000
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP = b"\x1f\x8b\x08"


class Lines(Protocol):
    """Anything that gives its next line, at most so many bytes of it; nothing at the end."""

    def readline(self, size: int, /) -> bytes: ...


def read_fields(file: Lines) -> Mapping[str, str]:
    """The fields up to an empty line: by name in lower case, the first of each name.

    A line that begins with a blank goes on with the one before. Raises :class:`Broken` where there are more than 1,000 lines, one
    longer than 64 KiB, or none that is empty.
    """
    fields: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_LINES):
        line = read_line(file)
        if not line:
            raise Broken("expected an empty line after the fields, found the end of the file")
        shown = line.decode("utf-8", "backslashreplace").rstrip("\r\n")
        if not shown:
            return fields
        if shown[0] in " \t":
            fields[name] = f"{fields.get(name, '')} {shown.strip()}"
        else:
            name, _, value = shown.partition(":")
            name = name.strip().lower()
            fields.setdefault(name, value.strip())
    raise Broken(f"expected at most {_MOST_LINES:,} lines of fields, found more")


def read_line(file: Lines) -> bytes:
    """The next line with its end, or nothing at the end of the file."""
    line = file.readline(_LONGEST_LINE + 1)
    if len(line) > _LONGEST_LINE:
        raise Broken(f"expected a line of at most {_LONGEST_LINE:,} bytes among fields, found a longer one")
    return line


def unfold_body(body: BufferedReader, fields: Mapping[str, str]) -> BufferedReader:
    """The body without the codings its fields name: of transfer, then of content.

    Crawlers often keep the fields of a body that they have unfolded: so a coding is undone only where the bytes have it. Raises
    :class:`Broken` for a coding that cannot be undone.
    """
    if "chunked" in fields.get("transfer-encoding", "").lower() and _CHUNK.match(body.peek()):
        body = buffer_stream(Joined(body))
    codings = [coding.strip().lower() for coding in fields.get("content-encoding", "").split(",")]
    for coding in reversed(codings):
        opened = _undo_coding(body, coding)
        body = body if opened is None else buffer_stream(opened)
    return body


def _undo_coding(body: BufferedReader, coding: str) -> Forward | None:
    head = body.peek()[:LOOKED_AT]
    if coding in ("", "identity") or not head:
        return None
    if coding in ("gzip", "x-gzip"):
        return unfold_gzip(body) if head.startswith(_GZIP) else None
    if coding == "deflate" and (bits := _find_window(head)):
        return Inflated(body, lambda: Deflated(bits))
    if refuse_text(head) is None:
        return None
    if coding == "br":
        return unfold_brotli(body)
    raise Broken(f"expected a page sent as it is, or coded as gzip, deflate or br; found the coding {coding}")


def _find_window(head: bytes) -> int:
    """How zlib is told to read a deflated body: with its own header, as the standard has it, or without, as some send it; 0 for none."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            if zlib.decompressobj(bits).decompress(head, LOOKED_AT):
                return bits
        except zlib.error:
            continue
    return 0


class Joined(Forward):
    """The chunks of a body, joined."""

    def __init__(self, source: BufferedReader) -> None:
        self._source = source
        self._left = 0
        self._is_first = True
        self._is_over = False

    def take(self, size: int) -> bytes:
        if not self._left and not self._is_over:
            self._begin()
        piece = self._source.read(min(size, self._left)) if self._left else b""
        if self._left and not piece:
            raise Broken("expected a whole chunk of a page, found one that ends too early")
        self._left -= len(piece)
        return piece

    def _begin(self) -> None:
        if not self._is_first:
            self._source.readline(LOOKED_AT)
        self._is_first = False
        found = _CHUNK.fullmatch(self._source.readline(LOOKED_AT))
        if found is None:
            raise Broken("expected the length of a chunk, found something else")
        self._left = int(found[1], 16)
        self._is_over = not self._left
