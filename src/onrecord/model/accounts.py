"""Accounts: what a side published about an event. Until events are told apart, one official document is one account of one event."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.pages import Document
from onrecord.model.speech import Sentence, Turn

Extent = Literal["whole", "cut", "summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCut:
    """A cut at ``[start, stop)``; ``turn`` is the turn whose speech goes on behind it, absent where anybody's words may stand there."""

    start: int
    stop: int
    turn: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One official document as an account of an event.

    ``named`` are keys of the people named in its narration: with those who speak in it they are who takes part. ``extent`` is
    ``summary`` for a text without speech, such as a readout.
    """

    document: str
    published: str | None
    side: str | None
    publisher: str | None
    language: str | None
    extent: Extent
    named: tuple[str, ...]
    cuts: tuple[HeldCut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A quotation that its own report dates back, and the days it names (see text/days.py); absent where only "earlier" is said.

    ``is_beside``: they are named beside the quotation, not only further up in the report.
    """

    document: str
    quotation: str
    first: int | None
    last: int | None
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An account of the days that a report names for a quotation; ``document`` is absent where it names days that no account is of.

    ``is_beside``: the days are named beside the quotation.
    """

    quotation: str
    document: str | None
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A document with its turns and sentences."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
