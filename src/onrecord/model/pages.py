"""Captures and documents: what was saved, and what was read from it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.evidence import Span

Standing = Literal["official", "press", "other"]
DocumentKind = Literal["transcript", "readout", "report", "statement", "other"]
DocumentRendering = Literal["original", "official_translation", "unknown"]
BlockKind = Literal["headline", "lead", "date", "place", "heading", "separator", "caption", "paragraph"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of a page as saved at one time; ``id`` is their SHA-256. The bytes lie beside the record's tables."""

    id: str
    sha256: str
    url: str | None
    retrieved: str | None
    media_type: str
    bytes: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A page part that is not the publication: kept as a typed string, never in the text.

    ``kind`` is one word: menu, age_mark, exchange_rates, photo_counter, photo_credit, see_also, publication_status, front_matter …
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the page's layout inside the text: headline, lead, date, place, heading, separator or paragraph."""

    kind: BlockKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a publication, read from a capture, with its clean text.

    ``published`` is EDTF level 1, as precise as the page; ``side`` is the ISO 3166 alpha-2 country (or organisation) whose
    account an official text is. ``blocks`` cover every word of ``text`` once, in order. ``profile`` names the publisher's
    profile, or the plain layout, that read the page.
    """

    id: str
    capture: str
    publication: str
    part: int
    source: str
    url: str | None
    canonical_url: str | None
    publisher: str | None
    standing: Standing
    side: str | None
    relay_of: str | None
    kind: DocumentKind
    rendering: DocumentRendering
    language: str | None
    title: str | None
    published: str | None
    place: str | None
    text: str
    text_sha256: str
    cuts: tuple[Span, ...]
    insertions: tuple[Span, ...]
    furniture: tuple[Furniture, ...]
    blocks: tuple[Block, ...]
    profile: str
