"""What comparisons are worked out from: the figures of known indicators, the days of their documents, and the events these tell of."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.engines.files import list_column, read_columns
from onrecord.engines.sources import Keyed
from onrecord.engines.whole import KEY, sign_tables
from onrecord.figures.sayings import Stated
from onrecord.model import Evidence

READS = ("figured", "pages", "happened")
_COPIED = (
    *(
        "id",
        "document",
        "turn",
        "value",
        "upper",
        "unit",
        "measure",
        "direction",
        "bound",
        "is_inserted",
        "indicator",
        "whole",
    ),
    *("about", "period", "period_inferred"),
)
_EVIDENCE = tuple(f"evidence.list.element.{name}" for name in ("document", "start", "stop", "exact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerUnit:
    """Every figure of the record that can be held against others."""

    id: str
    figures: tuple[Stated, ...]


class LedgerSource:
    """The one unit of the whole record."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}

    def list_units(self) -> Sequence[Keyed]:
        """One unit, known by the bytes of the tables it is read from."""
        return sign_tables(self._paths)

    def load(self, index: int) -> LedgerUnit:
        """The unit with every figure, by id."""
        pages = {row["id"]: row for row in self._read("pages", "documents", ("id", "published", "standing", "side"))}
        events = self._read_events()
        figures = [_state(row, pages[row["document"]], events) for row in self._read_figures()]
        return LedgerUnit(id=KEY, figures=tuple(sorted(figures, key=lambda one: one.id)))

    def _read_figures(self) -> Iterator[Mapping[str, Any]]:
        rows = self._read("figured", "figures", (*_COPIED, *_EVIDENCE, "scope.list.element", "hedge.exact"))
        return (row for row in rows if row["indicator"] or row["about"])

    def _read_events(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._read("happened", "accounts", ("document", "event")):
            found[row["document"]].add(row["event"])
        return {document: tuple(sorted(events)) for document, events in found.items()}

    def _read(self, table: str, column: str, leaves: Sequence[str]) -> list[Mapping[str, Any]]:
        read = read_columns(self._paths[table], [f"{column}.list.element.{leaf}" for leaf in leaves])
        return [row for rows in list_column(read, column) for row in rows]


def _state(row: Mapping[str, Any], page: Mapping[str, Any], events: Mapping[str, tuple[str, ...]]) -> Stated:
    copied = {name: row[name] for name in _COPIED}
    return Stated(
        **copied,
        evidence=Evidence(**row["evidence"][0]),
        published=page["published"],
        standing=page["standing"],
        side=page["side"],
        events=events.get(row["document"], ()),
        is_hedged=row["hedge"] is not None,
        scope=tuple(row["scope"]),
    )
