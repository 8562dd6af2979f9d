"""Of which commitments a page may tell: a unit for each page with passages, and the commitments that they are held against.

The digest of a unit covers the page and those earlier ones of whose commitments it may tell, and nothing else: a page that comes later
than all others changes no unit but its own, and those whose words it makes common.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.commitments.around import READS as AROUND
from onrecord.commitments.around import PromisingPage, open_around
from onrecord.commitments.candidates import Asking, Candidates
from onrecord.commitments.columns import KeyColumns, Keys, Numbers, Ragged
from onrecord.commitments.in_a_row import InARow
from onrecord.commitments.keys import Facts
from onrecord.commitments.links import AskingPage, Brief, BriefPage, LinksUnit
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed

READS = ("promise_keys", *AROUND)
_HEX = 16
# A passage in numbers takes 2.7 kB, a page 4.4: more than these are forgotten, and made again when they are asked for. 5,000 pages have
# 55,000 passages.
_MOST_KEPT, _MOST_PAGES = 65_536, 8_192
# Pages whose candidates are found together: those of 4,500 pages took 2.0 s and one by one 2.9, with making their units.
_BLOCK = 32


class LinksSource:
    """A unit for each page that has passages, by id."""

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._asked = InARow()
        self._found: dict[int, Asking] = {}
        self._briefs: dict[int, Brief] = {}
        self._opened: dict[int, BriefPage] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_asked": InARow(), "_found": {}, "_briefs": {}, "_opened": {}}

    def list_units(self) -> Sequence[Keyed]:
        """The pages, each with the digest of its own facts and of those of all pages of whose commitments it may tell."""
        signs = [self._sign(page) for page in range(len(self._columns.documents))]
        weights = np.array([int(sign[:_HEX], 16) for sign in signs], np.uint64)
        sums, common = self._candidates.sum_pages(weights).tolist(), self._sum_common().tolist()
        return [
            Keyed(document, digest_parts(signs[page], str(sums[page]), str(common[page])), document)
            for page, document in enumerate(self._columns.documents)
        ]

    def load(self, index: int) -> LinksUnit:
        """The unit of one page."""
        asking, first = self._find(index), int(self._columns.firsts[index])
        of_page = self._columns.of_page[asking.commitments].tolist()
        pairs = zip(of_page, asking.commitments, asking.passages, strict=True)
        return LinksUnit(
            page=self._open_page(index),
            sign=self._columns.digests[index],
            passages=tuple(map(self._open, sorted(set(asking.passages)))),
            asking=tuple(self._ask(page, list(held), first) for page, held in groupby(pairs, lambda pair: pair[0])),
            common=self._list_common(index),
        )

    def _ask(self, page: int, pairs: Sequence[tuple[int, int, int]], first: int) -> AskingPage:
        return AskingPage(
            page=self._open_page(page),
            commitments=tuple(self._open(commitment) for _, commitment, _ in pairs),
            places=tuple(told - first for _, _, told in pairs),
        )

    def _find(self, page: int) -> Asking:
        """The commitments of which a page may tell; those of the next pages are found with them once pages are asked for in a row."""
        count = _BLOCK if self._asked.is_in_a_row(page) else 1
        if page not in self._found:
            pages = range(page, min(page + count, len(self._columns.documents)))
            self._found = dict(zip(pages, self._candidates.find(pages), strict=True))
        return self._found[page]

    def _sign(self, page: int) -> str:
        """What links depend on of a page: the keys of its passages, and its facts."""
        facts = self._pages[self._columns.documents[page]]
        told = (facts.published or "", facts.language or "", "|".join(facts.attending))
        return digest_parts(self._columns.digests[page], *told)

    def _open_page(self, page: int) -> BriefPage:
        if page not in self._opened:
            if len(self._opened) >= _MOST_PAGES:
                self._opened.clear()
            columns, document = self._columns, self._columns.documents[page]
            facts, called = self._pages[document], self._ragged["called"]
            days = facts.days
            first, stop = called.starts[columns.firsts[page : page + 2]].tolist()
            self._opened[page] = BriefPage(
                id=document,
                language=facts.language or "",
                first_day=days.first if days else None,
                last_day=days.last if days else None,
                attending=frozenset(facts.attending),
                names=frozenset(columns.page_names.list(page)),
                called=frozenset(called.values[first:stop].tolist()),
            )
        return self._opened[page]

    def _open(self, number: int) -> Brief:
        briefs = self._briefs
        if number not in briefs:
            if len(briefs) >= _MOST_KEPT:
                briefs.clear()
            held = {name: frozenset(ragged.list(number)) for name, ragged in self._ragged.items()}
            facts = Facts(*self._columns.facts[number].tolist())
            briefs[number] = Brief(place=int(self._columns.places[number]), facts=facts, **held)
        return briefs[number]

    def _list_common(self, page: int) -> frozenset[int]:
        """The stems of a page's passages that tell nothing."""
        stems, passages = self._common
        first, stop = np.searchsorted(passages, self._columns.firsts[page : page + 2])
        return frozenset((stems[first:stop] - self._columns.add_language[passages[first:stop]]).tolist())

    def _sum_common(self) -> Keys:
        stems, passages = self._common
        sums = np.zeros(len(self._columns.documents), np.uint64)
        np.add.at(sums, self._columns.of_page[passages], stems)
        return sums

    @cached_property
    def _common(self) -> tuple[Keys, Numbers]:
        """Stems that tell nothing, and the passage that each is of."""
        stems = self._columns.stems
        is_common = np.isin(stems.values, self._candidates.common)
        return stems.values[is_common], stems.find_owners()[is_common]

    @cached_property
    def _columns(self) -> KeyColumns:
        return KeyColumns.read(self._paths["promise_keys"])

    @cached_property
    def _ragged(self) -> Mapping[str, Ragged]:
        columns = self._columns
        return {"words": columns.words} | {
            name: columns.join(name) for name in ("names", "called", "sounds", "ordinals")
        }

    @cached_property
    def _pages(self) -> Mapping[str, PromisingPage]:
        return open_around(self._paths).pages

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self._columns, [self._pages[document].days for document in self._columns.documents])
