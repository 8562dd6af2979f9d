"""Pages that are not published yet, against the record: read and traced like any other page, and nothing is stored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.capture.fetched import Fetches
from onrecord.capture.take_in import take_in
from onrecord.documents.formats.numbered import number_parts
from onrecord.documents.known import load_page_knowledge
from onrecord.engines.local import BATCH_ROWS, LocalEngine
from onrecord.engines.plan import Asked, Step
from onrecord.engines.reading import read_inside, read_where
from onrecord.engines.shelf import Shelf
from onrecord.engines.sources import ChosenSource
from onrecord.findings.stage import find_unread
from onrecord.knowledge.codes import Codebook, open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document, Entity, Finding, Issue, Quotation, Speaker, Trace
from onrecord.pipeline import SHOWN, Shown, Workplace, list_documents, list_steps, name_failures, run_step
from onrecord.record.draft import DraftRecord
from onrecord.record.held import HeldRows
from onrecord.reviews.stage import store_reviews
from onrecord.settings import Settings

# Tables of which one document's rows depend on that document alone, and on tables above these.
JUDGED = frozenset({"matched", "traced", "found"})


def check_draft(
    paths: Sequence[str | Path],
    settings: Settings,
    shown: Shown,
    date: str | None = None,
    fetches: Fetches | None = None,
) -> tuple[HeldRows, tuple[str, ...]]:
    """The rows of pages that are not published yet, traced against the record, and the ids of their documents.

    The stages go on from the record's own tables, so that a draft is judged as the page would be; nothing is stored. ``date`` is
    the day of a draft that prints none, EDTF. Raises :class:`onrecord.errors.RecordError` where there is no record.
    """
    folders = KnowledgeFolders(settings.knowledge)
    with DraftRecord(settings.record, date) as draft:
        captures, refused = take_in(paths, draft.captures, fetches=fetches)
        documents: tuple[str, ...] = ()
        failures: list[Issue] = []

        def narrow(step: Step) -> Step:
            return choose_units(step, documents) if step.writes in JUDGED else step

        store_reviews(draft)
        steps = list_steps(draft, settings)
        with LocalEngine(settings.processes, settings.batch_rows or BATCH_ROWS) as engine:
            for place, step in enumerate(steps, 1):
                shown(step.name, place, len(steps))
                failures.extend(name_failures(run_step(narrow(step), engine, draft, folders), draft))
                documents = documents or list_documents(draft.work_path("pages"), captures)
        issues = (*refused, *choose_issues(failures, captures), *list_issues(draft, captures, documents))
        return hold_rows(draft, documents, issues, open_codebook(folders)), documents


def number_draft(capture: Capture, content: bytes, folders: KnowledgeFolders) -> tuple[tuple[str, str], ...]:
    """The parts of a draft without lines, by name: its pages or paragraphs."""
    return number_parts(capture, content, load_page_knowledge(folders))


def choose_units(step: Step, keys: Sequence[str]) -> Step:
    """The step over some of its units alone."""
    if isinstance(step, Asked):
        return step
    find_source = step.find_source
    return replace(step, find_source=lambda places: ChosenSource(find_source(places), frozenset(keys)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    page: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class _JudgedPage:
    page: Document
    quotations: tuple[Quotation, ...]
    traces: tuple[Trace, ...]
    findings: tuple[Finding, ...]


def hold_rows(draft: DraftRecord, documents: Sequence[str], issues: Sequence[Issue], codebook: Codebook) -> HeldRows:
    """What is shown of a draft: its own rows, and the documents, people and captures that they name."""
    pages = Shelf(_Page, draft.work_path("pages"))
    judged = Shelf(_JudgedPage, *map(draft.work_path, ("pages", "quoted", "traced", "found")))
    held = [judged.take(document) for document in documents if document in judged]
    traces = [trace for one in held for trace in one.traces]
    named = {key for trace in traces for key in trace.documents if key in pages} | set(documents)
    shown = [pages.take(key).page for key in sorted(named)]
    quotations = [quotation for one in held for quotation in one.quotations]
    rows = frozenset(quotation.id for quotation in quotations)
    speakers = tuple(read_where(draft.work_path("speakers"), "row", rows, Speaker))
    people = {speaker.entity for speaker in speakers}
    unread = [finding for issue in issues if (finding := find_unread(issue, codebook))]
    return HeldRows(
        {
            Document: shown,
            Capture: [one for page in shown if (one := draft.captures.find(page.capture)) is not None],
            Quotation: quotations,
            Trace: traces,
            Speaker: speakers,
            Entity: [
                entity for entity in read_inside(draft.work_path("resolved"), "entities", Entity) if entity.id in people
            ],
            Finding: [*(finding for one in held for finding in one.findings), *unread],
            Issue: issues,
        },
        draft.captures.read,
    )


def list_issues(draft: Workplace, captures: Sequence[Capture], documents: Sequence[str]) -> Iterator[Issue]:
    """The issues of these captures and documents."""
    about = {*documents, *(capture.source for capture in captures)}
    for column in SHOWN["issues"]:
        for issue in read_inside(draft.work_path(column.partition(".")[0]), "issues", Issue):
            if (issue.document or issue.source) in about:
                yield issue


def choose_issues(issues: Iterable[Issue], captures: Sequence[Capture]) -> Iterator[Issue]:
    """Those issues that are of one of these captures."""
    sources = {capture.source for capture in captures}
    return (issue for issue in issues if issue.source in sources)
