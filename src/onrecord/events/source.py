"""What the events of a record are worked out from: every telling, who is one with whom, and which quotations match which page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside
from onrecord.engines.sources import Keyed
from onrecord.engines.whole import KEY, sign_tables
from onrecord.events.telling import Telling

READS = ("told", "resolved", "matched")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsUnit:
    """Every telling of the record. ``aliases`` is key to entity, ``sides`` entity to country, ``matched`` what quotations are found in."""

    id: str
    tellings: tuple[Telling, ...]
    aliases: Mapping[str, str]
    sides: Mapping[str, str]
    matched: tuple["Matching", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """A document that has a quotation's words."""

    quotation: str
    document: str


class EventsSource:
    """The one unit of the whole record."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}

    def list_units(self) -> Sequence[Keyed]:
        """One unit, known by the bytes of the tables it is read from."""
        return sign_tables(self._paths)

    def load(self, index: int) -> EventsUnit:
        """The unit with every row."""
        return EventsUnit(
            id=KEY,
            tellings=tuple(read_inside(self._paths["told"], "tellings", Telling)),
            aliases=self._read_pairs("aliases", "key", "entity"),
            sides=self._read_pairs("entities", "id", "side"),
            matched=tuple(self._read_matched()),
        )

    def _read_pairs(self, column: str, key: str, value: str) -> Mapping[str, str]:
        """Two fields of the rows inside a column of the resolved people; rows without a value are left out."""
        table = read_columns(self._paths["resolved"], [f"{column}.list.element.{name}" for name in (key, value)])
        rows = [row for rows in list_column(table, column) for row in rows]
        return {row[key]: row[value] for row in sorted(rows, key=lambda row: row[key]) if row[value]}

    def _read_matched(self) -> list[Matching]:
        leaves = [f"matches.list.element.{name}" for name in ("quotation", "document", "coverage")]
        table = read_columns(self._paths["matched"], leaves)
        found = {
            (match["quotation"], match["document"])
            for matches in list_column(table, "matches")
            for match in matches
            if match["coverage"] >= _LEAST_COVERAGE
        }
        return [Matching(quotation=quotation, document=document) for quotation, document in sorted(found)]


# From here on a match is sure (docs/stages/matches.md).
_LEAST_COVERAGE = 0.6
