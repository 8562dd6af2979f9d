"""Where two sides' own pages tell one event otherwise (A02): its day, its place, who took part.

Only what both say is held against each other. That a page does not say a thing is no difference: such a page has nothing
that could differ.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

from onrecord.events.items import sound_surname
from onrecord.events.sides_source import SidedTelling, SidesUnit
from onrecord.events.telling import Telling
from onrecord.knowledge.codes import Codebook
from onrecord.knowledge.events import EventKnowledge
from onrecord.knowledge.things import ThingName
from onrecord.model import Evidence, Finding, Subject
from onrecord.model.identity import identify_about
from onrecord.model.outcomes import LEVELS
from onrecord.text.days import Days
from onrecord.text.edtf import find_bounds

CODE = "A02"
_GATHERING = "gathering"
# Two people at least are on both lists, so that the pages list who was there and do not only name a guest each.
_FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class SidesKnowledge:
    """What is known of events, and the wording of findings."""

    events: EventKnowledge
    codebook: Codebook


class Told(NamedTuple):
    """A fact as one page tells it: the value to show, and the words that say it."""

    telling: Telling
    value: str
    words: Evidence | None = None

    def cite(self) -> Evidence:
        """The words of the fact, else the sentence that tells of the event."""
        one = self.telling
        return self.words or Evidence(document=one.document, start=one.start, stop=one.stop, exact=one.exact)


Difference = tuple[str, Told, Told]


def find_differences(unit: SidesUnit, known: SidesKnowledge) -> tuple[Finding, ...]:
    """A finding for each fact of an event that two sides tell otherwise, by id."""
    events: defaultdict[str, list[SidedTelling]] = defaultdict(list)
    for one in unit.tellings:
        events[one.event].append(one)
    found = {
        finding.id: finding
        for event in sorted(events)
        for first, second in _pair_sides(events[event])
        for finding in _compare_sides(event, (first, second), unit, known)
    }
    return tuple(found[key] for key in sorted(found))


def _pair_sides(tellings: Sequence[SidedTelling]) -> Iterator[tuple[list[SidedTelling], list[SidedTelling]]]:
    """The pages of each two sides."""
    held: defaultdict[str, list[SidedTelling]] = defaultdict(list)
    for one in tellings:
        if one.telling.side and one.telling.standing == "official" and one.telling.status == "held":
            held[one.telling.side].append(one)
    return combinations([held[side] for side in sorted(held)], 2)


def _compare_sides(
    event: str, sides: tuple[list[SidedTelling], list[SidedTelling]], unit: SidesUnit, known: SidesKnowledge
) -> Iterator[Finding]:
    """The facts that all pages of one side tell otherwise than all of the other."""
    first, second = ([one.telling for one in side] for side in sides)
    for found in (
        _compare_days(first, second),
        _compare_places(first, second, known.events),
        _compare_people(*sides, unit, known.events),
    ):
        if found is not None:
            yield _make_finding(event, found, known.codebook)


def _compare_days(first: Sequence[Telling], second: Sequence[Telling]) -> Difference | None:
    """The days that sentences say: the date of a page is not the day of what it tells."""
    told = [[(one, bounds) for one in side if (bounds := _read_day(one)) is not None] for side in (first, second)]
    pairs = list(product(*told))
    if not pairs or any(one.first <= other.last and other.first <= one.last for (_, one), (_, other) in pairs):
        return None
    (one, _), (other, _) = pairs[0]
    return "date", Told(one, one.when or "", one.dated), Told(other, other.when or "", other.dated)


def _read_day(telling: Telling) -> Days | None:
    return find_bounds(telling.when) if telling.basis == "said" else None


def _compare_places(first: Sequence[Telling], second: Sequence[Telling], known: EventKnowledge) -> Difference | None:
    """Two towns that the list of places knows are two places; a country, a region or a river may hold the other."""
    told = [[(one, town) for one in side if (town := _find_town(one, known)) is not None] for side in (first, second)]
    pairs = list(product(*told))
    if not pairs or any(one.key == other.key for (_, one), (_, other) in pairs):
        return None
    (one, _), (other, _) = pairs[0]
    return "place", Told(one, one.place or "", one.placed), Told(other, other.place or "", other.placed)


def _find_town(telling: Telling, known: EventKnowledge) -> ThingName | None:
    """The town where it was; none of a call, where nobody has to be at one place."""
    language = known.languages.get(telling.language or "")
    if language is None or not telling.place or known.kinds[telling.kind].is_distant:
        return None
    town = language.find_place(telling.place)
    return town if town is not None and town.country else None


def _compare_people(
    first: Sequence[SidedTelling], second: Sequence[SidedTelling], unit: SidesUnit, known: EventKnowledge
) -> Difference | None:
    """Each page's list of those who met has somebody whom no page of the other side names anywhere, and two people are on both.

    Of a forum or summit pages name whom they like: their lists are not compared.
    """
    sides = (first, second)
    if any(known.group_of(one.telling.kind) == _GATHERING for side in sides for one in side):
        return None
    people = [{entity: key for one in side for entity, key in _list_people(one.telling, unit)} for side in sides]
    if len(people[0].keys() & people[1].keys()) < _FEWEST_SHARED:
        return None
    alone = [_list_alone(own, side, unit) for own, side in zip(people, (second, first), strict=True)]
    if not all(alone):
        return None
    return "who", Told(first[0].telling, ", ".join(alone[0])), Told(second[0].telling, ", ".join(alone[1]))


def _list_people(telling: Telling, unit: SidesUnit) -> Iterator[tuple[str, str]]:
    """Entity and key of those whom the head names as there."""
    return ((unit.aliases[one.key], one.key) for one in telling.attendants if one.is_main and one.key in unit.aliases)


def _list_alone(people: Mapping[str, str], others: Sequence[SidedTelling], unit: SidesUnit) -> list[str]:
    """The names of those whom the others do not name: neither as the same person, nor somebody whose surname sounds alike."""
    keys = {key for one in others for key in (*one.named, *(each.key for each in one.telling.attendants))}
    entities = {unit.aliases.get(key, key) for key in keys}
    sounds = {sound_surname(key) for key in keys} - {None}
    return sorted(
        unit.names.get(entity, entity)
        for entity, key in people.items()
        if entity not in entities and sound_surname(key) not in sounds
    )


def _make_finding(event: str, found: Difference, codebook: Codebook) -> Finding:
    fact, *told = found
    first, second = (f"{one.value} ({one.telling.publisher or one.telling.source})" for one in told)
    return Finding(
        id=identify_about("findings", CODE, event, fact, *(one.telling.id for one in told)),
        code=CODE,
        level=next(level for level in LEVELS if level == codebook.pages[CODE].level),
        message=codebook.write_message(f"{CODE}.{fact}", first=first, second=second),
        subject=Subject(table="events", id=event),
        evidence=tuple(one.cite() for one in told),
        detail={"fact": fact},
    )
