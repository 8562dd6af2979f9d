"""Search over the record: passages that answer a question, counted by what they are of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import RecordDamaged
from onrecord.index.stage import Readers, open_readers
from onrecord.index.terms import TermReader
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import NEUTRAL
from onrecord.record.view import View
from onrecord.search.choose import Asking, Floor, check_asking, choose_passages
from onrecord.search.index import Index, OpenWords, open_index
from onrecord.search.order import count_facets, find_passages, order_passages
from onrecord.search.query import Query, read_query
from onrecord.text.fragments import link_passage
from onrecord.text.words import locate_words


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
    with index.open_words() as words:
        answer = find_passages(words, query, chosen, is_ranked=asking.sort == "best")
        order = order_passages(index, answer, asking)
        hits = read_hits(view, words, order, Marker(query, readers))
    return Found(
        hits=hits, total=len(answer.numbers), is_loose=answer.is_loose, facets=count_facets(index, answer.numbers)
    )


def _read_languages(index: Index, readers: Readers) -> dict[str, TermReader]:
    """The readers of the languages that the record speaks."""
    spoken = {language if language in readers else NEUTRAL for language in index.columns["language"].values}
    return {language: readers[language] for language in sorted(spoken or {NEUTRAL})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What hits show of a document, and its text: its other columns take more time to read than all else."""

    text: str
    url: str | None
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds the words in a passage that a question asked for; ``asked`` remembers by language which they are."""

    query: Query
    readers: Mapping[str, TermReader]
    asked: dict[str, dict[str, bool]] = field(default_factory=dict)
    terms: frozenset[str] = field(init=False)
    beginnings: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", self.query.terms)
        object.__setattr__(self, "beginnings", self.query.beginnings)

    def find(self, page: Page, start: int, stop: int) -> list[tuple[int, int]]:
        """Where they stand in the document; those next to each other are one mark."""
        spoken = page.language or NEUTRAL
        language = next((one for one in (spoken, NEUTRAL) if one in self.readers), next(iter(self.readers)))
        is_asked = self.asked.setdefault(language, {})
        marks: list[tuple[int, int]] = []
        for first, last in locate_words(page.text[start:stop]):
            at, end = start + first, start + last
            word = page.text[at:end]
            if word not in is_asked:
                is_asked[word] = self._ask(self.readers[language], word)
            if not is_asked[word]:
                continue
            if marks and page.text[marks[-1][1] : at].isspace():
                marks[-1] = (marks[-1][0], end)
            else:
                marks.append((at, end))
        return marks

    def _ask(self, reader: TermReader, word: str) -> bool:
        terms = reader.recall_run(word).split()
        return any(term in self.terms or term.startswith(self.beginnings) for term in terms)


def read_hits(view: View, words: OpenWords, numbers: Sequence[int], marker: Marker | None = None) -> tuple[Hit, ...]:
    """Passages by their numbers, read out of their documents."""
    index = words.index
    pages: dict[str, Page] = {}
    hits = []
    for number, (document, start, stop) in zip(numbers, words.read_places(numbers), strict=True):
        page = pages.get(document) or read_page(view, document)
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


def read_page(view: View, document: str) -> Page:
    """A document by its id."""
    asked = "SELECT text, url, title, publisher, language, published FROM documents WHERE id = ?"
    for text, url, title, publisher, language, published in view.ask(asked, document):
        return Page(text=text, url=url, title=title, publisher=publisher, language=language, published=published)
    raise RecordDamaged(f"search: expected document {document} in the record, found none")
