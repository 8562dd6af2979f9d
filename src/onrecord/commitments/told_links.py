"""What pages tell of the commitments of others, by the page that is told of: the work table has it by the page that tells."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.commitments.links import Link
from onrecord.engines.files import list_column, read_columns
from onrecord.engines.values import list_fields
from onrecord.model.commitments import Outcome

_COLUMN = "links"
_FIELDS = tuple(list_fields(Link))
_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class ToldLink(NamedTuple):
    """The passage ``told`` of the page ``document`` tells of the commitment ``commitment`` of another: both by their places."""

    document: str
    told: int
    commitment: int
    what: Outcome
    is_put_off: bool


class _Links(NamedTuple):
    """All links as columns: the pages that tell, those that are told of, and of each link the numbers of both and its fields."""

    telling: Sequence[str]
    documents: Sequence[str]
    tellers: NDArray[np.int64]
    pages: NDArray[np.int64]
    told: NDArray[np.int64]
    commitments: NDArray[np.int64]
    whats: NDArray[np.int8]
    put_off: NDArray[np.bool_]
    signs: NDArray[np.uint64]


class ToldLinks:
    """The links of work table ``promise_links``; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def sum_signs(self) -> Mapping[str, int]:
        """For each page that is told of a number that changes with whatever is told of it."""
        links = self._links
        sums = np.zeros(len(links.documents), np.uint64)
        np.add.at(sums, links.pages, links.signs)
        return dict(zip(links.documents, sums.tolist(), strict=True))

    def list_links(self, document: str) -> Sequence[ToldLink]:
        """What is told of the commitments of a page, in the order of the pages that tell."""
        page, links = self._numbers.get(document), self._links
        if page is None:
            return ()
        rows = self._order[slice(*self._starts[page : page + 2].tolist())]
        held = (links.tellers, links.told, links.commitments, links.whats, links.put_off)
        return [
            ToldLink(links.telling[teller], told, commitment, _OUTCOMES[what], is_put_off)
            for teller, told, commitment, what, is_put_off in zip(*(one[rows].tolist() for one in held), strict=True)
        ]

    @cached_property
    def _links(self) -> _Links:
        table = read_columns(self._path, ["document", *(f"{_COLUMN}.list.element.{name}" for name in _FIELDS)])
        lists = table.column(_COLUMN).combine_chunks()
        offsets = lists.offsets.to_numpy()
        links = lists.values.slice(offsets[0], offsets[-1] - offsets[0])
        numbers: dict[str, int] = {}
        pages = [numbers.setdefault(document, len(numbers)) for document in links.field("document").to_pylist()]
        whats = map(_OUTCOMES.index, links.field("what").to_pylist())
        return _Links(
            telling=list_column(table, "document"),
            documents=tuple(numbers),
            tellers=np.repeat(np.arange(len(lists)), np.diff(offsets)),
            pages=np.array(pages, np.int64),
            told=links.field("told").to_numpy(),
            commitments=links.field("commitment").to_numpy(),
            whats=np.fromiter(whats, np.int8, len(links)),
            put_off=links.field("is_put_off").to_numpy(zero_copy_only=False),
            signs=links.field("sign").to_numpy().astype(np.uint64),
        )

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {document: number for number, document in enumerate(self._links.documents)}

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        """The links, by the page that is told of."""
        return np.argsort(self._links.pages, kind="stable")

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        counts = np.bincount(self._links.pages, minlength=len(self._links.documents))
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
