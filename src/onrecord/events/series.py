"""Which names mean one series: «межрегиональный форум» and «XVI Форум межрегионального сотрудничества», and across languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.events.telling import SeriesName, Telling
from onrecord.text.edtf import find_bounds


class Name(NamedTuple):
    """A series' name without its ordinal, in one language."""

    language: str
    sort: str
    stems: tuple[str, ...]
    countries: tuple[str, ...]


class Components:
    """Sets of things that are joined pair by pair; a set is known by its smallest member's number."""

    def __init__(self, count: int) -> None:
        self._heads = list(range(count))

    def find(self, one: int) -> int:
        """The number of the set that this is in."""
        while self._heads[one] != one:
            self._heads[one] = self._heads[self._heads[one]]
            one = self._heads[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes two sets one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._heads[high] = low


def name_of(telling: Telling) -> Name | None:
    """The name under which a telling's series is looked up."""
    series = telling.series
    return Name(telling.language or "", series.sort, series.stems, series.countries) if series else None


class SeriesIndex:
    """The names of a record's series, joined into series."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.names = sorted({name for one in tellings if (name := name_of(one)) is not None})
        self._places = {name: place for place, name in enumerate(self.names)}
        self._components = Components(len(self.names))
        self._join_shorter()
        self._join_languages(tellings)

    def find(self, telling: Telling) -> int | None:
        """The series of a telling."""
        name = name_of(telling)
        return None if name is None else self._components.find(self._places[name])

    def join(self, one: Telling, other: Telling) -> None:
        """The two names mean one series: one event bears both."""
        first, last = name_of(one), name_of(other)
        if first is not None and last is not None and are_alike(first, last):
            self._components.join(self._places[first], self._places[last])

    def _join_shorter(self) -> None:
        """A name whose words all stand in longer names of one series is a short form of it."""
        by_stem: defaultdict[tuple[str, str, str], list[Name]] = defaultdict(list)
        for name in self.names:
            for stem in name.stems:
                by_stem[name.language, name.sort, stem].append(name)
        for name in sorted(self.names, key=lambda one: (-len(one.stems), -len(one.countries), one)):
            fuller = set(_list_fuller(name, by_stem))
            heads = {self._components.find(self._places[one]) for one in fuller}
            if len(heads) == 1:
                self._components.join(self._places[name], heads.pop())

    def _join_languages(self, tellings: Iterable[Telling]) -> None:
        """Two names of one sort and the same countries, with one ordinal at one time, mean one series."""
        held: defaultdict[tuple[str, int, tuple[str, ...]], list[Telling]] = defaultdict(list)
        for one in tellings:
            series = one.series
            if series is not None and series.ordinal is not None and series.ordinal > 1 and series.countries:
                held[series.sort, series.ordinal, series.countries].append(one)
        for alike in held.values():
            ordered = sorted(alike, key=lambda one: (one.published or "", one.id))
            for before, after in pairwise(ordered):
                if _are_near(before, after):
                    self.join(before, after)


def are_alike(one: Name, other: Name) -> bool:
    """Nothing in two names speaks against one series: their sort is the same, and so are the countries where both have them."""
    return one.sort == other.sort and (not one.countries or not other.countries or one.countries == other.countries)


def _list_fuller(name: Name, by_stem: Mapping[tuple[str, str, str], Sequence[Name]]) -> Iterator[Name]:
    rarest = min((by_stem[name.language, name.sort, stem] for stem in name.stems), key=len, default=())
    for other in rarest:
        if other != name and set(name.stems) <= set(other.stems) and are_alike(name, other):
            yield other


def _are_near(before: Telling, after: Telling) -> bool:
    """The pages came out within a year or so of each other."""
    first, last = find_bounds(before.published), find_bounds(after.published)
    return first is None or last is None or abs(last.first - first.first) <= _YEAR


_YEAR = 400


def choose_name(names: Iterable[SeriesName], strip: Mapping[str, str]) -> str:
    """The name to show: the fullest, then the one printed most; ``strip`` is what each is without its ordinal."""
    counts: dict[str, list[int]] = {}
    for name in names:
        shown = strip.get(name.printed, name.printed)
        held = counts.setdefault(shown, [0, 0])
        held[0] = max(held[0], 0 if name.is_pointed else len(name.stems) + len(name.countries))
        held[1] += 1
    return min(counts, key=lambda shown: (-counts[shown][0], -counts[shown][1], len(shown), shown))
