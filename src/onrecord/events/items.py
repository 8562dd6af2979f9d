"""Tellings as they are compared across documents: days as numbers, people as entities, places without their cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.events.places import stem_place
from onrecord.events.telling import Telling
from onrecord.knowledge.events import EventKnowledge
from onrecord.text.days import Days
from onrecord.text.edtf import find_bounds

# "2019-11-07T": behind it stands the time of day.
_CLOCK = len("2019-11-07T")


@dataclass(frozen=True, slots=True)
class Item:
    """One telling to compare: ``people`` are the entities that matter most, ``others`` whoever else is there.

    ``shared`` counts how many tellings of their own the people have on that day; ``matched`` the telling's quotations by the document
    that holds their words; ``series`` is the component of its series' names.
    """

    telling: Telling
    group: str | None
    days: Days | None
    people: frozenset[str]
    others: frozenset[str]
    sides: frozenset[str]
    place: frozenset[str]
    clock: str | None
    matched: Mapping[str, int]
    series: int | None

    @property
    def is_passing(self) -> bool:
        """Only spoken of."""
        return self.telling.role == "passing"


def make_items(
    tellings: Sequence[Telling],
    aliases: Mapping[str, str],
    sides: Mapping[str, str],
    matched: Mapping[str, Mapping[str, int]],
    known: EventKnowledge,
) -> Iterator[Item]:
    """The items of tellings, in their order; ``aliases`` is key to entity, ``matched`` quotation to documents."""
    for one in tellings:
        main = {aliases.get(each.key, each.key) for each in one.attendants if each.is_main}
        every = {aliases.get(each.key, each.key) for each in one.attendants}
        countries = {each.country for each in one.attendants if each.country} | {
            sides[key] for key in main if key in sides
        }
        clock = one.published[_CLOCK:][:5] if one.published and one.role == "own" else ""
        yield Item(
            telling=one,
            group=known.group_of(one.kind),
            days=find_bounds(one.when),
            people=frozenset(main),
            others=frozenset(every - main),
            sides=frozenset(countries) | frozenset(one.countries),
            place=stem_place(one.place or "", known.languages.get(one.language or "")),
            clock=clock or None,
            matched=count_matched(one.quotations, matched),
            series=None,
        )


def count_matched(quotations: Iterable[str], matched: Mapping[str, Mapping[str, int]]) -> Mapping[str, int]:
    """How many of the quotations have their words in each document."""
    counts: dict[str, int] = {}
    for quotation in quotations:
        for document in matched.get(quotation, {}):
            counts[document] = counts.get(document, 0) + 1
    return counts
