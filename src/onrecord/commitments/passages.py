"""The passages of pages, read by the place of each: of other pages a unit needs some, seldom all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import pyarrow as pa

from onrecord.commitments.keys import Told
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.engines.files import StoredRows, list_column, read_keys
from onrecord.engines.values import find_values, list_fields
from onrecord.model import Evidence

# The columns of work table ``promised`` and what lies in their lists; the places of a page count through both.
_COLUMNS = ("commitments", "outcomes")
_LISTS = [find_values(kind) for kind in (tuple[SaidCommitment, ...], tuple[SaidOutcome, ...])]
_BLOCK = 16
# Pages of some tens of kilobytes each: more than these are forgotten and read again, so that memory does not grow with the record.
_MOST_PAGES = 8_192
_MOST_ALONE = 65_536
# The number of a page's row in the table, and the place of a passage there: its commitments first, then its outcomes.
Where = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a passage: all that is asked of one that tells of another page's commitment."""

    id: str
    evidence: Evidence


_READ_WORDS = find_values(Words).from_arrow
_WORDS = [f"{column}.list.element.{name}" for column in _COLUMNS for name in list_fields(Words)]


class Passages:
    """The passages of work table ``promised``: pages whole, or the words of some passages alone; the last are kept.

    Of 5,000 pages the words of the 1,353 passages that tell of 45 took 0.03 s, with all their columns 0.17 s, with their pages 0.38 s;
    those of all 17,870 that tell of others 0.18 s, and with all pages, which each unit reads anyway, 0.69 s.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.asks_for_all = False
        self._pages: dict[int, Sequence[Told]] = {}
        self._alone: dict[Where, Words] = {}

    def find(self, wanted: Sequence[Where]) -> Sequence[Told | Words]:
        """The words of passages by their places, in the order in which they are asked for."""
        pages, alone = self._pages, self._alone
        if len(pages) >= _MOST_PAGES or len(alone) >= _MOST_ALONE:
            pages.clear()
            alone.clear()
        missing = {where for where in wanted if where[0] not in pages and where not in alone}
        if self.asks_for_all:
            for row in sorted({row for row, _ in missing}):
                self._take(row)
        elif missing:
            alone.update(self._read(sorted(missing)))
        return [pages[where[0]][where[1]] if where[0] in pages else alone[where] for where in wanted]

    def list_page(self, document: str) -> Sequence[Told]:
        """All passages of a page in the order of their places."""
        return self._take(self.rows[document])

    def _take(self, row: int) -> Sequence[Told]:
        """A page whole; where all are asked for its neighbours are read with it."""
        if row not in self._pages:
            start, count = (row - row % _BLOCK, _BLOCK) if self.asks_for_all else (row, 1)
            for batch in self._stored.read_rows(start, min(count, len(self.rows) - start)):
                lists = [values.from_arrow(batch.column(name)) for name, values in zip(_COLUMNS, _LISTS, strict=True)]
                for held in zip(*lists, strict=True):
                    self._pages[start] = tuple(chain.from_iterable(held))
                    start += 1
        return self._pages[row]

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The number of each page's row."""
        documents = list_column(read_keys(self._path, ("document", "digest")), "document")
        return {document: row for row, document in enumerate(documents)}

    @cached_property
    def _stored(self) -> StoredRows:
        return StoredRows(self._path, list(_COLUMNS))

    @cached_property
    def _stored_words(self) -> StoredRows:
        return StoredRows(self._path, _WORDS)

    def _open(self, row: int) -> Sequence[tuple[pa.Array, int, int]]:
        """The words that lie in the lists of each column, and where those of this page begin and end among them."""
        batch = next(self._stored_words.read_rows(row, 1))
        return [(one.values, *one.offsets.to_pylist()) for one in map(batch.column, _COLUMNS)]

    def _read(self, wanted: Iterable[Where]) -> Iterator[tuple[Where, Words]]:
        places: defaultdict[int, list[int]] = defaultdict(list)
        for row, place in wanted:
            places[row].append(place)
        found: list[tuple[Where, pa.Array]] = []
        for row, asked in places.items():
            (commitments, first, stop), (outcomes, begin, _) = self._open(row)
            for place in asked:
                beyond = place - (stop - first)
                piece = commitments.slice(first + place, 1) if beyond < 0 else outcomes.slice(begin + beyond, 1)
                found.append(((row, place), piece))
        pieces = pa.concat_arrays([piece for _, piece in found])
        yield from zip([where for where, _ in found], _READ_WORDS(pieces), strict=True)
