"""Pages on their way through many stages: what one stage makes of a page is handed to the next in memory.

Some pages go together from stage to stage. One at a time took as long as each stage going through all of them: what a stage knows
has left the processor's caches when it comes to the next page.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, NamedTuple, get_args, get_type_hints

import pyarrow as pa

from onrecord.engines.narrow import Narrow, narrow
from onrecord.engines.signature import digest_each, sign_stage
from onrecord.engines.sources import UnitSource, join_digests
from onrecord.engines.steps import Stage
from onrecord.engines.units import Alarm, Job, Limits, Outcome, Rows, Task, Work, collect_outcomes, run_unit
from onrecord.errors import StageError
from onrecord.knowledge.files import KnowledgeFolders

# Characters of text that go through the stages together, and pages: measured in docs/decisions/0027.
TOGETHER_CHARACTERS = 4_000_000
TOGETHER_PAGES = 128


class Link(NamedTuple):
    """A stage over documents: the tables whose columns fill its unit, beside the document itself, and the one it writes."""

    stage: Stage[Any, Any, Any]
    reads: tuple[str, ...]
    writes: str


class _Read(NamedTuple):
    """A document on its way: the place of its page, the document itself, its number there, and by table what was made of it.

    Of each table stands the row with its digest.
    """

    place: int
    document: Any
    number: int
    made: dict[str, tuple[Any, str]]


class _Opened(NamedTuple):
    """A link with what working takes: its signature, its knowledge, and where the fields of its unit come from."""

    link: Link
    signature: str
    known: Any
    page: Narrow
    columns: Mapping[str, tuple[str, Narrow]]

    def read(self, read: _Read) -> Any:
        """What the stage makes of the unit that would be read from the tables."""
        columns = {name: fit(getattr(read.made[table][0], name)) for name, (table, fit) in self.columns.items()}
        return self.link.stage.work(self.link.stage.unit(page=self.page(read.document), **columns), self.known)


@dataclass(frozen=True)
class Walk(Work):
    """A stage that makes documents of captures, and those that each document goes through then.

    The result of the first has ``documents``, those of the others are tables of documents. A page that a stage fails on goes no
    further; the result of a page's outcome is the digests of the rows that could not be made.
    """

    first: Stage[Any, Any, Any]
    source: UnitSource
    writes: str
    links: tuple[Link, ...]
    folders: KnowledgeFolders
    limits: Limits = field(default_factory=Limits)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("_job", "_opened")}

    @property
    def name(self) -> str:
        return self.first.name

    @property
    def results(self) -> Mapping[str, type[Any]]:
        """The type of row of each table that is written."""
        return {self.writes: self.first.result} | {link.writes: link.stage.result for link in self.links}

    @cached_property
    def _job(self) -> Job:
        return Job(self.first, self.source, self.folders, self.limits)

    @property
    def _handed(self) -> AbstractSet[str]:
        """The tables that a stage of the walk reads."""
        return {table for link in self.links for table in link.reads}

    @cached_property
    def _opened(self) -> Sequence[_Opened]:
        return [self._open_link(link) for link in self.links]

    def _open_link(self, link: Link) -> _Opened:
        hints = {table: get_type_hints(result) for table, result in self.results.items()}
        wanted = get_type_hints(link.stage.unit)
        page = narrow(get_args(hints[self.writes]["documents"])[0], wanted.pop("page"))
        columns: dict[str, tuple[str, Narrow]] = {}
        for table in link.reads:
            held = [name for name in wanted if name in hints[table]]
            columns |= {name: (table, narrow(hints[table][name], wanted.pop(name))) for name in held}
        if wanted:
            raise StageError(f"{link.stage.unit.__name__}: no table given has the columns {', '.join(sorted(wanted))}")
        return _Opened(
            link, sign_stage(link.stage, self.folders), link.stage.open_knowledge(self.folders), page, columns
        )

    def open(self) -> None:
        self._job.open()
        _ = self._opened

    def do(self, tasks: Sequence[Task], at: Callable[[int], None]) -> tuple[Rows, list[Outcome]]:
        self.open()
        batches: dict[str, list[pa.RecordBatch]] = {table: [] for table in self.results}
        outcomes: list[Outcome] = []
        while len(outcomes) < len(tasks) and not (outcomes and outcomes[-1].spent):
            outcomes += self._take_through(tasks[len(outcomes) :], at, batches)
        return tuple(map(tuple, batches.values())), outcomes

    def _take_through(
        self, tasks: Sequence[Task], at: Callable[[int], None], batches: Mapping[str, list[pa.RecordBatch]]
    ) -> list[Outcome]:
        """Takes as many of these pages as go together through all stages."""
        read: list[Outcome] = []
        characters = 0
        for task in tasks[:TOGETHER_PAGES]:
            read += self._job.run([task], at)
            characters += sum(len(page.text) for page in read[-1].result.documents) if read[-1].why is None else 0
            if read[-1].spent or characters >= TOGETHER_CHARACTERS:
                break
        outcomes = _keep_rows(self.first.result, read, batches[self.writes])
        documents = [
            _Read(done.task.place, page, number, {self.writes: (done.result, done.task.digest)})
            for done, said in zip(read, outcomes, strict=True)
            if said.why is None
            for number, page in enumerate(done.result.documents)
        ]
        failed: dict[int, list[str]] = {}
        spent = read[-1].spent
        for opened in self._opened:
            if spent:
                break
            made = self._make_rows(opened, documents, at)
            said = _keep_rows(opened.link.stage.result, made, batches[opened.link.writes])
            spent = bool(said) and said[-1].spent
            for one in said:
                if one.why is not None:
                    failed.setdefault(one.task.place, []).append(one.task.digest)
            going = [
                pair for pair, one in zip(zip(documents, made, strict=False), said, strict=True) if one.why is None
            ]
            if opened.link.writes in self._handed:
                for document, done in going:
                    document.made[opened.link.writes] = (done.result, done.task.digest)
            documents = [document for document, _ in going]
        told = [outcome._replace(result=tuple(failed.get(outcome.task.place, ()))) for outcome in outcomes]
        return [*told[:-1], told[-1]._replace(spent=spent)]

    def _make_rows(self, opened: _Opened, documents: Sequence[_Read], at: Callable[[int], None]) -> list[Outcome]:
        """What a stage makes of these documents, up to one that has used up the process."""
        joined = (
            join_digests(one.made[self.writes][1], one.number, [one.made[table][1] for table in opened.link.reads])
            for one in documents
        )
        made: list[Outcome] = []
        with Alarm(self.limits.seconds) as alarm:
            for one, digest in zip(documents, digest_each(opened.signature, joined), strict=True):
                at(one.place)
                made.append(run_unit(Task(one.place, digest), partial(opened.read, one), alarm))
                if made[-1].spent:
                    break
        return made


def _keep_rows(kind: type[Any], outcomes: list[Outcome], batches: list[pa.RecordBatch]) -> list[Outcome]:
    """Adds the rows made to the batches of their table; the outcomes without them."""
    batch, said = collect_outcomes(kind, outcomes)
    if batch is not None:
        batches.append(batch)
    return said
