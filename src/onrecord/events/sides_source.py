"""What two sides' accounts of one event are held against each other by: their own tellings, and everybody that their pages name."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside
from onrecord.engines.sources import Keyed
from onrecord.engines.whole import KEY, sign_tables
from onrecord.events.telling import Telling

READS = ("told", "happened", "named", "resolved")


@dataclass(frozen=True, slots=True, kw_only=True)
class SidedTelling:
    """What a side's own page tells of an event; ``named`` are the keys of everybody whom the page names anywhere."""

    event: str
    telling: Telling
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesUnit:
    """The official pages of every event that two sides tell of. ``aliases`` is key to entity, ``names`` entity to name."""

    id: str
    tellings: tuple[SidedTelling, ...]
    aliases: Mapping[str, str]
    names: Mapping[str, str]


class SidesSource:
    """The one unit of the whole record; where no event has accounts of two sides nothing but the accounts is read."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}

    def list_units(self) -> Sequence[Keyed]:
        """One unit, known by the bytes of the tables it is read from."""
        return sign_tables(self._paths)

    def load(self, index: int) -> SidesUnit:
        """The unit, its tellings by id."""
        events = self._find_events()
        if not events:
            return SidesUnit(id=KEY, tellings=(), aliases={}, names={})
        tellings = [
            one
            for one in read_inside(self._paths["told"], "tellings", Telling)
            if one.document in events and one.role == "own"
        ]
        named = self._read_named(frozenset(events))
        return SidesUnit(
            id=KEY,
            tellings=tuple(
                SidedTelling(event=events[one.document], telling=one, named=tuple(sorted(named.get(one.document, ()))))
                for one in sorted(tellings, key=lambda one: one.id)
            ),
            aliases=self._read_pairs("aliases", "key", "entity"),
            names=self._read_pairs("entities", "id", "name"),
        )

    def _find_events(self) -> Mapping[str, str]:
        """Official document to event, of the events that two sides tell of."""
        rows = [row for row in self._read("happened", "accounts", ("document", "event", "side")) if row["side"]]
        sides: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            sides[row["event"]].add(row["side"])
        return {row["document"]: row["event"] for row in rows if len(sides[row["event"]]) > 1}

    def _read_named(self, documents: frozenset[str]) -> Mapping[str, set[str]]:
        """Document to the keys of its mentions, and of the people whom these mean."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._read("named", "mentions", ("document", "key", "person")):
            if row["document"] in documents:
                found[row["document"]].update(key for key in (row["key"], row["person"]) if key)
        return found

    def _read_pairs(self, column: str, key: str, value: str) -> Mapping[str, str]:
        rows = self._read("resolved", column, (key, value))
        return {row[key]: row[value] for row in sorted(rows, key=lambda row: str(row[key])) if row[value]}

    def _read(self, table: str, column: str, leaves: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        read = read_columns(self._paths[table], [f"{column}.list.element.{leaf}" for leaf in leaves])
        return (row for rows in list_column(read, column) for row in rows)
