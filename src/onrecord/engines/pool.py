"""Workers, and the loop that keeps each of them busy with one chunk of units at a time.

Not ``concurrent.futures``: its pool is lost as a whole when one worker dies, and it cannot end one that hangs. A worker that dies
or hangs is replaced here; the unit it was at comes back alone, the rest of its chunk as if nothing had been. Nor the processes of
``multiprocessing``: a fork of a process with the threads of DuckDB and Arrow may lock up, and its other ways run the main
program's file once more in every worker.
"""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from onrecord.engines.units import Outcome, Rows, Task, Work, say_slow
from onrecord.engines.worker import unpack_rows
from onrecord.errors import OnrecordError, StageError

# A worker ends a slow unit by itself; only code that never returns to the interpreter is ended from outside, this much later.
GRACE_SECONDS = 2.0

Chunk = tuple[Task, ...]


@dataclass(eq=False)
class _Worker:
    """A process and what it is doing; ``at`` is the place of the unit in work, ``since`` when it began by the monotonic clock."""

    process: subprocess.Popen[bytes]
    connection: Connection
    work: Work | None = None
    opened: bool = False
    chunk: Chunk = ()
    at: int | None = None
    since: float = field(default_factory=time.monotonic)

    def end(self) -> None:
        """Ends the process at once."""
        self.process.kill()
        self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.connection.close()


class Pool:
    """Up to ``processes`` workers, started when there is work and kept from one work to the next."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._workers: list[_Worker] = []

    def run(self, work: Work, chunks: Iterable[Chunk]) -> Iterator[tuple[Rows, list[Outcome]]]:
        """The rows and outcomes of each chunk, in the order in which they are done; whatever goes wrong here ends all workers."""
        waiting = deque(chunks)
        try:
            while waiting or any(worker.chunk for worker in self._workers):
                self._hand_out(work, waiting)
                yield from self._collect(work, waiting)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends all workers at once."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()

    def _hand_out(self, work: Work, waiting: deque[Chunk]) -> None:
        idle = [worker for worker in self._workers if not worker.chunk]
        while waiting:
            if not idle and len(self._workers) == self._processes:
                break
            worker = idle.pop() if idle else self._start(work)
            worker.chunk = waiting.popleft()
            worker.at = None
            with suppress(BrokenPipeError, ConnectionResetError):  # a worker that died while idle is met in _collect
                if worker.work is not work:
                    worker.connection.send(work)
                    worker.work, worker.opened = work, False
                worker.connection.send(worker.chunk)

    def _start(self, work: Work) -> _Worker:
        near, far = Pipe()
        # A group of its own: Ctrl-C reaches the parent alone, which ends its workers.
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "onrecord.engines.worker", str(far.fileno()), str(work.limits.memory_bytes)],
            pass_fds=(far.fileno(),),
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            stdin=subprocess.PIPE,  # never written to: its end is how a worker learns that its parent is gone
            stdout=subprocess.DEVNULL,
            process_group=0,
        )
        far.close()
        worker = _Worker(process=process, connection=near)
        self._workers.append(worker)
        return worker

    def _collect(self, work: Work, waiting: deque[Chunk]) -> Iterator[tuple[Rows, list[Outcome]]]:
        busy = {worker.connection: worker for worker in self._workers if worker.chunk}
        ready = wait(list(busy), timeout=min(map(self._seconds_left, busy.values())))
        for connection in ready:
            worker = busy[connection]  # type: ignore[index]
            try:
                message = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                yield self._bury(worker, waiting, None)
                continue
            done = self._hear(worker, message)
            if done is not None:
                self._requeue(worker, done[1], waiting)
                yield done
        for worker in busy.values():
            if worker in self._workers and worker.chunk and self._seconds_left(worker) <= 0:
                yield self._bury(worker, waiting, say_slow(work.limits.seconds))

    def _hear(self, worker: _Worker, message: Any) -> tuple[Rows, list[Outcome]] | None:
        """Takes a worker's message in; gives its rows and outcomes where it is done with its chunk."""
        if isinstance(message, OnrecordError):
            raise message
        if message is None:
            worker.opened = True
        elif isinstance(message, int):
            worker.at, worker.since = message, time.monotonic()
        else:
            rows, outcomes = message
            return tuple([tuple(map(unpack_rows, batches)) for batches in rows]), outcomes
        return None

    def _requeue(self, worker: _Worker, outcomes: list[Outcome], waiting: deque[Chunk]) -> None:
        """The worker is free again, or replaced if its last unit used it up; what it did not come to goes back."""
        left = worker.chunk[len(outcomes) :]
        if left:
            waiting.appendleft(left)
        worker.chunk, worker.at = (), None
        if outcomes[-1].spent:
            self._workers.remove(worker)
            worker.end()

    def _bury(self, worker: _Worker, waiting: deque[Chunk], why: str | None) -> tuple[Rows, list[Outcome]]:
        """A worker that died or hangs: the unit it was at has failed, the others of its chunk go back."""
        self._workers.remove(worker)
        worker.end()
        if not worker.opened:
            name = "" if worker.work is None else worker.work.name
            raise StageError(f"stage {name}: a worker ended with {worker.process.returncode} before it could begin")
        task = next((task for task in worker.chunk if task.place == worker.at), worker.chunk[0])
        left = tuple(other for other in worker.chunk if other is not task)
        if left:
            waiting.appendleft(left)
        reason = why or f"ended the process that worked on it (exit {worker.process.returncode})"
        return (), [Outcome(task, None, reason, True)]

    @staticmethod
    def _seconds_left(worker: _Worker) -> float:
        if worker.at is None or worker.work is None:
            return 3600.0
        return worker.since + worker.work.limits.seconds + GRACE_SECONDS - time.monotonic()
