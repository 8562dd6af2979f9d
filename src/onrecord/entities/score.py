"""How much speaks for two clusters being one person, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.entities.clusters import Cluster
from onrecord.knowledge.romanisation import Romanisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The parts: likeness of surnames and of given names (0 to 1; absent where a side prints none in full), whether an initial may stand
    for the other's given name (absent where there is no initial), whether both hold one office, and whether their countries agree
    (absent where one is unknown).
    """

    surname: float
    given: float | None
    initial: bool | None
    office: bool
    side: bool | None


def score_pair(first: Cluster, second: Cluster, romanisation: Romanisation) -> Likeness:
    """The parts for two clusters."""
    given: float | None = None
    if first.given and second.given:
        given = _compare_all(_list_given(first, romanisation), _list_given(second, romanisation), romanisation)
    return Likeness(
        surname=_compare_all(first.surnames, second.surnames, romanisation),
        given=given,
        initial=_compare_initials(first, second, romanisation) if given is None else None,
        office=not first.offices.isdisjoint(second.offices),
        side=first.side == second.side if first.side and second.side else None,
    )


def _list_given(cluster: Cluster, romanisation: Romanisation) -> tuple[str, ...]:
    """The given names, with those that they are short for."""
    longer = {
        name
        for language in cluster.languages
        for word in cluster.given
        for name in romanisation.list_short(word, language)
    }
    return (*cluster.given, *sorted(longer))


def _compare_all(first: Sequence[str], second: Sequence[str], romanisation: Romanisation) -> float:
    return max((romanisation.compare(one, other) for one in first for other in second), default=0.0)


def _compare_initials(first: Cluster, second: Cluster, romanisation: Romanisation) -> bool | None:
    one, other = first.given or first.initials, second.given or second.initials
    if not one or not other:
        return None
    return any(romanisation.may_open(left, right) for left in one for right in other)
