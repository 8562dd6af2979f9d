"""Which passages may tell of a commitment: those that share as many of its telling words as any link asks for.

The passages of each stem are columns of their numbers; what a commitment's stems hold together is counted in such columns, so
that a passage is looked at by itself only where it shares enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.commitments.outcomes import UNDONE
from onrecord.commitments.said import Content, SaidCommitment, SaidOutcome
from onrecord.text.days import Days

Told = SaidCommitment | SaidOutcome
Numbers = NDArray[np.int64]

# Of the words of a commitment so many are in a passage that tells of it, and at least two; evaluation/gold/commitments.
SHARE = 0.5
LEAST = 2
# Stems in more of a record's passages than this share (and more than so many) say nothing of which act it is.
_COMMON_SHARE, _COMMON = 0.02, 6
_NONE = np.empty(0, np.int64)


def list_stems(content: Content) -> frozenset[str]:
    """The stems of what a passage is about, its object's among them."""
    return frozenset((*content.stems, content.head) if content.head else content.stems)


def is_undone(told: Told) -> bool:
    """The passage says that something was denied or put off."""
    return isinstance(told, SaidOutcome) and told.what in UNDONE


class Candidates:
    """The passages of a record by their stems; ``languages`` and ``days`` are those of its pages."""

    def __init__(self, told: Iterable[Told], languages: Mapping[str, str], days: Mapping[str, Days | None]) -> None:
        self._told = sorted(told, key=lambda one: one.id)
        self._languages = languages
        self._days = days
        self.stems = {one.id: list_stems(one.content) for one in self._told}
        self.common = self._find_common()
        self._lasts = np.array([_last(days[one.document]) for one in self._told], np.int64)
        self._pages = {document: number for number, document in enumerate(languages)}
        self._of_page = np.array([self._pages[one.document] for one in self._told], np.int64)
        by_stem: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        alone: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
        by_due: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for number, one in enumerate(self._told):
            language = languages[one.document]
            ways = _list_ways(one)
            for stem in self.stems[one.id] - self.common:
                by_stem[language, stem].append(number)
                for way in ways:
                    alone[language, stem, way].append(number)
            if one.due and one.content.kind:
                by_due[one.due, one.content.kind].append((language, number))
        self._by_stem = {key: np.array(numbers, np.int64) for key, numbers in by_stem.items()}
        self._alone = {key: np.array(numbers, np.int64) for key, numbers in alone.items()}
        self._by_due = by_due
        self._counts = np.zeros(len(self._told), np.uint16)

    def find(self, one: SaidCommitment) -> Sequence[Told]:
        """What shares as many telling words as a link asks for at the least, and what names the same term; by id."""
        mine = self.stems[one.id]
        telling = [stem for stem in mine if stem not in self.common]
        # So many of its words are shared at the least; those that are in many passages may all be among them.
        half = -(-len(mine) // 2) - (len(mine) - len(telling))
        language = self._languages[one.document]
        found = [self._count([(language, stem) for stem in telling], max(LEAST, half))]
        found += self._list_alone(one, language, telling)
        if one.due and one.content.kind:
            others = self._by_due.get((one.due, one.content.kind), ())
            found.append(np.array([number for key, number in others if key != language], np.int64))
        numbers = np.unique(np.concatenate(found)) if len(found) > 1 else found[0]
        return [self._told[number] for number in numbers[self._is_later(one, numbers)].tolist()]

    def _find_common(self) -> frozenset[str]:
        counts = Counter(stem for one in self._told for stem in set(one.content.stems))
        most = max(_COMMON, int(_COMMON_SHARE * len(self._told)))
        return frozenset(stem for stem, count in counts.items() if count > most)

    def _count(self, keys: Sequence[tuple[str, str]], least: int) -> Numbers:
        """The passages that are held by so many of the keys."""
        if len(keys) < least:
            return _NONE
        held = [self._by_stem[key] for key in keys if key in self._by_stem]
        for numbers in held:
            self._counts[numbers] += 1
        found = np.flatnonzero(self._counts >= least)
        for numbers in held:
            self._counts[numbers] = 0
        return found

    def _list_alone(self, one: SaidCommitment, language: str, telling: Sequence[str]) -> list[Numbers]:
        """With one telling word alone the object's own word is shared: where it tells something, it is that one."""
        head = one.content.head
        stems = [head] if head and head not in self.common else telling
        ways = [f"kind {one.content.kind}", *(["due"] if one.due else [])]
        keys = ((language, stem, way) for stem in stems for way in ways)
        return [self._alone[key] for key in keys if key in self._alone]

    def _is_later(self, one: SaidCommitment, numbers: Numbers) -> NDArray[np.bool_]:
        """Whether each passage is of the same page, or of one that is not older."""
        first = self._days[one.document]
        is_own: NDArray[np.bool_] = self._of_page[numbers] == self._pages[one.document]
        return is_own | (self._lasts[numbers] >= first.first) if first else is_own


def _list_ways(told: Told) -> Sequence[str]:
    """How one telling word may be enough: something of that kind was undone, or both name a term."""
    ways = [f"kind {told.content.kind}"] if is_undone(told) else []
    return [*ways, "due"] if told.due and isinstance(told, SaidCommitment) else ways


def _last(days: Days | None) -> int:
    return days.last if days else np.iinfo(np.int64).min
