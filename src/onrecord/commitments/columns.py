"""The keys of all pages as columns over the passages of the record, numbered page by page: of each its commitments, then its outcomes."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.commitments.keys import FACTS, PageKeys, key_language
from onrecord.engines.files import list_column, read_columns

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_BYTES = 8
_COUNTS = {
    "words": "word_counts",
    "alone": "alone_counts",
    "asked": "asked_counts",
    "names": "name_counts",
    "called": "called_counts",
    "sounds": "sound_counts",
    "ordinals": "ordinal_counts",
}
_READ = ("document", "language", "facts", "page_names", *_COUNTS, *_COUNTS.values())
_DIGEST = "digest"


class Ragged(NamedTuple):
    """Of what a passage may have several: ``values[starts[n]:starts[n + 1]]`` are those of passage ``n``."""

    values: Keys
    starts: Numbers

    def list(self, number: int) -> list[int]:
        """Those of one passage."""
        held: list[int] = self.values[self.starts[number] : self.starts[number + 1]].tolist()
        return held

    def find_owners(self) -> Numbers:
        """The passage that each of the values is of."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


class KeyColumns:
    """The columns of work table ``promise_keys``, of those pages that have passages, by id; each is put together when it is asked for."""

    def __init__(self, columns: Mapping[str, Sequence[Any]]) -> None:
        documents, facts = columns["document"], columns["facts"]
        rows = sorted((row for row, one in enumerate(facts) if one), key=documents.__getitem__)
        self._held = {name: [held[row] for row in rows] for name, held in columns.items()}
        self.documents: Sequence[str] = self._held["document"]
        self.languages: Sequence[str] = self._held["language"]
        self.digests: Sequence[str] = self._held[_DIGEST]
        counts = [len(one) // (_BYTES * len(FACTS)) for one in self._held["facts"]]
        self.firsts = np.array([0, *accumulate(counts)], np.int64)
        self.total = int(self.firsts[-1])
        self.of_page = np.repeat(np.arange(len(counts)), counts)
        self.places = np.arange(self.total) - self.firsts[self.of_page]

    @classmethod
    def read(cls, path: Path) -> "KeyColumns":
        """Those of a work table."""
        table = read_columns(path, (*_READ, _DIGEST))
        return cls({name: list_column(table, name) for name in table.column_names})

    @classmethod
    def of_pages(cls, pages: Sequence[PageKeys]) -> "KeyColumns":
        """Those of some pages, which have no digests."""
        return cls({name: [getattr(page, name) for page in pages] for name in _READ} | {_DIGEST: [""] * len(pages)})

    @cached_property
    def facts(self) -> Keys:
        """A row for each passage, a column for each of the fields of ``Facts``."""
        return _join(self._held["facts"]).reshape(-1, len(FACTS))

    @cached_property
    def words(self) -> Ragged:
        """The stems of what passages are about."""
        return self.join("words")

    @cached_property
    def heads(self) -> Keys:
        """Of each passage the stem of its object's own word, with its language; nought for none."""
        heads = self.facts[:, FACTS.index("head")]
        return np.where(heads > 0, heads + self.add_language, np.uint64(0))

    @cached_property
    def stems(self) -> Ragged:
        """The stems of what passages are about, those of objects among them; each with its language, as ``key_stem`` makes them."""
        owners = self.words.find_owners()
        words = self.words.values + self.add_language[owners]
        has_head = np.zeros(self.total, np.bool_)
        has_head[owners[words == self.heads[owners]]] = True
        more = np.flatnonzero((self.heads > 0) & ~has_head)
        owners = np.concatenate([owners, more])
        order = np.argsort(owners, kind="stable")
        counts = np.bincount(owners, minlength=self.total)
        return Ragged(np.concatenate([words, self.heads[more]])[order], _add_up(counts))

    @cached_property
    def add_language(self) -> Keys:
        """What is added to the number of a word of a passage."""
        return np.array([key_language(one) for one in self.languages], np.uint64)[self.of_page]

    @cached_property
    def page_names(self) -> Ragged:
        """The names on each page, by its number."""
        held = self._held["page_names"]
        return Ragged(_join(held), _add_up(np.array([len(one) // _BYTES for one in held], np.int64)))

    def join(self, name: str) -> Ragged:
        """A column of which passages may have several; those that no page counts for its outcomes have none there."""
        packed = self._held[_COUNTS[name]]
        counted = [len(one) // _BYTES for one in packed]
        of_page = np.repeat(np.arange(len(counted)), counted)
        passages = np.arange(len(of_page)) - np.array([0, *accumulate(counted)], np.int64)[of_page]
        counts = np.zeros(self.total, np.int64)
        counts[passages + self.firsts[of_page]] = _join(packed).astype(np.int64)
        return Ragged(_join(self._held[name]), _add_up(counts))


def _join(packed: Sequence[bytes]) -> Keys:
    return np.frombuffer(b"".join(packed), np.uint64)


def _add_up(counts: Numbers) -> Numbers:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
