"""The captures: bytes by their SHA-256, with a small JSON of address, time and type beside them; never changed.

``captures/ab/abcd…`` holds the bytes, ``captures/ab/abcd….json`` what is known of them. The JSON is written last, so a capture
is there when its JSON is. ``captures/intake.jsonl`` holds the issues of the files that could not be taken in.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Any

from onrecord.engines.durable import flush_all, make_folder, write_file
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed
from onrecord.engines.tables import find_codec, read_row, write_row
from onrecord.errors import RecordDamaged
from onrecord.model import Capture, Issue
from onrecord.model.identity import digest_bytes

_FOLDER_CHARACTERS = 2
_NOTE = ".json"


class CaptureStore:
    """The captures of one record; written to only by the writer of that record, so that what is known once stays known."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._intake = folder / "intake.jsonl"
        self._fresh: list[Path] = []
        self._known: dict[str, Capture] = {}
        self._keyed: dict[str, Keyed] = {}

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_fresh": [], "_known": {}, "_keyed": {}}

    def add(
        self, content: bytes, *, source: str, media_type: str, url: str | None = None, retrieved: str | None = None
    ) -> Capture:
        """Keeps bytes and gives their capture; bytes kept before stay, and what was known of them is joined with what is now.

        Call :meth:`flush` after the last one: a power cut before that may lose new captures, never older ones.
        """
        digest = digest_bytes(content)
        capture = Capture(
            id=digest, sha256=digest, url=url, retrieved=retrieved, media_type=media_type, bytes=len(content), source=source,
        )  # fmt: skip
        known = self.find(digest)
        path = self._path(digest)
        if known is None or not path.is_file() or path.stat().st_size != len(content):
            make_folder(path.parent)
            write_file(path, content, flush=False)
            self._fresh.append(path)
        if known is not None:
            capture = join_captures(known, capture)
            if capture == known:
                return known
        write_file(self._note(digest), write_row(capture).encode() + b"\n", flush=False)
        self._fresh.append(self._note(digest))
        self._known[digest] = capture
        self._keyed.pop(digest, None)
        return capture

    def flush(self) -> None:
        """Waits until all that was added is on the disk."""
        fresh, self._fresh = self._fresh, []
        flush_all([*fresh, *(path.parent for path in fresh)])

    def find(self, capture: str) -> Capture | None:
        """The capture with this id, or ``None``; raises :class:`RecordDamaged` where its JSON is not whole."""
        if capture in self._known:
            return self._known[capture]
        try:
            found = read_row(Capture, self._read_note(capture).decode("utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise RecordDamaged(
                f"{self._note(capture)}: expected what is known of a capture, found: {error}"
            ) from error
        self._known[capture] = found
        return found

    def read(self, capture: str) -> bytes:
        """The bytes of a capture; raises :class:`RecordDamaged` where they are missing or are not what their name says."""
        path = self._path(capture)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise RecordDamaged(f"{path}: expected the bytes of a capture, found no file") from error
        if digest_bytes(content) != capture:
            raise RecordDamaged(f"{path}: expected bytes with this SHA-256, found {digest_bytes(content)}")
        return content

    def __iter__(self) -> Iterator[Capture]:
        """Every capture, by id."""
        for name in sorted(self._list_names()):
            capture = self.find(name)
            if capture is not None:
                yield capture

    def _list_names(self) -> Iterator[str]:
        """The captures of whom something is known; by names alone, since paths of thousands take half a second."""
        for folder in os.listdir(self._folder) if self._folder.is_dir() else ():
            if len(folder) == _FOLDER_CHARACTERS:
                names = os.listdir(self._folder / folder)
                yield from (name.removesuffix(_NOTE) for name in names if name.endswith(_NOTE))

    def settle(self, given: Iterable[str], issues: Iterable[Issue]) -> None:
        """Keeps the issues that now stand for everything at or below the sources ``given``; earlier ones there are over."""
        given = tuple(given)
        kept = [issue for issue in self.issues() if not any(is_below(issue.source, source) for source in given)]
        rows = {issue.id: issue for issue in (*kept, *issues)}
        content = "".join(write_row(rows[key]) + "\n" for key in sorted(rows))
        if rows or self._intake.exists():
            make_folder(self._folder)
            write_file(self._intake, content.encode())

    def issues(self) -> tuple[Issue, ...]:
        """The issues of files that could not be taken in and have not been since."""
        try:
            lines = self._intake.read_text(encoding="utf-8").splitlines()
            return tuple(read_row(Issue, line) for line in lines)
        except FileNotFoundError:
            return ()
        except ValueError as error:
            raise RecordDamaged(f"{self._intake}: expected issues, one a line, found: {error}") from error

    def key(self, capture: Capture) -> Keyed:
        """A capture of this store as a unit; found once, since a build lists its pages twice."""
        keyed = self._keyed.get(capture.id)
        if keyed is None:
            keyed = self._keyed[capture.id] = key_capture(capture)
        return keyed

    def list_pages(self, unit: Callable[..., Any]) -> "PageSource":
        """The captures as units ``unit(capture=…, content=…)`` of the stage that reads pages."""
        return PageSource(self, unit)

    def _path(self, capture: str) -> Path:
        return self._folder / capture[:2] / capture

    def _note(self, capture: str) -> Path:
        return self._folder / capture[:2] / f"{capture}.json"

    def _read_note(self, capture: str) -> bytes:
        """The bytes of a note; without path and buffer 5,000 of them take 35 ms, with these 60."""
        with open(f"{self._folder}/{capture[:2]}/{capture}{_NOTE}", "rb", buffering=0) as file:
            return file.read()


class PageSource:
    """Captures with their bytes, which are read only for units that are worked on."""

    def __init__(self, store: CaptureStore, unit: Callable[..., Any]) -> None:
        self._store = store
        self._unit = unit
        self._captures: tuple[Capture, ...] = ()

    def list_units(self) -> Sequence[Keyed]:
        self._captures = tuple(self._store)
        return list(map(self._store.key, self._captures))

    def load(self, index: int) -> Any:
        capture = self._captures[index]
        return self._unit(capture=capture, content=self._store.read(capture.id))


def join_captures(one: Capture, other: Capture) -> Capture:
    """The same bytes, saved twice, as one capture; the same whichever came first, and however many there are.

    The smallest source string names it, with the type it has there. Address and time go together: those of the save that had an
    address, then of one that had a time, then of the earliest.
    """
    named = min(one, other, key=lambda capture: (capture.source, capture.media_type))
    placed = min(
        one,
        other,
        key=lambda capture: (
            capture.url is None,
            capture.retrieved is None,
            capture.retrieved or "",
            capture.url or "",
        ),
    )
    return replace(named, url=placed.url, retrieved=placed.retrieved)


def key_capture(capture: Capture) -> Keyed:
    """A capture as a unit: its id, and the digest of all that is known of it."""
    values = find_codec(Capture).read(capture)
    return Keyed(capture.id, digest_parts(*map(_write_value, values)), capture.id)


def _write_value(value: Any) -> str:
    """A value as JSON; strings, which are most, without making an encoder for each."""
    return encode_basestring_ascii(value) if isinstance(value, str) else json.dumps(value)


def is_below(source: str, given: str) -> bool:
    """Whether a source is what was given on the command line, or lies in the folder or the file that was.

    Addresses have no folders: https://a.example/b/c is a page beside https://a.example/b. Pages in a file there stand behind ``#``.
    """
    if given == ".":
        return not source.startswith(("/", "../"))
    inside = f"{given}#" if "://" in given else given.rstrip("/") + "/"
    return source == given or source.startswith(inside)
