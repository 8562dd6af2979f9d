"""Vectors on the disk, in one SQLite file beside the work tables: several processes may read and write it at once.

What a crash cuts off is rolled back when the file is next opened. A file that cannot be read or written costs time and nothing else:
the vectors are worked out again. It holds a bounded number of vectors, of which the oldest go first.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.text.encoder import Vectors

# 100,000 vectors of 512 numbers are 200 MB, the sentences of some 2,000 pages.
MOST = 100_000
_AT_ONCE = 500  # keys in one question
_SECONDS = 10.0  # for another process to end its transaction
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (place INTEGER PRIMARY KEY, key BLOB UNIQUE, vector BLOB)"


@dataclass(frozen=True, slots=True)
class VectorFile:
    """The vectors in a file, by key. Each question opens the file anew, so that nothing is shared between processes."""

    path: Path
    most: int = MOST

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """Those of the keys that are held, each with its vector; none where the file cannot be read."""
        held: dict[bytes, Vectors] = {}
        if self.path.exists():
            with suppress(sqlite3.Error), self._open() as database:
                for start in range(0, len(keys), _AT_ONCE):
                    some = keys[start : start + _AT_ONCE]
                    asked = f"SELECT key, vector FROM vectors WHERE key IN ({','.join('?' * len(some))})"
                    held |= {
                        key: np.frombuffer(vector, dtype=np.float32) for key, vector in database.execute(asked, some)
                    }
        return held

    def keep(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Holds these too, all or none; a file that is no longer one is begun again."""
        rows = [(key, np.asarray(vector, dtype=np.float32).tobytes()) for key, vector in vectors.items()]
        try:
            self._write(rows)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):
                self.path.unlink(missing_ok=True)
                with suppress(sqlite3.Error):
                    self._write(rows)

    def _write(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with self._open() as database, database:
            database.execute(_TABLE)
            database.executemany("INSERT OR IGNORE INTO vectors (key, vector) VALUES (?, ?)", rows)
            database.execute("DELETE FROM vectors WHERE place <= (SELECT max(place) FROM vectors) - ?", (self.most,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=_SECONDS)) as database:
            yield database
