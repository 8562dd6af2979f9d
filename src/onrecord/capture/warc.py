"""WARC files (ISO 28500) record by record, read forward from a stream.

``warcio`` reads them too, but unfolds a chunk of a body in one go whatever its size, and ends without a word where a file is cut.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO

from onrecord.capture.http_body import read_fields, read_line
from onrecord.capture.streams import Broken, Part, buffer_stream

_BEGINS = re.compile(r"WARC/(?:0\.\d+|1\.\d)\Z")
# Twenty digits are more bytes than there are.
_LENGTH = re.compile(r"[0-9]{1,19}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: its number in the file from 1, its fields, its block; ``part`` knows whether the block is cut."""

    number: int
    fields: Mapping[str, str]
    block: BufferedReader
    part: Part


def read_records(file: BinaryIO) -> Iterator[Record]:
    """The records of a file; the block of each holds until the next is asked for.

    Raises :class:`Broken` where the file is no longer one, with the number of the record and its place: bytes from the beginning of
    the file, unfolded where it was compressed. Where a block is cut, its reader is told so, or else the caller; nothing comes after.
    """
    counted = _Counted(file)
    number = 0
    while first := _pass_empty_lines(counted):
        number += 1
        place = f"record {number:,} at byte {counted.offset - len(first):,}"
        fields, length = _read_header(counted, first, place)
        part = Part(counted, length, place)
        yield Record(number=number, fields=fields, block=buffer_stream(part), part=part)
        part.skip()
        if part.is_cut:
            return


class _Counted:
    """A file with the number of bytes that were read from it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.offset = 0

    def read(self, size: int, /) -> bytes:
        piece = self._file.read(size)
        self.offset += len(piece)
        return piece

    def readline(self, size: int, /) -> bytes:
        line = self._file.readline(size)
        self.offset += len(line)
        return line


def _pass_empty_lines(file: _Counted) -> bytes:
    line = b"\n"
    while line and not line.strip():
        line = read_line(file)
    return line


def _read_header(file: _Counted, first: bytes, place: str) -> tuple[Mapping[str, str], int]:
    begins = first.decode("utf-8", "backslashreplace").strip()
    try:
        if not _BEGINS.match(begins):
            raise Broken(f"expected a record that begins with WARC/1.1 or the like, found {begins[:40]!r}")
        fields = read_fields(file)
        length = fields.get("content-length", "")
        if not _LENGTH.match(length):
            raise Broken(f"expected the length of the record in bytes, found {length[:40]!r}")
    except Broken as error:
        raise type(error)(f"{place}: {error}") from error
    return fields, int(length)
