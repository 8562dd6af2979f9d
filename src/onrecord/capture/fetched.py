"""A page that was fetched from an address."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The bytes of a page with the address that gave them, the time (EDTF, UTC) and the media type that was said."""

    url: str
    retrieved: str
    media_type: str | None
    content: bytes


class Fetches(Protocol):
    """Gives the page at an address, or the reason why there is none. ``most`` pages of a list are asked for."""

    @property
    def most(self) -> int: ...
    def fetch(self, address: str) -> Fetched | str: ...
