"""The one codec: rows of a dataclass to Arrow and back, to JSON-ready dicts and back, and their JSON Schema.

``find_codec(Turn)`` gives the codec of a row type, made once a process. JSON keys stand in the order of the fields and mappings
are sorted, so equal rows give equal bytes. ``decode`` of ``encode`` gives the same rows, and so does ``from_json`` of ``to_json``.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

import pyarrow as pa

from onrecord.engines.values import Values, build_rows, convert_row, list_fields, read_fields, transpose

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Codec(Generic[Row]):
    """The codec of one row type."""

    row: type[Row]
    columns: Mapping[str, Values]
    schema: pa.Schema
    read: Callable[[Row], tuple[Any, ...]]
    whole: Values

    def encode(self, rows: Sequence[Row]) -> pa.RecordBatch:
        """The rows as one Arrow batch; raises ``pyarrow.ArrowException`` or ``TypeError`` where a value is not of its type."""
        held = transpose([self.read(row) for row in rows], len(self.columns))
        arrays = [column.to_arrow(values) for values, column in zip(held, self.columns.values(), strict=True)]
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)

    def decode(self, batch: pa.RecordBatch) -> list[Row]:
        """The rows of an Arrow batch; columns that the row does not have are left aside."""
        columns = [values.from_arrow(batch.column(name)) for name, values in self.columns.items()]
        return build_rows(self.row, columns)

    def to_json(self, row: Row) -> dict[str, Any]:
        """The row as a dict that JSON can hold: keys in the order of the fields, mappings sorted, bytes in base64."""
        return self.whole.to_json(row)  # type: ignore[no-any-return]

    def from_json(self, value: Any) -> Row:
        """The row of such a dict; raises ``ValueError`` naming the key, what was expected and what was found."""
        return self.whole.from_json(value)  # type: ignore[no-any-return]

    def describe(self) -> Mapping[str, Any]:
        """The JSON Schema (2020-12) of one row."""
        return {"title": self.row.__name__, **self.whole.schema}


def find_codec(row: type[Row]) -> Codec[Row]:
    """The codec of a frozen dataclass; raises ``TypeError`` naming a field's type that no row may hold."""
    kind: Any = row
    return _make_codec(kind)


@cache
def _make_codec(row: Any) -> Codec[Any]:
    columns = list_fields(row)
    schema = pa.schema([(name, values.arrow) for name, values in columns.items()])
    return Codec(row=row, columns=columns, schema=schema, read=read_fields(row), whole=convert_row(row))


def _refuse(value: Any) -> Any:
    raise TypeError(f"expected a value of JSON, found {type(value).__name__}")


# What ``json.JSONEncoder`` makes anew for every call, made once: an empty list in 0.6 microseconds for 3.9, a small object in 2 for 5.
# Nothing is escaped that need not be, nothing is indented, keys stay in their order, and what is not a number is an error.
_write = c_make_encoder(None, _refuse, encode_basestring, None, ":", ",", False, False, False)


def write_json(value: Any) -> str:
    """One line of JSON, the same for equal values: no blanks, nothing escaped that need not be, keys in the order given."""
    return "".join(_write(value, 0))


def write_row(row: Any) -> str:
    """One row as one line of JSON."""
    return write_json(find_codec(type(row)).to_json(row))


def read_row(row: type[Row], line: str) -> Row:
    """The row of one line of JSON; raises ``ValueError`` where the line is cut short or holds something else."""
    return find_codec(row).from_json(json.loads(line))


def iterate_batches(row: type[Row], batches: Iterator[pa.RecordBatch]) -> Iterator[Row]:
    """The rows of many batches, one batch in memory at a time."""
    codec = find_codec(row)
    for batch in batches:
        yield from codec.decode(batch)
