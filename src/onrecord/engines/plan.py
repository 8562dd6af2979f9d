"""Steps in their order: which work tables each reads and the one it writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.engines.sources import DocumentSource, TableSource, UnitSource
from onrecord.engines.steps import Relational, Stage
from onrecord.engines.walk import Link
from onrecord.engines.whole import WholeSource
from onrecord.errors import StageError

Places = Callable[[str], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """A stage over units: ``find_source`` makes them from the places of the work tables in ``reads``.

    ``by_document`` says that they are documents joined with columns of those tables.
    """

    stage: Stage[Any, Any, Any]
    reads: tuple[str, ...]
    writes: str
    find_source: Callable[[Places], UnitSource]
    by_document: bool = False

    @property
    def name(self) -> str:
        """What the step is called while it runs."""
        return self.stage.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A relational step; it reads what its inputs name."""

    step: Relational
    writes: str

    @property
    def name(self) -> str:
        """What the step is called while it runs."""
        return self.step.name

    @property
    def reads(self) -> tuple[str, ...]:
        """The work tables that its inputs name."""
        return tuple(sorted({table.partition(".")[0] for table in self.step.inputs.values()}))


Step = Mapped | Asked


def map_documents(stage: Stage[Any, Any, Any], *tables: str, writes: str) -> Mapped:
    """A stage over documents, joined with columns of the tables made of them before."""
    reads = ("pages", *tables)
    return Mapped(
        stage=stage,
        reads=reads,
        writes=writes,
        find_source=lambda places: DocumentSource(stage.unit, *(places(table) for table in reads)),
        by_document=True,
    )


def map_table(stage: Stage[Any, Any, Any], table: str, *, writes: str) -> Mapped:
    """A stage over the rows of one table."""
    return Mapped(
        stage=stage, reads=(table,), writes=writes, find_source=lambda places: TableSource(stage.unit, places(table))
    )


def map_whole(stage: Stage[Any, Any, Any], row: type[Any], table: str, *, writes: str) -> Mapped:
    """A stage over all rows of one table at once."""
    return Mapped(
        stage=stage,
        reads=(table,),
        writes=writes,
        find_source=lambda places: WholeSource(stage.unit, row, places(table)),
    )


def list_links(steps: Iterable[Step], pages: str) -> tuple[Link, ...]:
    """The steps that a document can go through at once: they read it, from the table ``pages``, and what such steps write."""
    links: list[Link] = []
    walked = {pages}
    for step in steps:
        if isinstance(step, Mapped) and step.by_document and walked.issuperset(step.reads):
            links.append(Link(step.stage, tuple(table for table in step.reads if table != pages), step.writes))
            walked.add(step.writes)
    return tuple(links)


def check_order(steps: Iterable[Step], given: Iterable[str] = ()) -> None:
    """Raises :class:`StageError` where a step reads a table that no step above it writes, or a table is written twice."""
    written = set(given)
    for step in steps:
        missing = sorted(set(step.reads) - written)
        if missing:
            raise StageError(f"step {step.name} reads {', '.join(missing)} before any step has written it")
        if step.writes in written:
            raise StageError(f"step {step.name} writes {step.writes}, which stands already: a table is never rewritten")
        written.add(step.writes)
