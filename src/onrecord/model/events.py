"""Events and the accounts of them: what happened, when, where and with whom, and whose text tells of it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.evidence import Evidence

EventStatus = Literal["held", "planned", "moved", "cancelled", "mentioned"]
EventExtent = Literal["whole", "cut", "summary", "unknown"]
Mode = Literal["present", "by_video", "by_phone", "addressed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParticipant:
    """Who takes part: the entity, its own side, and how it is there. ``addressed``: by a message or a recording to those who are."""

    entity: str
    side: str | None
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDocument:
    """A document signed at an event: its title as a page words it, ``title == text[start:stop]`` of that page."""

    title: str
    document: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting, call, forum, signing …: what the record's pages together say of it.

    ``start`` and ``stop`` are EDTF, no more precise than said; ``stop`` is absent where the event is not said to last. ``series``
    is the name of a recurring event and ``edition`` its ordinal, where a page says it. ``mentioned``: no page tells of it, some
    speak of it in passing. ``follows`` are events of the same day that words put before it ("after the talks …"). ``signed`` are
    the documents that a page of its own says were signed there.
    """

    id: str
    kind: str
    title: str
    start: str | None
    stop: str | None
    place: str | None
    participants: tuple[EventParticipant, ...]
    series: str | None
    edition: int | None
    status: EventStatus
    evidence: tuple[Evidence, ...]
    follows: tuple[str, ...]
    signed: tuple[SignedDocument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAccount:
    """One publisher's text about one event: ``[start, stop)`` of a document, which may hold accounts of several events.

    ``extent``: the whole of what was said there, cut, only a summary, or not known.
    """

    id: str
    event: str
    document: str
    start: int
    stop: int
    side: str | None
    extent: EventExtent
