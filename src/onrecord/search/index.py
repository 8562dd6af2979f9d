"""The search index of a release, opened: passages by words, and the columns by which they are chosen and counted."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import RecordDamaged, UsageError
from onrecord.record.index import MEANINGS, PLACES, name_words, read_meanings
from onrecord.text.days import find_days

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

# Releases that a process keeps the columns of: a server shows the current one, requests under way the one before.
_MOST_OPEN = 2
MONTH = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """One release's index. ``document``, ``speaker`` and ``speech`` have an entry for each passage, numbered from 0.

    ``columns`` hold the values of documents by column name, ``days`` the first day of publication counted from the year 1 (0 where
    none is known), both in the order of the documents' numbers.
    """

    folder: Path
    document: npt.NDArray[np.int32]
    speaker: npt.NDArray[np.int32]
    speech: npt.NDArray[np.int32]
    columns: dict[str, tuple[str | None, ...]]
    days: Numbers
    speakers: tuple[str, ...]
    starts: tuple[int, ...]

    def find(self, question: str) -> tuple[Numbers, Scores]:
        """The passages that answer a question of FTS5, and how well: the lower the better (BM25 within a part)."""
        numbers: list[Numbers] = []
        scores: list[Scores] = []
        for part in range(len(self.starts) - 1):
            found = self._ask(part, "SELECT rowid, rank FROM words WHERE words MATCH ?", (question,))
            if found:
                held = np.array(found, dtype=np.float64)
                numbers.append(held[:, 0].astype(np.int64) - 1 + self.starts[part])
                scores.append(held[:, 1])
        if not numbers:
            return np.empty(0, np.int64), np.empty(0, np.float64)
        return np.concatenate(numbers), np.concatenate(scores)

    def read_places(self, numbers: Sequence[int]) -> list[tuple[str, int, int]]:
        """Document, start and stop of passages."""
        return [self._read_place(number) for number in numbers]

    def _read_place(self, number: int) -> tuple[str, int, int]:
        part = int(np.searchsorted(self.starts, number, side="right")) - 1
        asked = "SELECT document, start, stop FROM passages WHERE number = ?"
        found = self._ask(part, asked, (number - self.starts[part] + 1,))
        document, start, stop = found[0]
        return document, start, stop

    def _ask(self, part: int, sql: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        path = self.folder / name_words(part)
        try:
            database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            try:
                return database.execute(sql, values).fetchall()
            finally:
                database.close()
        except sqlite3.OperationalError as error:
            if "fts5" in str(error):
                raise UsageError(f"search: expected words to look for, found what cannot be read: {error}") from error
            raise RecordDamaged(f"{path}: expected a search index, found: {error}") from error
        except sqlite3.DatabaseError as error:
            raise RecordDamaged(f"{path}: expected a search index, found: {error}") from error


@lru_cache(maxsize=_MOST_OPEN)
def open_index(folder: Path) -> Index:
    """The index of the release in a folder, kept while it is asked; raises :class:`RecordDamaged` where it is missing."""
    try:
        meanings = read_meanings(folder)
        places = np.load(folder / PLACES, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise RecordDamaged(
            f"{folder / MEANINGS}: expected a search index, found: {error}. Make it with: onrecord build"
        ) from error
    rows = meanings["documents"]
    columns = {name: tuple(row[place] for row in rows) for place, name in enumerate(meanings["columns"])}
    columns["month"] = tuple(day[:MONTH] if day else None for day in columns["published"])
    return Index(
        folder=folder,
        document=places[:, 0],
        speaker=places[:, 1],
        speech=places[:, 2],
        columns=columns,
        days=np.array([_read_day(day) for day in columns["published"]], dtype=np.int64),
        speakers=tuple(meanings["speakers"]),
        starts=_count_starts(folder),
    )


def _read_day(published: str | None) -> int:
    days = find_days(published)
    return days.first if days else 0


def _count_starts(folder: Path) -> tuple[int, ...]:
    """The number of the first passage of each part, and how many there are in all."""
    starts = [0]
    while (path := folder / name_words(len(starts) - 1)).is_file():
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            count = database.execute("SELECT coalesce(max(number), 0) FROM passages").fetchone()[0]
        finally:
            database.close()
        starts.append(starts[-1] + count)
    return tuple(starts)
