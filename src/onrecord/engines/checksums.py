"""Checksums of work tables, by which steps know what they were made from; those of files that stay as they are outlast a build.

One page more writes one file of each table anew. To read the others only to find them as they were took 0.2 s of 5,000 pages (160 MB).
A file that is remembered is told by its name in the folder, its inode, its size and the time it was written, as within a build. What
rots on the disk while all of these stay is noticed where rows are read: their pages carry checksums of their own.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from onrecord.engines.durable import write_file
from onrecord.engines.files import PartStamp, list_parts, stamp_part, stamp_table
from onrecord.errors import RecordUnwritable

_DIGEST_BYTES = 16
_LINE = re.compile(rf"([0-9a-f]{{{2 * _DIGEST_BYTES}}}) (\d+) (\d+) (\d+) (\S+)")

# Those of the folder that is worked in; without them files are read.
_recalled: dict[PartStamp, bytes] = {}


def checksum_table(path: Path) -> str:
    """A digest of the bytes of a table's files, 32 hexadecimal digits."""
    hasher = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for stamp in stamp_table(path):
        hasher.update(_checksum_file(stamp))
    return hasher.hexdigest()


def checksum_part(part: Path) -> str:
    """A digest of the bytes of one file of a table, 32 hexadecimal digits."""
    return _checksum_file(stamp_part(part)).hex()


def recall_checksums(kept: Path, folder: Path) -> None:
    """Takes up the checksums that the file ``kept`` holds for the tables of a folder; none where it is missing or holds something else."""
    _recalled.clear()
    with suppress(OSError, UnicodeDecodeError):
        for line in kept.read_text(encoding="utf-8").splitlines():
            if found := _LINE.fullmatch(line):
                digest, inode, written, size, name = found.groups()
                _recalled[(folder / name, int(inode), int(written), int(size))] = bytes.fromhex(digest)


def remember_checksums(kept: Path, folder: Path) -> None:
    """Leaves the checksums of all tables of a folder for the next build; a disk that refuses costs that build a little time."""
    content = "".join(f"{line}\n" for line in _list_checksums(folder)).encode("utf-8")
    with suppress(OSError, RecordUnwritable):
        if not kept.exists() or kept.read_bytes() != content:
            write_file(kept, content)


def _list_checksums(folder: Path) -> Iterator[str]:
    for table in sorted(folder.glob("*.parquet")):
        for part in list_parts(table):
            stamp = stamp_part(part)
            _, inode, written, size = stamp
            yield f"{_checksum_file(stamp).hex()} {inode} {written} {size} {part.relative_to(folder).as_posix()}"


@lru_cache(maxsize=16_384)
def _checksum_file(stamp: PartStamp) -> bytes:
    recalled = _recalled.get(stamp)
    if recalled is not None:
        return recalled
    with stamp[0].open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=_DIGEST_BYTES)).digest()
