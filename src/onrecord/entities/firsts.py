"""Ids that unknown people would have if another page were the earliest: the earliest mention makes the id, and an older page may come."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.engines.steps import Relational
from onrecord.entities.forms import read_key
from onrecord.model import Identity, Mention
from onrecord.model.identity import identify_entity
from onrecord.model.names import order_mention


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A key of an unknown person, and the id of its entity where this document names the person first."""

    key: str
    identity: str


def list_firsts(published: str | None, mentions: Sequence[Mention]) -> tuple[First, ...]:
    """One for each person of the document whom knowledge does not have, by key."""
    earliest: dict[str, str] = {}
    for mention in mentions:
        if mention.person is not None and read_key(mention.person) is not None:
            earliest[mention.person] = min(mention.id, earliest.get(mention.person, mention.id))
    return tuple(
        First(key=key, identity=identify_entity("person", order_mention(published, mention)))
        for key, mention in sorted(earliest.items())
    )


# Whoever has kept an id of a record with fewer pages is led to the one that stands.
IDENTITIES = Relational(
    name="identities",
    version="2",
    inputs={"firsts": "cast.firsts(key, identity)", "aliases": "resolved.aliases(key, entity)"},
    output=Identity,
    keyed=False,
    sql="""
        SELECT entity || '|' || identity AS id, entity AS old, identity AS "new"
        FROM (
            SELECT DISTINCT aliases.entity AS entity, firsts.identity AS identity
            FROM firsts JOIN aliases ON firsts.key = aliases.key
            WHERE aliases.entity <> firsts.identity
        ) AS others
    """,
)
