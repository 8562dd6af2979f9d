"""How much speaks for two clusters being one person, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.entities.clusters import Cluster
from onrecord.knowledge.romanisation import Romanisation

# Two words have to agree at once in a full name. Of 1,000 English–Russian pairs of names (every second line of
# ../shared/data/names/en-ru.tsv) 0.83 are as alike as SURNAME, and 0.002 of pairs put together at random; but the nearest other one of
# 1,000 names is as alike in 1 of 10, so that the given names decide.
SURNAME = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The parts: likeness of surnames and of given names (0 to 1; absent where a side prints none in full), whether an initial may stand
    for the other's given name (absent where there is no initial), whether both hold one office, and whether their countries agree
    (absent where one is unknown). Given names and initials are not compared where surnames or countries part the two already.
    """

    surname: float
    given: float | None
    initial: bool | None
    office: bool
    side: bool | None


def score_pair(first: Cluster, second: Cluster, romanisation: Romanisation) -> Likeness:
    """The parts for two clusters."""
    surname = _compare_all(first.surnames, second.surnames, romanisation)
    side = first.side == second.side if first.side and second.side else None
    given: float | None = None
    initial: bool | None = None
    if surname < SURNAME or side is False:
        pass
    elif first.given and second.given:
        given = _compare_all(_list_given(first, romanisation), _list_given(second, romanisation), romanisation)
    else:
        initial = _compare_initials(first, second, romanisation)
    office = not first.offices.isdisjoint(second.offices)
    return Likeness(surname=surname, given=given, initial=initial, office=office, side=side)


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
    folded = [romanisation.fold(other) for other in second]
    compare = romanisation.compare_folded
    return max((compare(one, other) for one in map(romanisation.fold, first) for other in folded), default=0.0)


def _compare_initials(first: Cluster, second: Cluster, romanisation: Romanisation) -> bool | None:
    one, other = first.given or first.initials, second.given or second.initials
    if not one or not other:
        return None
    return any(romanisation.may_open(left, right) for left in one for right in other)
