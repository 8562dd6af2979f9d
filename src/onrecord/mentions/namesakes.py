"""Towns of one name on one page: the one whose country the page tells of, the one far larger than its namesakes, or none of them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.knowledge.namesakes import Namesakes, SharedName
from onrecord.knowledge.things import ThingName
from onrecord.mentions.things import ThingFound

UNSURE = "one_of_several"


def part_namesakes(
    found: Sequence[ThingFound], text: str, language: str, namesakes: Namesakes
) -> tuple[ThingFound, ...]:
    """The same names; a town that may be another has no key where neither the page nor its size tells which it is."""
    if not any(one.key in namesakes.keys for one in found):
        return tuple(found)
    page = _Page(text, language, namesakes, _count_countries(found, namesakes))
    behind = (*found[1:], None)
    return tuple(_part(one, next_one, page) for one, next_one in zip(found, behind, strict=True))


class _Page(NamedTuple):
    """A text, and how often it names each country, or a place of which it is sure in it."""

    text: str
    language: str
    namesakes: Namesakes
    countries: Counter[str]


def _count_countries(found: Sequence[ThingFound], namesakes: Namesakes) -> Counter[str]:
    sure = (one.key for one in found if one.key is not None and one.key not in namesakes.keys)
    return Counter(namesakes.find_country(key) for key in sure)


def _part(one: ThingFound, behind: ThingFound | None, page: _Page) -> ThingFound:
    if one.key not in page.namesakes.keys:
        return one
    name = page.namesakes.find(page.language, page.text[one.start : one.stop])
    if name is None or all(town.key != one.key for town in name.towns):
        return one
    town = _find_beside(name, one, behind, page) or name.larger or _find_told(name, page.countries)
    return one._replace(key=town.key) if town else one._replace(key=None, rule=UNSURE)


def _find_beside(name: SharedName, one: ThingFound, behind: ThingFound | None, page: _Page) -> ThingName | None:
    """The only town of the country that stands right behind the name: "Velga, Tarnia"."""
    if behind is None or behind.key is None or page.text[one.stop : behind.start].strip(" ,("):
        return None
    country = page.namesakes.find_country(behind.key)
    told = [town for town in name.towns if town.country == country]
    return told[0] if len(told) == 1 else None


def _find_told(name: SharedName, countries: Counter[str]) -> ThingName | None:
    """The only town that lies in a country of which the page names anything: where it names two of them, nobody is sure."""
    told = [town for town in name.towns if countries[town.country]]
    return told[0] if len(told) == 1 else None
