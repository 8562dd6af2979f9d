"""Zip archives: the files they list, each read when it is asked for. A crawl packed as WACZ is one too.

What :mod:`zipfile` reads without a bound is bounded here: the list at an archive's end, and methods that it unfolds in one go.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from stat import S_ISLNK
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from onrecord.capture.members import MOST_BYTES, Member, is_hidden, place_member
from onrecord.capture.streams import Broken, Forward, Passed, buffer_stream
from onrecord.capture.wacz import is_wacz, open_wacz

# Room for a list of 200,000 names of a hundred letters; the list of so many costs some 300 MB.
_MOST_LIST = 32 << 20
_LOCAL_HEADER_BYTES = 30
_LOCKED = 0x1 | 0x40


def open_zip(file: BinaryIO) -> Iterator[Member]:
    """The files of a zip archive as its list names them; what is locked, linked, or leads out of it is an issue."""
    try:
        archive = ZipFile(_Bounded(file if file.seekable() else _hold(file)))
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Broken(f"expected a zip archive, found: {error}") from error
    with archive:
        entries = archive.infolist()
        refuse_overlaps(entries, archive.start_dir)
        if is_wacz(archive.namelist()):
            yield from open_wacz(archive, _open_entry)
        else:
            for entry in entries:
                yield from _read_entry(archive, entry)


class _Bounded:
    """A file for :class:`zipfile.ZipFile` that gives no more at once than a list may be long."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_LIST:
            raise Broken(f"expected a list of at most {_MOST_LIST:,} bytes in a zip archive, found a longer one")
        return self._file.read(_MOST_LIST if size < 0 else size)


def _hold(file: BinaryIO) -> BytesIO:
    """An archive inside another file, in memory: its list stands at its end, and nothing is unpacked to the disk."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Broken(
            f"expected a zip archive of at most {MOST_BYTES:,} bytes inside another file or on standard input, found a larger one"
        )
    return BytesIO(content)


def refuse_overlaps(entries: Sequence[ZipInfo], stop: int) -> None:
    """Raises where files of an archive share bytes: so a few of them are made to unfold to any size, and no honest one does it."""
    parts = sorted((entry.header_offset, entry.header_offset + _measure_entry(entry)) for entry in entries)
    if any(first_stop > second for (_, first_stop), (second, _) in pairwise([*parts, (stop, stop)])):
        raise Broken(
            "expected the files in a zip archive to stand after one another, found some that share their bytes"
        )


def _measure_entry(entry: ZipInfo) -> int:
    return _LOCAL_HEADER_BYTES + len(_raw_name(entry)) + entry.compress_size


def _raw_name(entry: ZipInfo) -> bytes:
    is_utf8 = bool(entry.flag_bits & 0x800)
    return entry.orig_filename.encode("utf-8" if is_utf8 else "cp437", "surrogateescape")


def _read_entry(archive: ZipFile, entry: ZipInfo) -> Iterator[Member]:
    member = place_member(_raw_name(entry))
    if is_hidden(member.name) or (entry.is_dir() and member.why is None):
        return
    if member.why is None and S_ISLNK(entry.external_attr >> 16):
        member = replace(member, why="expected a file in a zip archive, found a symbolic link")
    if member.why is None:
        opened = _open_entry(archive, entry)
        member = (
            replace(member, why=opened) if isinstance(opened, str) else replace(member, stream=buffer_stream(opened))
        )
    yield member


def _open_entry(archive: ZipFile, entry: ZipInfo) -> Forward | str:
    """The bytes of a file in an archive, or the reason why they cannot be read."""
    if entry.flag_bits & _LOCKED:
        return "expected a file that can be read, found one locked with a password"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return f"expected a file stored or deflated in a zip archive, found method {entry.compress_type}"
    try:
        return Passed(archive.open(entry))
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        return f"expected a file that can be read, found: {error}"
