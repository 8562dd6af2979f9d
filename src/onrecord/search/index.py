"""The search index of a release, opened: passages by words, and the columns by which they are chosen and counted."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from onrecord.errors import RecordDamaged, UsageError
from onrecord.record.index import MEANINGS, PLACES, name_words, read_meanings
from onrecord.text.days import find_days

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

# Sets of open files that are kept of a release; where more questions are asked at once, the others open their own. To open those of
# 5,700 texts, 32 of them, takes 7 ms, which is more than to ask them. The number itself was not measured.
_MOST_KEPT = 4
_CACHE_KIBIBYTES = 64
# Releases that a process keeps the columns of: a server shows the current one, requests under way the one before.
_MOST_OPEN = 2
MONTH = 7
# What passages are chosen and counted by, beside who speaks.
FACETS = ("standing", "side", "language", "publisher", "kind", "place", "month")
_ABSENT = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """A column of documents: its values, each once in order, and for each document the number of its own, the last for none."""

    values: tuple[str, ...]
    numbers: Numbers

    def choose(self, value: str) -> npt.NDArray[np.bool_]:
        """Which documents have a value."""
        number = self.values.index(value) if value in self.values else _ABSENT
        chosen: npt.NDArray[np.bool_] = self.numbers == number
        return chosen

    def count(self, pages: Numbers) -> list[tuple[str, int]]:
        """The values with the sums of what is counted of each document."""
        sums = np.bincount(self.numbers, weights=pages, minlength=len(self.values)).astype(np.int64)
        return [(self.values[number], int(sums[number])) for number in np.flatnonzero(sums[: len(self.values)])]


Files = dict[int, sqlite3.Connection]


class KeptFiles:
    """Open files of words that no question needs at the moment, closed with the index."""

    def __init__(self) -> None:
        self._sets: list[Files] = []

    def take(self) -> Files:
        """Some that are open, or none."""
        try:
            return self._sets.pop()
        except IndexError:
            return {}

    def give(self, files: Files) -> None:
        """Keeps them, or closes them where enough are kept."""
        if len(self._sets) < _MOST_KEPT:
            self._sets.append(files)
        else:
            _close(files)

    def __del__(self) -> None:
        for files in self._sets:  # nothing of this module may be left when the program ends
            for database in files.values():
                database.close()


def _close(files: Files) -> None:
    for database in files.values():
        database.close()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """One release's index. ``document``, ``speaker`` and ``speech`` have an entry for each passage, numbered from 0.

    ``columns`` are those of documents by name; ``first`` and ``last`` are the days of publication counted from the year 1 (0 where
    none is known), in the order of the documents' numbers.
    """

    folder: Path
    document: npt.NDArray[np.int32]
    speaker: npt.NDArray[np.int32]
    speech: npt.NDArray[np.int32]
    columns: dict[str, Column]
    first: Numbers
    last: Numbers
    speakers: tuple[str, ...]
    starts: tuple[int, ...]
    kept: KeptFiles = field(default_factory=KeptFiles)

    def open_words(self) -> "OpenWords":
        """The words of the index, for as long as one question is answered."""
        return OpenWords(self)


@dataclass(slots=True)
class OpenWords:
    """The files of words of an index, each opened when it is first asked; use it in a ``with``."""

    index: Index
    _opened: Files = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._opened = self.index.kept.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.index.kept.give(self._opened)
        self._opened = {}

    def find(self, question: str) -> Numbers:
        """The passages that answer a question of FTS5, in order: 2.5 ms for ten thousand."""
        starts = self.index.starts
        # One text of all numbers is read four times as fast as a row for each.
        asked = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
        found = [self._ask(part, asked, (question,))[0][0] for part in range(len(starts) - 1)]
        numbers = [
            np.sort(np.fromstring(text, dtype=np.int64, sep=",")) - 1 + start
            for text, start in zip(found, starts, strict=False)
            if text
        ]
        return np.concatenate(numbers) if numbers else np.empty(0, np.int64)

    def rank(self, question: str, found: Numbers) -> tuple[Numbers, Scores]:
        """The same passages and how well each answers: the lower the better (BM25 within a part). Takes ten times as long.

        ``found`` are those that answer, or more: parts that hold none of them are not asked.
        """
        numbers: list[Numbers] = []
        scores: list[Scores] = []
        held_by = np.diff(np.searchsorted(found, self.index.starts))
        for part in np.flatnonzero(held_by):
            start = self.index.starts[part]
            ranked = self._ask(int(part), "SELECT rowid, rank FROM words WHERE words MATCH ?", (question,))
            if ranked:
                held = np.array(ranked, dtype=np.float64)
                numbers.append(held[:, 0].astype(np.int64) - 1 + start)
                scores.append(held[:, 1])
        if not numbers:
            return np.empty(0, np.int64), np.empty(0, np.float64)
        return np.concatenate(numbers), np.concatenate(scores)

    def read_places(self, numbers: Iterable[int]) -> list[tuple[str, int, int]]:
        """Document, start and stop of passages."""
        return [self._read_place(number) for number in numbers]

    def _read_place(self, number: int) -> tuple[str, int, int]:
        starts = self.index.starts
        part = int(np.searchsorted(starts, number, side="right")) - 1
        asked = "SELECT document, start, stop FROM passages WHERE number = ?"
        document, start, stop = self._ask(part, asked, (number - starts[part] + 1,))[0]
        return document, start, stop

    def _ask(self, part: int, sql: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        try:
            if part not in self._opened:
                self._opened[part] = _open_file(self.index.folder / name_words(part))
            return self._opened[part].execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "fts5" in str(error):
                raise UsageError(f"search: expected words to look for, found what cannot be read: {error}") from error
            path = self.index.folder / name_words(part)
            raise RecordDamaged(f"{path}: expected a search index, found: {error}") from error


def _open_file(path: Path) -> sqlite3.Connection:
    """A file of words: asked by one thread at a time, not always the same.

    The system has its pages at hand: copies of our own, up to 2 MiB for each of 32 files, came to 110 MiB and were no quicker.
    """
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    database.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    return database


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
    columns = {name: [row[place] for row in rows] for place, name in enumerate(meanings["columns"])}
    days = [find_days(day) for day in columns["published"]]
    columns["month"] = [day[:MONTH] if day else None for day in columns["published"]]
    return Index(
        folder=folder,
        document=places[:, 0],
        speaker=places[:, 1],
        speech=places[:, 2],
        columns={name: _number_values(columns[name]) for name in FACETS},
        first=np.array([day.first if day else 0 for day in days], dtype=np.int64),
        last=np.array([day.last if day else 0 for day in days], dtype=np.int64),
        speakers=tuple(meanings["speakers"]),
        starts=_count_starts(folder),
    )


def _number_values(column: Sequence[str | None]) -> Column:
    values = sorted({value for value in column if value is not None})
    numbers = {value: number for number, value in enumerate(values)}
    held = [len(values) if value is None else numbers[value] for value in column]
    return Column(values=tuple(values), numbers=np.array(held, dtype=np.int64))


def _count_starts(folder: Path) -> tuple[int, ...]:
    """The number of the first passage of each part, and how many there are in all."""
    starts = [0]
    while (path := folder / name_words(len(starts) - 1)).is_file():
        database = _open_file(path)
        try:
            count = database.execute("SELECT coalesce(max(number), 0) FROM passages").fetchone()[0]
        finally:
            database.close()
        starts.append(starts[-1] + count)
    return tuple(starts)
