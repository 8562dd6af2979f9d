"""The other end of the pipe: a process that opens a work's knowledge once and works on units until the pipe is closed.

It says which unit it is at before it starts on it, so that the one that killed it is known.
"""

import gc
import os
import resource
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

import pyarrow as pa

from onrecord.engines.units import Work, say_error
from onrecord.errors import OnrecordError, StageError

# New objects until the collector runs: what a page makes is freed by count, and looking for more takes a tenth of the time.
COLLECT_AFTER = 50_000


def serve_units(connection: Connection, memory_bytes: int) -> None:
    """Answers works and their tasks until the other side is gone."""
    limit_memory(memory_bytes)
    work: Work | None = None
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            message = connection.recv()
            if isinstance(message, Work):
                error = open_work(message)
                connection.send(error)
                work = message if error is None else None
            elif work is not None:
                rows, outcomes = work.do(message, connection.send)
                connection.send((tuple([tuple(map(pack_rows, batches)) for batches in rows]), outcomes))


def outlive_no_parent() -> None:
    """Ends this process when the parent is gone, however it went: until then standard input stays open."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def limit_memory(memory_bytes: int) -> None:
    """Makes this process raise ``MemoryError`` rather than take more than this (private data, not files mapped)."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes if most < 0 else min(memory_bytes, most), most))


def open_work(work: Work) -> OnrecordError | None:
    """Opens what a work needs to know; gives the error that the whole step must end with, if there is one."""
    try:
        work.open()
    except OnrecordError as error:
        return type(error)(str(error))
    except Exception as error:
        return StageError(f"stage {work.name}: knowledge could not be opened: {say_error(error)}")
    return None


def pack_rows(batch: pa.RecordBatch) -> bytes:
    """A batch as one Arrow message."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def unpack_rows(rows: bytes) -> pa.RecordBatch:
    """The batch of such a message."""
    with pa.ipc.open_stream(rows) as reader:
        return reader.read_next_batch()


if __name__ == "__main__":
    threading.Thread(target=outlive_no_parent, daemon=True).start()
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    serve_units(Connection(int(sys.argv[1])), int(sys.argv[2]))
