"""Tellings: what one document says of one event, before anything is known of other documents."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Block, Evidence, Issue, Span
from onrecord.model.events import EventExtent, EventStatus, Mode
from onrecord.model.pages import DocumentKind, Standing
from onrecord.model.people import EntityKind
from onrecord.model.press import QuotationKind
from onrecord.model.speech import TurnKind

# ``own``: what the document is about; ``part``: another event that a stretch of it is about; ``passing``: spoken of in a sentence.
Role = Literal["own", "part", "passing"]
# Whether the words say when, or only the page's date tells.
Basis = Literal["said", "published"]
# How an event spoken of in passing stands to the document's own, where words say it.
Order = Literal["before", "after", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPage:
    """What is read of a document."""

    id: str
    source: str
    publication: str
    publisher: str | None
    standing: Standing
    side: str | None
    kind: DocumentKind
    language: str | None
    title: str | None
    published: str | None
    place: str | None
    text: str
    cuts: tuple[Span, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTurn:
    """Where a turn and its label stand."""

    kind: TurnKind
    label_start: int | None
    label_stop: int | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TellMention:
    """A name at its place."""

    kind: EntityKind
    start: int
    stop: int
    exact: str
    key: str
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellQuotation:
    """Where a quotation stands, and whether it has marks around it."""

    id: str
    kind: QuotationKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TellSentence:
    """Where a sentence stands."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TellUnit:
    """One document with what earlier stages made of it."""

    page: TellPage
    turns: tuple[TellTurn, ...]
    sentences: tuple[TellSentence, ...]
    mentions: tuple[TellMention, ...]
    quotations: tuple[TellQuotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendant:
    """Somebody who takes part: the key of a person, or of an office whose holder is not known; ``is_main`` where the head names them."""

    key: str
    country: str | None
    mode: Mode
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesName:
    """A recurring event as named: its sort ("forum"), the stems that tell it from others, its countries, and the ordinal if one is said.

    ``is_pointed``: the words only point at the page's series («такая встреча»).
    """

    printed: str
    sort: str
    stems: tuple[str, ...]
    countries: tuple[str, ...]
    ordinal: int | None
    is_pointed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one document says of one event.

    ``start``, ``stop`` and ``exact`` are the words that say it best; ``spans`` is what the document tells of it, where it does.
    ``when`` is EDTF without a clock. ``place`` is as printed. ``countries`` are of whoever takes part. ``words`` are
    stems of the title. ``dated`` and ``placed`` are the words that say when and where, where words do; ``signed`` the titles of what
    was signed there. ``quotations`` are those that stand in the spans. ``follows`` are tellings of this document that words put before
    it; ``order`` is how one in passing stands to the document's own.
    """

    id: str
    document: str
    source: str
    publisher: str | None
    standing: Standing
    side: str | None
    language: str | None
    published: str | None
    role: Role
    kind: str
    format: str | None
    start: int
    stop: int
    exact: str
    title: str
    spans: tuple[Span, ...]
    extent: EventExtent
    when: str | None
    basis: Basis
    place: str | None
    attendants: tuple[Attendant, ...]
    countries: tuple[str, ...]
    words: tuple[str, ...]
    series: SeriesName | None
    status: EventStatus
    quotations: tuple[str, ...]
    follows: tuple[str, ...]
    order: Order | None
    dated: Evidence | None = None
    placed: Evidence | None = None
    signed: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The tellings of one document."""

    document: str
    tellings: tuple[Telling, ...]
    issues: tuple[Issue, ...]
