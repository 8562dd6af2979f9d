"""The local engine: DuckDB, Arrow and a few processes on one machine."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.engines.checksums import checksum_table
from onrecord.engines.durable import explain_refusal, replace_file
from onrecord.engines.files import list_column, read_keys, read_schema
from onrecord.engines.parts import Place, write_places
from onrecord.engines.pool import Pool
from onrecord.engines.relational import answer_step, digest_inputs, read_answered
from onrecord.engines.signature import digest_each, sign_stage
from onrecord.engines.sources import Keyed, UnitSource
from onrecord.engines.spill import SpilledRows, begin_spill, end_spill
from onrecord.engines.steps import Receipt, Relational, Stage
from onrecord.engines.units import Job, Limits, Outcome, Rows, Task, Work, result_schema
from onrecord.engines.walk import TOGETHER_PAGES, Walk
from onrecord.engines.whole import KEY as WHOLE
from onrecord.errors import RecordDamaged
from onrecord.knowledge.files import KnowledgeFolders

# Two workers are ready after 0.5 s; a page takes about 10 ms a stage.
FEW_UNITS = 32
BATCH_ROWS = 32


class LocalEngine:
    """Runs steps on this machine. ``processes`` and ``batch_rows`` change how long it takes, never what comes out.

    Fewer than ``few_units`` units, or one process, are worked on in this process: starting workers would cost more. There a
    unit's time limit holds in the main thread only and its memory is not limited. Close the engine, or use it in a ``with``.
    """

    def __init__(
        self,
        processes: int | None = None,
        batch_rows: int = BATCH_ROWS,
        *,
        limits: Limits | None = None,
        few_units: int = FEW_UNITS,
    ) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._batch_rows = batch_rows
        self._limits = limits or Limits()
        self._few_units = few_units
        self._pool = Pool(self._processes)
        self._begun: dict[Path, SpilledRows] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and not isinstance(error, Exception):
            self._leave_begun()
        self.close()

    def close(self) -> None:
        """Ends the workers, and removes rows that no answer took."""
        self._pool.close()
        for spilled in self._begun.values():
            spilled.close()
        self._begun.clear()

    def _leave_begun(self) -> None:
        """Leaves rows that no answer took for the next build."""
        for spilled in self._begun.values():
            spilled.stop()
        self._begun.clear()

    def walk(self, walk: Walk, place_table: Callable[[str], Path], told: Callable[[int, int], None]) -> None:
        """Takes pages that are new through all stages of a walk; see :class:`Engine`."""
        last = frozenset(list_last(place_table(walk.writes), walk.first.result) or ())
        _, tasks = list_tasks(walk.first, walk.source, walk.folders)
        todo = [task for digest, task in tasks.items() if digest not in last]
        if not todo:
            return
        for table, result in walk.results.items():
            dst = place_table(table)
            self._begun[dst] = begin_spill(dst, result_schema(result))
            self._begun[dst].recover()
        begun = [self._begun[place_table(table)] for table in walk.results]
        todo = [task for task in todo if task.digest not in begun[0].found]
        together = TOGETHER_PAGES
        if self._processes > 1 and len(todo) >= self._few_units:  # so few that each worker has several chunks
            together = min(together, len(todo) // (4 * self._processes) + 1)
        done = 0
        with explain_refusal(place_table(walk.writes)):
            if todo:
                told(1, len(todo))
            for rows, outcomes in self._run(replace(walk, limits=self._limits), todo, together):
                for spilled, batches in zip(begun, rows or [()] * len(begun), strict=True):
                    for batch in batches:
                        spilled.add(batch)
                    spilled.tried.update(chain.from_iterable(map(list_tried, outcomes)))
                done += len(outcomes)
                if done < len(todo):
                    told(done + 1, len(todo))

    def map(self, stage: Stage[Any, Any, Any], src: UnitSource, dst: Path, folders: KnowledgeFolders) -> Receipt:
        """Runs a stage over every unit of ``src`` and leaves its results in ``dst``; see :class:`Engine`."""
        began = time.monotonic()
        units, tasks = list_tasks(stage, src, folders)
        # How long the whole record takes depends on its size; only a page can be one that never ends.
        limits = replace(self._limits, seconds=0) if [unit.key for unit in units] == [WHOLE] else self._limits
        job = Job(stage, src, folders, limits)
        last = list_last(dst, stage.result)
        kept = {digest: row for row, digest in enumerate(last or ()) if digest in tasks}
        failed: list[Outcome] = []
        recovered = 0
        if last is None or len(kept) != len(last) or len(kept) != len(tasks):
            try:
                failed, recovered = self._write_answer(job, tasks, kept, dst)
            except RecordDamaged:  # the last answer is only a memory: without it everything is made again
                kept = {}
                failed, recovered = self._write_answer(job, tasks, kept, dst)
        return Receipt(
            step=stage.name,
            rows_in=len(tasks),
            rows_out=len(tasks) - len(failed),
            rows_reused=len(kept) + recovered,
            checksum=checksum_table(dst),
            seconds=time.monotonic() - began,
            failures=dict(sorted((units[outcome.task.place].key, outcome.why or "") for outcome in failed)),
        )

    def sql(self, step: Relational, srcs: Mapping[str, Path], dst: Path) -> Receipt:
        """Runs a relational step and leaves its answer in ``dst``, or leaves it as it is; see :class:`Engine`."""
        began = time.monotonic()
        inputs = digest_inputs(step, srcs)
        answered = read_answered(dst)
        reused = answered is not None and answered.inputs == inputs
        if answered is None or not reused:
            with replace_file(dst) as aside:
                answered = answer_step(step, srcs, aside, inputs)
        return Receipt(
            step=step.name,
            rows_in=answered.rows_in,
            rows_out=answered.rows_out,
            rows_reused=answered.rows_out if reused else 0,
            checksum=checksum_table(dst),
            seconds=time.monotonic() - began,
            failures={},
        )

    def _write_answer(
        self, job: Job, tasks: Mapping[str, Task], kept: Mapping[str, int], dst: Path
    ) -> tuple[list[Outcome], int]:
        """Works on what is not kept, then writes kept and new rows in the order of their units.

        Gives what failed, and how many rows a build that was stopped had finished.
        """
        schema = result_schema(job.stage.result)
        failed: list[Outcome] = []
        spilled = self._begun.pop(dst, None)
        if spilled is None:
            spilled = begin_spill(dst, schema)
            spilled.recover(tasks.keys() - kept.keys())
        with end_spill(dst, spilled):
            recovered = len(spilled.recovered & (tasks.keys() - kept.keys()))
            todo = [task for digest, task in tasks.items() if digest not in kept and digest not in spilled.found]
            for rows, outcomes in self._work(job, todo, spilled.tried):
                failed += outcomes
                for batch in rows[0] if rows else ():
                    spilled.add(batch)
            spilled.finish()
            made = {digest: row for digest, row in spilled.found.items() if digest in tasks and digest not in kept}
            found = [(False, *entry) for entry in kept.items()] + [(True, *entry) for entry in made.items()]
            places = [Place(tasks[digest].place, tasks[digest].order, new, row) for new, digest, row in found]
            write_places(dst, schema, sorted(places), spilled)
        return failed, recovered

    def _work(self, job: Job, todo: list[Task], tried: AbstractSet[str]) -> Iterator[tuple[Rows, list[Outcome]]]:
        """Rows, and what failed: a unit that fails is tried once more, alone, and only then given as failed."""
        again = [task for task in todo if task.digest in tried]
        for rows, outcomes in self._run(job, [task for task in todo if task.digest not in tried], self._batch_rows):
            again += [outcome.task for outcome in outcomes if outcome.why is not None]
            yield rows, []
        for rows, outcomes in self._run(job, again, 1, alone=len(todo) >= self._few_units):
            yield rows, [outcome for outcome in outcomes if outcome.why is not None]

    def _run(
        self, work: Work, todo: list[Task], together: int, *, alone: bool = False
    ) -> Iterator[tuple[Rows, list[Outcome]]]:
        if self._processes == 1 or (len(todo) < self._few_units and not alone):
            start = 0
            while start < len(todo):
                rows, outcomes = work.do(todo[start : start + together], lambda place: None)
                start += len(outcomes)
                yield rows, outcomes
        else:
            yield from self._pool.run(
                work, [tuple(todo[start : start + together]) for start in range(0, len(todo), together)]
            )


def list_tried(outcome: Outcome) -> tuple[str, ...]:
    """The digests of the rows that a page on its way did not get."""
    return (outcome.task.digest,) if outcome.why is not None else outcome.result


def list_tasks(
    stage: Stage[Any, Any, Any], source: UnitSource, folders: KnowledgeFolders
) -> tuple[Sequence[Keyed], dict[str, Task]]:
    """The units of a source, and the tasks of a stage over them by their digests."""
    units = source.list_units()
    tasks: dict[str, Task] = {}
    for place, digest in enumerate(digest_each(sign_stage(stage, folders), (unit.digest for unit in units))):
        tasks.setdefault(digest, Task(place, digest, units[place].order))
    return units, tasks


def list_last(dst: Path, result: type[Any]) -> list[str] | None:
    """The digests of the last answer's rows; ``None`` where there is none, it is damaged, or its rows have another shape."""
    if not dst.exists():
        return None
    try:
        if read_schema(dst) != result_schema(result):
            return None
        return list_column(read_keys(dst, ("digest",)), "digest")
    except RecordDamaged:
        return None
