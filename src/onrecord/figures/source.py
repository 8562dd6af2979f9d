"""What comparisons are worked out from: the figures of known indicators, the days of their documents, and the events these tell of.

Figures are compared subject by subject and added up page by page. One page more changes the subjects that it states something of; the
units of all others bear the digests that they had.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from onrecord.engines.files import list_column, read_columns, read_keys
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed
from onrecord.figures.compare import UNCOMPARED
from onrecord.figures.sayings import Stated, Subject, name_subject
from onrecord.model import Evidence

READS = ("figured", "pages", "happened")
_COPIED = (
    *("id", "document", "turn", "value", "upper", "unit", "measure", "direction", "bound", "is_inserted"),
    *("indicator", "whole", "about", "period", "period_inferred"),
)
_EVIDENCE = tuple(f"evidence.list.element.{name}" for name in ("document", "start", "stop", "exact"))
_STATED = (*_COPIED, *_EVIDENCE, "scope.list.element", "hedge.exact")
_NAMED = ("id", "document", "measure", "unit", "indicator", "about")
_FACTS = ("id", "published", "standing", "side")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerUnit:
    """The figures on one subject, to be held against each other, or those of one page, to be added up; by id."""

    id: str
    is_page: bool
    figures: tuple[Stated, ...]


class _Group(NamedTuple):
    """A unit before its figures are read: their ids and numbers among all figures, by id."""

    key: str
    is_page: bool
    held: Sequence[tuple[str, int]]


class LedgerSource:
    """A unit for each subject that two figures are on, and for each page that states a figure of something."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._listed: list[_Group] = []

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_listed": self._listed}

    def list_units(self) -> Sequence[Keyed]:
        """Subjects and pages, in the order of the digests of their names; each bears the digest of all that it holds."""
        documents, groups = self._group_figures()
        facts = self._sign_documents()
        keyed = [
            Keyed(group.key, _sign(group, documents, facts), group.key if group.is_page else digest_parts(group.key))
            for group in groups
        ]
        places = sorted(range(len(keyed)), key=lambda place: (keyed[place].order, keyed[place].key))
        self._listed = [groups[place] for place in places]
        return [keyed[place] for place in places]

    def load(self, index: int) -> LedgerUnit:
        """The unit with its figures."""
        group = self._listed[index]
        rows = self._rows.take(pa.array([number for _, number in group.held], pa.int64())).to_pylist()
        pages, events = self._pages, self._events
        figures = tuple(_state(row, pages[row["document"]], events.get(row["document"], ())) for row in rows)
        return LedgerUnit(id=group.key, is_page=group.is_page, figures=figures)

    def _group_figures(self) -> tuple[list[str], list[_Group]]:
        """The documents of all figures by their numbers, and the groups that these are in."""
        rows = self._read_figures(_NAMED)
        ids, documents, *named = (rows.field(name).to_pylist() for name in _NAMED)
        subjects: defaultdict[Subject, list[tuple[str, int]]] = defaultdict(list)
        pages: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, (key, document, measure, unit, indicator, about) in enumerate(
            zip(ids, documents, *named, strict=True)
        ):
            if not (indicator or about):  # as most figures
                continue
            pages[document].append((key, number))
            subject = name_subject(measure, indicator, about, unit)
            if subject is not None and measure not in UNCOMPARED:
                subjects[subject].append((key, number))
        groups = [_Group(digest_parts(*subject), False, sorted(held)) for subject, held in subjects.items() if held[1:]]
        groups += map(_Group, pages, repeat(True), map(sorted, pages.values()))
        return documents, groups

    def _sign_documents(self) -> Mapping[str, str]:
        """What of each document its figures depend on: the document's own figures, its facts, and its events."""
        table = read_keys(self._paths["figured"], ("document", "digest"))
        pages, events = self._pages, self._events
        return {
            document: digest_parts(digest, repr(pages[document]), *events.get(document, ()))
            for document, digest in zip(list_column(table, "document"), list_column(table, "digest"), strict=True)
        }

    @cached_property
    def _rows(self) -> pa.StructArray:
        """All figures, as far as they are compared."""
        return self._read_figures(_STATED)

    @cached_property
    def _pages(self) -> Mapping[str, Mapping[str, Any]]:
        table = read_columns(self._paths["pages"], [f"documents.list.element.{name}" for name in _FACTS])
        return {row["id"]: row for rows in list_column(table, "documents") for row in rows}

    @cached_property
    def _events(self) -> Mapping[str, tuple[str, ...]]:
        table = read_columns(
            self._paths["happened"], [f"accounts.list.element.{name}" for name in ("document", "event")]
        )
        found: defaultdict[str, set[str]] = defaultdict(set)
        for rows in list_column(table, "accounts"):
            for row in rows:
                found[row["document"]].add(row["event"])
        return {document: tuple(sorted(events)) for document, events in found.items()}

    def _read_figures(self, leaves: Iterable[str]) -> pa.StructArray:
        """Some fields of all figures in the order of their table."""
        table = read_columns(self._paths["figured"], [f"figures.list.element.{leaf}" for leaf in leaves])
        return table.column("figures").combine_chunks().flatten()


def _sign(group: _Group, documents: Sequence[str], facts: Mapping[str, str]) -> str:
    """The digest of a unit: of its figures, each with the document that it stands in."""
    hasher = hashlib.blake2b(digest_size=16)
    for key, number in group.held:
        hasher.update(f"{key}|{facts[documents[number]]}|".encode())
    return hasher.hexdigest()


def _state(row: Mapping[str, Any], page: Mapping[str, Any], events: tuple[str, ...]) -> Stated:
    copied = {name: row[name] for name in _COPIED}
    return Stated(
        **copied,
        evidence=Evidence(**row["evidence"][0]),
        published=page["published"],
        standing=page["standing"],
        side=page["side"],
        events=events,
        is_hedged=row["hedge"] is not None,
        scope=tuple(row["scope"]),
    )
