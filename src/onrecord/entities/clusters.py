"""Keys of one language that mean one person: a given name in full, its short form, its initial, a surname alone.

"Roe", "J. Roe", "Jim Roe" and "James Roe" are one where nobody else of the record is meant by them; "Jane Roe" is another. Where an
initial may be two people's, it is nobody's: that is an issue, not a guess.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from onrecord.entities.forms import NameKey, read_key
from onrecord.entities.given import group_given
from onrecord.knowledge.people import People
from onrecord.knowledge.romanisation import Romanisation
from onrecord.model.names import NameForm
from onrecord.text.names import stem_name

# Printed words of a surname and of a given name that are compared: the most frequent ones; the rest are their other cases.
_MOST_WORDS = 4
# One slip among four ("President Roe and his colleague" read as one) does not hide whose office it is.
_CLEAR_SHARE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Names that one language, or knowledge, already tells for one person.

    ``known`` is the key in knowledge. ``surnames`` and ``given`` are words as printed, ``initials`` letters that stand for a given name.
    ``offices`` are the keys of offices that the pages print with the name; ``side`` is the person's country.
    """

    keys: tuple[str, ...]
    forms: tuple[NameForm, ...]
    known: str | None
    languages: frozenset[str]
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    initials: tuple[str, ...]
    offices: frozenset[str]
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Names of the record that may be one person's, where nothing says whose: the words, the keys, and what is missing."""

    keys: tuple[str, ...]
    why: str


def gather_clusters(
    forms: Sequence[NameForm], people: People, romanisation: Romanisation
) -> tuple[tuple[Cluster, ...], tuple[Doubt, ...]]:
    """The clusters of the record in the order of their first keys, with all people of knowledge, and initials that may be two people's."""
    by_key: dict[str, list[NameForm]] = {}
    for form in sorted(sorted(forms, key=lambda one: one.office or ""), key=attrgetter("key", "language", "exact")):
        by_key.setdefault(form.key, []).append(form)
    named = {key: read_key(key) for key in by_key}
    surnames: dict[tuple[str, str], list[NameKey]] = {}
    for name in named.values():
        if name is not None:
            surnames.setdefault((name.language, name.surname), []).append(name)
    groups: list[tuple[str, ...]] = []
    doubts: list[Doubt] = []
    bearers = _find_bearers(by_key, people)
    for (language, surname), names in surnames.items():
        found, doubted = _group_names(names, people, romanisation)
        groups += _join_bearer(found, bearers.get((language, surname), ()))
        doubts += doubted
    grouped = {key for group in groups for key in group}
    groups += [(key,) for key, name in named.items() if name is None and key not in grouped]
    printed = PrintedNames(named, people)
    clusters = [_make_cluster(keys, [form for key in keys for form in by_key[key]], printed) for keys in sorted(groups)]
    absent = [_make_cluster((key,), (), printed) for key in sorted(people.names_of) if key not in by_key]
    return (*clusters, *absent), tuple(doubts)


def _find_bearers(held: Iterable[str], people: People) -> dict[tuple[str, str], tuple[str, ...]]:
    """The people of knowledge whom the record names in full, by language and stem of the surname."""
    bearers: dict[tuple[str, str], set[str]] = {}
    for key in held:
        for name in people.names_of.get(key, ()):
            habits = people.find_language(name.language)
            stem = stem_name(name.name.split()[-1], habits.endings if habits else ())
            bearers.setdefault((name.language, stem), set()).add(key)
    return {surname: tuple(sorted(keys)) for surname, keys in bearers.items()}


def _join_bearer(groups: Sequence[tuple[str, ...]], bearers: Sequence[str]) -> list[tuple[str, ...]]:
    """A surname that the record prints alone is that of the one person of knowledge whom it names in full, if it names nobody else so."""
    if len(bearers) != 1 or len(groups) != 1 or not all(key.endswith(":") for key in groups[0]):
        return list(groups)
    return [(bearers[0], *groups[0])]


def _group_names(
    names: Sequence[NameKey], people: People, romanisation: Romanisation
) -> tuple[list[tuple[str, ...]], list[Doubt]]:
    """The keys of one surname, those of one person together."""
    habits = people.find_language(names[0].language)
    full = sorted(one for one in names if one.has_given)
    groups = group_given(full, habits.endings if habits else (), romanisation)
    doubts: list[Doubt] = []
    for name in sorted(one for one in names if len(one.given) == 1):
        same = [group for group in groups if any(one.given.startswith(name.given) for one in group)]
        if len(same) == 1:
            same[0].append(name)
            continue
        groups.append([name])
        if same:
            meant = sorted(_join_key(min(group)) for group in same)
            doubts.append(Doubt(keys=(_join_key(name), *meant), why="the initial is that of several people"))
    bare = [one for one in names if not one.given]
    is_known = any(_join_key(one) in people.surnames for one in bare)
    if len(groups) == 1 and not is_known:
        groups[0] += bare
    elif bare:
        groups.append(bare)
    return [tuple(sorted(map(_join_key, group))) for group in groups], doubts


def _join_key(name: NameKey) -> str:
    return ":".join(name)


class PrintedNames:
    """What the words of printed names are; ``named`` has the parts of each key. The stem of a word is found once for all its names."""

    def __init__(self, named: Mapping[str, NameKey | None], people: People) -> None:
        self.people = people
        self._named = named
        self._stems: dict[str, dict[str, str]] = {}

    def count(self, forms: Iterable[NameForm]) -> tuple[dict[str, int], dict[str, int], set[str]]:
        """The words that are surnames and those that are given names, each with how often, and initials."""
        surnames: dict[str, int] = {}
        given: dict[str, int] = {}
        initials: set[str] = set()
        for form in forms:
            name = self._named[form.key]
            if name is None or form.office is not None:
                continue
            if len(name.given) == 1:
                initials.add(name.given)
            surnames.setdefault(name.surname, 0)
            for word in form.exact.replace(".", ". ").split():
                stem = self._find_stem(name.language, word)
                if stem == name.surname:
                    surnames[word] = surnames.get(word, 0) + form.times
                elif stem == name.given and name.has_given:
                    given[word] = given.get(word, 0) + form.times
            if name.has_given:
                given.setdefault(name.given, 0)
        return surnames, given, initials

    def _find_stem(self, language: str, word: str) -> str:
        stems = self._stems.setdefault(language, {})
        stem = stems.get(word)
        if stem is None:
            habits = self.people.find_language(language)
            stem = stems[word] = stem_name(word, habits.endings if habits else ())
        return stem


def _make_cluster(keys: tuple[str, ...], forms: Sequence[NameForm], printed: PrintedNames) -> Cluster:
    people, key = printed.people, keys[0]
    surnames, given, initials = printed.count(forms)
    known = people.names_of.get(key, ())
    for name in known:
        words = name.name.split()
        first, last = words[0], words[-1]
        surnames[last] = surnames.get(last, 0) + len(forms) + 1
        given[first] = given.get(first, 0) + (len(forms) + 1 if first != last else 0)
    offices = {form.office for form in forms if form.office}
    offices.update(f"{one.role}.{one.country}".lower() for one in people.offices_of.get(key, ()))
    return Cluster(
        keys=keys,
        forms=tuple(forms),
        known=key if key in people.names_of else None,
        languages=frozenset([*(form.language for form in forms), *(name.language for name in known)]),
        surnames=_list_frequent(surnames),
        given=_list_frequent(given),
        initials=tuple(sorted(initials)),
        offices=frozenset(offices),
        side=people.sides.get(key) or _find_side(forms),
    )


def _list_frequent(words: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-words[word], word))[:_MOST_WORDS])


def _find_side(forms: Sequence[NameForm]) -> str | None:
    """The country whose offices the pages say this person holds: of all such mentions at least three in four name it."""
    countries: Counter[str] = Counter()
    for form in forms:
        if form.office and "." in form.office:
            countries[form.office.rsplit(".", 1)[1].upper()] += form.times
    if not countries:
        return None
    country, times = min(countries.items(), key=lambda entry: (-entry[1], entry[0]))
    return country if times >= _CLEAR_SHARE * countries.total() else None
