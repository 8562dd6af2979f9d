"""Names of the whole record into people: keys of knowledge, and unknown names that are one by their parts, across languages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.entities.cast import REVIEWED
from onrecord.entities.clusters import Cluster, Doubt, gather_clusters
from onrecord.entities.join import join_clusters
from onrecord.knowledge.people import People, PersonName
from onrecord.knowledge.romanisation import Romanisation
from onrecord.model import Entity, Issue, Office, make_issue
from onrecord.model.identity import identify_entity
from onrecord.model.names import NameForm

_STAGE = "entities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A key of mentions and the entity that it means."""

    key: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The people of the record, the entity of every key, and names that may be one person's."""

    entities: tuple[Entity, ...]
    aliases: tuple[Alias, ...]
    issues: tuple[Issue, ...]


def resolve_entities(forms: Sequence[NameForm], people: People, romanisation: Romanisation) -> Resolution:
    """The people of the record. Deterministic in the set of forms, not in their order."""
    clusters, doubts = gather_clusters(forms, people, romanisation)
    groups, unsure = join_clusters(clusters, romanisation)
    joined = [[clusters[place] for place in places] for places in groups]
    named = [held for held in joined if any(cluster.forms for cluster in held)]
    pairs = sorted(((_make_entity(held, people), held) for held in named), key=lambda pair: pair[0].id)
    aliases = sorted((key, entity.id) for entity, _ in pairs for key in entity.keys)
    return Resolution(
        entities=tuple(entity for entity, _ in pairs),
        aliases=tuple(Alias(key=key, entity=entity) for key, entity in aliases),
        issues=tuple(_make_issues((*doubts, *unsure), forms, people)),
    )


def _make_entity(held: Sequence[Cluster], people: People) -> Entity:
    forms = [form for cluster in held for form in cluster.forms]
    key = min((cluster.known is None, cluster.keys[0]) for cluster in held)[1]
    known = people.names_of.get(key, ())
    names = _list_names(known, forms)
    sides = sorted({cluster.side for cluster in held if cluster.side})
    return Entity(
        id=_identify(held),
        kind="person",
        key=key,
        keys=tuple(sorted({form.key for form in forms})),
        name=_choose_name(key, names, people.stand_in),
        names=names,
        wikidata=next((name.wikidata for name in known if name.wikidata), None),
        offices=tuple(
            Office(title=f"{holder.role.replace('_', ' ')}, {holder.country}", start=holder.start, stop=holder.stop)
            for holder in people.offices_of.get(key, ())
        ),
        side=people.sides.get(key) or (sides[0] if len(sides) == 1 else None),
    )


def _identify(held: Sequence[Cluster]) -> str:
    """By the key in knowledge, else by the earliest mention of all."""
    known = [cluster.known for cluster in held if cluster.known]
    return identify_entity(
        "person", known[0] if known else min(form.earliest for cluster in held for form in cluster.forms)
    )


def _make_issues(doubts: Sequence[Doubt], forms: Sequence[NameForm], people: People) -> Iterator[Issue]:
    """An issue for each doubt, with a name as printed, or as knowledge has it, for each key."""
    doubted = {key for doubt in doubts for key in doubt.keys}
    held = [form for form in forms if form.key in doubted]
    printed = {key: names[0].name for key, names in people.names_of.items()}
    printed |= {form.key: form.exact for form in sorted(held, key=lambda one: (one.times, one.exact))}
    for doubt in sorted(doubts, key=lambda one: one.keys):
        names = ", ".join(f"«{printed.get(key, key)}»" for key in doubt.keys)
        yield make_issue(stage=_STAGE, source=" ".join(doubt.keys), why=f"may be one person: {names}; {doubt.why}")


def _list_names(known: Sequence[PersonName], forms: Sequence[NameForm]) -> dict[str, tuple[str, ...]]:
    """Language to forms of the name: those of knowledge, else the printed ones, fullest and most frequent first."""
    printed: dict[str, list[NameForm]] = {}
    for form in forms:
        if form.office is None:
            printed.setdefault(form.language, []).append(form)
    names = {language: _order_forms(held) for language, held in printed.items()}
    for language in {name.language for name in known}:
        names[language] = tuple(name.name for name in known if name.language == language)
    return {language: names[language] for language in sorted(names)}


def _order_forms(forms: Sequence[NameForm]) -> tuple[str, ...]:
    """Printed forms, the best to show first: full names, in the nominative where labels tell it, then the most frequent.

    Labels print initials and a nominative ("Р.Ясенев"), so that the most frequent form with initials tells "Ясеневу Роману" from
    "Роман Ясенев".
    """
    if len(forms) == 1:  # as most people of a record have
        return (forms[0].exact,)
    counts: Counter[str] = Counter()
    for form in forms:
        counts[form.exact] += form.times
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
    if key.startswith(REVIEWED) or not names:
        return key.removeprefix(REVIEWED)
    shown = first if first in names else min(names)
    return names[shown][0]
