"""Tellings as they are compared across documents: days as numbers, people as entities, places without their cases."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from onrecord.events.places import stem_place
from onrecord.events.telling import Telling
from onrecord.knowledge.events import EventKnowledge
from onrecord.knowledge.things import ThingName
from onrecord.text.days import Days
from onrecord.text.edtf import find_bounds

# Of 149 pages of a president's site he is in 131, the next of his side in 5; of 1,024 pages of another nine people are in one of
# thirty or more.
_LEAST_PAGES, _LEAST_SHARE = 2, 0.03
# Of whom no country is known, a guest who comes often is told from a host by being in a quarter of the pages.
_LEAST_UNKNOWN = 0.25
# "2019-11-07T": behind it stands the time of day.
_KEY_PARTS = 3
_VOWELS = re.compile(r"[aeiouyhj'`]")
_CLOCK = len("2019-11-07T")


@dataclass(frozen=True, slots=True)
class Item:
    """One telling to compare: ``people`` are the entities that matter most, ``others`` whoever else is there.

    ``hosts`` are those whom the publisher's pages are always about; ``matched`` counts the telling's quotations by the document that
    holds their words; ``sounds`` are the surnames of those of whom nothing else is known; ``series`` is the number of its series.
    ``place`` are the letters of the place as printed, ``town`` is the one that knowledge has under that name.
    """

    telling: Telling
    group: str | None
    days: Days | None
    people: frozenset[str]
    others: frozenset[str]
    hosts: frozenset[str]
    sounds: Mapping[str, str]
    sides: frozenset[str]
    place: frozenset[str]
    town: ThingName | None
    clock: str | None
    words: frozenset[str]
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
    hosts = find_hosts(tellings, aliases, sides)
    for one in tellings:
        main = {aliases.get(each.key, each.key) for each in one.attendants if each.is_main}
        every = {aliases.get(each.key, each.key) for each in one.attendants}
        countries = {each.country for each in one.attendants if each.country} | {
            sides[key] for key in main if key in sides
        }
        is_own = one.role == "own" and one.basis == "published" and one.published
        clock = (one.published or "")[_CLOCK:][:5] if is_own else ""
        language = known.languages.get(one.language or "")
        yield Item(
            telling=one,
            group=known.group_of(one.kind),
            days=find_bounds(one.when),
            people=frozenset(main),
            others=frozenset(every - main),
            hosts=hosts.get(one.publisher, frozenset()),
            sounds={
                aliases.get(each.key, each.key): sound for each in one.attendants if (sound := sound_surname(each.key))
            },
            sides=frozenset(countries) | frozenset(one.countries),
            place=stem_place(one.place or "", language),
            town=language.find_place(one.place) if language and one.place else None,
            clock=clock or None,
            words=frozenset(one.words),
            matched=count_matched(one.quotations, matched),
            series=None,
        )


def sound_surname(key: str) -> str | None:
    """The consonants of the surname in a key made of a text's own words ("ru:сельвик:томас"), in Latin letters; none of other keys."""
    parts = key.split(":")
    return f"~{_VOWELS.sub('', anyascii(parts[1]).lower())}" if len(parts) == _KEY_PARTS and parts[1] else None


def find_hosts(
    tellings: Sequence[Telling], aliases: Mapping[str, str], sides: Mapping[str, str]
) -> Mapping[str | None, frozenset[str]]:
    """Official publisher to the people of its own side who are in many of its pages: that two of them name such a one says little."""
    pages: Counter[str | None] = Counter()
    counts: Counter[tuple[str | None, str]] = Counter()
    known: set[str] = set()
    for one in tellings:
        if one.standing == "official" and one.role == "own":
            pages[one.publisher] += 1
            people = {aliases.get(each.key, each.key) for each in one.attendants if each.is_main}
            counts.update((one.publisher, key) for key in people if sides.get(key) in (None, one.side))
            known.update(key for key in people if one.side and sides.get(key) == one.side)
    found: dict[str | None, set[str]] = {}
    for (publisher, key), count in counts.items():
        if count >= max(_LEAST_PAGES, (_LEAST_SHARE if key in known else _LEAST_UNKNOWN) * pages[publisher]):
            found.setdefault(publisher, set()).add(key)
    return {publisher: frozenset(held) for publisher, held in found.items()}


def count_matched(quotations: Iterable[str], matched: Mapping[str, Mapping[str, int]]) -> Mapping[str, int]:
    """How many of the quotations have their words in each document."""
    counts: dict[str, int] = {}
    for quotation in quotations:
        for document in matched.get(quotation, {}):
            counts[document] = counts.get(document, 0) + 1
    return counts
