"""Pairs of clusters that may be one person: those of different languages that share a key of their surname.

Keys are the consonants of the surname in Latin letters, and these without one of them, so that a pair is met without comparing every
name with every other: the work grows with the number of names and of pairs that share a key.
"""

from collections.abc import Iterator, Sequence

from onrecord.entities.clusters import Cluster
from onrecord.knowledge.romanisation import Romanisation

# Consonants below which one left out would make too many names alike.
_LEAST = 3
# A key that more clusters share tells nothing; its clusters are found by their other keys.
_MOST_SHARED = 400


def find_candidates(clusters: Sequence[Cluster], romanisation: Romanisation) -> tuple[tuple[int, int], ...]:
    """Pairs of places in ``clusters``, each once, in order."""
    shared: dict[str, list[int]] = {}
    for place, cluster in enumerate(clusters):
        for key in sorted(set(_list_keys(cluster, romanisation))):
            shared.setdefault(key, []).append(place)
    languages = [frozenset(form.language for form in cluster.forms) for cluster in clusters]
    pairs = {
        (first, second)
        for places in shared.values()
        if 1 < len(places) <= _MOST_SHARED
        for at, first in enumerate(places)
        for second in places[at + 1 :]
        if languages[first].isdisjoint(languages[second]) and _may_join(clusters[first], clusters[second])
    }
    return tuple(sorted(pairs))


def _may_join(first: Cluster, second: Cluster) -> bool:
    """Somebody names them, and knowledge does not hold them for two; that no language has both is known."""
    return not (first.known and second.known) and bool(first.forms or second.forms)


def _list_keys(cluster: Cluster, romanisation: Romanisation) -> Iterator[str]:
    for word in cluster.surnames:
        consonants = romanisation.list_consonants(word)
        yield consonants
        if len(consonants) > _LEAST:
            yield from (consonants[:place] + consonants[place + 1 :] for place in range(len(consonants)))
