"""Results on their way: on disk in the order in which they come, until all are there and their final order is known."""

import hashlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from onrecord.engines.durable import explain_refusal
from onrecord.engines.files import Grouped, list_column

# An Arrow file is an Arrow stream between a magic word and a table of contents; one that was never finished ends in the stream.
_MAGIC_BYTES = 8
_SUM = b"sum"


class SpilledRows(Grouped):
    """Rows that are written one after the other, then read by their place; ``found`` has the place of each by its digest.

    A file that a build left when it was stopped is kept aside first: :meth:`recover` takes in what was finished in it, and
    ``recovered`` are the digests of that. ``tried`` are the digests of rows that could not be made so far.
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
        self.found: dict[str, int] = {}
        self.recovered: frozenset[str] = frozenset()
        self.tried: set[str] = set()
        self._reader: Any = None
        super().__init__(())

    def add(self, batch: pa.RecordBatch) -> None:
        """More rows."""
        self._writer.write_batch(batch, custom_metadata={_SUM: _sum_batch(batch)})
        self._counts.append(batch.num_rows)
        self.found.update((digest, self.rows + row) for row, digest in enumerate(list_column(batch, "digest")))
        self.rows += batch.num_rows

    def recover(self, wanted: AbstractSet[str] | None = None) -> None:
        """Takes in the rows that an earlier build had finished before it was stopped, those wanted or all, up to the first not whole."""
        for batch in self._read_left():
            digests = list_column(batch, "digest")
            places = [
                place
                for place, digest in enumerate(digests)
                if digest not in self.found and (wanted is None or digest in wanted)
            ]
            self.add(batch if len(places) == len(digests) else batch.take(pa.array(places, pa.int64())))
        self.recovered = frozenset(self.found)

    def _read_left(self) -> Iterator[pa.RecordBatch]:
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


def begin_spill(dst: Path, schema: pa.Schema) -> SpilledRows:
    """A file beside ``dst`` for rows as they come."""
    with explain_refusal(dst):
        return SpilledRows(dst.with_name(f"{dst.name}.unfinished"), schema)


@contextmanager
def end_spill(dst: Path, spilled: SpilledRows) -> Iterator[SpilledRows]:
    """Removes the file when the block ends; only a build that is stopped from outside leaves it, for the next to go on."""
    with explain_refusal(dst):
        try:
            yield spilled
        except Exception:
            spilled.close()
            raise
        except BaseException:
            spilled.stop()
            raise
        else:
            spilled.close()
