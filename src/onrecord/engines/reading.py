"""Rows of work tables as rows of the model, for the few places that join them outside SQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from onrecord.engines.files import read_columns
from onrecord.engines.tables import find_codec
from onrecord.engines.values import list_fields

Row = TypeVar("Row")


def read_table(path: Path, row: type[Row]) -> Iterator[Row]:
    """The rows of a work table."""
    for batch in read_columns(path, tuple(list_fields(row))).to_batches():
        yield from find_codec(row).decode(batch)


def read_inside(path: Path, column: str, row: type[Row]) -> Iterator[Row]:
    """The rows that lie in the lists of one column of a work table (``speech.turns``)."""
    for batch in read_columns(path, (column,)).to_batches():
        held = batch.column(0).flatten()
        if len(held):
            yield from find_codec(row).decode(pa.RecordBatch.from_struct_array(held))
