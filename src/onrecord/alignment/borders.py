"""Beads joined where a translator ended a sentence elsewhere: a part of a sentence is told in the bead beside its own.

    «Солнце зашло, и стало холодно. | Мы шли быстро и согрелись.»
    "The sun went down. | It grew cold, but we walked fast and warmed up."

Sentence by sentence each lies nearest to the one across, and yet neither pair says the same. Such a place shows by lengths first, which
cost nothing: of one pair the first text is too long, of the other the second. Only there the sentences at the border are cut at their
marks. Where the bead that gives a part away fits better without it, and the one that takes it fits better with it than either the part
or its own sentences alone, both are one bead. The last condition keeps a sentence that was left out beside one told in two from being
joined with it: there the part alone fits best.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from onrecord.alignment.asked_again import Texts
from onrecord.alignment.parts import cut_text
from onrecord.alignment.path import Link
from onrecord.alignment.sides import Side
from onrecord.alignment.weights import BORDERS, SIZES
from onrecord.alignment.worth import Measure
from onrecord.text.encoder import Encoder, Vectors


class Way(NamedTuple):
    """One way to move the border behind bead ``number``: what is left of the text that gives a part of ``side`` away, the part, and the
    text that takes it, with it.
    """

    number: int
    side: int
    giver: Link
    taker: Link
    left: str
    part: str
    taken: str


def join_beads(links: Sequence[Link], texts: Texts, measure: Measure, encoder: Encoder) -> tuple[Link, ...]:
    """The same links, two neighbours made one where a part of a sentence was moved from one to the other."""
    ways = [
        way
        for number, pair in enumerate(pairwise(links))
        if _may_be_one(pair)
        for way in _list_ways(number, pair, texts, _measure_unevenness(pair, texts.sides, measure))
    ]
    if not ways:
        return tuple(links)
    rows = encoder.encode_together([text for way in ways for text in (way.left, way.part, way.taken)])
    gains: dict[int, float] = {}
    for place, way in enumerate(ways):
        gain = _measure_gain(way, rows[3 * place : 3 * place + 3], texts.sides)
        gains[way.number] = max(gain, gains.get(way.number, 0.0))
    return _join(links, {number: gain for number, gain in gains.items() if gain >= BORDERS.least})


def _may_be_one(pair: tuple[Link, Link]) -> bool:
    """Whether both have two sides, and no more sentences together than a bead may hold."""
    sizes = [link.size for link in pair]
    return all(map(all, sizes)) and (sizes[0][0] + sizes[1][0], sizes[0][1] + sizes[1][1]) in SIZES


def _measure_unevenness(pair: tuple[Link, Link], sides: tuple[Side, Side], measure: Measure) -> float:
    """By how many steps by e the source of the first bead is longer than that of the second, each beside its own target."""
    steps = []
    for link in pair:
        source = sides[0].lengths[link.source_start : link.source_stop].sum()
        target = sides[1].lengths[link.target_start : link.target_stop].sum() * measure.ratio
        steps.append(float(np.log((source + measure.weights.smooth) / (target + measure.weights.smooth))))
    return steps[0] - steps[1]


def _list_ways(number: int, pair: tuple[Link, Link], texts: Texts, uneven: float) -> Iterator[Way]:
    """The ways to make both beads fit in length: the first gives its end away, or the second its beginning on the other side."""
    if abs(uneven) < BORDERS.uneven:
        return
    first, second = pair
    long = 0 if uneven > 0 else 1
    own, beside = _take(first, texts, long), _take(second, texts, long)
    for head, tail in cut_text(own[-1]):
        yield Way(number, long, first, second, " ".join([*own[:-1], head]), tail, " ".join([tail, *beside]))
    own, beside = _take(second, texts, 1 - long), _take(first, texts, 1 - long)
    for head, tail in cut_text(own[0]):
        yield Way(number, 1 - long, second, first, " ".join([tail, *own[1:]]), head, " ".join([*beside, head]))


def _take(link: Link, texts: Texts, side: int) -> Sequence[str]:
    return (texts.source, texts.target)[side][link[2 * side] : link[2 * side + 1]]


def _measure_gain(way: Way, rows: Vectors, sides: tuple[Side, Side]) -> float:
    """By how much the cosines of both beads rise when the part is moved; nothing where one of them falls."""
    left, part, taken = rows
    giver, across = (_find_meaning(way.giver, sides, side) for side in (way.side, 1 - way.side))
    without = float((left - giver) @ across)
    taker, across = (_find_meaning(way.taker, sides, side) for side in (way.side, 1 - way.side))
    with_it = float(taken @ across - max(part @ across, taker @ across))
    return without + with_it if min(without, with_it) >= 0.0 else 0.0


def _find_meaning(link: Link, sides: tuple[Side, Side], side: int) -> Vectors:
    start, stop = link[2 * side], link[2 * side + 1]
    meaning: Vectors = sides[side].join_meanings(start, start + 1, stop - start)[0]
    return meaning


def _join(links: Sequence[Link], gains: dict[int, float]) -> tuple[Link, ...]:
    """Joins the beads ``number`` and ``number + 1``, those that gain most first; a bead is joined once."""
    joined: set[int] = set()
    for number in sorted(gains, key=lambda number: (-gains[number], number)):
        if joined.isdisjoint((number - 1, number, number + 1)):
            joined.add(number)
    made = []
    for number, link in enumerate(links):
        if number in joined:
            behind = links[number + 1]
            made.append(Link(link.source_start, behind.source_stop, link.target_start, behind.target_stop))
        elif number - 1 not in joined:
            made.append(link)
    return tuple(made)
