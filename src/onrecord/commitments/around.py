"""The tables around commitments, each read once: pages with their days and events, who speaks, and who is meant by a name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from onrecord.engines.files import Stamp, list_column, read_columns, stamp_table
from onrecord.engines.reading import read_inside
from onrecord.model.events import Event
from onrecord.model.pages import Standing
from onrecord.text.days import Days
from onrecord.text.edtf import find_bounds

READS = ("pages", "speakers", "resolved", "happened")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisingPage:
    """The facts on a page: its day, the events of which it is an account, and who takes part in these."""

    id: str
    published: str | None
    publisher: str | None
    standing: Standing
    language: str | None
    events: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()

    @property
    def days(self) -> Days | None:
        """The day on which it was published, or the days that may be."""
        return find_bounds(self.published[:10] if self.published else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words of a page on an edition of a series."""

    document: str
    start: int
    stop: int
    series: str


def open_around(paths: Mapping[str, Path], *, is_last: bool = False) -> "Around":
    """The record around its commitments, which two steps read one behind the other: it is remembered until the last of them has it.

    Of 5,000 pages it takes 26 MB, which are not kept while a release is made.
    """
    found = _open_around(tuple((name, paths[name], stamp_table(paths[name])) for name in READS))
    if is_last:
        _open_around.cache_clear()
    return found


@lru_cache(maxsize=1)
def _open_around(tables: Sequence[tuple[str, Path, Stamp]]) -> "Around":
    return Around({name: path for name, path, _ in tables})


class Around:
    """The record around its commitments; nothing is read before it is asked for."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths

    @cached_property
    def pages(self) -> Mapping[str, PromisingPage]:
        """Every page, by id."""
        told: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._read("happened", "accounts", ("document", "event")):
            told[row["document"]].add(row["event"])
        rows = self._read("pages", "documents", ("id", "published", "publisher", "standing", "language"))
        pages = {}
        for row in rows:
            events = tuple(sorted(told.get(row["id"], ())))
            people = set().union(*(self.parties.get(event, ()) for event in events))
            pages[row["id"]] = PromisingPage(**row, events=events, attending=tuple(sorted(people)))
        return {key: pages[key] for key in sorted(pages)}

    @cached_property
    def events(self) -> Sequence[Event]:
        """Every event, in the order of its table."""
        return tuple(read_inside(self._paths["happened"], "events", Event))

    @cached_property
    def events_by_id(self) -> Mapping[str, Event]:
        """Every event."""
        return {event.id: event for event in self.events}

    @cached_property
    def parties(self) -> Mapping[str, Sequence[str]]:
        """Who takes part in each event, in its order."""
        return {event.id: tuple(each.entity for each in event.participants) for event in self.events}

    @cached_property
    def held(self) -> Mapping[str, Sequence[Event]]:
        """The events that were held, by each person who takes part."""
        return index_held(self.events)

    @cached_property
    def spoken(self) -> Mapping[str, Sequence[Spoken]]:
        """What each page says of editions of series."""
        found: defaultdict[str, list[Spoken]] = defaultdict(list)
        for event in self.events:
            for one in event.evidence if event.series else ():
                series = event.series or ""
                found[one.document].append(Spoken(document=one.document, start=one.start, stop=one.stop, series=series))
        return found

    @cached_property
    def of_series(self) -> Mapping[str, Sequence[str]]:
        """The pages that speak of each series."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for document, held in self.spoken.items():
            for one in held:
                found[one.series].add(document)
        return {series: tuple(sorted(found[series])) for series in sorted(found)}

    @cached_property
    def speakers(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Of each page who speaks which of its rows: row and entity."""
        names = ("role", "document", "row", "entity")
        held = read_columns(self._paths["speakers"], names)
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for role, document, row, entity in zip(*(list_column(held, name) for name in names), strict=True):
            if role == "speaker":
                found[document].append((row, entity))
        return {document: sorted(pairs) for document, pairs in found.items()}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Key to entity."""
        rows = self._read("resolved", "aliases", ("key", "entity"))
        return {row["key"]: row["entity"] for row in rows if row["entity"]}

    def _read(self, table: str, column: str, leaves: Sequence[str]) -> list[Mapping[str, Any]]:
        read = read_columns(self._paths[table], [f"{column}.list.element.{leaf}" for leaf in leaves])
        return [row for rows in list_column(read, column) for row in rows]


def index_held(events: Sequence[Event]) -> Mapping[str, Sequence[Event]]:
    """Events that were held by each person who takes part, in their order."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for one in event.participants if event.status == "held" else ():
            found[one.entity].append(event)
    return found
