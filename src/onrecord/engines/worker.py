"""The other end of the pipe: a process that opens a job's knowledge once and works on units until the pipe is closed.

It says which unit it is at before it starts on it, so that the one that killed it is known.
"""

import gc
import os
import resource
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection

import pyarrow as pa

from onrecord.engines.units import Job, Outcome, Task, collect_outcomes, say_error
from onrecord.errors import OnrecordError, StageError

# New objects until the collector runs: what a page makes is freed by count, and looking for more takes a tenth of the time.
COLLECT_AFTER = 50_000


def serve_units(connection: Connection, memory_bytes: int) -> None:
    """Answers jobs and tasks until the other side is gone."""
    limit_memory(memory_bytes)
    job: Job | None = None
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            message = connection.recv()
            if isinstance(message, Job):
                error = open_job(message)
                connection.send(error)
                job = message if error is None else None
            elif job is not None:
                rows, outcomes = collect_outcomes(job.stage.result, work_through(job, message, connection))
                connection.send((None if rows is None else pack_rows(rows), outcomes))


def outlive_no_parent() -> None:
    """Ends this process when the parent is gone, however it went: until then standard input stays open."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def limit_memory(memory_bytes: int) -> None:
    """Makes this process raise ``MemoryError`` rather than take more than this (private data, not files mapped)."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes if most < 0 else min(memory_bytes, most), most))


def open_job(job: Job) -> OnrecordError | None:
    """Opens a job's knowledge; gives the error that the whole step must end with, if there is one."""
    try:
        _ = job.known
    except OnrecordError as error:
        return type(error)(str(error))
    except Exception as error:
        return StageError(f"stage {job.stage.name}: knowledge could not be opened: {say_error(error)}")
    return None


def work_through(job: Job, tasks: Iterable[Task], connection: Connection) -> list[Outcome]:
    """The outcomes of a chunk of tasks; one that has used up the process is the last."""
    outcomes = []
    for task in tasks:
        connection.send(task.place)
        outcomes.append(job.run(task))
        if outcomes[-1].spent:
            break
    return outcomes


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
