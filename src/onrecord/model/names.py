"""Names as pages print them, counted: what people, places and organisations of the record are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.people import EntityKind, Mention

# Pages without a day come after all others; pages in no known language have this one.
UNDATED, UNDETERMINED = "9999", "und"


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
    held: dict[tuple[str, str, str], list[str]] = {}
    for one in mentions:
        if one.person is not None:
            office = one.key if one.kind == "office" else ""
            held.setdefault((one.person, office, one.exact), []).append(one.id)
    return tuple(
        NameForm(
            key=key,
            office=office or None,
            language=language or UNDETERMINED,
            exact=exact,
            times=len(ids),
            earliest=order_mention(published, min(ids)),
        )
        for (key, office, exact), ids in sorted(held.items())
    )


def count_things(mentions: Iterable[Mention], language: str | None, published: str | None) -> tuple[NameForm, ...]:
    """The printed forms of what else one page names, in order."""
    held: dict[tuple[EntityKind, str, str], list[str]] = {}
    for one in mentions:
        held.setdefault((one.kind, one.key, one.exact), []).append(one.id)
    return tuple(
        NameForm(
            key=key,
            office=None,
            language=language or UNDETERMINED,
            exact=exact,
            times=len(ids),
            earliest=order_mention(published, min(ids)),
            kind=kind,
        )
        for (kind, key, exact), ids in sorted(held.items())
    )
