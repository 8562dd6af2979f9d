"""Rows of work tables as rows of the model, for the few places that join them outside SQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.engines.files import iterate_columns
from onrecord.engines.tables import find_codec
from onrecord.engines.values import find_values, list_fields

Row = TypeVar("Row")


def read_table(path: Path, row: type[Row]) -> Iterator[Row]:
    """The rows of a work table."""
    for part in iterate_columns(path, tuple(list_fields(row))):
        for batch in part.to_batches():
            yield from find_codec(row).decode(batch)


def read_inside(path: Path, column: str, row: type[Row]) -> Iterator[Row]:
    """The rows that lie in the lists of one column of a work table (``speech.turns``)."""
    kind: Any = row
    lists = find_values(tuple[kind, ...])
    for part in iterate_columns(path, (column,)):
        for batch in part.to_batches():
            for rows in lists.from_arrow(batch.column(0)):
                yield from rows


def read_where(path: Path, column: str, values: frozenset[str], row: type[Row]) -> Iterator[Row]:
    """The rows of a work table whose column has one of these values."""
    wanted = pa.array(sorted(values), pa.string())
    for part in iterate_columns(path, tuple(list_fields(row))):
        for batch in part.filter(pc.is_in(part.column(column), wanted)).to_batches():
            yield from find_codec(row).decode(batch)
