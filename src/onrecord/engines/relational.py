"""A relational step in DuckDB: work tables in, one sorted work table out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from onrecord.engines.files import StoredRows, write_table
from onrecord.engines.signature import digest_parts, sign_step
from onrecord.engines.steps import Relational
from onrecord.engines.units import result_schema
from onrecord.engines.values import list_fields
from onrecord.errors import StageError

BATCH_ROWS = 2_048


def answer_step(step: Relational, srcs: Mapping[str, Path], path: Path) -> tuple[int, int]:
    """Writes the answer of a step to ``path``; gives how many rows went in and came out.

    Raises :class:`StageError` where the SQL is not what its step says: a column missing, a type that does not fit.
    """
    with open_database(path.parent) as database:
        try:
            counts = [add_input(database, name, table, srcs) for name, table in sorted(step.inputs.items())]
            rows = write_answer(database, step, path)
        except (duckdb.Error, pa.ArrowInvalid, pa.ArrowTypeError, KeyError) as error:
            raise StageError(f"relational step {step.name}: {error}") from error
    return sum(counts), rows


def open_database(spill: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that runs in one thread, so that the order of equal rows never moves, and spills beside the answer."""
    config: dict[str, Any] = {
        "threads": 1,
        "temp_directory": str(spill / "duckdb.partial"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=config)


def add_input(database: duckdb.DuckDBPyConnection, name: str, table: str, srcs: Mapping[str, Path]) -> int:
    """Makes a work table, or the rows inside one of its columns, known to SQL under a name; gives the number of its rows."""
    work, _, column = table.partition(".")
    view = quote_name(name)
    database.execute(f"CREATE VIEW {view} AS {select_rows(srcs[work], column)}")
    counted: list[tuple[int]] = database.execute(f"SELECT count(*) FROM {view}").fetchall()
    return counted[0][0]


def select_rows(path: Path, column: str = "") -> str:
    """Gives SQL for the rows of a work table, or for the rows inside one of its columns.

    The latter have the columns of the row, the whole row as ``row``, and ``digest``. A field of the row that is called ``row`` or
    ``digest`` itself is read as ``row.row``, ``row.digest``.
    """
    stored = StoredRows(path, ())
    stored.close()
    table = f"read_parquet({quote_text(str(path))})"
    if not column:
        return f"SELECT * FROM {table}"
    inner = stored.schema.field(column).type.value_type
    names = [inner.field(number).name for number in range(inner.num_fields)] if pa.types.is_struct(inner) else []
    fields = "".join(
        f"row.{quote_name(name)} AS {quote_name(name)}, " for name in names if name not in ("row", "digest")
    )
    return f"SELECT {fields}row, digest FROM (SELECT unnest({quote_name(column)}) AS row, digest FROM {table})"


def write_answer(database: duckdb.DuckDBPyConnection, step: Relational, path: Path) -> int:
    """Sorts the answer by its scalar columns (of a row: its id), then by digest, and writes it; gives the number of rows."""
    schema = result_schema(step.output)
    signature = sign_step(step)
    columns = ", ".join(quote_name(name) for name in schema.names)
    order = ", ".join([*list_order(step.output), '"digest"'])
    answer = database.sql(f"SELECT {columns} FROM ({step.sql}) ORDER BY {order}").to_arrow_reader(BATCH_ROWS)
    with write_table(path, schema) as writer:
        for batch in answer or ():
            digests = [digest_parts(signature, digest) for digest in batch.column("digest").to_pylist()]
            whole = pa.Table.from_batches([batch]).cast(schema).combine_chunks()
            whole = whole.set_column(len(schema) - 1, schema.field("digest"), pa.array(digests, pa.string()))
            for piece in whole.to_batches():
                writer.add(piece)
    return writer.rows


def list_order(output: type[Any]) -> list[str]:
    """The columns that an answer is sorted by: its scalars, and the ids of the rows it holds."""
    order = []
    for name, values in list_fields(output).items():
        if values.scalar:
            order.append(quote_name(name))
        elif pa.types.is_struct(values.arrow) and values.arrow.get_field_index("id") >= 0:
            order.append(f"{quote_name(name)}.id")
    return order


def quote_name(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
