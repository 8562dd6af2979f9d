"""Who speaks: names of the speakers of turns and quotations, read by key, in the reader's language where they have a name in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Entity, Speaker
from onrecord.record.view import View
from onrecord.report.gather import name_entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who speaks: the entity's id, and the name to print."""

    id: str
    name: str


def read_speakers(view: View, document: str, language: str | None) -> Mapping[str, tuple[Person, ...]]:
    """The speakers of each turn and quotation of a document, by the row's id."""
    return name_speakers(view, view.rows_of(Speaker, document), language)


def read_speakers_of(view: View, row: str, language: str | None) -> tuple[Person, ...]:
    """The speakers of one turn or quotation."""
    return name_speakers(view, view.rows_where(Speaker, "row", row), language).get(row, ())


def name_speakers(view: View, speakers: Iterable[Speaker], language: str | None) -> Mapping[str, tuple[Person, ...]]:
    """The names of speakers by the rows they speak."""
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        if speaker.role == "speaker":
            rows[speaker.row].add(speaker.entity)
    people = find_people(view, {entity for entities in rows.values() for entity in entities}, language)
    return {row: tuple(people[key] for key in sorted(held) if key in people) for row, held in rows.items()}


def find_people(view: View, entities: Iterable[str], language: str | None) -> Mapping[str, Person]:
    """Entities with the names to print, by id."""
    return {
        key: Person(id=key, name=name_entity(entity, language))
        for key in sorted(set(entities))
        if (entity := view.find(Entity, key)) is not None
    }
