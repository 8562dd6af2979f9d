"""Units of the findings stage: press documents with their judged quotations, joined from the work tables of the whole record."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.engines.files import list_column, read_columns, read_keys
from onrecord.engines.reading import read_inside
from onrecord.engines.shelf import Shelf
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed
from onrecord.findings.facts import Judged, Source
from onrecord.findings.stage import FindingsUnit
from onrecord.model import Capture, Document, Entity, Evidence, Quotation, Trace

READS = ("pages", "speech", "quoted", "speakers", "resolved", "traced")

_FACTS = ("id", "capture", "language", "publisher", "title", "published", "canonical_url")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """What is read of an entity: its id and its names, those of each language by its code."""

    id: str
    name: str
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """A document with its quotations and their traces."""

    page: Document
    quotations: tuple[Quotation, ...]
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """What one trace points at outside its own document: documents, and the statement of another speaker."""

    quotation: str
    documents: tuple[str, ...]
    statement: Evidence | None


class FindingsSource:
    """One unit per document with quotations; its digest covers what the unit holds and nothing else, so that others are reused."""

    def __init__(self, places: Callable[[str], Path], captures: Sequence[Capture]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._saved = {capture.id: capture.retrieved for capture in captures if capture.retrieved}
        self._quoting = Shelf(Quoting, *(self._paths[name] for name in ("pages", "quoted", "traced")))

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_saved": self._saved, "_quoting": self._quoting}

    def list_units(self) -> Sequence[Keyed]:
        """Every document with quotations, by id."""
        return [Keyed(document, self._digest(document)) for document in self._documents]

    def load(self, index: int) -> FindingsUnit:
        """The unit of one document."""
        document = self._documents[index]
        quoting = self._quoting.take(document)
        traces = {trace.quotation: trace for trace in quoting.traces}
        judged = tuple(self._judge(quotation, traces[quotation.id], document) for quotation in quoting.quotations)
        return FindingsUnit(page=quoting.page, judged=judged, sources=tuple(self._find_sources(document)))

    def _digest(self, document: str) -> str:
        language = self._language(document)
        named = (
            f"{quotation}={self._name_speakers(quotation, language)!r}{self._name_publisher(quotation, language)!r}"
            for quotation in self._quotations[document]
        )
        facts = (repr(source) for source in self._find_sources(document))
        return digest_parts(self._quoting.digest(document), *named, "", *facts)

    def _judge(self, quotation: Quotation, trace: Trace, document: str) -> Judged:
        language = self._language(document)
        people = self._name_speakers(quotation.id, language)
        return Judged(
            quotation=quotation,
            trace=trace,
            speakers=tuple(entity for entity, _ in people),
            names=tuple(name for _, name in people),
            published_by=self._name_publisher(quotation.id, language),
        )

    def _name_speakers(self, row: str, language: str | None) -> list[tuple[str, str]]:
        """The speakers of a quotation or turn: entities with their names in a language."""
        people = [self._entities[entity] for entity in sorted(self._speakers.get(row, ()))]
        return [(person.id, name_in(person, language)) for person in people]

    def _name_publisher(self, quotation: str, language: str | None) -> str | None:
        """Who speaks the turn in which the words stand, where they are published as another person's."""
        statement = self._pointers[quotation].statement if quotation in self._pointers else None
        for start, stop, turn in self._turns.get(statement.document, ()) if statement else ():
            if statement and start <= statement.start and statement.stop <= stop:
                return next((name for _, name in self._name_speakers(turn, language)), None)
        return None

    def _find_sources(self, document: str) -> Iterator[Source]:
        """The facts on the documents that the traces of a document name, by id."""
        pointers = [self._pointers[key] for key in self._quotations[document] if key in self._pointers]
        for named in sorted({one for pointer in pointers for one in pointer.documents} & self._facts.keys()):
            facts = self._facts[named]
            yield Source(
                document=named,
                publisher=facts["publisher"],
                title=facts["title"],
                published=facts["published"],
                address=facts["canonical_url"],
                retrieved=self._saved.get(facts["capture"]),
            )

    def _language(self, document: str) -> str | None:
        language: str | None = self._facts[document]["language"]
        return language

    @cached_property
    def _documents(self) -> Sequence[str]:
        return sorted(document for document, held in self._quotations.items() if held and document in self._quoting)

    @cached_property
    def _quotations(self) -> Mapping[str, list[str]]:
        table = read_keys(self._paths["quoted"], ("document", "quotations.list.element.id"))
        pairs = zip(list_column(table, "document"), list_column(table, "quotations"), strict=True)
        return {document: [quotation["id"] for quotation in held] for document, held in pairs}

    @cached_property
    def _pointers(self) -> Mapping[str, Pointers]:
        pointers = (point_from(trace) for trace in read_inside(self._paths["traced"], "traces", Trace))
        return {pointer.quotation: pointer for pointer in pointers}

    @cached_property
    def _facts(self) -> Mapping[str, Mapping[str, Any]]:
        table = read_columns(self._paths["pages"], [f"documents.list.element.{name}" for name in _FACTS])
        return {facts["id"]: facts for held in list_column(table, "documents") for facts in held}

    @cached_property
    def _turns(self) -> Mapping[str, list[tuple[int, int, str]]]:
        """Bounds and id of the turns of the documents in which another speaker's words were found."""
        wanted = {pointer.statement.document for pointer in self._pointers.values() if pointer.statement}
        if not wanted:
            return {}
        columns = ("document", *(f"turns.list.element.{name}" for name in ("id", "start", "stop")))
        table = read_columns(self._paths["speech"], columns)
        pairs = zip(list_column(table, "document"), list_column(table, "turns"), strict=True)
        return {
            document: [(turn["start"], turn["stop"], turn["id"]) for turn in held]
            for document, held in pairs
            if document in wanted
        }

    @cached_property
    def _entities(self) -> Mapping[str, NamedEntity]:
        return {entity.id: entity for entity in read_inside(self._paths["resolved"], "entities", NamedEntity)}

    @cached_property
    def _speakers(self) -> Mapping[str, set[str]]:
        grouped: defaultdict[str, set[str]] = defaultdict(set)
        names = ("role", "row", "entity")
        held = read_columns(self._paths["speakers"], names)
        for role, row, entity in zip(*(list_column(held, name) for name in names), strict=True):
            if role == "speaker":
                grouped[row].add(entity)
        return dict(grouped)


def point_from(trace: Trace) -> Pointers:
    """What a trace points at; who speaks its statement matters where the words are another person's."""
    return Pointers(
        quotation=trace.quotation,
        documents=trace.documents,
        statement=trace.statements[0] if trace.verdict == "other_speaker" and trace.statements else None,
    )


def name_in(entity: Entity | NamedEntity, language: str | None) -> str:
    """The person's name in the page's language where one is known."""
    forms = entity.names.get(language or "", ())
    return forms[0] if forms else entity.name
