"""Which words are of the name of one country, place or organisation, whatever the language: «Пекине» and "Beijing"."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders, keep_loaded
from onrecord.knowledge.people import NEEDS as PEOPLE_NEEDS
from onrecord.knowledge.people import load_people
from onrecord.knowledge.things import NEEDS as THINGS_NEEDS
from onrecord.knowledge.things import load_things
from onrecord.text.listed_words import fold_spelling
from onrecord.text.words import fold_word

# Names of countries, parts of the world and languages ("Swedish") in languages whose pages are not read.
EXONYMS = "exonyms.csv"
# Names of large cities abroad in languages without capitals; none that is a common word there.
CITIES = "city_exonyms.csv"
NEEDS = (*PEOPLE_NEEDS, *THINGS_NEEDS, EXONYMS, CITIES)
_COLUMNS = ["key", "language", "name", "source"]
# A word of more names than these ("Republic") tells none of them.
_MOST_NAMES = 6
_SHORTEST = 3
# Letters of India are written with marks that are no letters.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0dff])+")
# What cases and adjectives change: as many letters at the end of words this long, none of shorter ones.
_LONG, _ENDING = 5, 3


@dataclass(frozen=True)
class NameRoots:
    """The keys of the names that each folded word is of, by its first letters; ``listed`` are the exonyms of a language with their keys."""

    words: Mapping[str, Mapping[str, frozenset[str]]]
    listed: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    _known: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, word: str) -> frozenset[str]:
        """The keys of the names that a word is of; none for a word of many."""
        folded = fold_word(word)
        known = self._known.get(folded)
        if known is None:
            known = self._known[folded] = frozenset().union(*self._list(folded))
        return known

    def _list(self, folded: str) -> Iterator[frozenset[str]]:
        for other, keys in self.words.get(folded[:_SHORTEST], {}).items():
            if folded == other or _is_form(folded, other):
                yield keys


def _is_form(one: str, other: str) -> bool:
    """Whether two words are alike but for their ends."""
    shared = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    return min(len(one), len(other)) >= _LONG and max(len(one), len(other)) - shared <= _ENDING and shared >= _LONG - 1


@keep_loaded(*NEEDS)
def load_name_roots(folders: KnowledgeFolders) -> NameRoots:
    """The words of all names of countries, places and organisations in both folders, and of exonyms."""
    people, things = load_people(folders), load_things(folders)
    named = [(country.key, name) for country in people.countries for name in (country.name, country.adjective or "")]
    exonyms = [one for file in folders.find(EXONYMS) for one in read_exonyms(file)]
    roots = make_roots(
        [*named, *((thing.key, thing.name) for thing in things.names), *((one.key, one.name) for one in exonyms)]
    )
    cities = [one for file in folders.find(CITIES) for one in read_exonyms(file)]
    return replace(roots, listed=_list_exonyms([*exonyms, *cities]))


def _list_exonyms(exonyms: Iterable["Exonym"]) -> Mapping[str, Mapping[str, frozenset[str]]]:
    listed: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in exonyms:
        for name in {one.name, fold_spelling(one.name)}:
            listed[one.language][name].add(one.key)
    return {language: {name: frozenset(keys) for name, keys in names.items()} for language, names in listed.items()}


class Exonym(NamedTuple):
    """The name of a country, a continent, a city or a language in one language."""

    key: str
    language: str
    name: str


def read_exonyms(file: KnowledgeFile) -> Iterator[Exonym]:
    """Each row; the data set that it was read from stands beside it."""
    reader = csv.reader(file.read_text().splitlines())
    if next(reader, None) != _COLUMNS:
        raise KnowledgeError(f"{file.path}:1: expected the columns {', '.join(_COLUMNS)}")
    for row in reader:
        if len(row) != len(_COLUMNS) or not all(cell.strip() for cell in row):
            raise KnowledgeError(f"{file.path}:{reader.line_num}: expected {', '.join(_COLUMNS)}, found {row}")
        yield Exonym(*row[:3])


def make_roots(names: Iterable[tuple[str, str]]) -> NameRoots:
    """The words of names, given with their keys. One that is a whole name is of that alone: «Francia» is no "Southern Territories"."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    whole: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in names:
        found = [fold_word(word) for word in _WORD.findall(name) if len(word) >= _SHORTEST]
        for word in found:
            (whole if len(found) == 1 else held)[word].add(key)
    words: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for word, keys in (held | whole).items():
        if len(keys) <= _MOST_NAMES:
            words[word[:_SHORTEST]][word] = frozenset(keys)
    return NameRoots(words)
