"""The one writer of a record.

A build is run like this::

    with RecordWriter(folder) as writer:                     # RecordLocked where another process writes
        captures, issues = take_in(paths, writer.captures)   # keeps bytes, and the issues of what could not be taken in
        source = writer.captures.list_pages(PageUnit)        # units of the first stage, bytes read when needed
        engine.map(stage, source, writer.work_path("pages"), folders)
        ...
        writer.publish(
            {"documents": ("pages.documents",), "turns": ("speech.turns",), "issues": ("pages.issues", "speech.issues")},
            {"captures": list(writer.captures), "issues": writer.captures.issues(), "reviews": reviews},
        )

``work_path(name)`` is ``work/<name>.parquet``; a column of it is ``name.column``, a work table whose rows are the table's own is
``name``. Whatever stops a build, the last release stays current and whole, and the next build takes up what is in ``work/``.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.engines.checksums import recall_checksums, remember_checksums
from onrecord.engines.durable import LOCK_NAME, make_folder, sweep_partials
from onrecord.record.captures import CaptureStore
from onrecord.record.layout import Layout
from onrecord.record.lock import WriterLock
from onrecord.record.release import Contents, Release, publish_release


class RecordWriter:
    """Write access to the record in a folder, which is made where it is not there; use it in a ``with``."""

    def __init__(self, folder: Path) -> None:
        self.layout = Layout(folder)
        self.captures = CaptureStore(self.layout.captures)
        self._lock = WriterLock(folder / LOCK_NAME)

    def __enter__(self) -> Self:
        make_folder(self.layout.root)
        self._lock.take()
        try:
            for folder in (self.layout.captures, self.layout.work, self.layout.releases):
                make_folder(folder)
            sweep_partials(self.layout.root)
            recall_checksums(self.layout.checksums, self.layout.work)
        except BaseException:
            self._lock.free()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.free()

    def work_path(self, name: str) -> Path:
        """Where a work table lies."""
        return self.layout.work / f"{name}.parquet"

    def remember(self) -> None:
        """Leaves for the next build what it need not read again; no build goes wrong without it."""
        remember_checksums(self.layout.checksums, self.layout.work)

    def publish(self, columns: Mapping[str, Sequence[str]], rows: Mapping[str, Iterable[Any]]) -> Release:
        """Makes a release of columns of work tables and of rows given, and makes it current.

        The same input gives the same digest, and then nothing is swapped. A table of the record that neither names is empty.
        Rows with one id are one row. Raises :class:`~onrecord.errors.RecordUnwritable` where the disk refuses.
        """
        held = {table: tuple(given) for table, given in rows.items()}
        return publish_release(self.layout, Contents(columns=columns, rows=held))
