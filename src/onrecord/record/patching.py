"""``record.sqlite`` of a release made from that of the release before: rows that have gone are taken out, new ones put in.

Of 5,700 texts the database has a million and a half rows, of which one page more changes some thousands. What the rows are does not
depend on how the database was made; the order of its pages on the disk does.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from onrecord.engines.files import fit_batch
from onrecord.engines.relational import BATCH_ROWS, quote_name, quote_text
from onrecord.engines.signature import digest_parts
from onrecord.engines.tables import find_codec
from onrecord.engines.values import list_fields
from onrecord.model.tables import TABLES
from onrecord.record.database import POINTERS, create_database, fill_table, insert_rows
from onrecord.record.ground import STATEMENTS
from onrecord.record.layout import DATABASE
from onrecord.record.lookups import LOOKUPS

# A database whose tables or indexes were made by other statements is not taken up.
SHAPE = digest_parts(*(str(find_codec(row).schema) for row in TABLES.values()), *POINTERS, *LOOKUPS, *STATEMENTS)
# Where more of a table has changed it is made anew. Of 540,000 sentences an eighth, a quarter, a half changed: 3.3, 4.5, 6.8 s of the
# processor to patch, 4.7, 4.4, 5.4 to fill; of 425,000 mentions 2.1, 2.6, 4.5 and 3.3, 3.4, 3.7.
MOST_CHANGED = 1 / 4


@contextmanager
def copy_database(before: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """The database of the release in the folder ``before``, copied to ``path``, with the tables of the record alone."""
    shutil.copyfile(before / DATABASE, path)
    with create_database(path) as database:
        held = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (name,) in held:
            if name not in TABLES:
                database.execute(f"DROP TABLE {quote_name(name)}")
        yield database


def patch_table(source: duckdb.DuckDBPyConnection, target: sqlite3.Connection, before: Path, after: Path) -> None:
    """Brings a table of the database from the rows of one Parquet file, ``before``, to those of another, ``after``.

    Raises ``sqlite3.DatabaseError`` where the database does not hold what ``before`` says.
    """
    table = after.stem
    row = TABLES[table]
    gone, fresh = list_changed(source, row, before, after)
    if max(len(gone), len(fresh)) > MOST_CHANGED * count_rows(source, after):
        target.execute(f"DROP TABLE {quote_name(table)}")
        fill_table(target, table, row, select_batches(source, table, name_rows(after)))
    else:
        target.executemany(f"DELETE FROM {quote_name(table)} WHERE id = ?", [(one,) for one in gone])
        for batch in select_chosen(source, table, after, fresh):
            insert_rows(target, table, row, batch)
    held = target.execute(f"SELECT count(*) FROM {quote_name(table)}").fetchone()[0]
    if held != count_rows(source, after):
        raise sqlite3.DatabaseError(f"{table}: expected {count_rows(source, after)} rows, found {held}")


def list_changed(
    source: duckdb.DuckDBPyConnection, row: type[Any], before: Path, after: Path
) -> tuple[list[str], list[str]]:
    """The ids of the rows of ``before`` that ``after`` has not, or has otherwise, and of those of ``after`` that are put in their place."""
    first, *others = map(quote_name, list_fields(row))
    differs = " OR ".join(f"one.{name} IS DISTINCT FROM other.{name}" for name in others) or "FALSE"
    pairs = source.sql(
        f"SELECT one.{first}, other.{first} FROM {name_rows(before)} AS one FULL JOIN {name_rows(after)} AS other "
        f"ON one.{first} = other.{first} WHERE one.{first} IS NULL OR other.{first} IS NULL OR {differs}"
    ).fetchall()
    return sorted(gone for gone, _ in pairs if gone), sorted(fresh for _, fresh in pairs if fresh)


def select_chosen(
    source: duckdb.DuckDBPyConnection, table: str, path: Path, ids: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """The rows of a Parquet file with these ids, as :func:`select_batches` gives them."""
    if ids:
        source.register("chosen", pa.table({"id": pa.array(ids, pa.string())}))
        yield from select_batches(source, table, f"{name_rows(path)} WHERE id IN (SELECT id FROM chosen)")
        source.unregister("chosen")


def select_batches(source: duckdb.DuckDBPyConnection, table: str, rows: str) -> Iterator[pa.RecordBatch]:
    """Rows of a table by id, as batches of its columns."""
    schema = find_codec(TABLES[table]).schema
    for batch in source.sql(f"SELECT * FROM {rows} ORDER BY id").to_arrow_reader(BATCH_ROWS) or ():
        yield fit_batch(batch, schema)


def count_rows(source: duckdb.DuckDBPyConnection, path: Path) -> int:
    """How many rows a Parquet file has."""
    found: list[tuple[int]] = source.sql(f"SELECT count(*) FROM {name_rows(path)}").fetchall()
    return found[0][0]


def name_rows(path: Path) -> str:
    """A Parquet file as SQL reads it."""
    return f"read_parquet({quote_text(str(path))})"
