"""Tar archives, read forward from a stream: regular files are pages, everything else is passed over or said.

The blocks are walked here rather than by :class:`tarfile.TarFile`, which keeps every header it has seen and reads one of any size into
memory; a single block is still read by :meth:`tarfile.TarInfo.frombuf`.
"""

import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from onrecord.capture.members import Member, is_hidden, place_member
from onrecord.capture.streams import Broken, Part, buffer_stream

_BLOCK = tarfile.BLOCKSIZE
# A longer header holds no name of a page.
_MOST_HEADER = 1 << 20
_PAX = frozenset({tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE})
_LONG_NAME = tarfile.GNUTYPE_LONGNAME
_PASSED_OVER = frozenset({tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK})
# What has no bytes of its own, whatever size its header gives.
_EMPTY: Mapping[bytes, str] = {
    tarfile.LNKTYPE: "a hard link",
    tarfile.SYMTYPE: "a symbolic link",
    tarfile.CHRTYPE: "a device",
    tarfile.BLKTYPE: "a device",
    tarfile.FIFOTYPE: "a pipe",
    tarfile.DIRTYPE: "a folder",
}
# Old headers of sparse files are followed by others, as a byte in each says: at this place in the first, at that in the next ones.
_SPARSE_GOES_ON, _SPARSE_GOES_ON_AGAIN = 482, 504


def open_tar(file: BinaryIO) -> Iterator[Member]:
    """The files of a tar archive in their order; links, devices and names that lead out of it are issues."""
    said: dict[bytes, bytes] = {}
    while (block := file.read(_BLOCK)).strip(b"\0"):
        header = _read_header(block)
        part = Part(file, _measure(header, said))
        if header.type in _PAX:
            said |= _read_pax(_read_small(part))
        elif header.type == _LONG_NAME:
            said[b"path"] = _read_small(part).rstrip(b"\0")
        elif header.type not in _PASSED_OVER:
            yield from _read_entry(header, said, part, file if block[_SPARSE_GOES_ON] else None)
            said = {}
        part.skip()
        if part.is_cut:
            return
        Part(file, -part.size % _BLOCK).skip()


def _read_header(block: bytes) -> tarfile.TarInfo:
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError as error:
        raise Broken(f"expected the header of a file in a tar archive, found: {error}") from error
    if header.size < 0:
        raise Broken(f"expected a file in a tar archive, found one of {header.size:,} bytes")
    return header


def _measure(header: tarfile.TarInfo, said: Mapping[bytes, bytes]) -> int:
    """How many bytes follow a header; files of 8 GiB and more say it in a header of their own."""
    if header.type in _EMPTY:
        return 0
    size = said.get(b"size", b"") if header.isreg() else b""
    return int(size) if size.isdigit() and len(size) < 20 else header.size


def _read_small(part: Part) -> bytes:
    if part.size > _MOST_HEADER:
        raise Broken(
            f"expected a header of at most {_MOST_HEADER:,} bytes in a tar archive, found one of {part.size:,}"
        )
    return buffer_stream(part).read()


def _read_pax(content: bytes) -> dict[bytes, bytes]:
    """The records of an extended header: each is its own length, a blank, a key, ``=``, a value, a line end."""
    said: dict[bytes, bytes] = {}
    while content:
        length, blank, _ = content[:20].partition(b" ")
        if not blank or not length.isdigit() or not len(length) < int(length) <= len(content):
            raise Broken("expected an extended header of a tar archive, found one whose lengths do not fit")
        record, content = content[len(length) + 1 : int(length) - 1], content[int(length) :]
        key, _, value = record.partition(b"=")
        said[key] = value
    return said


def _read_entry(
    header: tarfile.TarInfo, said: Mapping[bytes, bytes], part: Part, goes_on: BinaryIO | None
) -> Iterator[Member]:
    member = place_member(said.get(b"path") or header.name.encode("utf-8", "surrogateescape"))
    is_sparse = header.type == tarfile.GNUTYPE_SPARSE or any(key.startswith(b"GNU.sparse.") for key in said)
    if header.type == tarfile.GNUTYPE_SPARSE and goes_on is not None:
        while goes_on.read(_BLOCK)[_SPARSE_GOES_ON_AGAIN : _SPARSE_GOES_ON_AGAIN + 1].strip(b"\0"):
            pass
    if is_hidden(member.name) or header.isdir():
        return
    if member.why is None and (found := "a sparse file" if is_sparse else _EMPTY.get(header.type)):
        member = replace(member, why=f"expected a file in a tar archive, found {found}")
    yield member if member.why else replace(member, stream=buffer_stream(part))
