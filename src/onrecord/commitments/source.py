"""What the commitments of a record are worked out from: what each page says, who speaks, and the events that it tells of."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside
from onrecord.engines.sources import Keyed
from onrecord.engines.whole import KEY, sign_tables
from onrecord.model.events import Event
from onrecord.model.pages import Standing

READS = ("promised", "pages", "speakers", "resolved", "happened")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisingPage:
    """The facts on a page: its day, the names on it, and the events of which it is an account."""

    id: str
    published: str | None
    publisher: str | None
    standing: Standing
    language: str | None
    side: str | None
    names: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerUnit:
    """Every commitment of the record. ``speakers`` is row to entities, ``aliases`` key to entity, ``sides`` entity to country."""

    id: str
    commitments: tuple[SaidCommitment, ...]
    outcomes: tuple[SaidOutcome, ...]
    pages: tuple[PromisingPage, ...]
    events: tuple[Event, ...]
    speakers: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    sides: Mapping[str, str]


class LedgerSource:
    """The one unit of the whole record."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}

    def list_units(self) -> Sequence[Keyed]:
        """One unit, known by the bytes of the tables it is read from."""
        return sign_tables(self._paths)

    def load(self, index: int) -> LedgerUnit:
        """The unit with every row."""
        commitments = sorted(
            read_inside(self._paths["promised"], "commitments", SaidCommitment), key=lambda one: one.id
        )
        wanted = {one.turn for one in commitments} | {one.quotation for one in commitments if one.quotation}
        keys = {key for one in commitments for actor in one.actors for key in actor.keys}
        keys |= {key for one in commitments for key in one.content.people}
        aliases = self._read_pairs("aliases", "key", "entity")
        return LedgerUnit(
            id=KEY,
            commitments=tuple(commitments),
            outcomes=tuple(
                sorted(read_inside(self._paths["promised"], "outcomes", SaidOutcome), key=lambda one: one.id)
            ),
            pages=tuple(self._read_pages()),
            events=tuple(read_inside(self._paths["happened"], "events", Event)),
            speakers=self._read_speakers(wanted),
            aliases={key: aliases[key] for key in sorted(keys) if key in aliases},
            sides=self._read_pairs("entities", "id", "side"),
        )

    def _read_pages(self) -> list[PromisingPage]:
        events: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._read("happened", "accounts", ("document", "event")):
            events[row["document"]].add(row["event"])
        table = read_columns(self._paths["promised"], ("document", "names"))
        names = dict(zip(list_column(table, "document"), map(tuple, list_column(table, "names")), strict=True))
        rows = self._read("pages", "documents", ("id", "published", "publisher", "standing", "language", "side"))
        pages = {
            row["id"]: PromisingPage(**row, names=names.get(row["id"], ()), events=tuple(sorted(events[row["id"]])))
            for row in rows
        }
        return [pages[key] for key in sorted(pages)]

    def _read_speakers(self, wanted: set[str]) -> Mapping[str, tuple[str, ...]]:
        names = ("role", "row", "entity")
        held = read_columns(self._paths["speakers"], names)
        found: defaultdict[str, set[str]] = defaultdict(set)
        for role, row, entity in zip(*(list_column(held, name) for name in names), strict=True):
            if role == "speaker" and row in wanted:
                found[row].add(entity)
        return {row: tuple(sorted(found[row])) for row in sorted(found)}

    def _read_pairs(self, column: str, key: str, value: str) -> Mapping[str, str]:
        rows = self._read("resolved", column, (key, value))
        return {row[key]: row[value] for row in sorted(rows, key=lambda row: str(row[key])) if row[value]}

    def _read(self, table: str, column: str, leaves: Sequence[str]) -> list[Mapping[str, Any]]:
        read = read_columns(self._paths[table], [f"{column}.list.element.{leaf}" for leaf in leaves])
        return [row for rows in list_column(read, column) for row in rows]
