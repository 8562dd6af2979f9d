"""A draft beside a record: pages that are read and traced like any other, and of which nothing is kept.

The work tables of the record are linked into a folder of their own, where the stages go on with the draft's pages in them. What a
stage writes there stands aside and is moved into place, so that the record's own files are never changed; the folder is removed
when the draft is done with. No lock is taken: whoever writes the record meanwhile replaces files and changes none.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.engines.checksums import recall_checksums
from onrecord.engines.durable import PARTIAL, make_folder
from onrecord.engines.sources import Keyed
from onrecord.errors import RecordError
from onrecord.model import Capture, Issue
from onrecord.model.identity import digest_bytes
from onrecord.record.captures import CaptureStore, key_capture
from onrecord.record.layout import Layout


class DraftCaptures:
    """The captures of a record, and those of the draft, which are in memory alone."""

    def __init__(self, record: CaptureStore, date: str | None) -> None:
        self._record = record
        self.date = date
        self._drafts: dict[str, tuple[Capture, bytes]] = {}

    def add(
        self, content: bytes, *, source: str, media_type: str, url: str | None = None, retrieved: str | None = None
    ) -> Capture:
        """The capture of a draft's bytes."""
        digest = digest_bytes(content)
        capture = Capture(
            id=digest, sha256=digest, url=url, retrieved=retrieved, media_type=media_type, bytes=len(content), source=source,
        )  # fmt: skip
        self._drafts[digest] = (capture, content)
        return capture

    def settle(self, given: Sequence[str], issues: Sequence[Issue]) -> None:
        """Nothing is kept of what could not be read."""

    def flush(self) -> None:
        """Nothing is on the disk."""

    def find(self, capture: str) -> Capture | None:
        """The capture with this id, or ``None``."""
        return self._drafts[capture][0] if capture in self._drafts else self._record.find(capture)

    def read(self, capture: str) -> bytes:
        """The bytes of a capture."""
        return self._drafts[capture][1] if capture in self._drafts else self._record.read(capture)

    def is_draft(self, capture: str) -> bool:
        """Whether a capture is one of the draft's."""
        return capture in self._drafts

    def __iter__(self) -> Iterator[Capture]:
        """Every capture, by id."""
        recorded = {capture.id: capture for capture in self._record}
        captures = recorded | {key: capture for key, (capture, _) in self._drafts.items()}
        return iter(captures[key] for key in sorted(captures))

    def list_pages(self, unit: Callable[..., Any]) -> "DraftPages":
        """The captures as units ``unit(capture=…, content=…, is_draft=…, date=…)`` of the stage that reads pages."""
        return DraftPages(self, unit)


class DraftPages:
    """The captures of a record and a draft with their bytes, read when they are worked on."""

    def __init__(self, captures: DraftCaptures, unit: Callable[..., Any]) -> None:
        self._captures = captures
        self._unit = unit
        self._listed: tuple[Capture, ...] = ()

    def list_units(self) -> Sequence[Keyed]:
        """Every capture; a page that is a draft is another unit than the same page in the record."""
        self._listed = tuple(self._captures)
        keyed = map(key_capture, self._listed)
        drafted = f"|draft|{self._captures.date}"
        return [one._replace(digest=one.digest + drafted * self._captures.is_draft(one.key)) for one in keyed]

    def load(self, index: int) -> Any:
        """The capture at that place of the list."""
        capture = self._listed[index]
        content = self._captures.read(capture.id)
        if self._captures.is_draft(capture.id):
            return self._unit(capture=capture, content=content, is_draft=True, date=self._captures.date)
        return self._unit(capture=capture, content=content)


class DraftRecord:
    """What a build of a record and a draft together reads and writes; use it in a ``with``.

    ``date`` is the day of a draft that prints none, EDTF. Raises :class:`RecordError` where there is no record.
    """

    def __init__(self, record: Path, date: str | None = None) -> None:
        self._record = Layout(record)
        self.captures = DraftCaptures(CaptureStore(self._record.captures), date)
        self.layout = Layout(record)

    def __enter__(self) -> Self:
        record = self._record
        if not record.captures.is_dir():
            raise RecordError(
                f"{record.root}: expected a record, found none. Make one with: onrecord add PATH --record {record.root}"
            )
        self.layout = Layout(Path(tempfile.mkdtemp(prefix="onrecord-draft-")))
        try:
            make_folder(self.layout.work)
            link_tables(record.work, self.layout.work)
            recall_checksums(record.checksums, self.layout.work)
            if record.reviews.exists():
                shutil.copyfile(record.reviews, self.layout.reviews)
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove()

    def work_path(self, name: str) -> Path:
        """Where a work table lies."""
        return self.layout.work / f"{name}.parquet"

    def _remove(self) -> None:
        shutil.rmtree(self.layout.root, ignore_errors=True)


def link_tables(source: Path, target: Path) -> None:
    """The work tables of one folder in another: the same files under a second name, or copies where the disk is another.

    A table that its writer takes away at this moment is made again by who reads it.
    """
    for path in sorted(source.glob("*.parquet")) if source.is_dir() else ():
        if path.is_dir():
            make_folder(target / path.name)
            for part in sorted(path.glob("*.parquet")):
                _link(part, target / path.name / part.name)
        elif not path.name.endswith(PARTIAL):
            _link(path, target / path.name)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        return
    except OSError:
        shutil.copyfile(source, target)
