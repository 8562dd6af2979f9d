"""The band of places that a way may lead through, cut into blocks; for long texts found along a coarse way over groups of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.alignment.path import Row, Skips, Values, find_path
from onrecord.alignment.sides import Side

# Texts of this many sentences on either side are compared whole: above it a coarse way is looked for first.
WHOLE: Final = 160
_ROWS = 128  # places of the source in one block
_GROUPS = 640  # groups of sentences on the longer side of the coarse way: so many that up to thousands of sentences the band stays narrow
_AROUND = 2  # groups that the band reaches on either side of the coarse way
_COARSE_SIZES = ((1, 1), (1, 2), (2, 1))
_LEAST_AROUND = 20  # sentences


@dataclass(frozen=True, slots=True)
class Block:
    """The places ``[first, last]`` of the source, with ``[low, high]`` of the target."""

    first: int
    last: int
    low: int
    high: int


def cut_blocks(source: Side, target: Side) -> tuple[Block, ...]:
    """Blocks that hold every place a way may lead through; together they have each place of the source once."""
    n, m = len(source), len(target)
    if max(n, m) <= WHOLE:
        return (Block(0, n, 0, m),)
    corners = _find_corners(source, target)
    around = max(_LEAST_AROUND, _AROUND * _size_groups(n, m))
    return tuple(_bound(corners, first, min(n, first + _ROWS - 1), (around, m)) for first in range(0, n + 1, _ROWS))


def _size_groups(n: int, m: int) -> int:
    return -(-max(n, m) // _GROUPS)


def _bound(corners: list[tuple[int, int]], first: int, last: int, reach: tuple[int, int]) -> Block:
    """The block of the places ``first … last``: the coarse way through them, widened."""
    around, m = reach
    before = max(place for place, (i, _) in enumerate(corners) if i <= max(0, first - around))
    behind = min(place for place, (i, _) in enumerate(corners) if i >= min(corners[-1][0], last + around))
    low = 0 if first == 0 else max(0, corners[before][1] - around)
    high = m if last == corners[-1][0] else min(m, corners[behind][1] + around)
    return Block(first, last, low, high)


def _find_corners(source: Side, target: Side) -> list[tuple[int, int]]:
    """Places that the coarse way leads through, in sentences."""
    size = _size_groups(len(source), len(target))
    likeness = _group(source, size) @ _group(target, size).T
    likeness -= np.median(likeness)
    skips = Skips(np.zeros(len(likeness)), np.zeros(likeness.shape[1]))
    links = find_path(_list_rows(likeness), skips)
    ends = [(min(len(source), link.source_stop * size), min(len(target), link.target_stop * size)) for link in links]
    return [(0, 0), *ends]


def _list_rows(likeness: Values) -> Iterator[Row]:
    """Groups lie one to one, or one to two neighbours."""
    n, m = likeness.shape
    for i in range(n + 1):
        worth = np.full((len(_COARSE_SIZES), m + 1), -np.inf)
        if i >= 1:
            worth[0, 1:] = likeness[i - 1]
            worth[1, 2:] = (likeness[i - 1, 1:] + likeness[i - 1, :-1]) / 2
        if i >= 2:
            worth[2, 1:] = (likeness[i - 1] + likeness[i - 2]) / 2
        yield Row(0, m, _COARSE_SIZES, worth)


def _group(side: Side, size: int) -> Values:
    """Vectors of groups of ``size`` neighbours around the middle of the whole text: what sets a place in it apart."""
    parts = []
    for rows in (side.meanings, side.letters):
        if rows.shape[1] and rows.any():
            unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
            groups = np.add.reduceat(unit - unit.mean(axis=0), range(0, len(unit), size), axis=0)
            parts.append(groups / np.maximum(np.linalg.norm(groups, axis=1, keepdims=True), 1e-9))
    return np.asarray(np.hstack(parts) if parts else np.zeros((-(-len(side) // size), 1)), dtype=np.float64)
