"""Quotations against the official documents of one report: the turns that hold enough of their words, in order or in any.

Words only, no language. What every turn could hold at most is counted for all turns at once; few are then gone through word by word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.matches.worded import WordColumns, Worded, join_words, list_own_words
from onrecord.model import Match, Quotation
from onrecord.model.identity import identify_about
from onrecord.text.shingles import Places, key_word
from onrecord.text.similarity import (
    choose_stretches,
    measure_around,
    measure_width,
    pair_in_order,
    weigh_wanted,
    weigh_worth,
)

# Generous on purpose: judging comes later. In quote-trace-ru 363 of the 364 quotations that stand on a page are kept by coverage
# alone, all but the most stitched one; reported speech shares less, and rarely in the published order, so that its words of
# content are counted wherever they stand.
LEAST_COVERAGE = 0.45
LEAST_CONTENT = 0.34
FEWEST_CONTENT = 3
# So many words in order are a piece of a long quotation, whatever its share.
LONG_PIECE = 6
# A word this short says little whatever the language; so does its ending.
_SHORT_WORD = 3
_SHORT_WEIGHT = 0.3
# More turns of one document than this add nothing for one quotation.
_MOST_TURNS = 4
# Turns gone through for all quotations of a report, about four seconds; a page of 5,000 quotations has to make do with the best few each.
_MOST_LAID = 40_000
_FEWEST_LAID = 8
# Each match is judged word by word, which takes about 2 ms. Of 5,000 real pages the report with the most has 22, no quotation more than 4.
_MOST_MATCHES = 10_000
_FEWEST_MATCHES = 2
# Places of a quotation's words from which on those that are near no rare one are left out first: of 3,000 and more that takes less time.
_COMMON = 3_000
# Keys in at most three sentences of the record: with this many of them, and half of the quotation's, the words point at one source.
_TELLING = 3
_TELLING_SHARE = 0.5
_ROUNDING = 1e-9


class Hint(NamedTuple):
    """What the candidates say of a quotation and a document: its keys, and how many telling ones they share."""

    total: int
    telling: int


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """A quotation as keys of its own words, how much each says, and what is looked for: how often and how much of each key."""

    quotation: Quotation
    words: tuple[int, ...]
    weights: tuple[float, ...]
    wanted: dict[int, tuple[int, float]]


class _Stretch(NamedTuple):
    """The best stretch of a turn, first and last word among all words of the sources."""

    value: float
    coverage: float
    turn: int
    first: int
    last: int


def read_quoted_row(quotation: Quotation) -> QuotedRow:
    """A quotation as it is looked for."""
    folded = list(list_own_words(quotation))
    words = tuple(map(key_word, folded))
    weights = tuple(_SHORT_WEIGHT if len(word) <= _SHORT_WORD and not word[0].isdigit() else 1.0 for word in folded)
    return QuotedRow(quotation, words, weights, weigh_wanted(words, weights))


class Sources:
    """Official documents laid end to end, with the places of every word that some quotation looks for.

    A quotation is laid over at most ``most_laid`` turns, those that can hold most of it, and at most ``most_matches`` are its matches,
    the best; ``shortened`` counts those that more turns could hold.
    """

    def __init__(self, sources: Sequence[Worded], quoted: Sequence[QuotedRow]) -> None:
        self._columns = join_words(sources)
        self._sources = sources
        self._turns = _find_turns(self._columns)
        self.most_laid = max(_FEWEST_LAID, _MOST_LAID // max(1, len(quoted)))
        self.most_matches = max(_FEWEST_MATCHES, _MOST_MATCHES // max(1, len(quoted)))
        self.shortened = 0
        wanted = np.array(sorted({word for row in quoted for word in row.wanted}), np.uint32)
        self._numbers = {word: number for number, word in enumerate(wanted.tolist())}
        found = np.flatnonzero(np.isin(self._columns.words, wanted))
        numbers = np.searchsorted(wanted, self._columns.words[found])
        order = np.argsort(numbers, kind="stable")
        self._places = found[order]
        self._firsts = np.searchsorted(numbers[order], np.arange(len(wanted) + 1))

    def find_matches(self, row: QuotedRow, hints: dict[str, Hint], looked: frozenset[str]) -> Iterator[Match]:
        """The matches of a quotation in the documents ``looked`` at, best first, at most four of each, ``most_matches`` in all."""
        allowed = np.array([source.document in looked for source in self._sources], np.bool_)
        before = self.shortened
        found: dict[int, list[_Stretch]] = {}
        for stretch in self._find_stretches(row, allowed):
            found.setdefault(int(self._turns.documents[stretch.turn]), []).append(stretch)
        best = [one for _, held in sorted(found.items()) for one in _choose_best(held, _MOST_TURNS)]
        kept = set(_choose_best(best, self.most_matches))
        self.shortened = before + (self.shortened > before or len(kept) < len(best))
        for stretch in best:
            if stretch in kept:
                document = int(self._turns.documents[stretch.turn])
                yield self._make_match(row, stretch, document, hints.get(self._sources[document].document))

    def _find_stretches(self, row: QuotedRow, allowed: NDArray[np.bool_]) -> Iterator[_Stretch]:
        """The best stretch of each turn that has one."""
        numbers = [self._numbers[word] for word in row.wanted]
        held = [self._places[self._firsts[number] : self._firsts[number + 1]] for number in numbers]
        is_common = sum(map(len, held)) > _COMMON
        places, words = _join_places(self._keep_near(row, held) if is_common else held)
        chosen = self._choose_turns(row, places, words, allowed)
        firsts, lasts = self._turns.firsts[chosen], self._turns.lasts[chosen]
        if is_common:
            places, words = _find_between(held, firsts, lasts)
        keys = list(row.wanted)
        ends = zip(chosen.tolist(), *(np.searchsorted(places, ends).tolist() for ends in (firsts, lasts)), strict=True)
        for turn, low, high in ends:
            hits = [
                (place, keys[word])
                for place, word in zip(places[low:high].tolist(), words[low:high].tolist(), strict=True)
            ]
            best = self._score_turn(row, hits, turn)
            if best is not None:
                yield best

    def _keep_near(self, row: QuotedRow, held: Sequence[Places]) -> list[Places]:
        """The places of common words without those that are near no rare one, where no stretch can hold enough."""
        size = measure_width(len(row.words)) + 1
        near = np.zeros(len(self._columns.words) // size + 3, np.bool_)
        for rare in _choose_rare(held, [count * weight for count, weight in row.wanted.values()], len(row.words)):
            blocks = rare // size + 1
            near[blocks - 1] = near[blocks] = near[blocks + 1] = True
        return [one[near[one // size + 1]] for one in held]

    def _choose_turns(self, row: QuotedRow, places: Places, words: Places, allowed: NDArray[np.bool_]) -> Places:
        """The turns where a stretch can hold enough: none has more than two neighbouring blocks of its width together."""
        worth = np.array([count * weight for count, weight in row.wanted.values()])
        turns = np.searchsorted(self._turns.lasts, places, side="right")
        if not allowed.all():
            kept = allowed[self._turns.documents[turns]]
            places, words, turns = places[kept], words[kept], turns[kept]
        if not len(places):
            return places
        blocks = places // (measure_width(len(row.words)) + 1)
        distinct, numbers = np.unique(np.concatenate((blocks, blocks - 1)), return_inverse=True)
        there = np.zeros((len(distinct), len(worth)), np.bool_)
        there[numbers, np.concatenate((words, words))] = True
        most = (there @ worth)[numbers].reshape(2, -1).max(axis=0)
        enough = most >= worth.sum() * weigh_worth(len(row.words)) - _ROUNDING
        chosen: Places = turns[enough]
        chosen = chosen[np.flatnonzero(np.diff(chosen, prepend=-1))]
        if len(chosen) > self.most_laid:
            self.shortened += 1
            best = np.zeros(int(chosen[-1]) + 1)
            np.maximum.at(best, turns[enough], most[enough])
            chosen = np.sort(chosen[np.argsort(-best[chosen], kind="stable")[: self.most_laid]])
        return chosen

    def _score_turn(self, row: QuotedRow, hits: Sequence[tuple[int, int]], turn: int) -> _Stretch | None:
        best: _Stretch | None = None
        size, around = len(row.words), measure_around(len(row.words))
        for first, last in choose_stretches(hits, row.wanted, measure_width(size), weigh_worth(size)):
            start = max(int(self._turns.firsts[turn]), first - around)
            published = self._columns.words[start : min(int(self._turns.lasts[turn]), last + around)].tolist()
            pairs = pair_in_order(row.words, published)
            coverage = len(pairs) / size
            content, shared = _share_content(row, published)
            enough = coverage >= LEAST_COVERAGE or (content >= LEAST_CONTENT and shared >= FEWEST_CONTENT)
            if not enough and len(pairs) < LONG_PIECE:
                continue
            value = coverage + content / 2
            if best is None or value > best.value:
                low = start + pairs[0][1] if pairs else start
                high = start + pairs[-1][1] if pairs else start + len(published) - 1
                best = _Stretch(value, coverage, turn, low, high)
        return best

    def _make_match(self, row: QuotedRow, stretch: _Stretch, document: int, hint: Hint | None) -> Match:
        source, columns = self._sources[document], self._columns
        turn = source.turns[int(self._turns.numbers[stretch.turn])]
        first, last = np.searchsorted(columns.lasts, (stretch.first, stretch.last), side="right")
        telling = hint is not None and hint.telling >= _TELLING and hint.telling >= hint.total * _TELLING_SHARE
        return Match(
            id=identify_about("matches", row.quotation.id, turn),
            quotation=row.quotation.id,
            document=source.document,
            turn=turn,
            start=int(columns.starts[first]),
            stop=int(columns.stops[last]),
            coverage=round(stretch.coverage, 4),
            distinctive=telling,
        )


class _Turns(NamedTuple):
    """The turns that hold words: of each the place of its document, its number there, and the places where its words begin and end."""

    documents: Places
    numbers: Places
    firsts: Places
    lasts: Places


def _choose_best(stretches: Sequence[_Stretch], most: int) -> list[_Stretch]:
    return sorted(stretches, key=lambda stretch: (-stretch.value, stretch.turn))[:most]


def _find_turns(columns: WordColumns) -> _Turns:
    changes = (np.diff(columns.turns, prepend=-1) != 0) | (np.diff(columns.documents, prepend=-1) != 0)
    begins = np.flatnonzero(changes)
    ends = np.append(begins[1:], len(columns.lasts))[: len(begins)] - 1
    lasts = columns.lasts[ends]
    return _Turns(columns.documents[begins], columns.turns[begins], np.concatenate(([0], lasts[:-1])), lasts)


def _choose_rare(held: Sequence[Places], worth: Sequence[float], words: int) -> list[Places]:
    """The places of the rarest words, one of which stands in every stretch that holds enough: all others together say less."""
    left = sum(worth) * weigh_worth(words) - 2 * _ROUNDING
    rare = []
    for number in sorted(range(len(held)), key=lambda number: -len(held[number])):
        if worth[number] < left:
            left -= worth[number]
        else:
            rare.append(held[number])
    return rare


def _find_between(held: Sequence[Places], lows: Places, highs: Places) -> tuple[Places, Places]:
    """The places of words that lie in some of the ranges, which do not overlap, in order, and the number of each one's word."""
    found = []
    for places in held:
        firsts, stops = np.searchsorted(places, lows), np.searchsorted(places, highs)
        counts = stops - firsts
        found.append(places[np.repeat(firsts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())])
    return _join_places(found)


def _join_places(found: Sequence[Places]) -> tuple[Places, Places]:
    """The places of several words in order, and the number of each one's word."""
    together = np.concatenate([np.empty(0, np.int64), *found])
    numbers = np.repeat(np.arange(len(found)), [len(one) for one in found])
    order = np.argsort(together, kind="stable")
    return together[order], numbers[order]


def _share_content(row: QuotedRow, published: Iterable[int]) -> tuple[float, int]:
    """Share and number of the quotation's words of content that stand in a stretch, in whatever order."""
    there = set(published)
    content = [word for word, weight in zip(row.words, row.weights, strict=True) if weight >= 1.0]
    shared = sum(word in there for word in content)
    return (shared / len(content) if content else 0.0), shared
