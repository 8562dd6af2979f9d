"""Where a stage's units come from: keys and digests at once, the units themselves one by one and only when they are needed.

A source is pickled to the workers, which load their units themselves: what is reused is never read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from onrecord.engines.files import StoredRows, list_column, read_columns
from onrecord.engines.tables import find_codec
from onrecord.engines.values import find_values, list_fields
from onrecord.errors import StageError
from onrecord.model import Document


class Keyed(NamedTuple):
    """A unit by its key (for people: it names the page in a failure) and the digest of all that is in it."""

    key: str
    digest: str


class UnitSource(Protocol):
    """Units in a fixed order; two units with one digest are one unit. Picklable: workers load from it themselves."""

    def list_units(self) -> Sequence[Keyed]:
        """Key and digest of every unit, without loading any."""
        ...

    def load(self, index: int) -> Any:
        """The unit at that place of the list. What this raises counts as the failure of that unit alone."""
        ...


def name_key(row: type[Any]) -> str:
    """The column that identifies a row: its first field, or the ``id`` in it where that field is a row itself."""
    first, values = next(iter(list_fields(row).items()))
    return first if values.scalar else f"{first}.id"


class TableSource:
    """The rows of a work table as units of type ``unit``."""

    def __init__(self, unit: type[Any], path: Path) -> None:
        self._unit = unit
        self._path = path
        self._rows: StoredRows | None = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_rows": None}

    def list_units(self) -> Sequence[Keyed]:
        key = name_key(self._unit)
        table = read_columns(self._path, (key, "digest"))
        return list(map(Keyed, list_column(table, key), list_column(table, "digest")))

    def load(self, index: int) -> Any:
        if self._rows is None:
            self._rows = StoredRows(self._path, tuple(list_fields(self._unit)))
        return find_codec(self._unit).decode(next(self._rows.read_rows(index, 1)))[0]


class _Place(NamedTuple):
    """Where a document's unit lies: the row of its page, its number in that page, and its row in each further table."""

    row: int
    number: int
    others: tuple[int, ...]


class DocumentSource:
    """One unit per document: the document itself and, joined by its id, columns of results made of it by earlier stages.

    ``pages`` is the work table whose column ``documents`` holds the documents; ``tables`` are work tables whose first field is
    ``document``. The unit's field ``page`` is the document, each other field the column of that name in one of ``tables``.
    Nothing is written for the join, and only the rows of units that are worked on are read. A document read from two
    captures is one unit (the page with the smaller digest counts, as in a release); one that an earlier stage failed on is none.
    """

    def __init__(self, unit: type[Any], pages: Path, *tables: Path) -> None:
        self._unit = unit
        self._pages = pages
        self._tables = tables
        self._places: list[_Place] = []
        self._rows: list[StoredRows] = []

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_rows": []}

    def list_units(self) -> Sequence[Keyed]:
        others = [_index_documents(path) for path in self._tables]
        table = read_columns(self._pages, ("documents.list.element.id", "digest"))
        found: dict[str, tuple[str, int, int]] = {}
        for row, (documents, digest) in enumerate(
            zip(list_column(table, "documents"), list_column(table, "digest"), strict=True)
        ):
            for number, document in enumerate(documents):
                found[document["id"]] = min(found.get(document["id"], (digest, row, number)), (digest, row, number))
        units = []
        self._places = []
        for document, (digest, row, number) in sorted(found.items()):
            if all(document in other for other in others):
                held = [other[document] for other in others]
                self._places.append(_Place(row, number, tuple(place for place, _ in held)))
                units.append(Keyed(document, "|".join((digest, str(number), *(one for _, one in held)))))
        return units

    def load(self, index: int) -> Any:
        place = self._places[index]
        stored = self._open_rows()
        documents = next(stored[0].read_rows(place.row, 1)).column("documents")
        page = documents.values.slice(documents.offsets[0].as_py() + place.number, 1)
        values: dict[str, Any] = {"page": find_values(Document).from_arrow(page)[0]}
        fields = list_fields(self._unit)
        for rows, row in zip(stored[1:], place.others, strict=True):
            batch = next(rows.read_rows(row, 1))
            for name in batch.schema.names:
                values[name] = fields[name].from_arrow(batch.column(name))[0]
        return self._unit(**values)

    def _open_rows(self) -> list[StoredRows]:
        if not self._rows:
            wanted = set(list_fields(self._unit)) - {"page"}
            rows = [StoredRows(self._pages, ("documents",))]
            for path in self._tables:
                with_names = StoredRows(path, ())
                names = [name for name in with_names.schema.names if name in wanted]
                with_names.close()
                wanted -= set(names)
                rows.append(StoredRows(path, names))
            if wanted:
                raise StageError(f"{self._unit.__name__}: no table given has the columns {', '.join(sorted(wanted))}")
            self._rows = rows
        return self._rows


def _index_documents(path: Path) -> dict[str, tuple[int, str]]:
    """Each document of a table with its row and digest."""
    table = read_columns(path, ("document", "digest"))
    pairs = zip(list_column(table, "document"), list_column(table, "digest"), strict=True)
    return {document: (row, digest) for row, (document, digest) in enumerate(pairs)}
