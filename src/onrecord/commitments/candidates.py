"""Which passages may tell of a commitment: those that share as many of its telling words as any link asks for.

The passages of a record are columns of numbers (:mod:`onrecord.commitments.keys`). Two telling stems of a passage together are a key,
and passages that share so many stems share as many keys as these have pairs: what is found for a commitment is looked up by its
keys, and what it depends on is told, for all commitments at once, by sums over those that share one.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.commitments.keys import PageKeys, key_stem
from onrecord.text.days import Days

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

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
# Numbers of a way, and bytes of a number.
_WAY, _BYTES = 3, 8


class _Found(NamedTuple):
    """Keys in order, and the passage that each is of."""

    keys: Keys
    passages: Numbers

    def find(self, keys: Keys) -> tuple[Numbers, Numbers]:
        """The passages that have each of the keys, as the place of the key and the number of the passage."""
        starts, stops = (np.searchsorted(self.keys, keys, side) for side in ("left", "right"))
        counts = stops - starts
        hit = np.repeat(np.arange(len(keys)), counts)
        return hit, self.passages[np.arange(len(hit)) + np.repeat(starts - np.cumsum(counts) + counts, counts)]

    def sum_shared(self, weights: Keys) -> Keys:
        """For each of its own keys, in order, the sum over the passages that have it, modulo 2⁶⁴."""
        if not len(self.keys):
            return np.empty(0, np.uint64)
        starts = np.flatnonzero(np.append(True, self.keys[1:] != self.keys[:-1]))
        totals = np.add.reduceat(weights[self.passages], starts)
        return np.repeat(totals, np.diff(np.append(starts, len(self.keys))))

    def sum(self, keys: Keys, weights: Keys) -> Keys:
        """For each of the keys the sum over the passages that have it, modulo 2⁶⁴."""
        totals = np.concatenate([np.zeros(1, np.uint64), np.cumsum(weights[self.passages], dtype=np.uint64)])
        asked, places = np.unique(keys, return_inverse=True)
        starts, stops = (np.searchsorted(self.keys, asked, side) for side in ("left", "right"))
        found: Keys = (totals[stops] - totals[starts])[places]
        return found


class _Pairs(NamedTuple):
    """Keys of two telling stems each, the passage that each is of, and the place of the less rare of the two among its telling stems.

    ``has_head`` tells where one of the two is the object's own word; ``others`` is then the place of the other one among the rest.
    """

    keys: Keys
    passages: Numbers
    seconds: Numbers
    has_head: NDArray[np.bool_]
    others: Numbers


class Candidates:
    """The passages of a record, numbered page by page: of each its commitments, then its outcomes; ``days`` are those of the pages."""

    def __init__(self, pages: Sequence[PageKeys], days: Sequence[Days | None]) -> None:
        self._pages = pages
        self._begins = np.array([day.first if day else _NEVER for day in days], np.int64)
        self._lasts = np.array([day.last if day else -_NEVER for day in days], np.int64)
        counts = [len(page.counts) // _BYTES for page in pages]
        self._firsts = np.array([0, *accumulate(counts)], np.int64)
        self._total = total = int(self._firsts[-1])
        self.common = _find_common(pages, total)
        self._of_page = np.repeat(np.arange(len(pages)), counts)
        self._places = np.arange(total) - self._firsts[self._of_page]
        stems, of_stem = self._join("stems", "counts")
        is_telling = ~np.isin(stems, self._common_numbers)
        self._telling = _order_by_rarity(stems[is_telling], of_stem[is_telling])
        telling_counts = np.bincount(of_stem[is_telling], minlength=total)
        self._stops = np.cumsum(telling_counts)
        self._starts = self._stops - telling_counts
        all_counts = np.bincount(of_stem, minlength=total)
        # So many of its words are shared at the least; those that are in many passages may all be among them.
        common_counts = all_counts - telling_counts
        self._least = np.maximum(LEAST, np.ceil(SHARE * all_counts).astype(np.int64) - common_counts)
        self._least_without = np.maximum(
            LEAST_WITHOUT, np.ceil(LARGE_SHARE * all_counts - _ROUNDING).astype(np.int64) - common_counts
        )
        self._telling_counts = telling_counts

    def find(self, page: int) -> Sequence[Sequence[tuple[int, int]]]:
        """What may tell of each commitment of a page, as the numbers of its page and its place there."""
        commitments = self._pages[page].commitments
        first = int(self._firsts[page])
        pairs = self._list_pairs(np.arange(first, first + commitments))
        hit, numbers = self._ordered_pairs[0].find(pairs.keys)
        found, places, counts = np.unique(
            pairs.passages[hit] * self._total + numbers, return_inverse=True, return_counts=True
        )
        has_head = np.bincount(places, pairs.has_head[hit], len(found)) > 0
        askers = found // self._total
        is_about = (has_head | self._is_common_head[askers]) & (counts >= _count_pairs(self._least[askers]))
        found = found[is_about | (counts >= _count_pairs(self._least_without[askers]))]
        asked, of_asked = self._asked
        begin, end = np.searchsorted(of_asked, (first, first + commitments))
        hit, numbers = self._alone.find(asked[begin:end])
        found = np.union1d(found, of_asked[begin:end][hit] * self._total + numbers)
        askers, numbers = found // self._total, found % self._total
        others = self._of_page[numbers]
        is_later = (others == page) | (self._lasts[others] >= self._begins[page])
        cuts = np.searchsorted(askers[is_later], np.arange(first + 1, first + commitments))
        told = list(zip(others[is_later].tolist(), self._places[numbers[is_later]].tolist(), strict=True))
        return [told[start:stop] for start, stop in pairwise([0, *cuts.tolist(), len(told)])] if commitments else []

    def sum_pages(self, weights: Keys) -> Keys:
        """For each page a sum over the pages whose passages may tell of its commitments; ``weights`` are numbers of the pages."""
        held = weights[self._of_page]
        sums = np.zeros(len(self._pages), np.uint64)
        pairs, is_watched = self._ordered_pairs
        of_page = self._of_page[pairs.passages[is_watched]]
        np.add.at(sums, of_page, pairs.sum_shared(held)[is_watched])
        asked, of_asked = self._asked
        np.add.at(sums, self._of_page[of_asked], self._alone.sum(asked, held))
        return sums

    @cached_property
    def _common_numbers(self) -> Keys:
        languages = {one.language for one in self._pages}
        return np.array(
            [key_stem(language, stem) for language in sorted(languages) for stem in sorted(self.common)], np.uint64
        )

    @cached_property
    def _ordered_pairs(self) -> tuple[_Found, NDArray[np.bool_]]:
        """Each two telling stems of a passage, and whether it is one of those by which a commitment watches for others.

        Whatever shares ``n`` stems of a commitment shares two of all but ``n - 2`` of the rarest; with the object's own among them, that
        one and one of all but ``n - 1`` of the rest.
        """
        pairs = self._list_pairs(np.arange(self._total))
        commitments = np.array([page.commitments for page in self._pages], np.int64)
        is_commitment = self._places < commitments[self._of_page]
        spare, spare_without = self._telling_counts - self._least, self._telling_counts - self._least_without
        any_two = np.where(self._is_common_head, spare, spare_without) + 2
        of = pairs.passages
        is_watched = (pairs.seconds < any_two[of]) | (pairs.has_head & (pairs.others <= spare[of]))
        order = np.argsort(pairs.keys)
        return _Found(pairs.keys[order], of[order]), (is_watched & is_commitment[of])[order]

    @cached_property
    def _heads(self) -> Keys:
        """For each passage the stem of its object's own word, nought for those that have none beside other words."""
        held, passages = self._join("asked", "asked_counts")
        heads = np.zeros(self._total, np.uint64)
        told = held.reshape(-1, _WAY)[:, -1]
        heads[passages[told > 0]] = told[told > 0]
        return heads

    @cached_property
    def _is_common_head(self) -> NDArray[np.bool_]:
        return np.isin(self._heads, self._common_numbers)

    @cached_property
    def _head_places(self) -> Numbers:
        """For each passage where its object's own word stands among its telling stems, -1 where it does not."""
        places = np.full(self._total, -1, np.int64)
        of_stem = np.repeat(np.arange(self._total), self._telling_counts)
        at = np.flatnonzero(self._telling == self._heads[of_stem])
        places[of_stem[at]] = at - self._starts[of_stem[at]]
        return places

    @cached_property
    def _alone(self) -> _Found:
        """Telling stems with a way, of passages for which one such word may be enough."""
        return _sort(*self._join_ways("alone"))

    @cached_property
    def _asked(self) -> tuple[Keys, Numbers]:
        """The stems and ways that commitments look for, in the order of passages."""
        return self._join_ways("asked")

    def _list_pairs(self, numbers: Numbers) -> _Pairs:
        """The keys of each two telling stems of some passages."""
        counts = self._telling_counts[numbers]
        keys, passages = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        firsts, seconds = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for count in np.unique(counts[counts >= LEAST]).tolist():
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
        held, passages = self._join(name, f"{name}_counts")
        stems, ways, heads = held.reshape(-1, _WAY).T
        counts = ~np.isin(stems, self._common_numbers) & ((heads == 0) | np.isin(heads, self._common_numbers))
        return _mix(stems[counts], ways[counts]), passages[counts]

    def _join(self, name: str, counted: str) -> tuple[Keys, Numbers]:
        """A column of all pages, and for each of its rows the passage that it is of."""
        numbers = np.frombuffer(b"".join(getattr(page, name) for page in self._pages), np.uint64)
        packed = [getattr(page, counted) for page in self._pages]
        counts = np.frombuffer(b"".join(packed), np.uint64).astype(np.int64)
        held = [len(one) // _BYTES for one in packed]
        of_page = np.repeat(np.arange(len(held)), held)
        passages = np.arange(len(counts)) - np.array([0, *accumulate(held)], np.int64)[of_page] + self._firsts[of_page]
        return numbers, np.repeat(passages, counts)


@lru_cache(maxsize=64)
def _pair_places(count: int) -> tuple[Numbers, Numbers]:
    """The places of the first and of the second of each two of so many."""
    first, second = np.triu_indices(count, 1)
    return first, second


def _count_pairs(stems: Numbers) -> Numbers:
    pairs: Numbers = stems * (stems - 1) // 2
    return pairs


def _order_by_rarity(stems: Keys, passages: Numbers) -> Keys:
    """The stems of each passage, the rarest of the record first; how rare a stem is is told by powers of two, so that it seldom changes."""
    _, places, counts = np.unique(stems, return_inverse=True, return_counts=True)
    rarity = np.frexp(counts)[1][places]
    ordered: Keys = stems[np.lexsort((stems, rarity, passages))]
    return ordered


def _find_common(pages: Sequence[PageKeys], passages: int) -> frozenset[str]:
    counts = Counter(chain.from_iterable(page.words for page in pages))
    most = max(_COMMON, int(_COMMON_SHARE * passages))
    return frozenset(stem for stem, count in counts.items() if count > most)


def _mix(first: Keys, second: Keys) -> Keys:
    """One number of two, another one where they change places; stems stand in one order in all passages."""
    mixed: Keys = first * _MIX + second
    return mixed


def _sort(keys: Keys, passages: Numbers) -> _Found:
    order = np.argsort(keys)
    return _Found(keys[order], passages[order])
