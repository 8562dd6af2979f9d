"""Work tables on disk: Parquet files whose bytes depend on their rows alone.

Every row group has the same number of rows and is written from one whole batch, so that neither the size of a batch nor the
number of processes shows in the file. Pages carry checksums: a damaged file is noticed when it is read.
"""

import hashlib
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.ipc
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

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._group = count_group_rows(schema)
        self._waiting: list[pa.RecordBatch] = []
        self._count = 0
        self.rows = 0
        self._file = pq.ParquetWriter(
            path, schema, compression="zstd", write_statistics=False, write_page_checksum=True, version="2.6"
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
def write_table(path: Path, schema: pa.Schema) -> Iterator[TableWriter]:
    """A writer for one Parquet file, closed when the block ends."""
    writer = TableWriter(path, schema)
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
    """The rows of a Parquet file, some columns or all; raises :class:`RecordDamaged` where the file cannot be read."""

    def __init__(self, path: Path, columns: Sequence[str] | None = None) -> None:
        self._path = path
        self._columns = None if columns is None else list(columns)
        with explain_damage(path):
            self._file = pq.ParquetFile(path, page_checksum_verification=True)
            metadata = self._file.metadata
            super().__init__([metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)])
        self.rows: int = metadata.num_rows
        self.schema: pa.Schema = self._file.schema_arrow

    def read_group(self, index: int) -> pa.RecordBatch:
        with explain_damage(self._path):
            table = self._file.read_row_group(index, columns=self._columns, use_threads=False)
            return table.combine_chunks().to_batches()[0]

    def close(self) -> None:
        """Lets go of the file."""
        self._kept.clear()
        self._file.close()


# An Arrow file is an Arrow stream between a magic word and a table of contents; one that was never finished ends in the stream.
_MAGIC_BYTES = 8
_SUM = b"sum"


class SpilledRows(Grouped):
    """Results in the order in which they came, on disk until all are there and their final order is known.

    A file that a build left when it was stopped is kept aside first: :meth:`recover` gives what was finished in it.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path = path
        self._left = path.with_name(f"{path.name}-left")
        self._schema = schema
        with suppress(FileNotFoundError):
            path.replace(self._left)
        self._file = pa.OSFile(str(path), "wb")
        self._writer = pa.ipc.new_file(self._file, schema)
        self._counts: list[int] = []
        self.rows = 0
        self._reader: Any = None
        super().__init__(())

    def add(self, batch: pa.RecordBatch) -> None:
        """More rows."""
        self._writer.write_batch(batch, custom_metadata={_SUM: _sum_batch(batch)})
        self._counts.append(batch.num_rows)
        self.rows += batch.num_rows

    def recover(self) -> Iterator[pa.RecordBatch]:
        """The rows that an earlier build had finished before it was stopped, up to the first that is not whole."""
        with suppress(OSError, StopIteration, pa.ArrowException), pa.OSFile(str(self._left)) as file:
            file.seek(_MAGIC_BYTES)
            with pa.ipc.open_stream(file) as stream:
                while stream.schema == self._schema:
                    batch, marks = stream.read_next_batch_with_custom_metadata()
                    if not marks or marks.get(_SUM) != _sum_batch(batch):
                        return
                    yield batch

    def finish(self) -> None:
        """From here on rows are read."""
        self._writer.close()
        self._file.close()
        super().__init__(self._counts)
        self._reader = pa.ipc.open_file(pa.memory_map(str(self._path)))

    def read_group(self, index: int) -> pa.RecordBatch:
        return self._reader.get_batch(index)

    def close(self) -> None:
        """Removes the file."""
        self.stop()
        self._path.unlink(missing_ok=True)
        self._left.unlink(missing_ok=True)

    def stop(self) -> None:
        """Lets go of the file and leaves it for :meth:`recover`."""
        self._kept.clear()
        self._reader = None
        self._file.close()


def _sum_batch(batch: pa.RecordBatch) -> bytes:
    return hashlib.blake2b(batch.serialize(), digest_size=16).hexdigest().encode("ascii")


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
    """Some columns of a Parquet file, whole; ``page.id`` reads a field inside a struct."""
    with explain_damage(path), pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read(columns=list(columns), use_threads=False)


def list_column(rows: pa.RecordBatch | pa.Table, name: str) -> list[Any]:
    """The values of a column, or of a field inside a struct column (``page.id``)."""
    first, *inner = name.split(".")
    values = rows.column(first).to_pylist()
    return [value[inner[0]] for value in values] if inner else values


def checksum_file(path: Path) -> str:
    """BLAKE2b of a file's bytes, 32 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
