"""The local engine: DuckDB, Arrow and a few processes on one machine."""

import os
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from onrecord.engines.durable import replace_file
from onrecord.engines.files import checksum_table, list_column, read_keys, read_schema
from onrecord.engines.parts import Place, write_places
from onrecord.engines.pool import Pool
from onrecord.engines.relational import answer_step, digest_inputs, read_answered
from onrecord.engines.signature import digest_each, sign_stage
from onrecord.engines.sources import UnitSource
from onrecord.engines.spill import spill_rows
from onrecord.engines.steps import Receipt, Relational, Stage
from onrecord.engines.units import Job, Limits, Outcome, Task, collect_outcomes, result_schema
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers."""
        self._pool.close()

    def map(self, stage: Stage[Any, Any, Any], src: UnitSource, dst: Path, folders: KnowledgeFolders) -> Receipt:
        """Runs a stage over every unit of ``src`` and leaves its results in ``dst``; see :class:`Engine`."""
        began = time.monotonic()
        signature = sign_stage(stage, folders)
        units = src.list_units()
        tasks: dict[str, Task] = {}
        for place, digest in enumerate(digest_each(signature, (unit.digest for unit in units))):
            tasks.setdefault(digest, Task(place, digest, units[place].order))
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
        fresh: dict[str, int] = {}
        failed: list[Outcome] = []

        def spill(batch: pa.RecordBatch) -> None:
            fresh.update((digest, spilled.rows + row) for row, digest in enumerate(list_column(batch, "digest")))
            spilled.add(batch)

        with spill_rows(dst, schema) as spilled:
            for batch in spilled.recover():
                spill(choose_rows(batch, tasks.keys() - kept.keys() - fresh.keys()))
            recovered = len(fresh)
            todo = [task for digest, task in tasks.items() if digest not in kept and digest not in fresh]
            for batch, outcomes in self._work(job, todo):
                failed += outcomes
                if batch is not None:
                    spill(batch)
            spilled.finish()
            rows = [(False, *entry) for entry in kept.items()] + [(True, *entry) for entry in fresh.items()]
            places = [Place(tasks[digest].place, tasks[digest].order, new, row) for new, digest, row in rows]
            write_places(dst, schema, sorted(places), spilled)
        return failed, recovered

    def _work(self, job: Job, todo: list[Task]) -> Iterator[tuple[pa.RecordBatch | None, list[Outcome]]]:
        """Rows, and what failed: a unit that fails is tried once more, alone, and only then given as failed."""
        again: list[Task] = []
        for batch, outcomes in self._run(job, todo, self._batch_rows):
            again += [outcome.task for outcome in outcomes if outcome.why is not None]
            yield batch, []
        for batch, outcomes in self._run(job, again, 1, alone=len(todo) >= self._few_units):
            yield batch, [outcome for outcome in outcomes if outcome.why is not None]

    def _run(
        self, job: Job, todo: list[Task], rows: int, *, alone: bool = False
    ) -> Iterator[tuple[pa.RecordBatch | None, list[Outcome]]]:
        if self._processes == 1 or (len(todo) < self._few_units and not alone):
            for start in range(0, len(todo), rows):
                yield collect_outcomes(job.stage.result, [job.run(task) for task in todo[start : start + rows]])
        else:
            yield from self._pool.run(job, [tuple(todo[start : start + rows]) for start in range(0, len(todo), rows)])


def choose_rows(batch: pa.RecordBatch, wanted: AbstractSet[str]) -> pa.RecordBatch:
    """The rows whose digest is wanted."""
    places = [place for place, digest in enumerate(list_column(batch, "digest")) if digest in wanted]
    return batch if len(places) == batch.num_rows else batch.take(pa.array(places, pa.int64()))


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
