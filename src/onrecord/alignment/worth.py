"""What every bead of a block is worth, and what it is worth to leave a sentence out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.alignment.likeness import Alike, Level, Likeness, find_chance, mix
from onrecord.alignment.path import Move, Row, Skips
from onrecord.alignment.sides import Values
from onrecord.alignment.weights import SIZES, Weights


@dataclass(frozen=True, slots=True)
class Measure:
    """What turns likeness into worth: weights, the level of these texts, and how many characters of the source one of the target makes."""

    weights: Weights
    level: Level
    ratio: float


def list_rows(blocks: Sequence[Likeness], measure: Measure) -> Iterator[Row]:
    """A row for each place of the source, with what each bead is worth that ends there."""
    for block in blocks:
        worth = weigh_beads(block, measure)
        for i in range(block.block.first, block.block.last + 1):
            moves = tuple(move for size in worth if (move := _end_at(i, size, worth[size], block)) is not None)
            yield Row(block.block.low, block.block.high, moves)


def _end_at(i: int, size: tuple[int, int], worth: Values, block: Likeness) -> Move | None:
    """The beads of a size that end behind sentence ``i`` of the source; none where they would begin before the text."""
    a, b = size
    begins = i - a - block.first
    if begins < 0 or begins >= len(worth):
        return None
    low, high = block.block.low, block.block.high
    ends = np.full(high - low + 1, -np.inf)
    row = worth[begins]
    shift = block.low + b - low  # where the bead ends that begins at the first sentence of the block
    start, stop = max(0, shift), min(len(ends), shift + len(row))
    if stop > start:
        ends[start:stop] = row[start - shift : stop - shift]
    return Move(a, b, ends)


def weigh_beads(block: Likeness, measure: Measure) -> Mapping[tuple[int, int], Values]:
    """The worth of each bead; rows are where its run of the source begins, columns that of the target."""
    alike = block.compare()
    return {size: _weigh(size, alike, block, measure) for size in SIZES if alike.letters[size].size}


def _weigh(size: tuple[int, int], alike: Alike, block: Likeness, measure: Measure) -> Values:
    weights, level = measure.weights, measure.level
    likeness = alike.letters[size] - weights.letters_neighbours * find_chance(alike.letters, size)
    likeness = likeness * weights.letters
    if alike.meanings:
        likeness = likeness + alike.meanings[size] - weights.neighbours * find_chance(alike.meanings, size)
    above = (likeness - (1 - weights.neighbours) * level.chance) * (weights.spread / level.gap)
    shape = alike.letters[size].shape
    length = weights.length * compare_lengths(size, shape, block, measure)
    form = (weights.joined if size != (1, 1) else 0.0) - (weights.many if min(size) > 1 else 0.0)
    return np.asarray(above - length + form - weights.form * compare_forms(size, shape, block))


def compare_forms(size: tuple[int, int], shape: tuple[int, ...], block: Likeness) -> Values:
    """1 where a form of address meets what is none, -1 where it meets another: of these vectors and lengths say little
    ("Mr President", «Уважаемый Ильмар Остенович!»).
    """
    rows, columns = shape
    first = block.source.join_forms(block.first, block.first + rows, size[0])[:, None]
    second = block.target.join_forms(block.low, block.low + columns, size[1])[None, :]
    return np.asarray(np.abs(first - second) - 2 * first * second)


def compare_lengths(size: tuple[int, int], shape: tuple[int, ...], block: Likeness, measure: Measure) -> Values:
    """How far apart the lengths of the runs are: steps by e in their ratio, as far as they count."""
    weights = measure.weights
    rows, columns = shape
    first = block.source.add_lengths(block.first, block.first + rows, size[0])
    second = block.target.add_lengths(block.low, block.low + columns, size[1]) * measure.ratio
    steps = np.abs(np.log(first + weights.smooth)[:, None] - np.log(second + weights.smooth)[None, :])
    return np.asarray(np.minimum(steps, weights.longest))


def weigh_skips(blocks: Sequence[Likeness], measure: Measure) -> Skips:
    """What it is worth to leave each sentence out: less, the more alike the best counterpart is that it has in the band."""
    source = np.zeros(len(blocks[0].source))
    target = np.zeros(len(blocks[0].target))
    for block in blocks:
        likeness = (mix(block, measure.weights) - measure.level.chance) * (measure.weights.spread / measure.level.gap)
        if likeness.size:
            rows = slice(block.first, block.first + len(likeness))
            columns = slice(block.low, block.low + likeness.shape[1])
            source[rows] = np.maximum(source[rows], likeness.max(axis=1))
            target[columns] = np.maximum(target[columns], likeness.max(axis=0))
    weights = measure.weights
    return Skips(weights.skip - weights.skip_best * source, weights.skip - weights.skip_best * target)
