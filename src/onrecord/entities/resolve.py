"""Names of the whole record into people: keys of knowledge, and unknown names that are one by surname and initial."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.entities.cast import REVIEWED
from onrecord.knowledge.people import People, PersonName
from onrecord.model import Entity, Office
from onrecord.model.identity import identify_entity

# One slip among four ("President Roe and his colleague" read as one) does not hide whose office it is.
_CLEAR_SHARE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One printed form of a key in one language, how often, and its earliest mention (date of the page, then the mention's id).

    ``office`` is the key of the office that the words name ("president.kz"), absent where they are a name.
    """

    key: str
    office: str | None
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
    merged = dict(_merge_keys({form.key for form in forms}, people))
    for form in sorted(forms, key=lambda one: (one.key, one.language, one.exact)):
        clusters.setdefault(merged[form.key], []).append(form)
    entities = {key: _make_entity(key, held, people) for key, held in sorted(clusters.items())}
    aliases = tuple(Alias(key=key, entity=entities[target].id) for key, target in sorted(merged.items()))
    return tuple(sorted(entities.values(), key=lambda entity: entity.id)), aliases


def _merge_keys(keys: set[str], people: People) -> Iterator[tuple[str, str]]:
    """A surname without an initial is the one person of that surname and language who has one; else it stays its own.

    So it does where somebody whom knowledge has is of that surname too.
    """
    fuller: dict[str, list[str]] = {}
    for key in sorted(keys):
        fuller.setdefault(key[: key.rfind(":") + 1], []).append(key)
    for key in sorted(keys):
        others = fuller[key] if key.endswith(":") and not key.startswith(REVIEWED) else []
        initialed = [other for other in others if other != key]
        yield key, initialed[0] if len(initialed) == 1 and key not in people.surnames else key


def _make_entity(key: str, forms: Sequence[NameForm], people: People) -> Entity:
    known = people.names_of.get(key, ())
    return Entity(
        id=identify_entity("person", key if known else min(form.earliest for form in forms)),
        kind="person",
        key=key,
        keys=tuple(sorted({form.key for form in forms})),
        name=_choose_name(key, names := _list_names(known, forms), people.stand_in),
        names=names,
        wikidata=None,
        offices=tuple(
            Office(title=f"{holder.role.replace('_', ' ')}, {holder.country}", start=holder.start, stop=holder.stop)
            for holder in people.offices_of.get(key, ())
        ),
        side=people.sides.get(key) or _find_side(forms),
    )


def _list_names(known: Sequence[PersonName], forms: Sequence[NameForm]) -> dict[str, tuple[str, ...]]:
    """Language to forms of the name: those of knowledge, else the printed ones, fullest and most frequent first."""
    if known:
        languages = sorted({name.language for name in known})
        return {language: tuple(name.name for name in known if name.language == language) for language in languages}
    printed: dict[str, list[NameForm]] = {}
    for form in forms:
        if form.office is None:
            printed.setdefault(form.language, []).append(form)
    return {language: _order_forms(held) for language, held in sorted(printed.items())}


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


def _order_forms(forms: Sequence[NameForm]) -> tuple[str, ...]:
    """Printed forms, the best to show first: full names, in the nominative where labels tell it, then the most frequent.

    Labels print initials and a nominative ("Р.Ясенев"), so that the most frequent form with initials tells "Ясеневу Роману" from
    "Роман Ясенев".
    """
    counts: Counter[str] = Counter()
    for form in forms:
        counts[form.exact] += form.times
    if len(counts) == 1:
        return tuple(counts)
    initialed = [exact for exact in counts if counts[exact] > 1 and "." in exact.split()[0]]
    best = min(initialed, key=lambda exact: (-counts[exact], exact), default="")
    surname = best.rpartition(".")[2].strip()
    return tuple(sorted(counts, key=lambda exact: (_rank_form(exact, surname), exact.isupper(), -counts[exact], exact)))


def _rank_form(exact: str, surname: str) -> int:
    """0 for a full name with this surname, 1 for initials with it, 2 for another full name, 3 for anything else."""
    words = exact.replace(".", " ").split()
    is_full = len(words) > 1 and "." not in exact.split(maxsplit=1)[0] and not exact.isupper()
    if surname and surname in words:
        return 0 if is_full else 1 if len(words) > 1 else 3
    return 2 if is_full else 3


def _choose_name(key: str, names: dict[str, tuple[str, ...]], first: str | None) -> str:
    """The form in the language shown first, else in the first language by code."""
    if key.startswith(REVIEWED):
        return key.removeprefix(REVIEWED)
    ordered = sorted(names, key=lambda language: (language != first, language))
    return names[ordered[0]][0]
