"""A read-only view of one release: what is shown, exported and searched. It stays what it is while another release is made."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self, TypeVar

from onrecord.engines.relational import quote_name
from onrecord.engines.values import Values, list_fields
from onrecord.errors import RecordDamaged, RecordError
from onrecord.model.tables import name_table
from onrecord.record.captures import CaptureStore
from onrecord.record.database import load_columns
from onrecord.record.layout import DATABASE, Layout

Row = TypeVar("Row")

NOTHING: Mapping[str, str] = MappingProxyType({})

# Between reading ``current`` and opening the release it names, two more releases may have been made.
ATTEMPTS = 3


class View:
    """The rows of one release. Open one per request with :meth:`open`; close it, or use it in a ``with``."""

    def __init__(self, digest: str, path: Path) -> None:
        self.digest = digest
        self._path = path
        self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The current release of the record in a folder.

        Raises :class:`RecordError` where there is none yet, :class:`RecordDamaged` naming the file that is missing or spoilt.
        """
        layout = Layout(folder)
        damage: RecordDamaged | None = None
        for _ in range(ATTEMPTS):
            digest = layout.read_current()
            if digest is None:
                raise RecordError(
                    f"{folder}: expected a record, found none. Make one with: onrecord check PATH --record {folder}"
                )
            try:
                layout.read_manifest(digest)
                return cls(digest, layout.releases / digest / DATABASE)
            except RecordDamaged as error:
                damage = error
            except sqlite3.Error as error:
                damage = RecordDamaged(f"{layout.releases / digest / DATABASE}: {error}")
        raise damage or RecordError(f"{folder}: no release could be opened")

    @property
    def folder(self) -> Path:
        """The folder of the release."""
        return self._path.parent

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def rows(self, row: type[Row]) -> Iterator[Row]:
        """Every row of a type, by id."""
        return self._select(row, "ORDER BY id", ())

    def find(self, row: type[Row], id: str) -> Row | None:
        """The row with this id, or ``None``."""
        return next(self._select(row, "WHERE id = ?", (id,)), None)

    def rows_of(self, row: type[Row], document: str) -> Iterator[Row]:
        """The rows of a type in one document, by id; for a type with a column ``document``."""
        return self.rows_where(row, "document", document)

    def rows_where(self, row: type[Row], column: str, value: str) -> Iterator[Row]:
        """The rows of a type whose column has this value, by id: ``rows_where(Trace, "quotation", id)``."""
        if column not in list_fields(row):
            raise ValueError(f"{row.__name__} has no column {column}")
        return self._select(row, f"WHERE {quote_name(column)} = ? ORDER BY id", (value,))

    def rows_among(self, row: type[Row], column: str, values: Iterable[str]) -> Iterator[Row]:
        """The rows of a type whose column has one of these values, value by value in order, each by id; cheap where it has an index."""
        for value in sorted(set(values)):
            yield from self.rows_where(row, column, value)

    def rows_after(self, row: type[Row], after: str, limit: int, equal: Mapping[str, str] = NOTHING) -> Iterator[Row]:
        """Up to ``limit`` rows of a type by id from behind the id ``after``, those whose columns equal what is asked."""
        unknown = sorted(set(equal) - set(list_fields(row)))
        if unknown:
            raise ValueError(f"{row.__name__} has no column {', '.join(unknown)}")
        asked = "".join(f" AND {quote_name(column)} = ?" for column in equal)
        return self._select(row, f"WHERE id > ?{asked} ORDER BY id LIMIT {int(limit)}", (after, *equal.values()))

    def ask(self, sql: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """What a query of ours gives: columns and look-ups of ``record.sqlite``; whatever a user wrote goes into ``values``."""
        return iter(self._run(sql, values))

    def count(self, row: type[Any]) -> int:
        """How many rows of a type there are."""
        return int(self._run(f"SELECT count(*) FROM {quote_name(name_table(row))}", ()).fetchone()[0])

    def read_capture(self, capture: str) -> bytes:
        """The bytes of a capture of the record; needs no open view."""
        return CaptureStore(Layout(self._path.parents[2]).captures).read(capture)

    def _select(self, row: type[Row], where: str, values: tuple[str, ...]) -> Iterator[Row]:
        kind: Any = row
        names, stored, select = _describe(kind)
        for held in self._run(f"{select} {where}", values):
            fields = dict(zip(names, held, strict=True))
            for name, stored_as in stored.items():
                value = fields[name]
                if value is not None:
                    fields[name] = bool(value) if stored_as.scalar else stored_as.from_json(json.loads(value))
            yield row(**fields)

    def _run(self, sql: str, values: tuple[str | int, ...]) -> sqlite3.Cursor:
        try:
            return self._database.execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise RecordDamaged(f"{self._path}: expected the tables of a release, found: {error}") from error


@cache
def _describe(row: type[Any]) -> tuple[tuple[str, ...], Mapping[str, Values], str]:
    """The columns of a type's table, those of them that are stored in another form, and the query for all."""
    names = tuple(list_fields(row))
    columns = ", ".join(map(quote_name, names))
    return names, load_columns(row), f"SELECT {columns} FROM {quote_name(name_table(row))}"
