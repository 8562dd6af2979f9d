"""Towns of one name: which they are, and which of them is so much larger that the name alone means it (``residents.csv``)."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders, keep_loaded
from onrecord.knowledge.things import NEEDS as THINGS
from onrecord.knowledge.things import ThingName, load_things

RESIDENTS = "residents.csv"
NEEDS = (*THINGS, RESIDENTS)
_COLUMNS = ["key", "residents", "source"]
_COUNTRY = "country-"
# A town with ten times the people of each other one is meant where nothing else is said: London of Great Britain has 21 times those of
# London in Canada, Alexandria in Egypt 33 times those of the one in America; Birmingham has 6 times, Barcelona twice.
_FAR_LARGER = 10
# What a case may change at the end of a name.
_ENDING, _SHORTEST = 2, 2


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name in one language in small letters, the towns that bear it, and the one that is far larger than all others."""

    name: str
    towns: tuple[ThingName, ...]
    larger: ThingName | None

    def is_printed(self, exact: str) -> bool:
        """Whether words of a text are this name in some case."""
        length = max(_SHORTEST, len(self.name) - _ENDING)
        return exact.casefold()[:length] == self.name[:length] and len(exact) <= len(self.name) + _ENDING


@dataclass(frozen=True)
class Namesakes:
    """The shared names of each language, and the country of each known place."""

    names: Mapping[str, tuple[SharedName, ...]]
    countries: Mapping[str, str]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The towns that may be another."""
        return frozenset(town.key for names in self.names.values() for name in names for town in name.towns)

    def find(self, language: str, exact: str) -> SharedName | None:
        """The shared name that words of a text are."""
        alike = self._opening.get((language, exact.casefold()[:_SHORTEST]), ())
        return next((name for name in alike if name.is_printed(exact)), None)

    @cached_property
    def _opening(self) -> Mapping[tuple[str, str], Sequence[SharedName]]:
        """The names by language and by the letters that no case changes, in order."""
        found: defaultdict[tuple[str, str], list[SharedName]] = defaultdict(list)
        for language, names in self.names.items():
            for name in names:
                found[language, name.name[:_SHORTEST]].append(name)
        return found

    def find_country(self, key: str) -> str:
        """The country in which a known place lies, or that it is; empty where it is in none alone."""
        return self.countries.get(key) or (key.removeprefix(_COUNTRY).upper() if key.startswith(_COUNTRY) else "")


@keep_loaded(*NEEDS)
def load_namesakes(folders: KnowledgeFolders) -> Namesakes:
    """The names of ``places.csv`` that towns share."""
    residents = {key: count for file in folders.find(RESIDENTS) for key, count in _read_residents(file)}
    return index_namesakes(load_things(folders).names, residents)


def index_namesakes(names: Iterable[ThingName], residents: Mapping[str, int]) -> Namesakes:
    """The names that several towns bear, letter for letter; what has no country is a region or a river, which a word beside it tells."""
    towns: defaultdict[tuple[str, str], dict[str, ThingName]] = defaultdict(dict)
    for one in names:
        if one.kind == "place" and one.country:
            towns[one.language, one.name.casefold()].setdefault(one.key, one)
    shared: defaultdict[str, list[SharedName]] = defaultdict(list)
    for (language, name), held in sorted(towns.items()):
        if len(held) > 1:
            shared[language].append(SharedName(name, tuple(held.values()), _find_larger(held, residents)))
    countries = {one.key: one.country for held in towns.values() for one in held.values()}
    return Namesakes(names={language: tuple(held) for language, held in shared.items()}, countries=countries)


def _find_larger(towns: Mapping[str, ThingName], residents: Mapping[str, int]) -> ThingName | None:
    ordered = sorted(towns, key=lambda key: (-residents.get(key, 0), key))
    first, second = (residents.get(key, 0) for key in ordered[:2])
    return towns[ordered[0]] if first and first >= _FAR_LARGER * second else None


def _read_residents(file: KnowledgeFile) -> Iterator[tuple[str, int]]:
    rows = csv.DictReader(file.read_text().splitlines())
    if rows.fieldnames != _COLUMNS:
        raise KnowledgeError(f"{file.path}:1: expected the columns {', '.join(_COLUMNS)}")
    for row in rows:
        if not row["residents"].isdigit() or not row["source"].strip():
            raise KnowledgeError(f"{file.path}:{rows.line_num}: a row has a number of residents and names its source")
        yield row["key"], int(row["residents"])
