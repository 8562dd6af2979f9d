"""Places, organisations and the like as entities: one a key, with the names of knowledge or those printed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from onrecord.knowledge.people import People
from onrecord.knowledge.things import Things
from onrecord.model import Entity
from onrecord.model.identity import identify_entity
from onrecord.model.names import NameForm

Names = Mapping[str, tuple[str, ...]]


def resolve_things(forms: Sequence[NameForm], things: Things, people: People) -> tuple[Entity, ...]:
    """One entity for each kind and key, by id."""
    known = _list_known(things, people)
    held: dict[tuple[str, str], list[NameForm]] = {}
    for form in forms:
        held.setdefault((form.kind, form.key), []).append(form)
    entities = [_make_entity(key, printed, known.get(key, {}), people) for (_, key), printed in held.items()]
    return tuple(sorted(entities, key=attrgetter("id")))


def _make_entity(key: str, forms: Sequence[NameForm], known: Names, people: People) -> Entity:
    names = known or _list_printed(forms)
    first = people.stand_in
    shown = min(names) if first is None or first not in names else first
    return Entity(
        id=identify_entity(forms[0].kind, key if known else min(form.earliest for form in forms)),
        kind=forms[0].kind,
        key=key,
        keys=(key,),
        name=names[shown][0],
        names=names,
        wikidata=None,
        offices=(),
        side=None,
    )


def _list_printed(forms: Sequence[NameForm]) -> Names:
    if len(forms) == 1:  # as most things of a record have
        return {forms[0].language: (forms[0].exact,)}
    counts: dict[str, Counter[str]] = {}
    for form in forms:
        counts.setdefault(form.language, Counter())[form.exact] += form.times
    return {
        language: tuple(sorted(count, key=lambda exact: (-count[exact], len(exact), exact)))
        for language, count in sorted(counts.items())
    }


def _list_known(things: Things, people: People) -> Mapping[str, Names]:
    """The names that knowledge has for a key, by language; those of countries too."""
    named: dict[str, dict[str, list[str]]] = {}
    for key, language, name in _list_rows(things, people):
        held = named.setdefault(key, {}).setdefault(language, [])
        if name not in held:
            held.append(name)
    return {key: {language: tuple(names) for language, names in sorted(held.items())} for key, held in named.items()}


def _list_rows(things: Things, people: People) -> Iterator[tuple[str, str, str]]:
    for one in things.names:
        yield one.key, one.language, one.name
    for country in people.countries:
        yield f"country-{country.key.lower()}", country.language, country.name
