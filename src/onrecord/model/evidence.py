"""Spans and evidence: how every row points at the words it came from."""

from dataclasses import dataclass
from typing import Protocol


class Texted(Protocol):
    """Whatever has an identity and a text to cut words from: a document."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open run ``[start, stop)`` in code points of one document's text."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words of one document: ``exact == text[start:stop]``. Made only by :func:`cite`."""

    document: str
    start: int
    stop: int
    exact: str


def cite(document: Texted, start: int, stop: int) -> Evidence:
    """The evidence for ``[start, stop)`` of a document, cut out of its text.

    Raises ``ValueError`` where the span is empty or leaves the text: evidence without words is no evidence.
    """
    if not 0 <= start < stop <= len(document.text):
        raise ValueError(f"span [{start}, {stop}) is not inside a text of {len(document.text)} code points")
    return Evidence(document=document.id, start=start, stop=stop, exact=document.text[start:stop])
