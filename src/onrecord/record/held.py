"""A view of rows that are in memory, for what is in no release."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

Row = TypeVar("Row")


class HeldRows:
    """Rows by type, asked for in the way of :class:`onrecord.record.view.View`; those of a type that is not held are none.

    ``read`` gives the bytes of a capture.
    """

    def __init__(self, rows: Mapping[type[Any], Sequence[Any]], read: Callable[[str], bytes]) -> None:
        self._read = read
        self._rows = {
            kind: {row.id: row for row in sorted(held, key=lambda row: row.id)} for kind, held in rows.items()
        }

    def rows(self, row: type[Row]) -> Iterator[Row]:
        """Every row of a type, by id."""
        return iter(self._rows.get(row, {}).values())

    def find(self, row: type[Row], id: str) -> Row | None:
        """The row with this id, or ``None``."""
        return self._rows.get(row, {}).get(id)

    def rows_where(self, row: type[Row], column: str, value: str) -> Iterator[Row]:
        """The rows of a type whose column has this value, by id."""
        return (one for one in self.rows(row) if getattr(one, column) == value)

    def read_capture(self, capture: str) -> bytes:
        """The bytes of a capture."""
        return self._read(capture)
