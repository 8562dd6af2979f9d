"""Documents as lists show them: without their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.record.view import View

SHELF = "id, title, publisher, language, published, standing, side, canonical_url, source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A document as lists show it."""

    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    standing: str
    side: str | None
    canonical_url: str | None
    source: str


def read_shelved(view: View, documents: Sequence[str]) -> Iterator[Shelved]:
    """Documents as lists show them."""
    for key in documents:
        for row in view.ask(f"SELECT {SHELF} FROM shelved WHERE id = ?", key):
            yield Shelved(**dict(zip(SHELF.split(", "), row, strict=True)))
