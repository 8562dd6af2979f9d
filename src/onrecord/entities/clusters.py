"""Keys of one language that mean one person: a given name in full, its short form, its initial, a surname alone.

"Roe", "J. Roe", "Jim Roe" and "James Roe" are one where nobody else of the record is meant by them; "Jane Roe" is another. Where an
initial may be two people's, it is nobody's: that is an issue, not a guess.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.entities.forms import NameForm, NameKey, read_key
from onrecord.entities.given import group_given
from onrecord.knowledge.people import People
from onrecord.knowledge.romanisation import Romanisation
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
    for form in sorted(forms, key=lambda one: (one.key, one.language, one.exact, one.office or "")):
        by_key.setdefault(form.key, []).append(form)
    surnames: dict[tuple[str, str], list[NameKey]] = {}
    for key in by_key:
        if (name := read_key(key)) is not None:
            surnames.setdefault((name.language, name.surname), []).append(name)
    groups: list[tuple[str, ...]] = []
    doubts: list[Doubt] = []
    bearers = _find_bearers(by_key, people)
    for (language, surname), names in surnames.items():
        found, doubted = _group_names(names, people, romanisation)
        groups += _join_bearer(found, bearers.get((language, surname), ()))
        doubts += doubted
    grouped = {key for group in groups for key in group}
    groups += [(key,) for key in by_key if read_key(key) is None and key not in grouped]
    clusters = [_make_cluster(keys, [form for key in keys for form in by_key[key]], people) for keys in sorted(groups)]
    absent = [_make_cluster((key,), (), people) for key in sorted(people.names_of) if key not in by_key]
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


def _make_cluster(keys: tuple[str, ...], forms: Sequence[NameForm], people: People) -> Cluster:
    known = keys[0] if keys[0] in people.names_of else None
    surnames: Counter[str] = Counter()
    given: Counter[str] = Counter()
    initials: set[str] = set()
    for word, kind, times in _read_words(forms, people):
        if kind == "initial":
            initials.add(word)
        else:
            (surnames if kind == "surname" else given)[word] += times
    for name in people.names_of.get(keys[0], ()):
        words = name.name.split()
        first, last = words[0], words[-1]
        surnames[last] += len(forms) + 1
        given[first] += len(forms) + 1 if first != last else 0
    languages = {form.language for form in forms} | {one.language for one in people.names_of.get(keys[0], ())}
    return Cluster(
        keys=keys,
        forms=tuple(forms),
        known=known,
        languages=frozenset(languages),
        surnames=_list_frequent(surnames),
        given=_list_frequent(given),
        initials=tuple(sorted(initials)),
        offices=frozenset(form.office for form in forms if form.office)
        | frozenset(f"{one.role}.{one.country}".lower() for one in people.offices_of.get(keys[0], ())),
        side=people.sides.get(keys[0]) or _find_side(forms),
    )


def _read_words(forms: Iterable[NameForm], people: People) -> Iterator[tuple[str, str, int]]:
    """The words of names with what they are: surname, given or initial."""
    for form in forms:
        name = read_key(form.key)
        if name is None or form.office is not None:
            continue
        habits = people.find_language(name.language)
        endings = habits.endings if habits else ()
        if len(name.given) == 1:
            yield name.given, "initial", form.times
        yield name.surname, "surname", 0
        for word in form.exact.replace(".", ". ").split():
            stem = stem_name(word, endings)
            if stem == name.surname:
                yield word, "surname", form.times
            elif name.has_given and stem == name.given:
                yield word, "given", form.times
        if name.has_given:
            yield name.given, "given", 0


def _list_frequent(words: Counter[str]) -> tuple[str, ...]:
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
