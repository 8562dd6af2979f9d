"""Documents taken by id, one at a time, for stages that need a few other documents beside their own."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from onrecord.engines.sources import DocumentSource

Kept = TypeVar("Kept")

# Documents asked for one after the other are near each other in time: a few hundred of some tens of kilobytes each.
_KEPT = 256


class Shelf(Generic[Kept]):
    """Units of type ``unit`` by document id, read when asked for; the last few hundred are kept."""

    def __init__(self, unit: type[Kept], pages: Path, *tables: Path) -> None:
        self._source = DocumentSource(unit, pages, *tables)

    def __getstate__(self) -> dict[str, Any]:
        return {"_source": self._source}

    def __contains__(self, document: str) -> bool:
        return document in self._places

    def take(self, document: str) -> Kept:
        """The unit of one document; ``KeyError`` where there is none."""
        kept: Kept = self._load(self._places[document][0])
        return kept

    def digest(self, document: str) -> str:
        """The digest of all that is in the unit."""
        return self._places[document][1]

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, str]]:
        return {keyed.key: (index, keyed.digest) for index, keyed in enumerate(self._source.list_units())}

    @cached_property
    def _load(self) -> Any:
        return lru_cache(maxsize=_KEPT)(self._source.load)
