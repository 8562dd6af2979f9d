"""What a page is asked for, and what a page is: an address, a template, and the function that reads what the template shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.record.view import View
from onrecord.web.house import House
from onrecord.web.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: the release as it was when the request came, the parts of the address, and the reader's language.

    ``path`` are the named parts of the address, ``query`` what stands behind ``?``, each key's first value.
    """

    view: View
    house: House
    words: Words
    path: Mapping[str, str]
    query: Mapping[str, str]
    base: str

    def choose(self, key: str, longest: int = 200) -> str | None:
        """A value of the query, stripped; nothing for an empty one. Raises :class:`BadRequest` where it is longer than it can be."""
        value = self.query.get(key, "").strip()
        if len(value) > longest:
            raise BadRequest("error.too_long", key=key)
        return value or None

    def count(self, key: str, most: int) -> int:
        """A number from 0 on of the query, 0 where there is none; raises :class:`BadRequest` for anything else."""
        value = self.query.get(key, "0")
        if not (value.isascii() and value.isdecimal() and len(value) <= len(str(most)) and int(value) <= most):
            raise BadRequest("error.no_number", key=key)
        return int(value)


class BadRequest(Exception):
    """A request that cannot be answered as it stands; ``key`` names the phrase of the catalogue that says why."""

    def __init__(self, phrase: str, **fields: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.fields = fields


Read = Callable[[Asked], Mapping[str, Any] | None]
ReadFile = Callable[[Asked], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, its template, and what reads the record for it; that gives nothing where there is no such thing."""

    address: str
    template: str
    read: Read


@dataclass(frozen=True, slots=True)
class File:
    """A file made of the record: its address, and what gives its text and media type."""

    address: str
    read: ReadFile
