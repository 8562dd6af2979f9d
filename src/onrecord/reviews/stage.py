"""The reviews stage: one document with the reviews of its publication in, the rows that they are about out.

:func:`store_reviews` first copies the file of reviews into the work table ``reviews``, which the steps read. Issues lie in
``reviews.issues`` (lines that are no review), ``reviewed.issues`` (words no longer told apart) and ``strays.issues`` (pages not here).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.engines.files import list_column, read_keys
from onrecord.engines.given import write_given
from onrecord.engines.plan import Mapped, Step
from onrecord.engines.reading import read_inside
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import DocumentSource, Keyed, UnitSource
from onrecord.engines.steps import Stage
from onrecord.engines.tables import write_row
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Attached, Document, Issue, Review
from onrecord.record.layout import Layout
from onrecord.reviews.attach import attach_reviews, report_strays
from onrecord.reviews.log import ReviewLog

GIVEN = ("reviews",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The file of reviews as it was read."""

    file: str
    reviews: tuple[Review, ...]
    issues: tuple[Issue, ...]


class Held(Protocol):
    """Where the file of reviews and the work tables lie."""

    @property
    def layout(self) -> Layout: ...
    def work_path(self, name: str) -> Path: ...


def store_reviews(writer: Held) -> tuple[Review, ...]:
    """Writes the work table ``reviews`` from the record's file of reviews; gives the reviews."""
    reviews, issues = ReviewLog(writer.layout.reviews).read()
    given = Given(file=writer.layout.reviews.name, reviews=reviews, issues=issues)
    write_given(writer.work_path("reviews"), Given, (given,))
    return reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsUnit:
    """One document and every review of its publication; the page is left out where there is none."""

    document: str
    page: Document | None
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The rows of one document that people have decided on."""

    document: str
    attached: tuple[Attached, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StraysUnit:
    """All reviews, and the publications that the record holds."""

    id: str
    reviews: tuple[Review, ...]
    publications: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strays:
    """Issues of reviews whose page is not in the record."""

    id: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageAlone:
    page: Document


class ReviewsSource:
    """One unit per document, from the work tables ``pages`` and ``reviews``."""

    def __init__(self, pages: Path, reviews: Path) -> None:
        self._pages = pages
        self._documents = DocumentSource(_PageAlone, pages)
        self._given: dict[str, list[Review]] = {}
        for review in read_inside(reviews, "reviews", Review):
            self._given.setdefault(review.publication, []).append(review)
        self._units: list[tuple[str, str]] = []

    def list_units(self) -> Sequence[Keyed]:
        """Every document; its digest covers the reviews of its publication and no others."""
        publications = find_publications(self._pages)
        rows = {publication: sorted(map(write_row, reviews)) for publication, reviews in self._given.items()}
        units = self._documents.list_units()
        self._units = [(unit.key, publications[unit.key]) for unit in units]
        return [unit._replace(digest="|".join((unit.digest, *rows.get(publications[unit.key], ())))) for unit in units]

    def load(self, index: int) -> ReviewsUnit:
        document, publication = self._units[index]
        held = tuple(self._given.get(publication, ()))
        return ReviewsUnit(document=document, page=self._documents.load(index).page if held else None, reviews=held)


class StraysSource:
    """One unit: all reviews, and the publications that the record holds."""

    def __init__(self, pages: Path, reviews: Path) -> None:
        publications = tuple(sorted(set(find_publications(pages).values())))
        self._unit = StraysUnit(
            id="record", reviews=tuple(read_inside(reviews, "reviews", Review)), publications=publications
        )

    def list_units(self) -> Sequence[Keyed]:
        """The one unit, known by the reviews and the publications."""
        parts = (*map(write_row, self._unit.reviews), "", *self._unit.publications)
        return [Keyed(self._unit.id, digest_parts(*parts))]

    def load(self, index: int) -> StraysUnit:
        return self._unit


def find_publications(pages: Path) -> Mapping[str, str]:
    """The publication of each document of the work table ``pages``."""
    names = ("documents.list.element.id", "documents.list.element.publication")
    found = list_column(read_keys(pages, names), "documents")
    return {document["id"]: document["publication"] for documents in found for document in documents}


def open_nothing(folders: KnowledgeFolders) -> None:
    """Reviews need no knowledge."""


def find_rows(unit: ReviewsUnit, known: None) -> Reviewed:
    """The rows that the reviews are about, and an issue for each review that no longer attaches."""
    attached, issues = attach_reviews(unit.page, unit.reviews) if unit.page else ((), ())
    return Reviewed(document=unit.document, attached=attached, issues=issues)


def find_strays(unit: StraysUnit, known: None) -> Strays:
    """An issue for each review whose page the record does not hold."""
    return Strays(id=unit.id, issues=report_strays(unit.reviews, unit.publications))


STAGE: Stage[ReviewsUnit, Reviewed, None] = Stage(
    name="reviews",
    version="1",
    unit=ReviewsUnit,
    result=Reviewed,
    needs=(),
    open_knowledge=open_nothing,
    work=find_rows,
)

STRAYS: Stage[StraysUnit, Strays, None] = Stage(
    name="strays",
    version="1",
    unit=StraysUnit,
    result=Strays,
    needs=(),
    open_knowledge=open_nothing,
    work=find_strays,
)


def map_reviews(places: Callable[[str], Path]) -> UnitSource:
    """Documents with their reviews, from the places of the work tables."""
    return ReviewsSource(places("pages"), places("reviews"))


def map_strays(places: Callable[[str], Path]) -> UnitSource:
    """All reviews, from the places of the work tables."""
    return StraysSource(places("pages"), places("reviews"))


STEPS: tuple[Step, ...] = (
    Mapped(stage=STAGE, reads=("pages", "reviews"), writes="reviewed", find_source=map_reviews),
    Mapped(stage=STRAYS, reads=("pages", "reviews"), writes="strays", find_source=map_strays),
)
