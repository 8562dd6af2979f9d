"""A second model asked for the stretches of a way that are in doubt: their beads are weighed with its likeness too.

Slow models are asked for a few sentences in a hundred, where the quick one leaves two ways nearly as good.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from onrecord.alignment.doubt import rate_links
from onrecord.alignment.path import Link, Row, Skips, find_path
from onrecord.alignment.runs import Runs, list_runs, put_in
from onrecord.alignment.sides import Side, Values
from onrecord.alignment.weights import LARGEST, SECOND, SIZES
from onrecord.alignment.worth import Measure
from onrecord.text.encoder import Encoder

LONGEST_JOINED = 3  # sentences of a run that is encoded from its own text


class Stretch(NamedTuple):
    """Sentences ``[first, last)`` of the source and ``[low, high)`` of the target that are laid again."""

    first: int
    last: int
    low: int
    high: int


class Texts(NamedTuple):
    """Both texts by their sentences, and the sides that the first model made of them."""

    source: Sequence[str]
    target: Sequence[str]
    sides: tuple[Side, Side]


def lay_again(rows: Sequence[Row], skips: Skips, measure: Measure, texts: Texts, second: Encoder) -> tuple[Link, ...]:
    """The best way, where what is in doubt on the first model's best way was weighed by a second model too."""
    links = find_path(rows, skips)
    stretches = find_stretches(links, rate_links(rows, skips, links))
    if not stretches:
        return links
    weighed = [Row(row.low, row.high, row.sizes, row.worth.copy()) for row in rows]
    for stretch in stretches:
        _weigh_again(weighed, stretch, measure, texts, second)
    return find_path(weighed, skips)


def find_stretches(links: Sequence[Link], rates: Sequence[float]) -> tuple[Stretch, ...]:
    """Where a way is in doubt, with a sentence on either side; what touches is one stretch."""
    ends = (links[-1].source_stop, links[-1].target_stop) if links else (0, 0)
    found: list[Stretch] = []
    for link, rate in zip(links, rates, strict=True):
        if rate >= SECOND.sure:
            continue
        one = Stretch(
            *(max(0, link.source_start - 1), min(ends[0], link.source_stop + 1)),
            *(max(0, link.target_start - 1), min(ends[1], link.target_stop + 1)),
        )
        if found and (one.first <= found[-1].last and one.low <= found[-1].high):
            one = Stretch(found[-1].first, one.last, found[-1].low, one.high)
            found.pop()
        found.append(one)
    return tuple(found)


def _weigh_again(rows: Sequence[Row], stretch: Stretch, measure: Measure, texts: Texts, second: Encoder) -> None:
    """Adds to the beads inside a stretch what the second model finds them more alike than the first does, or less."""
    spans = (stretch.first, stretch.last), (stretch.low, stretch.high)
    if any(start == stop for start, stop in spans):
        return
    cut = [_cut_side(side, *span) for side, span in zip(texts.sides, spans, strict=True)]
    asked = [
        _ask(side, text[start:stop], second)
        for side, text, (start, stop) in zip(cut, (texts.source, texts.target), spans, strict=True)
    ]
    usual = [put_in(list_runs(side, 0, len(side)), side.joined) for side in cut]
    more = _rate(asked, SECOND.chance, SECOND.gap) - _rate(usual, measure.level.chance, measure.level.gap)
    more *= SECOND.share * measure.weights.spread
    for number, (a, b) in enumerate(SIZES):
        block = more[usual[0].take(a), usual[1].take(b)]
        for place, worth in enumerate(block, stretch.first + a):
            _add(rows[place], number, stretch.low + b, worth)


def _add(row: Row, number: int, low: int, worth: Values) -> None:
    """Adds to the beads of a size that end at ``low`` and behind it, as far as the row's places reach."""
    start, stop = max(low, row.low), min(low + len(worth), row.high + 1)
    if start < stop:
        row.worth[number, start - row.low : stop - row.low] += worth[start - low : stop - low]


def _cut_side(side: Side, start: int, stop: int) -> Side:
    joined = {
        (first - start, last - start): vector
        for (first, last), vector in side.joined.items()
        if start <= first and last <= stop
    }
    own = slice(start, stop)
    return Side(side.lengths[own], side.meanings[own], side.letters[own], side.forms[own], joined)


def _ask(side: Side, texts: Sequence[str], second: Encoder) -> Runs:
    """The runs of a stretch with vectors of the second model: runs of up to three sentences from their own text."""
    spans = list(_list_spans(len(texts)))
    vectors = second.encode_together([" ".join(texts[start:stop]) for start, stop in spans])
    own = replace(side, meanings=vectors[: len(texts)], joined={})
    return put_in(list_runs(own, 0, len(texts)), dict(zip(spans[len(texts) :], vectors[len(texts) :], strict=True)))


def _list_spans(count: int) -> Iterator[tuple[int, int]]:
    """Single sentences, then runs of two, then of three."""
    for many in range(1, min(LONGEST_JOINED, LARGEST) + 1):
        yield from ((start, start + many) for start in range(count - many + 1))


def _rate(runs: Sequence[Runs], chance: float, gap: float) -> Values:
    """How far each run lies from each of the other side above chance, in units of how far pairs do."""
    alike = runs[0].meanings @ runs[1].meanings.T
    return np.asarray((alike - chance) / gap, dtype=np.float64)
