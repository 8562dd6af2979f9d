"""Units of the findings stage: press documents with their judged quotations, joined from the work tables of the whole record."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside, read_table
from onrecord.engines.sources import Keyed
from onrecord.findings.facts import Judged, Source
from onrecord.findings.stage import FindingsUnit
from onrecord.model import Capture, Document, Entity, Quotation, Speaker, Trace, Turn

READS = ("pages", "speech", "quoted", "speakers", "resolved", "traced")


class FindingsSource:
    """One unit per document that holds quotations. A finding depends on pages elsewhere, so that a unit's digest covers all tables."""

    def __init__(self, places: Callable[[str], Path], captures: Sequence[Capture]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._saved = {capture.id: capture.retrieved for capture in captures}

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_saved": self._saved}

    def list_units(self) -> Sequence[Keyed]:
        """Every document with quotations, by id."""
        hasher = hashlib.blake2b(digest_size=16)
        for name in READS:
            for digest in list_column(read_columns(self._paths[name], ("digest",)), "digest"):
                hasher.update(f"{digest}|".encode())
        for capture, retrieved in sorted(self._saved.items()):
            hasher.update(f"{capture}={retrieved}|".encode())
        return [Keyed(document, f"{document}|{hasher.hexdigest()}") for document in sorted(self._quotations)]

    def load(self, index: int) -> FindingsUnit:
        """The unit of one document."""
        document = sorted(self._quotations)[index]
        page = self._documents[document]
        judged = tuple(self._judge(page, quotation) for quotation in self._quotations[document])
        return FindingsUnit(page=page, judged=judged, sources=tuple(self._find_sources(judged)))

    def _judge(self, page: Document, quotation: Quotation) -> Judged:
        trace = self._traces[quotation.id]
        people = [self._entities[entity] for entity in sorted(self._speakers[quotation.id])]
        return Judged(
            quotation=quotation,
            trace=trace,
            speakers=tuple(person.id for person in people),
            names=tuple(name_in(person, page.language) for person in people),
            published_by=self._find_publisher(trace, page.language),
        )

    def _find_publisher(self, trace: Trace, language: str | None) -> str | None:
        """The name of the person whose turn holds the first statement."""
        for statement in trace.statements[:1]:
            for turn in self._turns[statement.document]:
                if turn.start <= statement.start and statement.stop <= turn.stop:
                    entities = sorted(self._speakers[turn.id])
                    return name_in(self._entities[entities[0]], language) if entities else None
        return None

    def _find_sources(self, judged: Sequence[Judged]) -> Iterator[Source]:
        named = {evidence.document for one in judged for evidence in (*one.trace.statements, *one.trace.left_out)}
        named |= {document for one in judged for document in one.trace.searched}
        for document in sorted(named & set(self._documents)):
            page = self._documents[document]
            yield Source(
                document=page.id,
                publisher=page.publisher,
                title=page.title,
                published=page.published,
                address=page.canonical_url,
                retrieved=self._saved.get(page.capture),
            )

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {page.id: page for page in read_inside(self._paths["pages"], "documents", Document)}

    @cached_property
    def _quotations(self) -> Mapping[str, list[Quotation]]:
        grouped: defaultdict[str, list[Quotation]] = defaultdict(list)
        for quotation in read_inside(self._paths["quoted"], "quotations", Quotation):
            grouped[quotation.document].append(quotation)
        return dict(grouped)

    @cached_property
    def _traces(self) -> Mapping[str, Trace]:
        return {trace.quotation: trace for trace in read_inside(self._paths["traced"], "traces", Trace)}

    @cached_property
    def _entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in read_inside(self._paths["resolved"], "entities", Entity)}

    @cached_property
    def _speakers(self) -> Mapping[str, set[str]]:
        grouped: defaultdict[str, set[str]] = defaultdict(set)
        for speaker in read_table(self._paths["speakers"], Speaker):
            if speaker.role == "speaker":
                grouped[speaker.row].add(speaker.entity)
        return grouped

    @cached_property
    def _turns(self) -> Mapping[str, list[Turn]]:
        grouped: defaultdict[str, list[Turn]] = defaultdict(list)
        for turn in read_inside(self._paths["speech"], "turns", Turn):
            grouped[turn.document].append(turn)
        return grouped


def name_in(entity: Entity, language: str | None) -> str:
    """The person's name in the page's language where one is known."""
    forms = entity.names.get(language or "", ())
    return forms[0] if forms else entity.name
