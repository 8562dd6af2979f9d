"""Work tables on disk: Parquet files whose bytes depend on their rows alone.

Every row group has the same number of rows and is written from one whole batch, so that neither the size of a batch nor the
number of processes shows in the file. Pages carry checksums: a damaged file is noticed when it is read. A table of many rows is a
folder of several such files, its parts (:mod:`onrecord.engines.parts`): one row more changes one of them.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import RecordDamaged

# A row that holds a page with its sentences is tens of kilobytes: 64 of them are a megabyte or two. A narrow row is tens of bytes.
# Of 5,000 rows of 17 kB groups of 128, 64, 32 took 1.5, 2.0, 2.8 s to write, and 20, 12, 7 ms to read one.
WIDE_ROWS_PER_GROUP = 64
NARROW_ROWS_PER_GROUP = 65_536


def count_group_rows(schema: pa.Schema) -> int:
    """How many rows a row group of this table has: few where rows hold rows."""
    wide = any(pa.types.is_nested(kind) for kind in schema.types)
    return WIDE_ROWS_PER_GROUP if wide else NARROW_ROWS_PER_GROUP


class TableWriter:
    """Writes batches of any size as row groups of one size."""

    def __init__(self, path: Path, schema: pa.Schema, group_rows: int | None = None) -> None:
        self._schema = schema
        self._group = group_rows or count_group_rows(schema)
        self._waiting: list[pa.RecordBatch] = []
        self._count = 0
        self.rows = 0
        # Without dictionaries, since most columns are ids and places that come once: of 1,000 pages 0.10 for 0.14 s, 9.7 for 11.6 MB.
        self._file = pq.ParquetWriter(
            path,
            schema,
            compression="zstd",
            use_dictionary=False,
            write_statistics=False,
            write_page_checksum=True,
            version="2.6",
        )

    def add(self, batch: pa.RecordBatch) -> None:
        """The next rows, in their final order."""
        start = 0
        while start < batch.num_rows:
            piece = batch.slice(start, self._group - self._count)
            self._waiting.append(piece)
            self._count += piece.num_rows
            start += piece.num_rows
            if self._count == self._group:
                self._write_group()

    def close(self) -> None:
        """Writes what is waiting and the footer."""
        self._write_group()
        self._file.close()

    def abandon(self) -> None:
        """Lets go of the file; what was written is of no use."""
        self._waiting.clear()
        self._file.close()

    def _write_group(self) -> None:
        if self._waiting:
            whole = pa.concat_batches(self._waiting)
            self._file.write_batch(whole, row_group_size=whole.num_rows)
            self.rows += whole.num_rows
            self._waiting.clear()
            self._count = 0


@contextmanager
def write_table(path: Path, schema: pa.Schema, group_rows: int | None = None) -> Iterator[TableWriter]:
    """A writer for one Parquet file, closed when the block ends; its groups are as large as the schema asks, where nothing is said."""
    writer = TableWriter(path, schema, group_rows)
    try:
        yield writer
        writer.close()
    except BaseException:
        writer.abandon()
        raise


class Rows(Protocol):
    """Rows that can be read by their place."""

    def read_rows(self, start: int, count: int) -> Iterator[pa.RecordBatch]:
        """The rows ``[start, start + count)`` in as many batches as it takes."""
        ...


# Tables that are joined are sorted by different ids: rows of one are asked for in no order, and a group is read for one row.
KEPT_BYTES = 64 << 20


class Grouped:
    """Rows that lie in groups; those read last are kept, as many as fit into ``KEPT_BYTES``."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._starts = [0, *accumulate(counts)]
        self._kept: OrderedDict[int, pa.RecordBatch] = OrderedDict()
        self._kept_bytes = 0

    def read_group(self, index: int) -> pa.RecordBatch:
        """One group whole."""
        raise NotImplementedError

    def read_rows(self, start: int, count: int) -> Iterator[pa.RecordBatch]:
        while count:
            group = bisect_right(self._starts, start) - 1
            piece = self._find_group(group).slice(start - self._starts[group], count)
            yield piece
            start += piece.num_rows
            count -= piece.num_rows

    def _find_group(self, index: int) -> pa.RecordBatch:
        group = self._kept.get(index)
        if group is None:
            group = self._kept[index] = self.read_group(index)
            self._kept_bytes += group.nbytes
            while self._kept_bytes > KEPT_BYTES and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._kept_bytes -= oldest.nbytes
        self._kept.move_to_end(index)
        return group


class StoredRows(Grouped):
    """The rows of a table, some columns or all; raises :class:`RecordDamaged` where one of its files cannot be read."""

    def __init__(self, path: Path, columns: Sequence[str] | None = None) -> None:
        self._columns = None if columns is None else list(columns)
        self._groups: list[tuple[Path, pq.ParquetFile, int]] = []
        self.part_rows: list[int] = []
        counts: list[int] = []
        files = [_open_part(stamp) for stamp in stamp_table(path)]
        for part, file in zip(list_parts(path), files, strict=True):
            metadata = file.metadata
            numbers = range(metadata.num_row_groups)
            counts += [metadata.row_group(index).num_rows for index in numbers]
            self._groups += [(part, file, index) for index in numbers]
            self.part_rows.append(metadata.num_rows)
        super().__init__(counts)
        self.rows: int = sum(self.part_rows)
        self.schema: pa.Schema = files[0].schema_arrow

    def read_group(self, index: int) -> pa.RecordBatch:
        part, file, group = self._groups[index]
        with explain_damage(part):
            table = file.read_row_group(group, columns=self._columns, use_threads=False)
            return table.combine_chunks().to_batches()[0]

    def close(self) -> None:
        """Lets go of the rows that are kept."""
        self._kept.clear()


def list_parts(path: Path) -> tuple[Path, ...]:
    """The files of a table, in the order of its rows."""
    return tuple(sorted(path.glob("*.parquet"))) or (path,)


@contextmanager
def explain_damage(path: Path) -> Iterator[None]:
    """Turns what pyarrow says of a file it cannot read into :class:`RecordDamaged`, which names the file."""
    try:
        yield
    except FileNotFoundError as error:
        raise RecordDamaged(f"{path}: expected a table, found no file") from error
    except (pa.ArrowException, OSError) as error:
        raise RecordDamaged(
            f"{path}: expected a table, found a damaged file: {error}. "
            "Remove it and run the same command again: it will be made anew."
        ) from error


def fit_batch(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """A batch with the types of a schema; raises ``pyarrow.ArrowInvalid`` where a value does not fit.

    Only columns of another type are cast: the first cast of a process loads all of Arrow's functions, which takes 0.2 s.
    """
    columns = [batch.column(field.name) for field in schema]
    fitted = [
        column if column.type == field.type else column.cast(field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(fitted, schema=schema)


def read_columns(path: Path, columns: Sequence[str]) -> pa.Table:
    """Some columns of a table, whole; ``page.id`` reads a field inside a struct."""
    return pa.concat_tables(iterate_columns(path, columns))


def read_keys(path: Path, columns: Sequence[str]) -> pa.Table:
    """A few narrow columns, by which rows are found again: remembered, since every step asks for those of the tables above it."""
    return _read_keys(stamp_table(path), path, tuple(columns))


PartStamp = tuple[Path, int, int, int]
Stamp = tuple[PartStamp, ...]


def stamp_table(path: Path) -> Stamp:
    """What tells the files of a table from those that stood there before; none is ever written in place."""
    return tuple(map(stamp_part, list_parts(path)))


def stamp_part(part: Path) -> PartStamp:
    """What tells one file of a table from those that stood there before."""
    with explain_damage(part):
        found = part.stat()
    return part, found.st_ino, found.st_mtime_ns, found.st_size


# To open a part takes 0.5 ms: of 5,000 pages a build opened 190 parts 950 times. Nothing is read ahead: a part that stays open would keep
# what was (70 MB of the words of 5,700 pages).
@lru_cache(maxsize=256)
def _open_part(stamp: PartStamp) -> pq.ParquetFile:
    with explain_damage(stamp[0]):
        return pq.ParquetFile(stamp[0], page_checksum_verification=True, pre_buffer=False)


# Two strings a row: half a megabyte for 5,000 pages.
@lru_cache(maxsize=32)
def _read_keys(stamp: Stamp, path: Path, columns: tuple[str, ...]) -> pa.Table:
    return read_columns(path, columns)


def read_schema(path: Path) -> pa.Schema:
    """The columns of a table."""
    first = list_parts(path)[0]
    with explain_damage(first):
        return pq.read_schema(first)


def iterate_columns(path: Path, columns: Sequence[str]) -> Iterator[pa.Table]:
    """Some columns of a table, one part of it in memory at a time."""
    for stamp in stamp_table(path):
        with explain_damage(stamp[0]):
            yield _open_part(stamp).read(columns=list(columns), use_threads=False)


def list_column(rows: pa.RecordBatch | pa.Table, name: str) -> list[Any]:
    """The values of a column, or of a field inside a struct column (``page.id``)."""
    first, *inner = name.split(".")
    values = rows.column(first).to_pylist()
    return [value[inner[0]] for value in values] if inner else values
