"""How much speaks for two clusters being one person, part by part."""

from dataclasses import dataclass, field

from onrecord.entities.clusters import Cluster
from onrecord.knowledge.romanisation import Romanisation

Words = tuple[str, ...]
# Two words have to agree at once in a full name. Of 1,000 English–Russian pairs of names (every second line of
# ../shared/data/names/en-ru.tsv) 0.83 are as alike as SURNAME, and 0.002 of pairs put together at random; but the nearest other one of
# 1,000 names is as alike in 1 of 10, so that the given names decide.
SURNAME = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The parts: likeness of surnames and of given names (0 to 1; absent where a side prints none in full), whether an initial may stand
    for the other's given name (absent where there is no initial), whether both hold one office, and whether their countries agree
    (absent where one is unknown). Given names and initials are not compared where surnames or countries part the two already.
    ``differs``: one language has names of both, and not the same ones.
    """

    surname: float
    given: float | None
    initial: bool | None
    office: bool
    side: bool | None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What lists of words were compared before, and how like the most alike two of them are: many people share one given name."""

    romanisation: Romanisation
    _alike: dict[tuple[Words, Words], float] = field(default_factory=dict)
    _longer: dict[tuple[Words, frozenset[str]], Words] = field(default_factory=dict)

    def compare(self, first: Words, second: Words) -> float:
        """The likeness of the two words that are the most alike."""
        known = self._alike.get((first, second))
        if known is None:
            folded = [self.romanisation.fold(other) for other in second]
            compare = self.romanisation.compare_folded
            pairs = (compare(one, other) for one in map(self.romanisation.fold, first) for other in folded)
            known = self._alike[first, second] = max(pairs, default=0.0)
        return known

    def list_given(self, cluster: Cluster) -> Words:
        """The given names, with those that they are short for."""
        asked = (cluster.given, cluster.languages)
        known = self._longer.get(asked)
        if known is None:
            longer = {
                name
                for language in cluster.languages
                for word in cluster.given
                for name in self.romanisation.list_short(word, language)
            }
            known = self._longer[asked] = (*cluster.given, *sorted(longer))
        return known


def score_pair(first: Cluster, second: Cluster, comparison: Comparison) -> Likeness:
    """The parts for two clusters."""
    surname = comparison.compare(first.surnames, second.surnames)
    side = first.side == second.side if first.side and second.side else None
    given: float | None = None
    initial: bool | None = None
    if surname < SURNAME or side is False:
        pass
    elif first.given and second.given:
        given = comparison.compare(comparison.list_given(first), comparison.list_given(second))
    else:
        initial = _compare_initials(first, second, comparison.romanisation)
    office = not first.offices.isdisjoint(second.offices)
    differs = not first.languages.isdisjoint(second.languages) and (
        surname < 1 or comparison.compare(first.given, second.given) < 1
    )
    return Likeness(surname=surname, given=given, initial=initial, office=office, side=side, differs=differs)


def _compare_initials(first: Cluster, second: Cluster, romanisation: Romanisation) -> bool | None:
    one, other = first.given or first.initials, second.given or second.initials
    if not one or not other:
        return None
    return any(romanisation.may_open(left, right) for left in one for right in other)
