"""Files and folders, taken in: each readable page becomes a capture, each other file an issue that names it.

A capture's ``source`` is the path as given on the command line, and below a folder the path joined to it, with forward slashes.
``retrieved`` stays absent for a plain file: the file system knows when a file was written, not when the page was saved.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from onrecord.capture.readers import find_reader
from onrecord.engines.durable import LOCK_NAME
from onrecord.errors import UsageError
from onrecord.model import Capture, Issue, make_unread_issue

# The longest of the kremlin.ru pages of 2025 that were looked at has 209,871 bytes; three hundred times that is no page.
MOST_BYTES = 64 << 20


class Store(Protocol):
    """Where captures are kept, with the issues of what could not be taken in."""

    def add(
        self, content: bytes, *, source: str, media_type: str, url: str | None = None, retrieved: str | None = None
    ) -> Capture: ...
    def settle(self, given: Sequence[str], issues: Sequence[Issue]) -> None: ...
    def flush(self) -> None: ...


def take_in(paths: Sequence[str | Path], store: Store) -> tuple[tuple[Capture, ...], tuple[Issue, ...]]:
    """The captures of all pages at or below the paths, each once, by id; and the issues of the files that are none.

    Raises :class:`UsageError` before anything is stored where a path is not there. The store keeps the issues until the same
    path is taken in again.
    """
    given = tuple(name_source(path) for path in paths)
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: expected a file or a folder, found nothing there")
    captures: dict[str, Capture] = {}
    issues: dict[str, Issue] = {}
    for path, source in sorted(set(find_files(paths)), key=lambda pair: pair[1]):
        taken = take_file(path, source, store)
        if isinstance(taken, Capture):
            captures[taken.id] = taken
        else:
            issue = refuse(source, find_place(source, given), taken)
            issues[issue.id] = issue
    store.flush()
    found = tuple(issues[key] for key in sorted(issues))
    store.settle(given, found)
    return tuple(captures[key] for key in sorted(captures)), found


def take_file(path: Path, source: str, store: Store) -> Capture | str:
    """The capture of one file, or why it is none."""
    reader = find_reader(source)
    if isinstance(reader, str):
        return reader
    if path.exists() and not path.is_file():
        return "expected a file, found a device, a pipe or a folder that cannot be listed"
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            return f"expected a page of at most {MOST_BYTES:,} bytes, found {size:,}"
        content = path.read_bytes()
    except OSError as error:
        return f"expected a file that can be read, found: {error.strerror}"
    why = reader.refuse(content)
    return why or store.add(content, source=source, media_type=reader.media_type)


def refuse(source: str, place: str, why: str) -> Issue:
    """The issue of a file that could not be taken in."""
    return make_unread_issue(stage="capture", source=source, about=place, why=why, code="D01")


def find_place(source: str, given: Sequence[str]) -> str:
    """Where a file lies below the folder given, or its name: the part of its path that moving the folder does not change."""
    roots = [root.rstrip("/") for root in given if source.startswith(f"{root.rstrip('/')}/")]
    if not roots and "." in given:
        return source
    return source[len(max(roots, key=len)) + 1 :] if roots else source.rsplit("/", 1)[-1]


def find_files(paths: Sequence[str | Path]) -> Iterator[tuple[Path, str]]:
    """Each file at or below the paths with its source. Hidden files and folders below a folder are passed over."""
    for given in paths:
        path = Path(given)
        source = name_source(given)
        if os.path.isdir(path):
            yield from walk_folder(path, source, frozenset())
        else:
            yield path, source


def walk_folder(folder: Path, source: str, above: frozenset[tuple[int, int]]) -> Iterator[tuple[Path, str]]:
    """The files of a folder and its folders, those of a record apart; one that contains itself by a link is entered once.

    A folder that may not be listed is given as if it were a file, so that reading it says why.
    """
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder, source
        return
    here = (status.st_dev, status.st_ino)
    if here in above or LOCK_NAME in names:
        return
    for name in names:
        if name.startswith("."):
            continue
        path = folder / name
        below = name_source(name) if source == "." else f"{source.rstrip('/')}/{name_source(name)}"
        if os.path.isdir(path):
            yield from walk_folder(path, below, above | {here})
        else:
            yield path, below


def name_source(given: str | Path) -> str:
    """A path as it was given, with forward slashes; file names that are not UTF-8 show their odd bytes."""
    named = os.fspath(given).replace(os.sep, "/")
    return named.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
