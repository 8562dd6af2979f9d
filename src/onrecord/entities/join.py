"""Clusters of different languages put together where they are one person, the surest first, each with one cluster of a language at most."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.entities.candidates import find_candidates
from onrecord.entities.clusters import Cluster, Doubt
from onrecord.entities.decide import Answer, decide_pair
from onrecord.entities.score import Comparison, Likeness, score_pair
from onrecord.knowledge.romanisation import Romanisation

Pair = tuple[int, int]
Scored = tuple[Pair, Likeness]


def join_clusters(
    clusters: Sequence[Cluster], romanisation: Romanisation
) -> tuple[tuple[tuple[int, ...], ...], tuple[Doubt, ...]]:
    """The places of clusters that are one person, together, in order; and pairs that may be one.

    A cluster that is as like one person as another of the same language joins neither.
    """
    scored = tuple(_score_pairs(clusters, romanisation))
    wanted = sorted(((pair, likeness) for pair, likeness, answer in scored if answer == "yes"), key=_order_pair)
    tied = frozenset(_find_tied(wanted, clusters))
    held: dict[int, tuple[int, ...]] = {place: (place,) for place in range(len(clusters))}
    for (first, second), _ in wanted:
        one, other = held[first], held[second]
        if (first, second) not in tied and one != other and _may_join_all(one, other, clusters):
            joined = tuple(sorted((*one, *other)))
            held.update(dict.fromkeys(joined, joined))
    unsure = [pair for pair, _, answer in scored if answer == "unsure" or pair in tied]
    doubts = tuple(_doubt(pair, clusters, pair in tied) for pair in unsure if held[pair[0]] != held[pair[1]])
    return tuple(sorted(set(held.values()))), doubts


def _score_pairs(clusters: Sequence[Cluster], romanisation: Romanisation) -> Iterator[tuple[Pair, Likeness, Answer]]:
    """The pairs that may be one person, with what speaks for it."""
    comparison = Comparison(romanisation)
    for first, second in find_candidates(clusters, romanisation):
        likeness = score_pair(clusters[first], clusters[second], comparison)
        if (answer := decide_pair(likeness)) != "no":
            yield (first, second), likeness, answer


def _order_pair(scored: Scored) -> tuple[float, float, float, Pair]:
    pair, likeness = scored
    return (-float(likeness.office), -(likeness.given or 0.0), -likeness.surname, pair)


def _strength(likeness: Likeness) -> tuple[float, ...]:
    return (float(likeness.office), float(likeness.side is True), likeness.given or 0.0, likeness.surname)


def _find_tied(wanted: Sequence[Scored], clusters: Sequence[Cluster]) -> Iterator[Pair]:
    """Pairs that are as good as another one: of one cluster with two of one language, where neither is better in any part."""
    best: dict[tuple[int, str], list[Scored]] = {}
    for (first, second), likeness in wanted:
        for place, other in ((first, second), (second, first)):
            for language in sorted(clusters[other].languages):
                best.setdefault((place, language), []).append(((first, second), likeness))
    for rivals in best.values():
        most = max(_strength(likeness) for _, likeness in rivals)
        leading = [pair for pair, likeness in rivals if _strength(likeness) == most]
        if len(leading) > 1:
            yield from leading


def _list_languages(cluster: Cluster) -> list[str]:
    return sorted({form.language for form in cluster.forms})


def _may_join_all(one: Iterable[int], other: Iterable[int], clusters: Sequence[Cluster]) -> bool:
    """No language and no second person of knowledge would come in twice."""
    both = [clusters[place] for place in (*one, *other)]
    languages = [language for cluster in both for language in _list_languages(cluster)]
    return len(set(languages)) == len(languages) and sum(cluster.known is not None for cluster in both) < 2


def _doubt(pair: Pair, clusters: Sequence[Cluster], is_tied: bool) -> Doubt:
    first, second = (clusters[place].keys[0] for place in pair)
    why = "more than one person of that name" if is_tied else "their given names do not tell"
    return Doubt(keys=(first, second), why=why)
