"""What a command was given to take in: paths and addresses. What fetches is loaded only when an address is among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from onrecord.capture.fetch_target import names_address
from onrecord.capture.fetched import Fetches
from onrecord.capture.places import name_source
from onrecord.settings import Fetching

Shown = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Given:
    """Paths and addresses as they were given, and what fetches the addresses, if there is one."""

    places: tuple[str, ...]
    fetches: Fetches | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """What the pages and issues that came of these are named after: the places, and all addresses that they led to."""
        asked = self.fetches.asked if self.fetches is not None else ()
        return tuple(dict.fromkeys((*map(name_source, self.places), *asked)))


def open_given(words: Sequence[str], chosen: Fetching, shown: Shown) -> Given:
    """What was given, ready to be taken in; ``shown`` is told of each page that is fetched."""
    places = tuple(word if names_address(word) else str(Path(word)) for word in words)
    if not any(map(names_address, places)):
        return Given(places)
    fetches: Fetches = import_module("onrecord.capture.fetch").Fetcher(chosen, shown=shown)
    return Given(places, fetches)
