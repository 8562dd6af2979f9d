"""What happened when, in order: the events of a record for a person to read, and as JSON and CSV for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from onrecord.model import Document, Entity
from onrecord.model.events import Event, EventAccount
from onrecord.record.view import View
from onrecord.report.lines import print_blank, print_labelled, print_line
from onrecord.text.cells import BYTE_ORDER_MARK, write_rows
from onrecord.text.edtf import find_bounds
from onrecord.text.escape import escape_controls, show_controls
from onrecord.text.words import fold_text

COLUMNS = (
    *("start", "stop", "kind", "status", "title", "place", "series", "edition"),
    *("participants", "accounts", "evidence", "follows", "signed", "id"),
)
_NO_DAY = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event with the names of who takes part, and the pages that tell of it or, where none does, speak of it."""

    event: Event
    names: tuple[str, ...]
    accounts: tuple[tuple[EventAccount, Document], ...]
    spoken: tuple[Document, ...]


def list_entries(view: View, series: str | None = None, person: str | None = None) -> list[Entry]:
    """The events in order of day, on one day in the order that the pages' words give; chosen by words of a series or a person's name."""
    entities = {entity.id: entity for entity in view.rows(Entity)}
    documents = {document.id: document for document in view.rows(Document)}
    accounts: dict[str, list[EventAccount]] = {}
    for account in view.rows(EventAccount):
        accounts.setdefault(account.event, []).append(account)
    chosen = [
        event
        for event in view.rows(Event)
        if (
            series is None
            or (event.series is not None and (_holds(event.series, series) or _holds(event.title, series)))
        )
        and (person is None or any(_is_called(entities.get(one.entity), person) for one in event.participants))
    ]
    return [
        Entry(
            event=event,
            names=tuple(entities[one.entity].name for one in event.participants if one.entity in entities),
            accounts=tuple((one, documents[one.document]) for one in _first_of_each(accounts.get(event.id, ()))),
            spoken=tuple(documents[key] for key in sorted({one.document for one in event.evidence})),
        )
        for event in order_events(chosen)
    ]


def order_events(events: Iterable[Event]) -> list[Event]:
    """Events by their first day; of one day those first that words put first; without a day last."""
    ordered = sorted(events, key=_place_event)
    placed: list[Event] = []
    waiting = {event.id: event for event in ordered}

    def place(event: Event) -> None:
        if waiting.pop(event.id, None) is None:
            return
        for earlier in event.follows:
            held = waiting.get(earlier)
            if held is not None and _place_event(held)[0] == _place_event(event)[0]:
                place(held)
        placed.append(event)

    for event in ordered:
        place(event)
    return placed


def _place_event(event: Event) -> tuple[int, int, str]:
    days = find_bounds(event.start)
    return (days.first, days.last, event.id) if days else (_NO_DAY, _NO_DAY, event.id)


def _holds(name: str, words: str) -> bool:
    held = fold_text(name)
    return all(word in held for word in fold_text(words).split())


def _is_called(entity: Entity | None, words: str) -> bool:
    if entity is None:
        return False
    return any(
        _holds(name, words) for name in (entity.name, *(form for forms in entity.names.values() for form in forms))
    )


def _first_of_each(accounts: Iterable[EventAccount]) -> Iterator[EventAccount]:
    """One account for each document, the stretch that comes first."""
    seen: set[str] = set()
    for one in sorted(accounts, key=lambda account: (account.document, account.start)):
        if one.document not in seen:
            seen.add(one.document)
            yield one


def print_timeline(entries: Sequence[Entry], console: Console) -> None:
    """Each event with its day, title, people and pages."""
    for entry in entries:
        event = entry.event
        head = f"{_write_days(event)}  {show_controls(event.title)}"
        print_line(console, Text(head, style="bold"))
        print_labelled(console, "what", Text(", ".join(_describe(event))))
        if entry.names:
            print_labelled(console, "who", Text(show_controls(", ".join(entry.names))))
        for one in event.signed:
            print_labelled(console, "signed", Text(show_controls(one.title)))
        for account, document in entry.accounts:
            where = f"{document.publisher or document.standing}, {document.language or 'und'}, {account.extent}: {document.source}"
            print_labelled(console, "account", Text(show_controls(where)))
        if not entry.accounts:
            for evidence in event.evidence[:_MOST_SPOKEN]:
                print_labelled(console, "said", Text(show_controls(evidence.exact)))
        print_blank(console)
    print_line(console, Text(f"{len(entries)} events."))


_MOST_SPOKEN = 3


def _write_days(event: Event) -> str:
    if event.start is None:
        return "no date"
    return f"{event.start}/{event.stop}" if event.stop else event.start


def _describe(event: Event) -> Iterator[str]:
    yield event.kind.replace("_", " ")
    yield event.status
    if event.place:
        yield show_controls(event.place)
    if event.series:
        yield show_controls(f"edition {event.edition} of {event.series}" if event.edition else f"of {event.series}")


def write_timeline_json(entries: Sequence[Entry]) -> str:
    """The events as a JSON list, keys as in the columns of the CSV."""
    rows = [dict(zip(COLUMNS, _list_cells(entry), strict=True)) for entry in entries]
    return escape_controls(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"


def write_timeline_csv(entries: Sequence[Entry]) -> str:
    """One row an event, lists joined by semicolons, RFC 4180 with a byte order mark."""
    rows = [[_join(cell) for cell in _list_cells(entry)] for entry in entries]
    return BYTE_ORDER_MARK + write_rows([COLUMNS, *rows])


def _list_cells(entry: Entry) -> tuple[Any, ...]:
    event = entry.event
    return (
        *(event.start, event.stop, event.kind, event.status, event.title, event.place, event.series, event.edition),
        *(list(entry.names), [document.source for _, document in entry.accounts]),
        *([one.exact for one in event.evidence], list(event.follows)),
        *([one.title for one in event.signed], event.id),
    )


def _join(cell: Any) -> str | int | None:
    if isinstance(cell, list):
        return show_controls("; ".join(cell))
    return show_controls(cell) if isinstance(cell, str) else cell
