"""The table of contents: the stages in order, what each reads and writes, and how a build runs them.

A stage may read any work table written above it and none below; the order is checked when this module is read. Each work
table is a file of the record's ``work`` folder; what a release shows of them stands in :data:`SHOWN`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from onrecord.alignment import stage as alignment
from onrecord.capture.fetched import Fetches
from onrecord.capture.take_in import take_in
from onrecord.commitments import stage as commitments
from onrecord.documents import stage as documents
from onrecord.engines.collector import collect_seldom
from onrecord.engines.files import list_column, read_columns
from onrecord.engines.local import BATCH_ROWS, LocalEngine
from onrecord.engines.memory import clear_up
from onrecord.engines.plan import Asked, Mapped, Step, check_order, list_links, map_documents, map_whole
from onrecord.engines.reading import read_inside
from onrecord.engines.sources import UnitSource
from onrecord.engines.steps import Receipt
from onrecord.engines.walk import Walk
from onrecord.entities import stage as entities
from onrecord.entities.firsts import IDENTITIES
from onrecord.events import stage as events
from onrecord.figures import stage as figures
from onrecord.findings import stage as findings
from onrecord.findings.source import READS as FINDINGS_READ
from onrecord.findings.source import FindingsSource
from onrecord.index import stage as index
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.matches import stage as matches
from onrecord.mentions import stage as mentions
from onrecord.mentions import thing_stage
from onrecord.model import Capture, Issue, Review, make_unread_issue
from onrecord.model.names import NameForm
from onrecord.quotations import stage as quotations
from onrecord.record.layout import Layout
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter
from onrecord.reviews import stage as reviews
from onrecord.settings import Settings
from onrecord.traces import stage as traces
from onrecord.turns import stage as turns

READING: tuple[Step, ...] = (
    map_documents(turns.STAGE, writes="speech"),
    map_documents(mentions.STAGE, "speech", writes="named"),
    *index.STEPS,
)

JOINING: tuple[Step, ...] = (
    map_documents(quotations.STAGE, "speech", "named", writes="quoted"),
    *reviews.STEPS,
    map_documents(entities.CAST, "speech", "named", "quoted", "reviewed", writes="cast"),
    Asked(step=entities.NAME_FORMS, writes="name_forms"),
    map_whole(entities.RESOLVE, NameForm, "name_forms", writes="resolved"),
    Asked(step=entities.SPEAKERS, writes="speakers"),
    Asked(step=IDENTITIES, writes="identities"),
    *matches.STEPS,
    *events.STEPS,
)

# Each table of a release, and the columns of work tables that its rows lie in.
SHOWN: Mapping[str, tuple[str, ...]] = {
    "documents": ("pages.documents",),
    "turns": ("speech.turns",),
    "sentences": ("speech.sentences",),
    "mentions": ("named.mentions", "things.mentions"),
    "entities": ("resolved.entities",),
    "identities": ("identities", "happened.identities"),
    "events": ("happened.events",),
    "accounts": ("happened.accounts",),
    "beads": ("laid.beads",),
    "speakers": ("speakers",),
    "quotations": ("quoted.quotations",),
    "matches": ("matched.matches",),
    "traces": ("traced.traces",),
    "figures": ("figured.figures",),
    "comparisons": ("compared.comparisons",),
    "commitments": ("kept.commitments",),
    "refusals": ("promised.refusals",),
    "findings": (
        "found.findings",
        "sided.findings",
        "laid.findings",
        "compared.findings",
        "kept.findings",
        "passed.findings",
    ),
    "issues": tuple(
        f"{table}.issues"
        for table in (
            *("pages", "speech", "named", "quoted", "reviewed", "reviews", "strays"),
            *("cast", "resolved", "matched", "happened", "laid", "traced", "figured", "promised", "found"),
        )
    ),
}

Shown = Callable[[str, int, int], None]


class Workplace(Protocol):
    """What a build reads and writes: captures, and work tables with the file of reviews beside them."""

    @property
    def captures(self) -> "Captures": ...
    @property
    def layout(self) -> Layout: ...
    def work_path(self, name: str) -> Path: ...


class Captures(Protocol):
    """Captures with their bytes."""

    def __iter__(self) -> Iterator[Capture]: ...
    def find(self, capture: str) -> Capture | None: ...
    def list_pages(self, unit: Callable[..., Any]) -> UnitSource: ...


def list_steps(writer: Workplace, settings: Settings) -> tuple[Step, ...]:
    """Every step of a build of this record: from its captures to its findings.

    Raises :class:`UsageError` where a second opinion is asked for and no model is there to give it.
    """
    has_models = settings.has_models
    if settings.has_models and settings.asks_again:
        alignment.check_second(KnowledgeFolders(settings.knowledge))
    captures = tuple(writer.captures)
    models = alignment.Models(
        settings.model, writer.work_path("vectors").with_suffix(".sqlite"), asks_again=settings.asks_again
    )
    return (
        Mapped(
            stage=documents.STAGE,
            reads=(),
            writes="pages",
            find_source=lambda places: writer.captures.list_pages(documents.PageUnit),
        ),
        *READING,
        *thing_stage.list_steps(has_models=has_models),
        *JOINING,
        *alignment.list_steps(has_models=has_models, models=models),
        *traces.list_steps(has_models=has_models),
        *figures.STEPS,
        *commitments.STEPS,
        Mapped(
            stage=findings.STAGE,
            reads=FINDINGS_READ,
            writes="found",
            find_source=lambda places: FindingsSource(places, captures),
        ),
    )


def take_in_and_build(
    paths: Sequence[str | Path], settings: Settings, shown: Shown, fetches: Fetches | None = None
) -> tuple[View, tuple[str, ...]]:
    """Takes pages in and builds: the new view of the whole record, and the ids of the documents read from these pages.

    Raises what :mod:`onrecord.errors` lists for usage, knowledge and records; a page that cannot be read is an issue instead.
    """
    with RecordWriter(settings.record) as writer:
        captures, _ = take_in(paths, writer.captures, fetches=fetches)
        view = build(writer, settings, shown)
        return view, list_documents(writer.work_path("pages"), captures)


def list_documents(pages: Path, captures: Sequence[Capture]) -> tuple[str, ...]:
    """The ids of the documents read from these captures; a text that was saved twice is one document of both."""
    taken = {capture.id for capture in captures}
    table = read_columns(pages, ("capture", "documents.list.element.id"))
    pairs = zip(list_column(table, "capture"), list_column(table, "documents"), strict=True)
    return tuple(sorted({document["id"] for capture, held in pairs if capture in taken for document in held}))


def build(writer: RecordWriter, settings: Settings, shown: Shown) -> View:
    """Runs what is out of date, publishes the release and gives the view of it."""
    folders = KnowledgeFolders(settings.knowledge)
    steps = list_steps(writer, settings)
    check_order(steps, given=reviews.GIVEN)
    failures: list[Issue] = []
    held = reviews.store_reviews(writer)
    with collect_seldom():
        with LocalEngine(settings.processes, settings.batch_rows or BATCH_ROWS) as engine:
            walk_pages(steps, engine, writer, folders, shown)
            for place, step in enumerate(steps, 1):
                shown(step.name, place, len(steps) + 1)
                receipt = run_step(step, engine, writer, folders)
                failures.extend(name_failures(receipt, writer))
        writer.remember()
        shown("release", len(steps) + 1, len(steps) + 1)
        clear_up()
    publish(writer, folders, failures, held)
    return View.open(settings.record)


def walk_pages(
    steps: Sequence[Step], engine: LocalEngine, writer: Workplace, folders: KnowledgeFolders, shown: Shown
) -> None:
    """Takes new pages through all stages that read one page; the steps then find their rows made."""
    first = steps[0]
    assert isinstance(first, Mapped)
    source = first.find_source(writer.work_path)
    walk = Walk(first.stage, source, first.writes, list_links(steps, first.writes), folders)
    engine.walk(walk, writer.work_path, lambda done, count: shown("pages", done, count))


def run_step(step: Step, engine: LocalEngine, writer: Workplace, folders: KnowledgeFolders) -> Receipt:
    """One step: its table is written, or stays as it is where nothing has changed."""
    target = writer.work_path(step.writes)
    if isinstance(step, Mapped):
        return engine.map(step.stage, step.find_source(writer.work_path), target, folders)
    return engine.sql(step.step, {table: writer.work_path(table) for table in step.reads}, target)


def name_failures(receipt: Receipt, writer: Workplace) -> Iterator[Issue]:
    """An issue for each unit that a stage failed on; the unit is a capture, a document, or the whole record."""
    for key, why in receipt.failures.items():
        capture = writer.captures.find(key)
        source = capture.source if capture else key
        yield make_unread_issue(stage=receipt.step, source=source, about=key, why=why, code="D01" if capture else None)


def publish(writer: RecordWriter, folders: KnowledgeFolders, failures: Sequence[Issue], held: Sequence[Review]) -> None:
    """Publishes all tables, with a finding for each issue that has a code."""
    codebook = open_codebook(folders)
    given = [*writer.captures.issues(), *failures]
    read = [
        issue
        for column in SHOWN["issues"]
        for issue in read_inside(writer.work_path(column.partition(".")[0]), "issues", Issue)
    ]
    unread = {finding.id: finding for issue in (*given, *read) if (finding := findings.find_unread(issue, codebook))}
    rows = {"captures": tuple(writer.captures), "issues": given, "reviews": held, "findings": list(unread.values())}
    writer.publish(SHOWN, rows)
