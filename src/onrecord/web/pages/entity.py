"""A person, place or organisation: what it is called by language, offices, events, and where it speaks."""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.model import Entity
from onrecord.record.view import View
from onrecord.report.gather import name_entity
from onrecord.report.people import list_offices
from onrecord.web.asked import Asked
from onrecord.web.drawn import draw_months
from onrecord.web.kept import keep
from onrecord.web.pages.event_list import COLUMNS
from onrecord.web.shelf import Shelved, read_shelved

MOST_EVENTS = 100
MOST_PAGES = 60
MOST_NAMES = 60


def read(asked: Asked) -> Mapping[str, Any] | None:
    """What the page shows; nothing where there is no such entity."""
    view = asked.view
    entity = view.find(Entity, asked.path["id"])
    if entity is None:
        return None
    spoken = list(read_spoken(view, entity))
    events = list(read_events(view, entity))
    doubts = keep(view, read_doubts)
    return {
        "doubts": sorted({why for key in entity.keys for why in doubts.get(key, ())}),
        "entity": entity,
        "name": name_entity(entity, asked.words.language),
        "names": {language: list(dict.fromkeys(forms)) for language, forms in sorted(entity.names.items())},
        "offices": list_offices(entity.offices),
        "events": events,
        "drawn": draw_months(
            {
                "drawn.speaks": [page.published for page, turns, _ in spoken if turns],
                "drawn.quoted": [page.published for page, _, quotations in spoken if quotations],
                "drawn.events": [one["start"] for one in events],
            }
        ),
        "spoken": spoken[:MOST_PAGES],
        "pages": len(spoken),
        "turns": sum(turns for _, turns, _ in spoken),
        "quotations": sum(quotations for _, _, quotations in spoken),
    }


def read_doubts(view: View) -> Mapping[str, tuple[str, ...]]:
    """By key of a name what was left undecided of it: people who may be one, towns of one name."""
    doubts: dict[str, tuple[str, ...]] = {}
    for keys, why in view.ask("SELECT source, why FROM issues WHERE stage = 'entities' AND code IS NULL ORDER BY id"):
        for key in keys.split():
            doubts[key] = (*doubts.get(key, ()), why)
    return doubts


def read_events(view: View, entity: Entity) -> Iterator[Mapping[str, Any]]:
    """The events that the entity takes part in, of a place those that were held there under a name of it; the latest first."""
    columns = ", ".join(f"happened.{name}" for name in COLUMNS)
    asked = (
        f"SELECT {columns} FROM attended JOIN happened ON happened.id = attended.event WHERE attended.entity = ? "
        "ORDER BY happened.rowid LIMIT ?"
    )
    values: tuple[str, ...] = (entity.id,)
    if entity.kind == "place":
        values = tuple(sorted({form for forms in entity.names.values() for form in forms}))[:MOST_NAMES]
        asked = f"SELECT {columns} FROM happened WHERE place IN ({', '.join('?' * len(values))}) ORDER BY rowid LIMIT ?"
    for row in view.ask(asked, *values, MOST_EVENTS):
        yield dict(zip(COLUMNS, row, strict=True))


def read_spoken(view: View, entity: Entity) -> Iterator[tuple[Shelved, int, int]]:
    """The documents in which the entity speaks, the newest first, with numbers of turns and quotations."""
    asked = (
        """SELECT speakers.document, sum("table" = 'turns'), sum("table" = 'quotations') FROM speakers """
        "JOIN shelved ON shelved.id = speakers.document WHERE entity = ? AND role = 'speaker' "
        "GROUP BY speakers.document ORDER BY shelved.rowid"
    )
    for document, turns, quotations in list(view.ask(asked, entity.id)):
        for shelved in read_shelved(view, [document]):
            yield shelved, turns, quotations
