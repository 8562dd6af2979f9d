"""A page that was fetched from an address."""

from collections.abc import Sequence
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
    """Gives the page at an address, the ``place``-th of ``count``, or the reason why there is none.

    ``most`` pages of a list are asked for. ``asked`` are the addresses so far, each once.
    """

    @property
    def asked(self) -> Sequence[str]: ...
    @property
    def most(self) -> int: ...
    def fetch(self, address: str, place: int = 1, count: int = 1) -> Fetched | str: ...
