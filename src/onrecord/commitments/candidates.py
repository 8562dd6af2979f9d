"""Which commitments a passage may tell of: those of whose telling words it shares as many as any link asks for.

The passages of a record are columns of numbers (:mod:`onrecord.commitments.columns`). Two telling stems of a passage together are a
key, and passages that share so many stems share as many keys as these have pairs: what the passages of a page may tell of is looked up
by their keys, and what it depends on is told, for all pages at once, by sums over the pages that watch for one of them.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.commitments.columns import KeyColumns, Keys, Numbers
from onrecord.commitments.keys import FACTS
from onrecord.model.commitments import STRENGTHS
from onrecord.text.days import Days

# Of the words of a commitment so many are in a passage that tells of it, its object's own among them, and at least two; without that
# one it takes more; evaluation/gold/commitments.
SHARE = 0.5
LEAST = 2
LARGE_SHARE = 0.6
LEAST_WITHOUT = LEAST + 1
# Stems in more of a record's passages than this share (and more than so many) say nothing of which act it is.
_COMMON_SHARE, _COMMON = 0.02, 6
# A share of a count is no whole number by so little more where both are: 0.6 of 5.
_ROUNDING = 1e-9
# An odd number: two numbers of 64 bits are mixed into one.
_MIX = np.uint64(0x9E3779B97F4A7C15)
# Later than any day: a page without a day is neither followed nor follows.
_NEVER = 1 << 40
# Numbers of a way.
_WAY = 3
# Keys are sorted out by so many of their bits before they are looked up: of 1.3 million of 5,000 pages 0.4 million are left.
_MET_BITS = 22
# What is done asks for nothing; strengths are counted from one.
DONE = STRENGTHS.index("done") + 1

# Places among the stems of one passage, of which content.py keeps some tens.
Places = NDArray[np.int16]


class _Sorted(NamedTuple):
    """Keys in order, and the passage that each is of."""

    keys: Keys
    passages: Numbers

    def find(self, keys: Keys) -> tuple[Numbers, Numbers]:
        """Where each of the keys stands: its place among those asked for, and the places here."""
        starts, stops = (np.searchsorted(self.keys, keys, side) for side in ("left", "right"))
        counts = stops - starts
        hit = np.repeat(np.arange(len(keys)), counts)
        return hit, np.arange(len(hit)) + np.repeat(starts - np.cumsum(counts) + counts, counts)


class _Pairs(NamedTuple):
    """Keys of two telling stems each, the passage that each is of, and the place of the less rare of the two among its telling stems.

    ``has_head`` tells where one of the two is the object's own word; ``others`` is then the place of the other one among the rest.
    """

    keys: Keys
    passages: Numbers
    seconds: Places
    has_head: NDArray[np.bool_]
    others: Places


class Asking(NamedTuple):
    """Commitments of which a page may tell: the number of each and of the passage that may tell of it, in the order of the former."""

    commitments: Sequence[int]
    passages: Sequence[int]


class Candidates:
    """What the passages of a record, columns over them, may tell of; ``days`` are those of their pages."""

    def __init__(self, columns: KeyColumns, days: Sequence[Days | None]) -> None:
        self._columns = columns
        self._begins = np.array([day.first if day else _NEVER for day in days], np.int64)
        self._lasts = np.array([day.last if day else -_NEVER for day in days], np.int64)
        self._total = total = columns.total
        self._heads = columns.heads
        strengths = columns.facts[:, FACTS.index("strength")]
        self._is_asking = (strengths > 0) & (strengths != DONE)
        self.common = _find_common(columns)
        stems, of_stem = columns.stems.values, columns.stems.find_owners()
        is_telling = ~np.isin(stems, self.common)
        self._telling = _order_by_rarity(stems[is_telling], of_stem[is_telling])
        telling_counts = np.bincount(of_stem[is_telling], minlength=total)
        self._starts = np.cumsum(telling_counts) - telling_counts
        self._all_counts = all_counts = np.bincount(of_stem, minlength=total)
        self._has_common = np.zeros((total, len(self.common)), np.bool_)
        self._has_common[of_stem[~is_telling], np.searchsorted(self.common, stems[~is_telling])] = True
        # So many of its words are shared at the least; those that are in many passages may all be among them.
        common_counts = all_counts - telling_counts
        self._least = np.maximum(LEAST, np.ceil(SHARE * all_counts).astype(np.int64) - common_counts)
        self._least_without = np.maximum(
            LEAST_WITHOUT, np.ceil(LARGE_SHARE * all_counts - _ROUNDING).astype(np.int64) - common_counts
        )
        self._telling_counts = telling_counts

    def find(self, pages: range) -> Sequence[Asking]:
        """For each of some pages in a row the commitments of which its passages may tell."""
        columns, total = self._columns, self._total
        first, stop = int(columns.firsts[pages.start]), int(columns.firsts[pages.stop])
        pairs = self._list_pairs(np.arange(first, stop))
        asking, has_head = self._asking_pairs
        hit, at = asking.find(pairs.keys)
        found, places, counts = np.unique(
            pairs.passages[hit] * total + asking.passages[at], return_inverse=True, return_counts=True
        )
        has_heads = np.bincount(places, has_head[at], len(found)) > 0
        found = found[self._are_about(found % total, found // total, _count_stems(counts), has_heads)]
        alone, of_alone = self._alone
        begin, end = np.searchsorted(of_alone, (first, stop))
        hit, at = self._asked.find(alone[begin:end])
        found = np.union1d(found, of_alone[begin:end][hit] * total + self._asked.passages[at])
        told, askers = found // total, found % total
        page, other = columns.of_page[told], columns.of_page[askers]
        is_later = (other == page) | (self._lasts[page] >= self._begins[other])
        told, askers, page = told[is_later], askers[is_later], page[is_later]
        order = np.lexsort((told, askers, page))
        cuts = np.searchsorted(page, np.arange(pages.start, pages.stop + 1)).tolist()
        told, askers = told[order].tolist(), askers[order].tolist()
        return [Asking(askers[begin:end], told[begin:end]) for begin, end in pairwise(cuts)]

    def sum_pages(self, weights: Keys) -> Keys:
        """For each page a sum over the earlier pages of whose commitments it may tell; ``weights`` are numbers of the pages."""
        columns = self._columns
        sums = np.zeros(len(columns.documents), np.uint64)
        pairs = self._all_pairs
        told = ((pairs.keys, pairs.passages), self._alone)
        for (keys, passages), watched in zip(told, (self._watched_pairs, self._asked), strict=True):
            self._add_up(sums, keys, columns.of_page[passages], watched, weights)
        return sums

    def _are_about(
        self, askers: Numbers, told: Numbers, telling: Numbers, has_head: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Whether passages share enough words of commitments, of which they share so many telling ones and perhaps the object's own."""
        alike = self._has_common[askers] & self._has_common[told]
        has_head = has_head | np.any(alike & (self.common == self._heads[askers][:, None]), axis=1)
        shared, wanted = telling + np.count_nonzero(alike, axis=1), self._all_counts[askers]
        is_about = has_head & (telling >= LEAST) & (shared >= SHARE * wanted)
        found: NDArray[np.bool_] = is_about | ((telling >= LEAST_WITHOUT) & (shared >= LARGE_SHARE * wanted))
        return found

    def _add_up(self, sums: Keys, keys: Keys, pages: Numbers, watched: _Sorted, weights: Keys) -> None:
        """Adds to the pages that have keys the weights of those pages, not later than they, that watch for one of them."""
        is_met = _is_met(keys, watched.keys)
        keys, pages = keys[is_met], pages[is_met]
        watching = self._columns.of_page[watched.passages]
        # Watchers of one key lie by the first day of their pages, so that those that are not later are a run of them.
        begins, days = np.unique(self._begins, return_inverse=True)
        known, of_key = np.unique(watched.keys, return_inverse=True)
        most = len(self._begins) + 1
        ranks = of_key * most + days[watching]
        order = np.argsort(ranks)
        ranks = ranks[order]
        totals = np.concatenate([np.zeros(1, np.uint64), np.cumsum(weights[watching[order]], dtype=np.uint64)])
        at = np.searchsorted(known, keys)
        is_met = known[np.minimum(at, len(known) - 1)] == keys if len(known) else np.zeros(len(keys), np.bool_)
        at, pages = at[is_met], pages[is_met]
        until = np.searchsorted(begins, self._lasts, "right")[pages]
        starts = np.searchsorted(ranks, np.arange(len(known)) * most)[at]
        np.add.at(sums, pages, totals[np.searchsorted(ranks, at * most + until)] - totals[starts])

    @cached_property
    def _all_pairs(self) -> _Pairs:
        """Each two telling stems of a passage."""
        return self._list_pairs(np.arange(self._total))

    @cached_property
    def _asking_pairs(self) -> tuple[_Sorted, NDArray[np.bool_]]:
        """Each two telling stems of the commitments, and whether one of them is the object's own word."""
        pairs = self._all_pairs
        of = self._is_asking[pairs.passages]
        found, order = _sort(pairs.keys[of], pairs.passages[of])
        return found, pairs.has_head[of][order]

    @cached_property
    def _watched_pairs(self) -> _Sorted:
        """Each two telling stems by which a commitment watches for others.

        Whatever shares ``n`` stems of a commitment shares two of all but ``n - 2`` of the rarest; with the object's own among them, that
        one and one of all but ``n - 1`` of the rest.
        """
        pairs = self._all_pairs
        spare, spare_without = self._telling_counts - self._least, self._telling_counts - self._least_without
        any_two = np.where(self._is_common_head, spare, spare_without) + 2
        of = pairs.passages
        is_watched = (pairs.seconds < any_two[of]) | (pairs.has_head & (pairs.others <= spare[of]))
        is_watched &= self._is_asking[of]
        return _Sorted(pairs.keys[is_watched], of[is_watched])

    @cached_property
    def _is_common_head(self) -> NDArray[np.bool_]:
        return np.isin(self._heads, self.common)

    @cached_property
    def _head_places(self) -> Places:
        """For each passage where its object's own word stands among its telling stems, -1 where it does not."""
        places = np.full(self._total, -1, np.int16)
        of_stem = np.repeat(np.arange(self._total), self._telling_counts)
        at = np.flatnonzero(self._telling == self._heads[of_stem])
        places[of_stem[at]] = at - self._starts[of_stem[at]]
        return places

    @cached_property
    def _alone(self) -> tuple[Keys, Numbers]:
        """Telling stems with a way, of passages for which one such word may be enough, in the order of passages."""
        return self._join_ways("alone")

    @cached_property
    def _asked(self) -> _Sorted:
        """The stems and ways that commitments look for."""
        return _sort(*self._join_ways("asked"))[0]

    def _list_pairs(self, numbers: Numbers) -> _Pairs:
        """The keys of each two telling stems of some passages."""
        counts = self._telling_counts[numbers]
        keys, passages = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        firsts, seconds = [np.empty(0, np.int16)], [np.empty(0, np.int16)]
        for count in np.flatnonzero(np.bincount(counts[counts >= LEAST])).tolist():
            held = numbers[counts == count]
            telling = self._telling[self._starts[held][:, None] + np.arange(count)]
            first, second = _pair_places(count)
            keys.append(_mix(telling[:, first], telling[:, second]).ravel())
            passages.append(np.repeat(held, len(first)))
            firsts.append(np.tile(first, len(held)))
            seconds.append(np.tile(second, len(held)))
        of, first, second = np.concatenate(passages), np.concatenate(firsts), np.concatenate(seconds)
        head = self._head_places[of]
        other = np.where(first == head, second, first)
        return _Pairs(np.concatenate(keys), of, second, (first == head) | (second == head), other - (other > head))

    def _join_ways(self, name: str) -> tuple[Keys, Numbers]:
        """Each stem with its way as one key, where it counts, and the passage that it is of."""
        held = self._columns.join(name)
        stems, ways, heads = held.values.reshape(-1, _WAY).T
        counts = ~np.isin(stems, self.common) & ((heads == 0) | np.isin(heads, self.common))
        return _mix(stems[counts], ways[counts]), held.find_owners()[::_WAY][counts]


@lru_cache(maxsize=64)
def _pair_places(count: int) -> tuple[Places, Places]:
    """The places of the first and of the second of each two of so many."""
    first, second = np.triu_indices(count, 1)
    return first.astype(np.int16), second.astype(np.int16)


def _count_stems(pairs: Numbers) -> Numbers:
    """Of how many stems each two are so many pairs."""
    return np.rint((1 + np.sqrt(1 + 8 * pairs)) / 2).astype(np.int64)


def _order_by_rarity(stems: Keys, passages: Numbers) -> Keys:
    """The stems of each passage, the rarest of the record first; how rare a stem is is told by powers of two, so that it seldom changes."""
    _, places, counts = np.unique(stems, return_inverse=True, return_counts=True)
    rarity = np.frexp(counts)[1][places]
    ordered: Keys = stems[np.lexsort((stems, rarity, passages))]
    return ordered


def _find_common(columns: KeyColumns) -> Keys:
    words = columns.words
    held = words.values + columns.add_language[words.find_owners()]
    stems, counts = np.unique(held, return_counts=True)
    common: Keys = stems[counts > max(_COMMON, int(_COMMON_SHARE * columns.total))]
    return common


def _is_met(keys: Keys, others: Keys) -> NDArray[np.bool_]:
    """False where a key is none of the others for certain: what is left is looked up in less time."""
    met = np.zeros(1 << _MET_BITS, np.bool_)
    met[others >> np.uint64(64 - _MET_BITS)] = True
    found: NDArray[np.bool_] = met[keys >> np.uint64(64 - _MET_BITS)]
    return found


def _mix(first: Keys, second: Keys) -> Keys:
    """One number of two, another one where they change places; stems stand in one order in all passages."""
    mixed: Keys = first * _MIX + second
    return mixed


def _sort(keys: Keys, passages: Numbers) -> tuple[_Sorted, Numbers]:
    order = np.argsort(keys)
    return _Sorted(keys[order], passages[order]), order
