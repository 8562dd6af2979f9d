"""Where a stage's units come from: keys and digests at once, the units themselves one by one and only when they are needed.

A source is pickled to the workers, which load their units themselves: what is reused is never read.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, Protocol, get_type_hints

from onrecord.engines.files import Stamp, StoredRows, list_column, read_keys, read_schema, stamp_table
from onrecord.engines.tables import find_codec
from onrecord.engines.values import Values, find_values, list_fields, list_leaves, transpose
from onrecord.errors import StageError


class Keyed(NamedTuple):
    """A unit by its key (for people: it names the page in a failure) and the digest of all that is in it.

    ``order`` is a string of hexadecimal digits by which the source sorts its units, where it does: the table made of many of them
    is then written in parts.
    """

    key: str
    digest: str
    order: str = ""


class UnitSource(Protocol):
    """Units in a fixed order, which is that of the table made of them; two units with one digest are one unit.

    The order depends on what the record holds and not on how it came there. Picklable: workers load from it themselves.
    """

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
        table = read_keys(self._path, (key, "digest"))
        return list(map(Keyed, list_column(table, key), list_column(table, "digest")))

    def load(self, index: int) -> Any:
        if self._rows is None:
            self._rows = StoredRows(self._path, tuple(list_fields(self._unit)))
        return find_codec(self._unit).decode(next(self._rows.read_rows(index, 1)))[0]


class ChosenSource:
    """Those units of a source that have one of these keys."""

    def __init__(self, source: UnitSource, keys: AbstractSet[str]) -> None:
        self._source = source
        self._keys = frozenset(keys)
        self._places: list[int] = []

    def list_units(self) -> Sequence[Keyed]:
        units = self._source.list_units()
        self._places = [place for place, unit in enumerate(units) if unit.key in self._keys]
        return [units[place] for place in self._places]

    def load(self, index: int) -> Any:
        return self._source.load(self._places[index])


def join_digests(page: str, number: int, others: Sequence[str]) -> str:
    """The digest of a document's unit: of its page, its number in that page, and of the row in each further table."""
    return "|".join([page, str(number), *others])


class _Place(NamedTuple):
    """Where a document's unit lies: the row of its page, its number in that page, and its row in each further table."""

    row: int
    number: int
    others: tuple[int, ...]


class DocumentSource:
    """One unit per document, in the order of the pages: the document and, joined by its id, columns of what earlier stages made of it.

    ``pages`` is the work table whose column ``documents`` holds the documents; ``tables`` are work tables whose first field is
    ``document``. The unit's field ``page`` is the document, each other field the column of that name in one of ``tables``; a type
    that has only some fields of the stored row is filled with these, and no others are read from the disk.
    Nothing is written for the join, and only the rows of units that are worked on are read. A document read from two
    captures is one unit (the page with the smaller digest counts, as in a release); one that an earlier stage failed on is none.
    """

    def __init__(self, unit: type[Any], pages: Path, *tables: Path) -> None:
        self._unit = unit
        self._pages = pages
        self._tables = tables
        self._places: list[_Place] = []
        self._open_afresh()

    def _open_afresh(self) -> None:
        self._columns: list[_Columns] = []
        self._ahead: dict[int, Any] = {}
        self._next = self._width = 0

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in ("_unit", "_pages", "_tables", "_places")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._open_afresh()

    def list_units(self) -> Sequence[Keyed]:
        tables = [_index_documents(stamp_table(path), path) for path in self._tables]
        listed = _list_documents(stamp_table(self._pages), self._pages)
        for table in tables:
            listed = [one for one in listed if one.document in table]
        found = [[table[one.document] for table in tables] for one in listed]
        pairs = list(zip(listed, found, strict=True))
        self._places = [_Place(one.row, one.number, tuple([row for row, _ in held])) for one, held in pairs]
        return [
            Keyed(one.document, join_digests(one.digest, one.number, [digest for _, digest in held]), one.capture)
            for one, held in pairs
        ]

    def load(self, index: int) -> Any:
        if index not in self._ahead:
            self._ahead = self._load_ahead(index)
        return self._ahead.pop(index)

    def _load_ahead(self, index: int) -> dict[int, Any]:
        """The unit and, where the one before it was asked for last, some of those that follow: each time twice as many."""
        self._width = min(2 * self._width, _AHEAD) if index == self._next and self._width else 1
        places = self._places[index : index + self._width]
        columns = self._columns = self._columns or self._open_columns()
        rows = [columns[0].take([place.row for place in places])]
        rows += [table.take([place.others[number] for place in places]) for number, table in enumerate(columns[1:])]
        self._next = index + len(places)
        units = {}
        for number, place in enumerate(places):
            values = {name: value for table in rows for name, value in table[number].items()}
            units[index + number] = self._unit(page=values.pop("documents")[place.number], **values)
        return units

    def _open_columns(self) -> list["_Columns"]:
        page: Any = get_type_hints(self._unit)["page"]
        leaves = [f"documents.list.element.{name}" for name in list_fields(page)]
        columns = [_Columns(self._pages, {"documents": find_values(tuple[page, ...])}, leaves)]
        wanted = {name: values for name, values in list_fields(self._unit).items() if name != "page"}
        for path in self._tables:
            held = {name: wanted.pop(name) for name in read_schema(path).names if name in wanted}
            columns.append(_Columns(path, held, [leaf for name in held for leaf in list_leaves(self._unit, name)]))
        if wanted:
            raise StageError(f"{self._unit.__name__}: no table given has the columns {', '.join(sorted(wanted))}")
        return columns


# 268 units of two tables: 0.20 s read one by one, 0.15 s up to sixteen at a time.
_AHEAD = 16


class _Columns:
    """Some columns of a table, read for several rows at a time."""

    def __init__(self, path: Path, fields: Mapping[str, Values], leaves: Sequence[str]) -> None:
        self._rows = StoredRows(path, leaves)
        self._fields = fields

    def take(self, rows: Sequence[int]) -> list[dict[str, Any]]:
        """The values of the rows, by column; neighbours are read together."""
        found: list[dict[str, Any]] = []
        for start, count in _join_neighbours(rows):
            for batch in self._rows.read_rows(start, count):
                columns = [values.from_arrow(batch.column(name)) for name, values in self._fields.items()]
                found += [dict(zip(self._fields, held, strict=True)) for held in transpose(columns, batch.num_rows)]
        return found


def _join_neighbours(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of rows, each one behind the other: the first row and how many."""
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop == len(rows) or rows[stop] != rows[stop - 1] + 1:
            yield rows[start], stop - start
            start = stop


class _Listed(NamedTuple):
    """A document, the capture and digest of the page that it was read from, the row of that page, and its number there."""

    document: str
    capture: str
    digest: str
    row: int
    number: int


# Every stage of a build asks this of the pages, and some of the tables made of them: a megabyte each for 5,000 pages.
@lru_cache(maxsize=2)
def _list_documents(stamp: Stamp, path: Path) -> Sequence[_Listed]:
    """The documents in the order of their pages."""
    table = read_keys(path, ("capture", "documents.list.element.id", "digest"))
    columns = (list_column(table, name) for name in ("capture", "documents", "digest"))
    found: dict[str, _Listed] = {}
    for row, (capture, documents, digest) in enumerate(zip(*columns, strict=True)):
        for number, document in enumerate(documents):
            listed = _Listed(document["id"], capture, digest, row, number)
            found[listed.document] = min(found.get(listed.document, listed), listed, key=itemgetter(2, 3, 4))
    return sorted(found.values(), key=itemgetter(3, 4))


@lru_cache(maxsize=8)
def _index_documents(stamp: Stamp, path: Path) -> Mapping[str, tuple[int, str]]:
    """Each document of a table with its row and digest."""
    table = read_keys(path, ("document", "digest"))
    pairs = zip(list_column(table, "document"), list_column(table, "digest"), strict=True)
    return {document: (row, digest) for row, (document, digest) in enumerate(pairs)}
