"""Names of the whole record into people: keys of knowledge, and unknown names that are one by surname and initial."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.entities.cast import REVIEWED
from onrecord.knowledge.people import People
from onrecord.model import Entity, Office
from onrecord.model.identity import identify_entity


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One printed form of a key in one language, how often, and its earliest mention (date of the page, then the mention's id)."""

    key: str
    language: str
    exact: str
    times: int
    earliest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A key of mentions and the entity that it means."""

    key: str
    entity: str


def resolve_entities(forms: Sequence[NameForm], people: People) -> tuple[tuple[Entity, ...], tuple[Alias, ...]]:
    """The people of the record, and the entity of every key. Deterministic in the set of forms, not in their order."""
    clusters: dict[str, list[NameForm]] = {}
    merged = dict(_merge_keys({form.key for form in forms}))
    for form in sorted(forms, key=lambda one: (one.key, one.language, one.exact)):
        clusters.setdefault(merged[form.key], []).append(form)
    entities = {key: _make_entity(key, held, people) for key, held in sorted(clusters.items())}
    aliases = tuple(Alias(key=key, entity=entities[target].id) for key, target in sorted(merged.items()))
    return tuple(sorted(entities.values(), key=lambda entity: entity.id)), aliases


def _merge_keys(keys: set[str]) -> Iterator[tuple[str, str]]:
    """A surname without an initial is the one person of that surname and language who has one; else it stays its own."""
    for key in sorted(keys):
        if key.endswith(":") and not key.startswith(REVIEWED):
            fuller = sorted(other for other in keys if other.startswith(key) and other != key)
            yield key, fuller[0] if len(fuller) == 1 else key
        else:
            yield key, key


def _make_entity(key: str, forms: Sequence[NameForm], people: People) -> Entity:
    known = [name for name in people.names if name.key == key]
    printed: dict[str, list[NameForm]] = {form.language: [] for form in forms} if not known else {}
    for form in forms if not known else ():
        printed[form.language].append(form)
    names = {
        language: tuple(name.name for name in known if name.language == language)
        for language in sorted({name.language for name in known})
    } or {language: _order_forms(held) for language, held in sorted(printed.items())}
    earliest = min(form.earliest for form in forms)
    offices = tuple(
        Office(title=f"{holder.role.replace('_', ' ')}, {holder.country}", start=holder.start, stop=holder.stop)
        for holder in people.holders
        if holder.person == key
    )
    return Entity(
        id=identify_entity("person", key if known else earliest),
        kind="person",
        key=key,
        keys=tuple(sorted({form.key for form in forms})),
        name=_choose_name(key, names, people.stand_in),
        names=names,
        wikidata=None,
        offices=offices,
        side=people.sides.get(key),
    )


def _order_forms(forms: Sequence[NameForm]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for form in forms:
        counts[form.exact] += form.times
    return tuple(sorted(counts, key=lambda exact: (-len(exact.split()), -counts[exact], exact)))


def _choose_name(key: str, names: dict[str, tuple[str, ...]], first: str | None) -> str:
    """The form in the language shown first, else in the first language by code."""
    if key.startswith(REVIEWED):
        return key.removeprefix(REVIEWED)
    ordered = sorted(names, key=lambda language: (language != first, language))
    return names[ordered[0]][0]
