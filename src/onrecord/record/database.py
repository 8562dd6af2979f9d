"""``record.sqlite``: every table of a release with typed columns, for readers that ask for one row at a time.

Scalars are columns of their own; tuples, mappings and rows inside rows are JSON. There is an index on ``id`` and on each column
that points at a document, a publication, a quotation or another row. Beside the tables of the record stand the look-ups of
:mod:`onrecord.record.lookups`.
"""

import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.engines.relational import quote_name
from onrecord.engines.tables import write_json
from onrecord.engines.values import Values, list_fields

# 12.2 s for a release of 5,000 pages with SQLite's own pages of 4,096 bytes, 11.2 s with these; the file is 0.7 % larger.
PAGE_BYTES = 16_384
CACHE_KIBIBYTES = 65_536
POINTERS = (
    *("document", "publication", "quotation", "row", "event", "entity"),
    *("source_document", "target_document", "series", "indicator"),
)


@contextmanager
def create_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A new database that is of no use until the block has ended: no journal, since a release is written aside and moved.

    Raises ``OSError`` with ``ENOSPC`` where the disk is full.
    """
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA temp_store = MEMORY")
        database.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        database.execute("BEGIN")
        yield database
        database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise OSError(errno.ENOSPC, str(error), str(path)) from error
        raise
    finally:
        database.close()


def fill_table(database: sqlite3.Connection, table: str, row: type[Any], batches: Iterable[pa.RecordBatch]) -> None:
    """A table of rows of a type; its indexes are made once it is full."""
    create_table(database, table, row)
    for batch in batches:
        insert_rows(database, table, row, batch)
    index_table(database, table, row)


def create_table(database: sqlite3.Connection, table: str, row: type[Any]) -> None:
    """An empty table for rows of a type; narrow rows lie in their index (77,000 sentences: 15 for 18 MB, 0.44 for 0.59 s)."""
    columns = [f"{quote_name(name)} {name_type(values)}" for name, values in list_fields(row).items()]
    columns[0] += " PRIMARY KEY"
    narrow = all(values.scalar for values in list_fields(row).values())
    place = " WITHOUT ROWID" if narrow else ""
    database.execute(f"CREATE TABLE {quote_name(table)} ({', '.join(columns)}){place}")


def insert_rows(database: sqlite3.Connection, table: str, row: type[Any], batch: pa.RecordBatch) -> None:
    """Adds the rows of an Arrow batch."""
    fields = list_fields(row)
    columns = [store_column(values, batch.column(name)) for name, values in fields.items()]
    marks = ", ".join("?" * len(fields))
    database.executemany(f"INSERT INTO {quote_name(table)} VALUES ({marks})", zip(*columns, strict=True))


def index_table(database: sqlite3.Connection, table: str, row: type[Any]) -> None:
    """The indexes of a table, made once it is full."""
    for name in POINTERS:
        if name in list_fields(row):
            index = quote_name(f"{table}_{name}")
            database.execute(f"CREATE INDEX {index} ON {quote_name(table)} ({quote_name(name)}, id)")


def name_type(values: Values) -> str:
    """The SQLite type of a column."""
    if not values.scalar:
        return "TEXT"
    if pa.types.is_floating(values.arrow):
        return "REAL"
    return "INTEGER" if pa.types.is_integer(values.arrow) or pa.types.is_boolean(values.arrow) else "TEXT"


def store_column(values: Values, array: pa.Array) -> list[Any]:
    """A column's values as SQLite holds them; rows that need no change for JSON are never made."""
    if values.scalar:
        return values.from_arrow(array)
    if is_json(values.arrow):
        return list(map(write_json, array.to_pylist()))
    return [write_json(values.to_json(value)) for value in values.from_arrow(array)]


def is_json(kind: pa.DataType) -> bool:
    """What Arrow gives for values of this type is their JSON: no mapping (pairs) and no bytes are in them."""
    if pa.types.is_list(kind):
        return is_json(kind.value_type)
    if pa.types.is_struct(kind):
        return all(is_json(field.type) for field in kind)
    return not pa.types.is_map(kind) and not pa.types.is_binary(kind)


def load_columns(row: type[Any]) -> Mapping[str, Values]:
    """The columns whose values SQLite holds in another form: JSON and truth."""
    return {
        name: values
        for name, values in list_fields(row).items()
        if not values.scalar or pa.types.is_boolean(values.arrow)
    }
