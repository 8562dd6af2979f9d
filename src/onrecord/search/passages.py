"""Search over the record: passages that answer a question, counted by what they are of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.errors import RecordDamaged
from onrecord.index.stage import Readers, open_readers
from onrecord.index.terms import TermReader
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import NEUTRAL
from onrecord.model import Document
from onrecord.record.view import View
from onrecord.search.choose import FACETS, Asking, Chosen, Floor, Sort, check_asking, choose_passages
from onrecord.search.index import Index, Numbers, Scores, open_index
from onrecord.search.query import Query, read_query
from onrecord.text.fragments import link_passage
from onrecord.text.words import find_words

# Values of a facet that are counted out.
_MOST_VALUES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage at ``[start, stop)`` of a document; ``marks`` are places in the document of the words that were asked for.

    ``link`` opens the publisher's page at the passage.
    """

    document: str
    start: int
    stop: int
    exact: str
    marks: tuple[tuple[int, int], ...]
    speaker: str | None
    floor: Floor
    title: str | None
    link: str | None
    publisher: str | None
    language: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The passages from ``skipped`` on; how many there are in all; and counts by facet, the most frequent value first.

    ``is_loose``: no passage holds all the words; these hold some of them.
    """

    hits: tuple[Hit, ...]
    total: int
    is_loose: bool
    facets: Mapping[str, tuple[tuple[str, int], ...]]


def search_record(view: View, folders: KnowledgeFolders, asking: Asking) -> Found:
    """The answers to a question in one release of a record.

    Raises :class:`UsageError` for a question or filter that cannot be read, or a speaker whom the record does not know.
    """
    check_asking(asking)
    index = open_index(view.folder)
    readers = _read_languages(index, open_readers(folders))
    query = read_query(asking.words, readers)
    chosen = choose_passages(view, index, asking)
    numbers, scores, is_loose = find_passages(index, query, chosen)
    order = order_passages(index, numbers, scores, asking.sort)[asking.skipped :][: asking.limit]
    return Found(
        hits=read_hits(view, index, order, Marker(query, readers)),
        total=len(numbers),
        is_loose=is_loose,
        facets=count_facets(index, numbers),
    )


def _read_languages(index: Index, readers: Readers) -> dict[str, TermReader]:
    """The readers of the languages that the record speaks."""
    spoken = {language if language in readers else NEUTRAL for language in index.columns["language"] if language}
    return {language: readers[language] for language in sorted(spoken or {NEUTRAL})}


def find_passages(index: Index, query: Query, chosen: Chosen | None) -> tuple[Numbers, Scores, bool]:
    """The passages that answer, how well, and whether they hold some of the words alone, since none holds all."""
    if not query.groups:
        numbers = np.arange(len(index.document)) if chosen is None else np.flatnonzero(chosen)
        return numbers, np.zeros(len(numbers)), False
    numbers, scores = _keep(*index.find(query.write()), chosen)
    if len(numbers) or len(query.groups) == 1:
        return numbers, scores, False
    numbers, scores = _keep(*index.find(query.write(any_group=True)), chosen)
    return numbers, scores, bool(len(numbers))


def _keep(numbers: Numbers, scores: Scores, chosen: Chosen | None) -> tuple[Numbers, Scores]:
    if chosen is None:
        return numbers, scores
    kept = chosen[numbers]
    return numbers[kept], scores[kept]


def order_passages(index: Index, numbers: Numbers, scores: Scores, sort: Sort) -> list[int]:
    """Passages in the order asked for; of equals the newest, then as they stand in their document."""
    days = index.days[index.document[numbers]]
    # Days are counted from the year 1; a page without one comes last either way.
    newest = -days
    oldest = np.where(days == 0, np.iinfo(np.int64).max, days)
    keys = {"best": (numbers, newest, scores), "newest": (numbers, newest), "oldest": (numbers, oldest)}[sort]
    return [int(number) for number in numbers[np.lexsort(keys)]]


def count_facets(index: Index, numbers: Numbers) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """How many of the passages are of each value, the most frequent first; ``speaker`` counts entities by id."""
    pages = np.bincount(index.document[numbers], minlength=len(index.columns["id"])).tolist()
    facets = {name: _count(index.columns[name], pages) for name in FACETS}
    spoken = index.speaker[numbers]
    speakers = np.bincount(spoken[spoken >= 0], minlength=len(index.speakers)).tolist()
    return {"speaker": _count(index.speakers, speakers), **facets}


def _count(values: Sequence[str | None], counts: Sequence[int]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for value, count in zip(values, counts, strict=True):
        if value is not None and count:
            counted[value] = counted.get(value, 0) + count
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_MOST_VALUES])


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds the words in a passage that a question asked for."""

    query: Query
    readers: Mapping[str, TermReader]

    def find(self, page: Document, start: int, stop: int) -> list[tuple[int, int]]:
        """Where they stand in the document; those next to each other are one mark."""
        reader = self.readers.get(page.language or NEUTRAL) or next(iter(self.readers.values()))
        terms, beginnings = self.query.terms, self.query.beginnings
        marks: list[tuple[int, int]] = []
        for word in find_words(page.text[start:stop]):
            at, end = start + word.start, start + word.stop
            held = reader.read_run(page.text[at:end]).split()
            if not any(term in terms or term.startswith(beginnings) for term in held):
                continue
            if marks and page.text[marks[-1][1] : at].isspace():
                marks[-1] = (marks[-1][0], end)
            else:
                marks.append((at, end))
        return marks


def read_hits(view: View, index: Index, numbers: Sequence[int], marker: Marker | None = None) -> tuple[Hit, ...]:
    """Passages by their numbers, read out of their documents."""
    pages: dict[str, Document] = {}
    hits = []
    for number, (document, start, stop) in zip(numbers, index.read_places(numbers), strict=True):
        page = pages.get(document) or _find_page(view, document)
        pages[document] = page
        speaker = int(index.speaker[number])
        hits.append(
            Hit(
                document=document,
                start=start,
                stop=stop,
                exact=page.text[start:stop],
                marks=tuple(marker.find(page, start, stop)) if marker else (),
                speaker=index.speakers[speaker] if speaker >= 0 else None,
                floor="speech" if index.speech[number] else "narration",
                title=page.title,
                link=link_passage(page.url, page.text, start, stop),
                publisher=page.publisher,
                language=page.language,
                published=page.published,
            )
        )
    return tuple(hits)


def _find_page(view: View, document: str) -> Document:
    found = view.find(Document, document)
    if found is None:
        raise RecordDamaged(f"search: expected document {document} in the record, found none")
    return found
