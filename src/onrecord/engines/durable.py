"""Files that are either whole or not there: written aside, flushed to the disk, then moved into place in one step.

Names ending in ``.partial`` are what a crash may leave; the writer of a record sweeps them when it opens. A disk that is full and a
folder that may not be written become :class:`~onrecord.errors.RecordUnwritable`, which names the file and says what to do.
"""

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.errors import RecordUnwritable

PARTIAL = ".partial"

# The lock of a record; a folder that has it is a record, and no folder of pages.
LOCK_NAME = "onrecord.lock"

# Flushing a file by itself took 1.9 ms, flushing the whole system after 2,000 files 72 ms (ext4 on a virtual disk).
MANY_FILES = 64

# EFBIG is how a limit on file size shows (ulimit -f, quotas of some file systems).
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}
_NO_FOLDER_THERE = {errno.ENOENT, errno.ELOOP, errno.ENAMETOOLONG}


@contextmanager
def explain_refusal(path: Path) -> Iterator[None]:
    """Turns the system's refusal to write into :class:`RecordUnwritable`; other errors pass as they are."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise RecordUnwritable(
                f"{path}: no space left to write it ({error.strerror}). "
                "What was stored before is whole; free some space and run the same command again."
            ) from error
        if error.errno in _FORBIDDEN:
            raise RecordUnwritable(
                f"{path}: expected to be allowed to write here, found: {error.strerror}. "
                "Choose another folder with --record, or ask for write permission."
            ) from error
        if error.errno in _NO_FOLDER:
            raise RecordUnwritable(f"{path}: expected a folder on the way to it, found: {error.strerror}") from error
        raise


def flush_path(path: Path) -> None:
    """Waits until a file's bytes, or a folder's entries, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def replace_file(path: Path, *, flush: bool = True) -> Iterator[Path]:
    """A path beside ``path`` to write to; it takes the place of ``path`` when the block ends well and is removed otherwise.

    Where ``path`` is a folder, the folder goes first: between the two a crash leaves neither.
    ``flush=False`` leaves the flushing to the caller, who writes many files at once and then calls :func:`flush_all`.
    """
    aside = path.with_name(path.name + PARTIAL)
    try:
        with explain_refusal(path):
            yield aside
            if flush:
                flush_path(aside)
            if path.is_dir():
                shutil.rmtree(path)
            os.replace(aside, path)
            if flush:
                flush_path(path.parent)
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def write_file(path: Path, content: bytes, *, flush: bool = True) -> None:
    """Writes a whole file in one step."""
    with replace_file(path, flush=flush) as aside:
        aside.write_bytes(content)


def flush_all(paths: Sequence[Path]) -> None:
    """Waits until many files and the entries of their folders are on the disk."""
    if len(paths) > MANY_FILES:
        os.sync()
        return
    for path in (*paths, *sorted({path.parent for path in paths})):
        with explain_refusal(path):
            flush_path(path)


def append_line(path: Path, line: str) -> None:
    """Appends one line and waits until it is on the disk. A last line that a crash has cut is ended first."""
    with explain_refusal(path):
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            size = os.fstat(handle).st_size
            cut = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            _write_whole(handle, b"\n" * cut + line.encode("utf-8") + b"\n", size)
        finally:
            os.close(handle)
    if not size:
        flush_path(path.parent)


def _write_whole(handle: int, content: bytes, size: int) -> None:
    """Writes all of it or, where the disk refuses, leaves the file at the size it had."""
    try:
        while content:
            content = content[os.write(handle, content) :]
        os.fsync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise


def make_folder(path: Path) -> Path:
    """The folder, made with its parents where it is not there."""
    with explain_refusal(path):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            if error.errno not in _NO_FOLDER_THERE:
                raise
            raise RecordUnwritable(
                f"{path}: expected a place where a folder can be made, found: {error.strerror}"
            ) from error
    return path


def sweep_partials(folder: Path) -> None:
    """Removes what a crash has left half written anywhere below a folder."""
    with explain_refusal(folder):
        for path in sorted(folder.rglob("*" + PARTIAL)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
