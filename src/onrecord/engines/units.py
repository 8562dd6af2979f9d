"""One unit at a time, inside limits: what a worker does, and what is done in this process when there is little to do."""

import re
import signal
import threading
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from types import TracebackType
from typing import Any, NamedTuple, Self

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


class Alarm:
    """Raises :class:`TimeIsUp` inside what it runs after so many seconds (0: never). Use it in a ``with``, for many units.

    Signals reach the main thread only: elsewhere no limit holds. To take over the signal for each unit anew was a hundredth of a build.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._is_set = False
        self._before: Any = None

    def __enter__(self) -> Self:
        if self.seconds and threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGALRM, _stop)
            self._is_set = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_set:
            signal.signal(signal.SIGALRM, self._before)

    def run(self, work: Callable[[], Any]) -> Any:
        """What ``work`` gives."""
        if not self._is_set:
            return work()
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _stop(number: int, frame: object) -> None:
    raise TimeIsUp


# The batches of each table that a work writes, in the order of its tables.
Rows = tuple[tuple[pa.RecordBatch, ...], ...]


class Work(ABC):
    """What is done with units: all that a worker has to know, picklable. Knowledge is opened once, when first asked for."""

    limits: Limits

    @property
    @abstractmethod
    def name(self) -> str:
        """What it is called where it cannot begin."""

    @abstractmethod
    def open(self) -> None:
        """Opens the knowledge; raises :class:`~onrecord.errors.KnowledgeError` where a file of it is broken."""

    @abstractmethod
    def do(self, tasks: Sequence[Task], at: Callable[[int], None]) -> tuple[Rows, list[Outcome]]:
        """The rows made of these units, and the outcomes of the first of them, without results.

        ``at`` is told the place of each unit before it is begun. Where an outcome is ``spent`` it is the last: the units behind it
        were not come to.
        """


@dataclass(frozen=True)
class Job(Work):
    """A stage over a source."""

    stage: Stage[Any, Any, Any]
    source: UnitSource
    folders: KnowledgeFolders
    limits: Limits

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "known"}

    @property
    def name(self) -> str:
        return self.stage.name

    @cached_property
    def known(self) -> Any:
        """The stage's compiled knowledge."""
        return self.stage.open_knowledge(self.folders)

    def open(self) -> None:
        _ = self.known

    def do(self, tasks: Sequence[Task], at: Callable[[int], None]) -> tuple[Rows, list[Outcome]]:
        outcomes = self.run(tasks, at)
        batch, said = collect_outcomes(self.stage.result, outcomes)
        return ((batch,) if batch is not None else (),), said

    def run(self, tasks: Sequence[Task], at: Callable[[int], None]) -> list[Outcome]:
        """The outcomes of these units with their results, up to one that has used up the process."""
        known = self.known
        outcomes = []
        with Alarm(self.limits.seconds) as alarm:
            for task in tasks:
                at(task.place)
                outcomes.append(run_unit(task, partial(self._read_unit, task.place, known), alarm))
                if outcomes[-1].spent:
                    break
        return outcomes

    def _read_unit(self, place: int, known: Any) -> Any:
        return self.stage.work(self.source.load(place), known)


def run_unit(task: Task, work: Callable[[], Any], alarm: Alarm) -> Outcome:
    """What ``work`` gives in its time; whatever it raises becomes the reason why there is no result."""
    try:
        return Outcome(task, alarm.run(work))
    except TimeIsUp:
        return Outcome(task, None, say_slow(alarm.seconds), spent=True)
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
