"""What every bead of a block is worth, and what it is worth to leave a sentence out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.alignment.likeness import Joined, Level, Likeness, compare_runs, multiply
from onrecord.alignment.parts import NO_PARTS, Parts, Told, rate_parts
from onrecord.alignment.path import Link, Row, Skips
from onrecord.alignment.runs import Places, Runs
from onrecord.alignment.sides import Values
from onrecord.alignment.weights import SIZES, STEP, TABLES, USUAL, Weights
from onrecord.text.encoder import Vectors


@dataclass(frozen=True, slots=True)
class Measure:
    """What turns likeness into worth: weights, the level of these texts, and how many characters of the source one of the target makes."""

    weights: Weights
    level: Level
    ratio: float


class Doubtful(NamedTuple):
    """What was worked out for the doubtful sentences of both sides: vectors of runs that hold one, and the parts it can be cut into."""

    joined: tuple[Joined, Joined] = ({}, {})
    parts: tuple[Parts, Parts] = (NO_PARTS, NO_PARTS)


NOTHING = Doubtful()


def list_rows(blocks: Sequence[Likeness], measure: Measure, doubtful: Doubtful = NOTHING) -> Iterator[Row]:
    """A row for each place of the source, with what each bead is worth that ends there."""
    for block in blocks:
        runs = block.list_runs(doubtful.joined)
        ends = _place_ends(block, runs, measure)
        _add_parts(ends, block, runs, measure, doubtful.parts)
        yield from (Row(block.block.low, block.block.high, SIZES, row) for row in ends)


def _place_ends(block: Likeness, runs: tuple[Runs, Runs], measure: Measure) -> Values:
    """Place of the source × size × place of the target: the worth of the bead that ends there, if one does."""
    bounds = block.block
    ends = np.full((bounds.last - bounds.first + 1, len(SIZES), bounds.high - bounds.low + 1), -np.inf)
    for ((fewest, most), _), (above, worth) in zip(TABLES, _weigh_beads(*runs, measure), strict=True):
        for number, (a, b) in enumerate(SIZES):
            if fewest <= a <= most:
                rows = _shift(block.first + a - bounds.first, runs[0].count(a), len(ends))
                columns = _shift(block.low + b - bounds.low, runs[1].count(b), ends.shape[2])
                own = worth[runs[0].edges[a - 1] - above : runs[0].edges[a] - above, runs[1].take(b)]
                ends[rows[0], number, columns[0]] = own[rows[1], columns[1]]
    return ends


def _add_parts(
    ends: Values, block: Likeness, runs: tuple[Runs, Runs], measure: Measure, parts: tuple[Parts, Parts]
) -> None:
    """Adds what the parts of single sentences say of the beads that they make with two and more of the other side."""
    bounds = block.block
    for told in rate_parts(runs[0], parts[1], block.low, bounds.high):
        above = _shift(block.first + told.many - bounds.first, len(told.mean), len(ends))
        worth = _weigh_parts(told, runs[0], runs[1].meanings[told.sentences - block.low], measure)
        places = told.sentences + 1 - bounds.low
        own = places >= 0
        ends[above[0], SIZES.index((told.many, 1)), places[own]] += worth[above[1], own]
    for told in rate_parts(runs[1], parts[0], block.first, bounds.last):
        along = _shift(block.low + told.many - bounds.low, len(told.mean), ends.shape[2])
        worth = _weigh_parts(told, runs[1], runs[0].meanings[told.sentences - block.first], measure)
        places = told.sentences + 1 - bounds.first
        own = places >= 0
        ends[places[own], SIZES.index((1, told.many)), along[0]] += worth[along[1], own].T


def _weigh_parts(told: Told, runs: Runs, whole: Vectors, measure: Measure) -> Values:
    """What is added for each run of ``told.many`` sentences beside each of the sentences, whose vectors are ``whole``."""
    weights, level = measure.weights, measure.level
    lesser = (told.lesser - level.chance) / level.gap - weights.part_even
    gain = told.mean - multiply(runs.meanings[runs.take(told.many)][: len(told.mean)], whole) + weights.part_loss
    most = weights.part_even
    return np.asarray(weights.part * np.clip(lesser, -most, most) + weights.part_gain * gain)


def _shift(by: int, count: int, most: int) -> tuple[slice, slice]:
    """Where ``count`` rows stand in a table of ``most`` when the first is put at ``by``, and which of them these are."""
    start = max(0, by)
    stop = max(start, min(most, by + count))
    return slice(start, stop), slice(start - by, stop - by)


def _weigh_beads(source: Runs, target: Runs, measure: Measure) -> Iterator[tuple[int, Values]]:
    """The worth of beads, table by table: the row of the source with which a table begins, and runs by runs of the target."""
    weights, level = measure.weights, measure.level
    lengths = [np.log(one + weights.smooth) for one in (source.lengths, target.lengths * measure.ratio)]
    has_forms = bool(source.forms.any() or target.forms.any())
    for rows, columns, likeness in compare_runs(source, target, weights):
        worth = likeness - (1 - weights.neighbours) * level.chance
        worth *= weights.spread / level.gap
        steps = np.abs(lengths[0][rows, None] - lengths[1][None, columns])
        worth -= weights.length * np.minimum(steps, weights.longest)
        if has_forms:
            worth -= weights.form * _compare_forms(source.forms[rows], target.forms[columns])
        worth += _weigh_sizes(source.sizes[rows], target.sizes[columns], weights)
        yield rows.start, worth


def _weigh_sizes(source: Places, target: Places, weights: Weights) -> Values:
    """What the number of sentences on both sides adds or takes off."""
    first, second = source[:, None] > 1, target[None, :] > 1
    return weights.joined * (first | second) - weights.many * (first & second)


def _compare_forms(source: Values, target: Values) -> Values:
    """1 where a form of address meets what is none, -1 where it meets another: of these vectors and lengths say little
    ("Mr President", «Уважаемый Ильмар Остенович!»).
    """
    first, second = source[:, None], target[None, :]
    return np.asarray(np.abs(first - second) - 2 * first * second)


def weigh_skips(blocks: Sequence[Likeness], measure: Measure) -> Skips:
    """What it is worth to leave each sentence out: less, the more alike the best counterpart is that it has in the band."""
    source = np.zeros(len(blocks[0].source))
    target = np.zeros(len(blocks[0].target))
    for block in blocks:
        likeness = (block.single - measure.level.chance) * (measure.weights.spread / measure.level.gap)
        if likeness.size:
            rows = slice(block.first, block.first + len(likeness))
            columns = slice(block.low, block.low + likeness.shape[1])
            source[rows] = np.maximum(source[rows], likeness.max(axis=1))
            target[columns] = np.maximum(target[columns], likeness.max(axis=0))
    weights = measure.weights
    return Skips(weights.skip - weights.skip_best * source, weights.skip - weights.skip_best * target)


def adapt_skips(skips: Skips, links: Sequence[Link]) -> Skips:
    """The same, or worth more where a way leaves out a greater share of the sentences than is usual: by the logarithm of the odds, in the
    steps in which ways are likely.
    """
    alone = sum(not all(link.size) for link in links)
    share = (alone + USUAL.sentences * USUAL.left_out) / (len(skips.source) + len(skips.target) + USUAL.sentences)
    if share <= USUAL.left_out:
        return skips
    more = STEP * (_find_odds(share) - _find_odds(USUAL.left_out))
    return Skips(skips.source + more, skips.target + more)


def _find_odds(share: float) -> float:
    """The logarithm of what is for it beside what is against it."""
    return float(np.log(share / (1 - share)))
