"""A relational step in DuckDB: work tables in, one sorted work table out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from onrecord.engines.checksums import checksum_table
from onrecord.engines.files import (
    StoredRows,
    fit_batch,
    iterate_columns,
    list_parts,
    read_schema,
    write_table,
)
from onrecord.engines.signature import digest_each, digest_parts, sign_step
from onrecord.engines.steps import Relational
from onrecord.engines.tables import find_codec
from onrecord.engines.units import result_schema
from onrecord.engines.values import list_fields
from onrecord.errors import RecordDamaged, StageError

BATCH_ROWS = 2_048
_INPUTS = b"inputs"
_ROWS_IN = b"rows_in"
# What a RuntimeError of DuckDB says where Ctrl-C met a query; where it met the fetching of rows, it is an InterruptException.
_INTERRUPTED = "Query interrupted"


@dataclass(frozen=True, slots=True)
class Answered:
    """How many rows a relational step read and gave, and the digest of all that it was made of."""

    rows_in: int
    rows_out: int
    inputs: str


def digest_inputs(step: Relational, srcs: Mapping[str, Path]) -> str:
    """The digest of a step and of the bytes of its inputs."""
    works = sorted({table.partition(".")[0] for table in step.inputs.values()})
    return digest_parts(sign_step(step), *(f"{work}={checksum_table(srcs[work])}" for work in works))


def read_answered(path: Path) -> Answered | None:
    """What the answer at ``path`` was made of; ``None`` where there is none or it is damaged."""
    try:
        stored = StoredRows(path, ())
    except RecordDamaged:
        return None
    stored.close()
    marks = stored.schema.metadata or {}
    if _INPUTS not in marks or _ROWS_IN not in marks:
        return None
    return Answered(int(marks[_ROWS_IN]), stored.rows, marks[_INPUTS].decode("ascii"))


def answer_step(step: Relational, srcs: Mapping[str, Path], path: Path, inputs: str) -> Answered:
    """Writes the answer of a step to ``path``, marked with the digest of its inputs.

    Raises :class:`StageError` where the SQL is not what its step says: a column missing, a type that does not fit.
    """
    with open_database(path.parent) as database:
        try:
            counts = [add_input(database, step, name, srcs) for name in sorted(step.inputs)]
            marks = {_INPUTS: inputs.encode("ascii"), _ROWS_IN: str(sum(counts)).encode("ascii")}
            rows = write_answer(database, step, path, marks)
        except duckdb.InterruptException:
            raise
        except (duckdb.Error, pa.ArrowInvalid, pa.ArrowTypeError, KeyError) as error:
            raise StageError(f"relational step {step.name}: {error}") from error
    return Answered(sum(counts), rows, inputs)


@contextmanager
def open_database(spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that runs in one thread, so that the order of equal rows never moves, and spills beside the answer.

    Ctrl-C during a query is ``KeyboardInterrupt`` here too: DuckDB tells it as an error of its own.
    """
    config: dict[str, Any] = {
        "threads": 1,
        "memory_limit": "2GB",
        "temp_directory": str(spill / "duckdb.partial"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=config) as database:
        try:
            yield database
        except duckdb.InterruptException as error:
            raise KeyboardInterrupt from error
        except RuntimeError as error:
            if str(error) == _INTERRUPTED:
                raise KeyboardInterrupt from error
            raise


def add_input(database: duckdb.DuckDBPyConnection, step: Relational, name: str, srcs: Mapping[str, Path]) -> int:
    """Makes a work table, or the rows inside one of its columns, known to SQL under a name; gives the number of its rows."""
    work, _, column = step.inputs[name].partition(".")
    column, _, fields = column.partition("(")
    if fields:
        wanted = fields.rstrip(")").replace(" ", "").split(",")
        held = read_fields_inside(srcs[work], column, wanted, has_digest=f"{name}.digest" in step.sql)
        database.register(name, held)
        return int(held.num_rows)
    view = quote_name(name)
    database.execute(f"CREATE VIEW {view} AS {select_rows(srcs[work], column)}")
    counted: list[tuple[int]] = database.execute(f"SELECT count(*) FROM {view}").fetchall()
    return counted[0][0]


def read_fields_inside(path: Path, column: str, fields: Sequence[str], *, has_digest: bool) -> pa.Table:
    """Some scalar fields of the rows inside one column and, where it is asked for, the ``digest`` of the result that each lies in.

    Only these fields are read from the disk: DuckDB reads the whole row of a list, a document with its text.
    """
    leaves = [f"{column}.list.element.{field}" for field in fields]
    parts = []
    for part in iterate_columns(path, (*leaves, "digest")):
        lists = part.column(column).combine_chunks()
        offsets = lists.offsets.to_pylist()
        rows = lists.values.slice(offsets[0], offsets[-1] - offsets[0])
        held = {rows.type.field(place).name: values for place, values in enumerate(rows.flatten())}
        columns = {field: held[field] for field in fields}
        if has_digest:
            lengths = [stop - start for start, stop in pairwise(offsets)]
            digests = chain.from_iterable(map(repeat, part.column("digest").to_pylist(), lengths))
            columns["digest"] = pa.array(list(digests), pa.string())
        parts.append(pa.table(columns))
    return pa.concat_tables(parts)


def select_rows(path: Path, column: str = "") -> str:
    """Gives SQL for the rows of a work table, or for the rows inside one of its columns.

    The latter have the columns of the row, the whole row as ``row``, and ``digest``. A field of the row that is called ``row`` or
    ``digest`` itself is read as ``row.row``, ``row.digest``.
    """
    files = ", ".join(quote_text(str(part)) for part in list_parts(path))
    table = f"read_parquet([{files}])"
    if not column:
        return f"SELECT * FROM {table}"
    inner = read_schema(path).field(column).type.value_type
    names = [inner.field(number).name for number in range(inner.num_fields)] if pa.types.is_struct(inner) else []
    fields = "".join(
        f"row.{quote_name(name)} AS {quote_name(name)}, " for name in names if name not in ("row", "digest")
    )
    return f"SELECT {fields}row, digest FROM (SELECT unnest({quote_name(column)}) AS row, digest FROM {table})"


def write_answer(
    database: duckdb.DuckDBPyConnection, step: Relational, path: Path, marks: Mapping[bytes, bytes]
) -> int:
    """Sorts the answer by its scalar columns (of a row: its id), then by digest, and writes it; gives the number of rows."""
    schema = result_schema(step.output) if step.keyed else find_codec(step.output).schema
    signature = sign_step(step)
    columns = ", ".join(map(select_column, schema))
    order = ", ".join([*list_order(step.output), *(['"digest"'] if step.keyed else [])])
    answer = database.sql(f"SELECT {columns} FROM ({step.sql}) ORDER BY {order}").to_arrow_reader(BATCH_ROWS)
    with write_table(path, schema.with_metadata(marks)) as writer:
        for batch in answer or ():
            whole = fit_batch(batch, schema)
            if step.keyed:
                digests = pa.array(list(digest_each(signature, batch.column("digest").to_pylist())), pa.string())
                whole = whole.set_column(len(schema) - 1, schema.field("digest"), digests)
            writer.add(whole)
    return writer.rows


def select_column(field: pa.Field) -> str:
    """SQL that gives a column in its own type: sums and constants of SQL have others."""
    name = quote_name(field.name)
    if pa.types.is_int64(field.type):
        return f"CAST({name} AS BIGINT) AS {name}"
    return f"CAST({name} AS DOUBLE) AS {name}" if pa.types.is_float64(field.type) else name


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
