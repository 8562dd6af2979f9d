"""One writer at a time: a lock that the system lets go of when its holder ends, however it ends."""

import fcntl
import os
from pathlib import Path

from onrecord.engines.durable import explain_refusal
from onrecord.errors import RecordLocked


class WriterLock:
    """The lock of a record's folder, held from :meth:`take` to :meth:`free`. The file itself stays and names its last holder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> None:
        """Takes the lock; raises :class:`RecordLocked` naming the process that holds it."""
        with explain_refusal(self._path):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            raise RecordLocked(
                f"{self._path.parent}: expected to be the only writer, found process {holder} writing to this record. "
                "Wait until it is done, then run the same command again."
            ) from error
        self._handle = handle
        try:
            with explain_refusal(self._path):
                os.ftruncate(handle, 0)
                os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
        except BaseException:
            self.free()
            raise

    def free(self) -> None:
        """Lets go of the lock."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
