"""Rows of work tables as rows of the model, for the few places that join them outside SQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from onrecord.engines.files import iterate_columns, list_column
from onrecord.engines.tables import find_codec
from onrecord.engines.values import find_values, list_fields

Row = TypeVar("Row")


def read_table(path: Path, row: type[Row]) -> Iterator[Row]:
    """The rows of a work table."""
    for part in iterate_columns(path, tuple(list_fields(row))):
        for batch in part.to_batches():
            yield from find_codec(row).decode(batch)


def read_inside(path: Path, column: str, row: type[Row]) -> Iterator[Row]:
    """The rows that lie in the lists of one column of a work table (``speech.turns``), with the fields that their type has alone."""
    kind: Any = row
    lists = find_values(tuple[kind, ...])
    for part in iterate_columns(path, [f"{column}.list.element.{name}" for name in list_fields(row)]):
        for batch in part.to_batches():
            for rows in lists.from_arrow(batch.column(0)):
                yield from rows


def read_where(path: Path, column: str, values: frozenset[str], row: type[Row]) -> Iterator[Row]:
    """The rows of a work table whose column has one of these values; without Arrow's functions, which take 0.1 s to load."""
    for part in iterate_columns(path, tuple(list_fields(row))):
        places = [place for place, value in enumerate(list_column(part, column)) if value in values]
        for batch in part.take(pa.array(places, pa.int64())).to_batches():
            yield from find_codec(row).decode(batch)
