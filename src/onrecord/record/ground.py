"""What a text is held against: the words of a release's official documents as keys, and each of them as an account, to be asked by key.

    release/
    ├── keys-0000.npy   for each part of the work table ``worded`` the keys of every three neighbouring words of its sentences, in order,
    ├── …               and where each stands: the row of the document in the part, and a key of the sentence's words
    └── record.sqlite   ``worded`` (part, row → document, language, its words) and ``accounted`` (document → days, the account)

Of 5,700 texts the keys are 8.5 million: 136 MB, of which a check reads a few pages of each part, so that none of it stays in memory.
Held in memory and gone through for each text, the words alone took 100 MiB and 0.35 s. A file is made from its part alone and kept
in ``work/keys`` (:mod:`onrecord.record.parts`).
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.engines.files import list_parts
from onrecord.engines.reading import read_inside
from onrecord.engines.tables import write_row
from onrecord.model.accounts import Account
from onrecord.record.index import read_batches
from onrecord.record.layout import Layout
from onrecord.record.parts import Making, link_parts
from onrecord.text.days import find_days
from onrecord.text.shingles import key_language, key_shingles, unpack_keys

WORDED, ACCOUNTED = "worded", "accounted"
# A sentence is told from others of the same key by so many bits; the row of its document has the others.
TEXT_BITS = 40
_ROW_NUMBERS = 4  # turn, start, stop, count of words: see matches/worded.py
STATEMENTS = (
    """CREATE TABLE worded (part INTEGER, row INTEGER, document TEXT, language TEXT, sentences BLOB, words BLOB,
       PRIMARY KEY (part, row))""",
    """CREATE INDEX worded_document ON worded (document, part, row)""",
    """CREATE TABLE accounted (document TEXT PRIMARY KEY, first INTEGER, last INTEGER, account TEXT)""",
    """CREATE INDEX accounted_first ON accounted (first)""",
)


def name_keys(number: int) -> str:
    """The file of a part's keys."""
    return f"keys-{number:04}.npy"


def build_ground(layout: Layout, database: sqlite3.Connection, folder: Path) -> tuple[str, ...]:
    """Writes the ground of a release into its folder and its database; gives the checksums of the parts it is made of.

    Without a document's words or accounts among the work tables it is empty. Raises ``OSError`` where the disk is full.
    """
    for statement in STATEMENTS:
        database.execute(statement)
    worded, accounted = (layout.work / f"{name}.parquet" for name in (WORDED, ACCOUNTED))
    if not (worded.exists() and accounted.exists()):
        return ()
    for number, part in enumerate(list_parts(worded)):
        rows = ((number, *row) for row in read_worded(part))
        database.executemany("INSERT INTO worded VALUES (?, ?, ?, ?, ?, ?)", rows)
    accounts = map(describe_account, read_inside(accounted, "accounts", Account))
    database.executemany("INSERT OR IGNORE INTO accounted VALUES (?, ?, ?, ?)", accounts)
    making = Making(store=layout.work / "keys", ending=".npy", name=name_keys, write=write_keys, is_whole=is_whole)
    return link_parts(worded, making, folder)


def describe_account(account: Account) -> tuple[str, int | None, int | None, str]:
    """An account with its first and last day, by which those of a few days are found."""
    days = find_days(account.published)
    return account.document, days.first if days else None, days.last if days else None, write_row(account)


def read_worded(part: Path) -> Iterator[tuple[int, str, str | None, bytes, bytes]]:
    """The official documents of a part: row, id, language, sentences and words."""
    row = 0
    for batch in read_batches(part, ["document", "language", "sentences", "words"]):
        for document in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if document[2]:
                yield row, *document
            row += 1


def is_whole(path: Path) -> bool:
    """Whether a file of keys has all that its head says."""
    try:
        np.load(path, mmap_mode="r")
    except (OSError, ValueError):
        return False
    return True


def write_keys(part: Path, path: Path) -> None:
    """The keys of one part: two rows of numbers, the keys in order and where each stands."""
    held = [_key_document(*one) for one in read_worded(part) if one[2]]
    found = np.concatenate([np.empty((2, 0), np.uint64), *held], axis=1)
    with path.open("wb") as file:
        np.save(file, found[:, np.argsort(found[0], kind="stable")])


def _key_document(
    row: int, document: str, language: str | None, sentences: bytes, words: bytes
) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    counts = np.frombuffer(sentences, dtype="<i4").reshape(-1, _ROW_NUMBERS)[:, -1].astype(np.int64)
    keys = unpack_keys(words)
    salted = np.full(len(keys), key_language(language or ""), np.uint64)
    shingles = key_shingles(keys, np.cumsum(counts), salted)
    texts = shingles.texts[shingles.sentences] >> np.uint64(64 - TEXT_BITS)
    return np.stack((shingles.keys, texts | (np.uint64(row) << np.uint64(TEXT_BITS))))
