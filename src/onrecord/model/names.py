"""Names as pages print them, counted: what people, places and organisations of the record are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.people import EntityKind, Mention

# Pages without a day come after all others; pages in no known language have this one.
UNDATED, UNDETERMINED = "9999", "und"
# What a mention is counted as: kind, key, and the office that it names.
Named = tuple[EntityKind, str, str | None, Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One printed form of a key in one language, how often, and its earliest mention (date of the page, then the mention's id).

    ``office`` is the key of the office that the words name ("president.kz"), absent where they are a name.
    ``kind`` is that of the entity: a person, or the thing that the words name.
    """

    key: str
    office: str | None
    language: str
    exact: str
    times: int
    earliest: str
    kind: EntityKind = "person"


def order_mention(published: str | None, mention: str) -> str:
    """What the mentions of the record are ordered by: the day of the page, then the mention's id."""
    return f"{published or UNDATED}|{mention}"


def count_people(mentions: Iterable[Mention], language: str | None, published: str | None) -> tuple[NameForm, ...]:
    """The printed forms of the people of one page, their offices among them, in order; words that mean nobody are left out."""
    named: Iterable[Named] = (
        ("person", one.person, one.key if one.kind == "office" else None, one)
        for one in mentions
        if one.person is not None
    )
    return _count(named, language, published)


def count_things(mentions: Iterable[Mention], language: str | None, published: str | None) -> tuple[NameForm, ...]:
    """The printed forms of what else one page names, in order."""
    return _count(((one.kind, one.key, None, one) for one in mentions), language, published)


def _count(named: Iterable[Named], language: str | None, published: str | None) -> tuple[NameForm, ...]:
    held: dict[tuple[EntityKind, str, str, str], list[str]] = {}
    for kind, key, office, one in named:
        held.setdefault((kind, key, office or "", one.exact), []).append(one.id)
    return tuple(
        NameForm(
            key=key,
            office=office or None,
            language=language or UNDETERMINED,
            exact=exact,
            times=len(ids),
            earliest=order_mention(published, min(ids)),
            kind=kind,
        )
        for (kind, key, office, exact), ids in sorted(held.items())
    )
