"""Files and folders, taken in: each readable page becomes a capture, each other file an issue that names it.

A capture's ``source`` is the path as given on the command line, and below a folder the path joined to it, with forward slashes.
``retrieved`` stays absent for a plain file: the file system knows when a file was written, not when the page was saved.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord.capture.members import CONTAINERS, MOST_BYTES, Member
from onrecord.capture.readers import LOOKED_AT, find_kind, may_be_read
from onrecord.engines.durable import LOCK_NAME
from onrecord.errors import UsageError
from onrecord.model import Capture, Issue, make_unread_issue

# A mail with an archive of pages in an archive is deep enough.
_MOST_DEPTH = 4


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
    intake = Intake(store, given)
    for path, source in sorted(set(find_files(paths)), key=lambda pair: pair[1]):
        intake.take_file(path, source)
    store.flush()
    found = tuple(intake.issues[key] for key in sorted(intake.issues))
    store.settle(given, found)
    return tuple(intake.captures[key] for key in sorted(intake.captures)), found


@dataclass(slots=True)
class Intake:
    """What one call has taken in so far, and what it has not, each by id."""

    store: Store
    given: tuple[str, ...]
    captures: dict[str, Capture] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)

    def take_file(self, path: Path, source: str) -> None:
        """Takes in one file, or all pages that it holds."""
        if path.exists() and not path.is_file():
            self.refuse(source, "expected a file, found a device, a pipe or a folder that cannot be listed")
        elif not may_be_read(source):
            self.refuse(source, str(find_kind(source, b"")))
        else:
            try:
                with path.open("rb") as file:
                    self._take_open(file, Member(name=source), depth=0)
            except OSError as error:
                self.refuse(source, f"expected a file that can be read, found: {error.strerror}")

    def take_member(self, member: Member, depth: int = 0) -> None:
        """Takes in bytes; ``member.name`` is their source."""
        if member.why is not None:
            self.refuse(member.name, member.why)
        else:
            self._take_open(BytesIO(member.content), member, depth)

    def refuse(self, source: str, why: str) -> None:
        """Keeps the reason why something could not be taken in."""
        issue = refuse(source, find_place(source, self.given), why)
        self.issues[issue.id] = issue

    def _take_open(self, file: BinaryIO, member: Member, depth: int) -> None:
        source = member.name
        head = file.read(LOOKED_AT)
        kind = find_kind(source, head, member.media_type)
        if isinstance(kind, str):
            self.refuse(source, kind)
        elif (opened := CONTAINERS.get(kind.media_type)) is None:
            content = head + file.read(MOST_BYTES + 1 - len(head))
            why = (
                kind.refuse(content)
                if len(content) <= MOST_BYTES
                else f"expected a page of at most {MOST_BYTES:,} bytes, found more"
            )
            if why:
                self.refuse(source, why)
            else:
                self._keep(content, member, kind.media_type)
        elif depth >= _MOST_DEPTH:
            self.refuse(source, f"expected files of pages at most {_MOST_DEPTH} deep in one another, found one more")
        else:
            file.seek(0)
            for inside in opened(file):
                self.take_member(replace(inside, name=f"{source}/{inside.name}"), depth + 1)

    def _keep(self, content: bytes, member: Member, media_type: str) -> None:
        capture = self.store.add(
            content, source=member.name, media_type=media_type, url=member.url, retrieved=member.retrieved
        )
        self.captures[capture.id] = capture


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
