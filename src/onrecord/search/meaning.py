"""Search by meaning, across the languages that the model of sentences knows: passages whose vectors are nearest to the question's.

Vectors are worked out once and kept beside the work tables, some hundred passages a second; where they may not be worked out (a server
only reads), the passages that have one are compared. What is near in meaning is a hint where to look and no evidence: nothing else
in a record rests on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.engines.vector_store import VectorFile
from onrecord.errors import UsageError
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document
from onrecord.record.view import View
from onrecord.search.choose import Asking, Chosen, check_asking, choose_passages
from onrecord.search.index import Index, Numbers, OpenWords, Scores, open_index
from onrecord.search.order import count_facets
from onrecord.search.passages import Found, read_hits
from onrecord.search.query import LONGEST
from onrecord.text.encoder import Encoder, Vectors
from onrecord.text.kept_vectors import KeptVectors

# Passages that one question is held against: the vectors of so many are worked out in a few minutes and read in a second.
MOST_COMPARED = 20_000
# Below this cosine what is found has mostly a word or a tone in common with the question (eight questions to 3,000 passages of 149 pages).
LEAST_LIKENESS = 0.3
_AT_ONCE = 256

Shown = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The passages found, the nearest first; how many were compared, how many had no vector, and by which model."""

    found: Found
    compared: int
    without: int
    model: str


def open_encoder(folders: KnowledgeFolders) -> Encoder:
    """The first model of sentences that is installed; raises :class:`UsageError` where there is none."""
    encoder = next((one for one in load_encoders(folders) if one.is_there), None)
    if encoder is None:
        raise UsageError("search: expected a model of sentences to search by meaning, found none installed")
    return encoder


def search_meaning(
    view: View, folders: KnowledgeFolders, asking: Asking, *, shown: Shown | None = None, may_encode: bool = True
) -> Meant:
    """The passages that are nearest to the words of a question in meaning, whatever their language.

    Raises :class:`UsageError` for a question that cannot be read, or one to more than ``MOST_COMPARED`` passages.
    """
    check_asking(asking)
    words = asking.words.strip()
    if not words or len(words) > LONGEST:
        raise UsageError(f"search: expected up to {LONGEST} characters to compare passages with, found {len(words)}")
    index = open_index(view.folder)
    encoder = open_encoder(folders)
    asked = _list_comparable(index, encoder, choose_passages(view, index, asking))
    vectors = KeptVectors(encoder, most=_AT_ONCE, store=VectorFile(locate_vectors(view), most=10 * MOST_COMPARED))
    likeness = _Likeness(vectors, vectors.encode([words])[0], may_encode=may_encode)
    with index.open_words() as opened:
        numbers, scores = _compare(view, opened, asked, likeness, shown)
        near = scores >= LEAST_LIKENESS
        kept, order = numbers[near], np.argsort(-scores[near], kind="stable")
        wanted = [int(number) for number in kept[order]][asking.skipped :][: asking.limit]
        hits = read_hits(view, opened, wanted)
    found = Found(hits=hits, total=len(kept), is_loose=False, facets=count_facets(index, kept))
    return Meant(found=found, compared=len(numbers), without=len(asked) - len(numbers), model=encoder.name)


def locate_vectors(view: View) -> Path:
    """The file of the vectors of a record's passages."""
    return view.folder.parents[1] / "work" / "passage-vectors.sqlite"


def _list_comparable(index: Index, encoder: Encoder, chosen: Chosen | None) -> Numbers:
    """The passages chosen whose language the model knows."""
    languages = index.columns["language"]
    known = np.array([encoder.knows(language) for language in (*languages.values, None)], dtype=np.bool_)
    comparable = known[languages.numbers[index.document]]
    numbers = np.flatnonzero(comparable if chosen is None else comparable & chosen)
    if len(numbers) > MOST_COMPARED:
        raise UsageError(
            f"search: expected at most {MOST_COMPARED} passages to compare by meaning, found {len(numbers)}; "
            "choose some by side, speaker, publisher or days"
        )
    return numbers


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How near passages are to a question: cosines, absent where a passage has no vector and none may be worked out."""

    vectors: KeptVectors
    asked: Vectors
    may_encode: bool

    def measure(self, texts: Sequence[str]) -> list[float | None]:
        held = list(self.vectors.encode(texts)) if self.may_encode else self.vectors.find_known(texts)
        return [None if one is None else float(one @ self.asked) for one in held]


def _compare(
    view: View, words: OpenWords, numbers: Numbers, likeness: _Likeness, shown: Shown | None
) -> tuple[Numbers, Scores]:
    """The passages that have a vector, and how near each is."""
    compared: list[int] = []
    scores: list[float] = []
    pages: dict[str, str] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        if shown is not None:
            shown("comparing passages", start + 1, len(numbers))
        some = [int(number) for number in numbers[start : start + _AT_ONCE]]
        texts = [_read_text(view, pages, *place) for place in words.read_places(some)]
        for number, score in zip(some, likeness.measure(texts), strict=True):
            if score is not None:
                compared.append(number)
                scores.append(score)
    return np.array(compared, dtype=np.int64), np.array(scores, dtype=np.float64)


def _read_text(view: View, pages: dict[str, str], document: str, start: int, stop: int) -> str:
    """The text of a passage; passages of a document follow one another, so that one page is kept."""
    if document not in pages:
        pages.clear()
        page = view.find(Document, document)
        pages[document] = page.text if page else ""
    return pages[document][start:stop]
