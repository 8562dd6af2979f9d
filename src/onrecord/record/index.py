"""The search index of a release: files of FTS5, one for each part of the work table ``indexed``, and what passages are counted by.

    release/
    ├── search-0000.sqlite  ``words`` (contentless, by rowid), ``passages`` (rowid → document, start, stop)
    ├── …
    ├── search.npy          for each passage of all parts in order: numbers of its document and its speaker, and whether it is speech
    └── search.json         the documents and speakers that these numbers mean

A file of words is made from its part alone. It is kept in ``work/index`` under the part's checksum and linked into the releases
that hold the part: one page more makes one of them again. To make that of 500 pages takes about a second.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.engines.files import explain_damage, list_parts
from onrecord.engines.tables import write_json
from onrecord.record.database import create_database
from onrecord.record.layout import Layout
from onrecord.record.parts import Making, link_parts

TABLE = "indexed"
PLACES, MEANINGS = "search.npy", "search.json"
NOBODY = -1
# The columns of a document by which passages are chosen and counted.
COLUMNS = ("id", "standing", "side", "language", "publisher", "kind", "place", "published")
# What passages are chosen and counted by.
PASSAGES = ["document", "passages.list.element.turn", "passages.list.element.is_speech"]
_BUILT = 0x6F6E7265


def name_words(number: int) -> str:
    """The file of a part's words."""
    return f"search-{number:04}.sqlite"


def build_index(layout: Layout, database: sqlite3.Connection, folder: Path) -> tuple[str, ...]:
    """Writes the search index of a release into its folder; gives the checksums of the parts it is made of.

    ``database`` is the release's own, with its tables filled. Raises ``OSError`` where the disk is full.
    """
    path = layout.work / f"{TABLE}.parquet"
    if not path.exists():
        return ()
    making = Making(
        store=layout.work / "index", ending=".sqlite", name=name_words, write=write_words, is_whole=is_built
    )
    sums = link_parts(path, making, folder)
    write_places(list_parts(path), database, folder)
    return sums


def is_built(path: Path) -> bool:
    """Whether a file of words stands there whole: it is marked last."""
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return bool(database.execute("PRAGMA application_id").fetchone()[0] == _BUILT)
        finally:
            database.close()
    except sqlite3.Error:
        return False


def write_words(part: Path, path: Path) -> None:
    """The words of one part."""
    with create_database(path) as database:
        database.execute(
            "CREATE TABLE passages (number INTEGER PRIMARY KEY, document TEXT, start INTEGER, stop INTEGER)"
        )
        database.execute(
            "CREATE VIRTUAL TABLE words USING fts5(terms, content='', tokenize='unicode61 remove_diacritics 0')"
        )
        number = 0
        for document, passages in read_part(part):
            numbered = [(number + place, document, *passage) for place, passage in enumerate(passages, 1)]
            number += len(passages)
            database.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", [row[:4] for row in numbered])
            database.executemany(
                "INSERT INTO words (rowid, terms) VALUES (?, ?)", [(row[0], row[4]) for row in numbered]
            )
        database.execute("INSERT INTO words (words) VALUES ('optimize')")
        database.execute(f"PRAGMA application_id = {_BUILT}")


def read_part(part: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The documents of a part with ``(start, stop, terms)`` of their passages."""
    for batch in read_batches(part, ["document", "passages"]):
        for document, passages in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
            yield document, [(one["start"], one["stop"], one["terms"]) for one in passages]


def read_batches(part: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Some columns of a part."""
    with explain_damage(part):
        yield from pq.ParquetFile(part).iter_batches(columns=columns, use_threads=False)


def write_places(parts: Sequence[Path], database: sqlite3.Connection, folder: Path) -> None:
    """What passages are chosen and counted by, as numbers, and what the numbers mean."""
    documents = database.execute(f"SELECT {', '.join(COLUMNS)} FROM documents ORDER BY id").fetchall()
    speaking = dict(
        database.execute(
            "SELECT row, min(entity) FROM speakers WHERE \"table\" = 'turns' AND role = 'speaker' GROUP BY row"
        )
    )
    speakers = sorted(set(speaking.values()))
    numbers = {key: number for number, key in enumerate(speakers)}
    turns = {turn: numbers[entity] for turn, entity in speaking.items()}
    pages = {row[0]: number for number, row in enumerate(documents)}
    held = [_number_passages(batch, pages, turns) for part in parts for batch in read_batches(part, PASSAGES)]
    np.save(folder / PLACES, np.concatenate([np.empty((0, 3), np.int32), *held]))
    meanings = {"columns": COLUMNS, "documents": documents, "speakers": speakers}
    (folder / MEANINGS).write_text(write_json(meanings) + "\n", encoding="utf-8")


def _number_passages(
    batch: pa.RecordBatch, pages: Mapping[str, int], turns: Mapping[str, int]
) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """Numbers of the document and of the speaker of each passage of some documents, and whether it is speech."""
    lists = batch.column("passages")
    counts = np.diff(lists.offsets.to_numpy())
    passages = lists.flatten()
    numbers = [pages[document] for document in batch.column("document").to_pylist()]
    speakers = [turns.get(turn, NOBODY) for turn in passages.field("turn").to_pylist()]
    speech = passages.field("is_speech").to_pylist()
    return np.stack((np.repeat(numbers, counts), speakers, speech), axis=1).astype(np.int32).reshape(-1, 3)


def read_meanings(folder: Path) -> dict[str, Any]:
    """What the numbers of ``search.npy`` mean."""
    meanings: dict[str, Any] = json.loads((folder / MEANINGS).read_text(encoding="utf-8"))
    return meanings
