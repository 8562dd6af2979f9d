"""Sentences of two texts laid against each other: which say the same, and which stand on one side alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from onrecord.alignment.aligned import Aligned
from onrecord.alignment.asked_again import Texts, lay_again
from onrecord.alignment.blocks import cut_blocks
from onrecord.alignment.borders import join_beads
from onrecord.alignment.letters import compare_letters
from onrecord.alignment.likeness import Level, Likeness, measure_level
from onrecord.alignment.overlap import measure_shared
from onrecord.alignment.parts import cut_sentences
from onrecord.alignment.path import Link, find_path
from onrecord.alignment.sides import Side, measure_lengths, read_forms
from onrecord.alignment.weights import LETTERS_ALONE, SLOW_MODEL, WITH_MODEL, Weights
from onrecord.alignment.worth import NOTHING, Doubtful, Measure, adapt_skips, list_rows, weigh_skips
from onrecord.text.encoder import Encoder, Vectors

# A ratio of lengths is read off this many pairs of single sentences or more; from fewer the whole texts tell it better.
_FEWEST_PAIRS = 3
# What shares less than this by the first way is no version: the least of 193 pairs of true versions (Text+Berg; NTREX ru-en, zh-en,
# fr-en) shares .83.
_STRANGERS = 0.25
_LONGEST_JOINED = 3  # sentences of a run that is encoded from its own text


def align_texts(
    source: Sequence[str], target: Sequence[str], encoder: Encoder | None, second: Encoder | None = None
) -> Aligned:
    """Lays two lists of sentences against each other; without an encoder by letters and lengths alone.

    A first way is found with the vectors of single sentences. Where it does not lead from one sentence to one, runs of neighbours are
    then encoded from their own text, and sentences in two parts, and the way is looked for again with these, and with the ratio of lengths
    that its pairs have. Texts that share next to nothing are spared that: nearly all of their sentences would be doubtful; so are slow
    models. The share of sentences that the best of these ways leaves out tells what leaving out is worth in these texts, and it is looked
    for once more. Where it is in doubt, ``second`` is asked too, if it is given. Last, neighbours are made one bead where a
    part of a sentence is told in the bead beside its own.
    """
    with _find_threads().limit(limits=1, user_api="blas"):
        return _align((source, target), encoder, second)


@cache
def _find_threads() -> ThreadpoolController:
    """The threads of numpy. On one, the products of small tables take a fifth of the time they take on two that wait for each other."""
    return ThreadpoolController()


def _align(texts: tuple[Sequence[str], Sequence[str]], encoder: Encoder | None, second: Encoder | None) -> Aligned:
    source, target = texts
    sides = _read_sides(source, target, encoder)
    weights = _choose_weights(encoder)
    if not source or not target:
        return Aligned(_leave_all(len(source), len(target)), *sides, Measure(weights, Level(0.0, 1.0), 1.0))
    alike = [Likeness(*sides, block, weights) for block in cut_blocks(*sides)]
    level = measure_level([one.single for one in alike], weights)
    measure = Measure(weights, level, sides[0].lengths.sum() / sides[1].lengths.sum())
    skips = weigh_skips(alike, measure)
    first = Aligned(find_path(list_rows(alike, measure), skips), *sides, measure)
    doubtful = NOTHING
    are_versions = encoder is not None and encoder.is_quick and measure_shared(first) >= _STRANGERS
    if encoder is not None and are_versions:
        doubtful = _look_closer(texts, first.links, encoder)
        sides = replace(sides[0], joined=doubtful.joined[0]), replace(sides[1], joined=doubtful.joined[1])
    measure = replace(measure, ratio=_read_ratio(first))
    places = list_rows(alike, measure, doubtful)
    if encoder is None or not are_versions:
        return Aligned(find_path(places, skips), *sides, measure)
    own, rows = Texts(*texts, sides), list(places)
    links = find_path(rows, skips)
    adapted = adapt_skips(skips, links)
    if second is not None:
        links = lay_again(rows, adapted, measure, own, second)
    elif adapted is not skips:
        links = find_path(rows, adapted)
    return Aligned(join_beads(links, own, measure, encoder), *sides, measure)


def _choose_weights(encoder: Encoder | None) -> Weights:
    if encoder is None:
        return LETTERS_ALONE
    return WITH_MODEL if encoder.is_quick else SLOW_MODEL


def _look_closer(texts: tuple[Sequence[str], Sequence[str]], links: Sequence[Link], encoder: Encoder) -> Doubtful:
    """Vectors of the runs that hold a doubtful sentence, and of the parts that it can be cut into."""
    places = _list_doubtful(links, 0), _list_doubtful(links, 2)
    first, second = (
        (_encode_runs(text, own, encoder), cut_sentences(text, own, encoder))
        for text, own in zip(texts, places, strict=True)
    )
    return Doubtful((first[0], second[0]), (first[1], second[1]))


def _read_sides(source: Sequence[str], target: Sequence[str], encoder: Encoder | None) -> tuple[Side, Side]:
    letters = compare_letters(source, target)
    meanings = [_encode(texts, encoder) for texts in (source, target)]
    first, second = (
        Side(measure_lengths(texts), meaning, shared, read_forms(texts))
        for texts, meaning, shared in zip((source, target), meanings, letters, strict=True)
    )
    return first, second


def _encode(texts: Sequence[str], encoder: Encoder | None) -> Vectors:
    return encoder.encode_together(texts) if encoder is not None else np.zeros((len(texts), 0), dtype=np.float32)


def _leave_all(n: int, m: int) -> tuple[Link, ...]:
    return (*(Link(i, i + 1, 0, 0) for i in range(n)), *(Link(n, n, j, j + 1) for j in range(m)))


def _read_ratio(first: Aligned) -> float:
    """How many characters of the source one of the target makes: the median over pairs of single sentences."""
    pairs = [link for link in first.links if link.size == (1, 1)]
    if len(pairs) < _FEWEST_PAIRS:
        return first.measure.ratio
    steps = [
        np.log(first.source.lengths[link.source_start] / first.target.lengths[link.target_start]) for link in pairs
    ]
    return float(np.exp(np.median(steps)))


def _list_doubtful(links: Sequence[Link], side: int) -> set[int]:
    """The sentences of a side (0: source, 2: target) where the way does not lead from one to one, and those right beside them."""
    return {place for link in links if link.size != (1, 1) for place in range(link[side] - 1, link[side + 1] + 1)}


def _encode_runs(texts: Sequence[str], doubtful: set[int], encoder: Encoder) -> dict[tuple[int, int], Vectors]:
    """Vectors of runs of two and three neighbours, each from its own text, that hold a doubtful sentence."""
    runs = [
        (start, start + many)
        for many in range(2, _LONGEST_JOINED + 1)
        for start in range(len(texts) - many + 1)
        if not doubtful.isdisjoint(range(start, start + many))
    ]
    vectors = encoder.encode_together([" ".join(texts[start:stop]) for start, stop in runs])
    return dict(zip(runs, vectors, strict=True))
