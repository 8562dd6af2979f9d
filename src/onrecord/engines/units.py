"""One unit at a time, inside limits: what a worker does, and what is done in this process when there is little to do."""

import re
import signal
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pyarrow as pa

from onrecord.engines.sources import UnitSource
from onrecord.engines.steps import Stage
from onrecord.engines.tables import find_codec
from onrecord.knowledge.files import KnowledgeFolders


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one unit may take: seconds of the clock (0: as many as it needs), and bytes of memory for the worker it runs in."""

    seconds: float = 60.0
    memory_bytes: int = 4 << 30


class Task(NamedTuple):
    """A unit to work on: its place in the source, the digest that its result will bear, and what it is ordered by."""

    place: int
    digest: str
    order: str = ""


class Outcome(NamedTuple):
    """What became of a unit: its result, or why there is none. ``spent`` says that its process should not go on."""

    task: Task
    result: Any
    why: str | None = None
    spent: bool = False


class TimeIsUp(BaseException):
    """Raised inside a unit that takes too long; no ``except Exception`` of a stage can swallow it."""


@dataclass(frozen=True)
class Job:
    """A stage over a source: all that a worker has to know. Knowledge is opened once, when first asked for."""

    stage: Stage[Any, Any, Any]
    source: UnitSource
    folders: KnowledgeFolders
    limits: Limits

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "known"}

    @cached_property
    def known(self) -> Any:
        """The stage's compiled knowledge."""
        return self.stage.open_knowledge(self.folders)

    def run(self, task: Task) -> Outcome:
        """Works on one unit; whatever it raises becomes the reason why it failed."""
        known = self.known
        try:
            with limit_time(self.limits.seconds):
                return Outcome(task, self.stage.work(self.source.load(task.place), known))
        except TimeIsUp:
            return Outcome(task, None, say_slow(self.limits.seconds), spent=True)
        except MemoryError:
            return Outcome(task, None, "needed more memory than one page may take", spent=True)
        except Exception as error:
            return Outcome(task, None, say_error(error))


def result_schema(result: type[Any]) -> pa.Schema:
    """The columns of a work table: those of the result, and the digest by which it is found again."""
    return find_codec(result).schema.append(pa.field("digest", pa.string()))


def encode_result(result: Any, digest: str) -> pa.RecordBatch:
    """One result as a batch of one row."""
    return _encode_results(type(result), [result], [digest])


def _encode_results(kind: type[Any], results: list[Any], digests: list[str]) -> pa.RecordBatch:
    batch = find_codec(kind).encode(results)
    return batch.append_column("digest", pa.array(digests, pa.string()))


def collect_outcomes(kind: type[Any], outcomes: list[Outcome]) -> tuple[pa.RecordBatch | None, list[Outcome]]:
    """The results of some units as one batch, and the outcomes without them; a result of the wrong shape becomes a failure."""
    done = [outcome for outcome in outcomes if outcome.why is None]
    if not done:
        return None, outcomes
    try:
        batch = _encode_results(kind, [outcome.result for outcome in done], [outcome.task.digest for outcome in done])
    except Exception as error:
        if len(done) == 1:
            return None, [one if one.why else Outcome(one.task, None, say_error(error)) for one in outcomes]
        parts = [collect_outcomes(kind, [outcome]) for outcome in outcomes]
        rows = [one for one, _ in parts if one is not None]
        return pa.concat_batches(rows) if rows else None, [one for _, held in parts for one in held]
    return batch, [outcome._replace(result=None) for outcome in outcomes]


def say_slow(seconds: float) -> str:
    """The reason of a unit that took too long."""
    return f"took longer than {seconds:g} seconds"


def say_error(error: Exception) -> str:
    """The reason of a unit that raised: the error and the place, without what differs from run to run."""
    message = re.sub(r" at 0x[0-9a-f]+", "", str(error))
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename.rpartition('/')[2]}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {message}{place}"


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raises :class:`TimeIsUp` inside the block after so many seconds. Signals reach the main thread only: elsewhere no limit holds."""
    if not seconds or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
