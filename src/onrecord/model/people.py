"""Mentions, entities and speakers: names in texts, and whom they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["person", "office", "organisation", "place", "event", "programme", "agreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a text.

    ``key`` is what the words name on their own: a person's or an office's key in knowledge, or a name key made of
    language, surname and given name or initial. ``person`` is the key of the person meant where the page itself says or knowledge
    knows who (an office's holder, a bare surname introduced earlier in full); ``rule`` names the rule that decided.
    """

    id: str
    document: str
    kind: EntityKind
    start: int
    stop: int
    exact: str
    key: str
    person: str | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held: title and the days of holding it, EDTF, absent where no source gives them."""

    title: str
    start: str | None
    stop: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """The person, office or place named, across languages. ``side`` is a person's own country as ISO 3166 alpha-2.

    ``key`` is the one its id is made of; ``keys`` are all keys of mentions that mean it.
    """

    id: str
    kind: EntityKind
    key: str
    keys: tuple[str, ...]
    name: str
    names: Mapping[str, tuple[str, ...]]
    wikidata: str | None
    offices: tuple[Office, ...]
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An id that stands (``old``: it is that of the earliest mention or telling), and one that fewer pages would have given (``new``)."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks a turn or a quotation: one row per row and role, decided from mentions or by a review.

    ``table`` is ``turns`` or ``quotations``; ``role`` is ``speaker`` or ``on_behalf_of``; ``origin`` is observed, derived or reviewed.
    """

    id: str
    table: str
    row: str
    document: str
    role: Literal["speaker", "on_behalf_of"]
    entity: str
    origin: Literal["observed", "derived", "reviewed"]
