"""Pairs of clusters that may be one person: those of different languages whose surnames are alike.

Each written surname is compared once, however many people bear it, and with those alone that share a key with it: what one letter
left out makes of it, or, of long ones, its consonants. What grows with the record is the number of surnames, slower than the pages; of
two people whose surnames are alike the given names are looked at next (:mod:`onrecord.entities.score`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.entities.clusters import Cluster
from onrecord.entities.score import SURNAME
from onrecord.knowledge.romanisation import Romanisation

Pair = tuple[int, int]
Words = tuple[str, str]
# Folded surname → the languages of clusters → the places of those that bear it; none for people whom no page names.
Bearers = Mapping[str, Mapping[frozenset[str], Sequence[int]]]

# Consonants below which one left out would make too many names alike.
_LEAST = 3
# Words of at most so many letters that are as alike as SURNAME differ by one letter: by one added, left out or changed.
_ONE_SLIP = int(2 / (1 - SURNAME)) - 1
# The fewest letters that a word may have beside one that is longer than that.
_LONG = 6
# Consonants that more surnames share tell nothing; the surnames are found by their other keys.
_MOST_SHARED = 400


def find_candidates(clusters: Sequence[Cluster], romanisation: Romanisation) -> tuple[Pair, ...]:
    """Pairs of places in ``clusters``, each once, in order."""
    bearers = _list_bearers(clusters, romanisation)
    pairs = {
        (min(pair), max(pair))
        for one, other in sorted(_find_alike(bearers, romanisation))
        for pair in _pair_bearers(bearers[one], bearers[other])
        if _may_join(clusters[pair[0]], clusters[pair[1]])
    }
    return tuple(sorted(pairs))


def _list_bearers(clusters: Sequence[Cluster], romanisation: Romanisation) -> Bearers:
    bearers: dict[str, dict[frozenset[str], list[int]]] = {}
    for place, cluster in enumerate(clusters):
        languages = frozenset(form.language for form in cluster.forms)
        for word in {romanisation.fold(surname) for surname in cluster.surnames}:
            bearers.setdefault(word, {}).setdefault(languages, []).append(place)
    bearers.pop("", None)
    return bearers


def _pair_bearers(
    first: Mapping[frozenset[str], Sequence[int]], second: Mapping[frozenset[str], Sequence[int]]
) -> Iterator[Pair]:
    """Clusters with one surname and with the other that no language has both of."""
    for one, places in first.items():
        for other, others in second.items():
            if one.isdisjoint(other):
                yield from ((place, beside) for place in places for beside in others if place != beside)


def _may_join(first: Cluster, second: Cluster) -> bool:
    """Somebody names them, and knowledge holds them neither for two people nor for people of two countries."""
    if first.known and second.known:
        return False
    return bool(first.forms or second.forms) and (not first.side or not second.side or first.side == second.side)


def _find_alike(bearers: Bearers, romanisation: Romanisation) -> set[Words]:
    """Surnames that are alike, each with itself too; of two of which one language alone has both nothing is asked."""
    tongues = {word: frozenset(bearers[word]) for word in bearers}
    consonants = {word: frozenset(_list_consonants(word, romanisation)) for word in bearers}
    alike = {(word, word) for word, languages in tongues.items() if len(languages) > 1}
    compare = romanisation.compare_folded
    alike.update(
        (one, other)
        for words in _list_blocks(bearers, consonants)
        for one, other in _pair_tongues(words, tongues)
        if compare(one, other) >= SURNAME and not consonants[one].isdisjoint(consonants[other])
    )
    return alike | set(_find_paired(consonants, romanisation))


def _pair_tongues(words: Iterable[str], tongues: Mapping[str, frozenset[frozenset[str]]]) -> Iterator[Words]:
    """Pairs of words, each in order, but those of which one language alone has both."""
    same: dict[frozenset[frozenset[str]], list[str]] = {}
    for word in words:
        same.setdefault(tongues[word], []).append(word)
    for languages, held in same.items():
        if len(languages) > 1:
            yield from combinations(held, 2)
    for some, others in combinations(same.values(), 2):
        yield from ((one, other) if one < other else (other, one) for one in some for other in others)


def _find_paired(consonants: Mapping[str, frozenset[str]], romanisation: Romanisation) -> Iterator[Words]:
    """Surnames that are known to be one, however they are written."""
    for pair in romanisation.pairs:
        one, other = min(pair), max(pair)
        if one in consonants and other in consonants and not consonants[one].isdisjoint(consonants[other]):
            yield one, other


def _list_blocks(words: Iterable[str], consonants: Mapping[str, frozenset[str]]) -> Iterator[list[str]]:
    """Words that share a key, in order."""
    short: dict[str, list[str]] = {}
    long: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) <= _ONE_SLIP:
            for key in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
                short.setdefault(key, []).append(word)
        if len(word) >= _LONG:
            for key in consonants[word]:
                long.setdefault(key, []).append(word)
    yield from (held for held in short.values() if len(held) > 1)
    yield from (held for held in long.values() if 1 < len(held) <= _MOST_SHARED)


def _list_consonants(word: str, romanisation: Romanisation) -> Iterator[str]:
    """The consonants in Latin letters, and these without one of them."""
    consonants = romanisation.list_consonants(word)
    yield consonants
    if len(consonants) > _LEAST:
        yield from (consonants[:place] + consonants[place + 1 :] for place in range(len(consonants)))
