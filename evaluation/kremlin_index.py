"""The documents stage against the index of saved flat pages (../shared/data/kremlin-ru-2025): titles, dates, places, participants.

    python -m evaluation.run --set kremlin-index

The index was made by others from the publisher's own pages. It lists participants from pages of their own, so that few of them stand on
the saved page itself; only those are scored. An empty date of the index is that of an announcement, whose page prints the day on which it
was published; it is not scored.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.scores import Score, score_errors
from onrecord.documents.find import read_documents
from onrecord.documents.known import PageKnowledge, load_page_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document
from onrecord.text.words import find_words, fold_text

SET = "kremlin-index"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "kremlin-ru-2025"
_PEOPLE = frozenset({"participant", "name_card", "persons"})
_NAME_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What the index says of a page, the page's folded words, and the document read from it."""

    id: str
    title: str
    date: str
    place: str
    participants: tuple[str, ...]
    printed: str
    document: Document


def measure_index(data: Path = DATA) -> Iterator[Score]:
    """Every measure of the index; nothing where its pages are missing."""
    index = data / "index.jsonl"
    if not index.exists():
        return
    known = load_page_knowledge(KnowledgeFolders())
    pages = [read_indexed(json.loads(line), data, known) for line in index.read_text(encoding="utf-8").splitlines()]
    yield from _score_fields(pages)
    yield _score_participants(pages)


def read_indexed(entry: dict[str, Any], data: Path, known: PageKnowledge) -> Indexed:
    """One page with what the index says of it; raises where the page is not read as one document."""
    content = (data / entry["file"]).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    capture = Capture(
        id=digest,
        sha256=digest,
        url=None,
        retrieved=None,
        media_type="text/plain",
        bytes=len(content),
        source=entry["file"],
    )
    (document,), _ = read_documents(capture, content, known)
    return Indexed(
        id=entry["id"],
        title=entry["title"],
        date=entry["date"],
        place=entry["place"],
        participants=tuple(entry["participants"]),
        printed=f" {fold_text(content.decode('utf-8'))} ",
        document=document,
    )


def _score_fields(pages: list[Indexed]) -> Iterator[Score]:
    titles = [_tell(page, page.title, page.document.title) for page in pages if page.title != page.document.title]
    yield score_errors(SET, "document title", len(pages), titles)
    dated = [page for page in pages if page.date]
    dates = [
        _tell(page, page.date, page.document.published)
        for page in dated
        if (page.document.published or "")[: len(page.date)] != page.date
    ]
    yield score_errors(SET, "document published", len(dated), dates)
    for measure, placed in (
        ("document place", [page for page in pages if page.place]),
        ("document place empty", [page for page in pages if not page.place]),
    ):
        places = [
            _tell(page, page.place, page.document.place) for page in placed if page.place != (page.document.place or "")
        ]
        yield score_errors(SET, measure, len(placed), places)


def _tell(page: Indexed, wanted: str, found: str | None) -> str:
    return f"{page.id}: {found!r} for {wanted!r}"


def _score_participants(pages: list[Indexed]) -> Score:
    """Participants of the index whose whole name stands on the page, surname first; one that a speaker alone names is a miss."""
    printed = [(page, name) for page in pages for name in sorted(_list_names(page)) if f" {name} " in page.printed]
    errors = [f"{page.id}: {name}" for page, name in printed if name not in _list_kept(page)]
    return score_errors(SET, "participants on the page", len(printed), errors)


def _list_names(page: Indexed) -> set[str]:
    return {_fold_name(participant) for participant in page.participants}


def _list_kept(page: Indexed) -> set[str]:
    return {_fold_name(one.text) for one in page.document.furniture if one.kind in _PEOPLE}


def _fold_name(line: str) -> str:
    return " ".join(word.folded for word in find_words(line)[:_NAME_WORDS])
