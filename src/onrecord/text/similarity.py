"""Two sequences of words laid against each other: which quoted word is which published word.

Knows nothing of any language: a word comes as its folded form, its stem, its weight (how much it says) and its class
(a number pairs rather with a number). Similarity finds the place; what differs there is for exact rules to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

# Measured on quote-trace-ru and our own 250 pairs: a lone stop word (weight 0.3) must not pay for opening a gap, a lone word of
# content (weight 1) must. A substitution costs a little less than dropping one word and adding another.
_NEAR = 0.7
_SUBSTITUTION = -0.75
_SAME_CLASS = -0.2
_GAP_OPEN = -0.8
_GAP_WORD = -0.1
_GAP_SENTENCE = -0.6
# An anchor: an unbroken run of equal words that says enough by itself.
_ANCHOR_WEIGHT = 1.5
_ANCHOR_WORDS = 4
# A smaller anchor that lies further than this from the others is chance.
_ISLAND_GAP = 3
_ISLAND_WEIGHT = 3.0
# Beyond an outer anchor: a few words that were dropped, or what a mark may have left out.
_EDGE_REACH = 6
_ELIDED_REACH = 60
_LARGEST_TABLE = 40_000
_WINDOWS = 3
_WORTH_A_LOOK = 0.8
# Fewer of the telling words than this in one stretch: not the place (a quotation counts as found from half of its words on).
WORTH_LAYING = 0.4
# A long quotation may be put together from many places, each with little of it.
LONG_WORDS = 20
WORTH_A_PIECE = 0.12


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words in order as parallel columns of one length.

    ``elided`` are the places of quoted words before which a mark says that words are left out: a gap there costs nothing.
    ``starts`` are the places of published words that begin a sentence: to pass over one costs more than to pass over another word.
    """

    keys: Sequence[str]
    stems: Sequence[str]
    weights: Sequence[float]
    classes: Sequence[str]
    elided: frozenset[int] = frozenset()
    starts: frozenset[int] = frozenset()

    def slice(self, start: int, stop: int) -> "WordRow":
        """The words ``[start, stop)``."""
        return WordRow(
            self.keys[start:stop],
            self.stems[start:stop],
            self.weights[start:stop],
            self.classes[start:stop],
            frozenset(at - start for at in self.elided if start <= at <= stop) if self.elided else self.elided,
            frozenset(at - start for at in self.starts if start <= at < stop) if self.starts else self.starts,
        )

    def __len__(self) -> int:
        return len(self.keys)


class Pair(NamedTuple):
    """Quoted word ``quoted`` is published word ``published``; ``same`` is false where only the stem is."""

    quoted: int
    published: int
    same: bool


def locate_stems(stems: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Where each stem stands: made once for a published text, used for every quotation."""
    places: dict[str, list[int]] = {}
    for at, stem in enumerate(stems):
        places.setdefault(stem, []).append(at)
    return places


def find_exact(quoted: Sequence[str], published: Sequence[str], first: Sequence[int] = ()) -> int | None:
    """Where the quoted words stand in the published words without a break; ``first`` are the places of the first word, if known."""
    length = len(quoted)
    wanted = list(quoted)
    for at in first:
        if list(published[at : at + length]) == wanted:
            return at
    return None


def find_windows(
    quoted: WordRow, places: Mapping[str, Sequence[int]], length: int, worth: float = WORTH_LAYING
) -> list[tuple[int, int]]:
    """Up to three stretches ``[start, stop)`` of a published text of ``length`` words, with some words around, to lay a quotation over."""
    around = len(quoted) // 2 + 10 + (_ELIDED_REACH if quoted.elided else 0)
    return [
        (max(0, start - around), min(length, stop + around)) for start, stop in find_stretches(quoted, places, worth)
    ]


def weigh_worth(words: int) -> float:
    """The share of a quotation of so many words that a stretch must hold to be looked at."""
    return WORTH_A_PIECE if words >= LONG_WORDS else WORTH_LAYING


def find_stretches(
    quoted: WordRow, places: Mapping[str, Sequence[int]], worth: float = WORTH_LAYING
) -> list[tuple[int, int]]:
    """Up to three stretches ``[start, stop)`` of a published text that share most with the quotation, from first to last shared word."""
    wanted: dict[str, tuple[int, float]] = {}
    for stem, weight in zip(quoted.stems, quoted.weights, strict=True):
        count, _ = wanted.get(stem, (0, 0.0))
        wanted[stem] = (count + 1, weight)
    telling = {stem: entry for stem, entry in wanted.items() if entry[1] >= 1.0}
    if len(telling) >= 3:
        wanted = telling
    hits = sorted((at, stem) for stem in wanted for at in places.get(stem, ()))
    width = int(len(quoted) * 1.5) + 12
    scored = _slide(hits, wanted, width)
    most = sum(count * weight for count, weight in wanted.values())
    if max((score for score, _, _ in scored), default=0.0) < most * worth:
        return []
    return _choose(scored)


def _slide(
    hits: list[tuple[int, str]], wanted: Mapping[str, tuple[int, float]], width: int
) -> list[tuple[float, int, int]]:
    """(score, first hit, last hit) of the stretch that ends at each hit."""
    scored: list[tuple[float, int, int]] = []
    counts: dict[str, int] = dict.fromkeys(wanted, 0)
    score, left = 0.0, 0
    for at, stem in hits:
        count, weight = wanted[stem]
        counts[stem] += 1
        if counts[stem] <= count:
            score += weight
        while at - hits[left][0] > width:
            gone = hits[left][1]
            if counts[gone] <= wanted[gone][0]:
                score -= wanted[gone][1]
            counts[gone] -= 1
            left += 1
        scored.append((score, hits[left][0], at))
    return scored


def _choose(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    best = max((score for score, _, _ in scored), default=0.0)
    for score, first, last in sorted(scored, key=lambda entry: (-entry[0], entry[2] - entry[1], entry[1])):
        if score < best * _WORTH_A_LOOK or len(chosen) == _WINDOWS:
            break
        if all(first >= stop or last < start for start, stop in chosen):
            chosen.append((first, last + 1))
    return chosen


def align_words(quoted: WordRow, published: WordRow) -> list[Pair]:
    """The pairs of equal or same-stem words, in order on both sides, each word at most once.

    Long equal runs are laid first, then what lies between them by an affine-gap table, so that stop words far apart are not
    strung together. Quoted words all count; the published text may begin earlier and go on later.
    """
    blocks = _find_anchors(quoted, published)
    if not blocks and len(quoted) >= LONG_WORDS and count_in_order(quoted, published) < len(quoted) * WORTH_LAYING:
        return []
    pairs: list[Pair] = []
    before_quoted, before_published = 0, 0
    for number, (at_quoted, at_published, size) in enumerate(blocks):
        low = before_published if number else max(0, at_published - _reach(quoted, 0, at_quoted))
        pairs += _fill(quoted, published, (before_quoted, at_quoted), (low, at_published), (number == 0, False))
        pairs += [Pair(at_quoted + step, at_published + step, True) for step in range(size)]
        before_quoted, before_published = at_quoted + size, at_published + size
    reach = _reach(quoted, before_quoted, len(quoted))
    high = min(len(published), before_published + reach) if blocks else len(published)
    pairs += _fill(quoted, published, (before_quoted, len(quoted)), (before_published, high), (not blocks, True))
    return pairs


def pair_in_order(quoted: WordRow, published: WordRow) -> list[tuple[int, int]]:
    """The longest common subsequence of the stems, as (quoted, published) places: quick, and blind to how far apart they lie."""
    pairs: list[tuple[int, int]] = []
    for step in LCSseq.opcodes(quoted.stems, published.stems):
        if step.tag == "equal":
            pairs += zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    return pairs


def count_in_order(quoted: WordRow, published: WordRow) -> int:
    """The length of the longest common subsequence of the stems: no alignment can pair more words."""
    return int(LCSseq.similarity(quoted.stems, published.stems))


def _reach(quoted: WordRow, start: int, stop: int) -> int:
    """How far beyond an anchor the published words of an unanchored beginning or end may lie."""
    elided = any(start <= at <= stop for at in quoted.elided)
    return 2 * (stop - start) + (_ELIDED_REACH if elided else _EDGE_REACH)


def _find_anchors(quoted: WordRow, published: WordRow) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, published.keys, quoted.keys, autojunk=False)
    blocks = []
    for at_published, at_quoted, length in matcher.get_matching_blocks():
        size = min([length, *(place - at_quoted for place in quoted.elided if at_quoted < place < at_quoted + length)])
        weight = sum(quoted.weights[at_quoted : at_quoted + size])
        if size >= 2 and (weight >= _ANCHOR_WEIGHT or size >= _ANCHOR_WORDS):
            blocks.append((at_quoted, at_published, size, weight))
    kept = [block for number, block in enumerate(blocks) if not _is_island(blocks, number)]
    return [(at_quoted, at_published, size) for at_quoted, at_published, size, _ in kept]


def _is_island(blocks: list[tuple[int, int, int, float]], number: int) -> bool:
    """Whether a light anchor lies far from every heavier one."""
    at_quoted, at_published, size, weight = blocks[number]
    if weight >= _ISLAND_WEIGHT or len(blocks) == 1 or weight == max(block[3] for block in blocks):
        return False
    gaps = []
    if number:
        earlier = blocks[number - 1]
        gaps.append((at_published - earlier[1] - earlier[2]) - (at_quoted - earlier[0] - earlier[2]))
    if number + 1 < len(blocks):
        later = blocks[number + 1]
        gaps.append((later[1] - at_published - size) - (later[0] - at_quoted - size))
    return min(abs(gap) for gap in gaps) > _ISLAND_GAP


def _fill(
    quoted: WordRow, published: WordRow, inside: tuple[int, int], within: tuple[int, int], free: tuple[bool, bool]
) -> list[Pair]:
    """Pairs of the quoted words ``inside`` with the published words ``within``; ``free``: published words at that end cost nothing."""
    rows, columns = inside[1] - inside[0], within[1] - within[0]
    if not rows or not columns or rows * columns > _LARGEST_TABLE:
        return []
    steps = _lay_table(quoted.slice(*inside), published.slice(*within), free)
    return [Pair(inside[0] + row, within[0] + column, same) for row, column, same in steps]


def _lay_table(quoted: WordRow, published: WordRow, free: tuple[bool, bool]) -> list[tuple[int, int, bool]]:
    """The best path through an affine-gap table (Gotoh 1982): matches only, as (row, column, same)."""
    rows, columns = len(quoted), len(published)
    low = -1e9
    # At [i][j], i quoted and j published words are used. best ends in a pairing, drop in a published word passed over, add in a
    # quoted word that is not published.
    best = [[low] * (columns + 1) for _ in range(rows + 1)]
    drop = [[low] * (columns + 1) for _ in range(rows + 1)]
    add = [[low] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    words = [_cost_word(published, column) for column in range(columns)]
    for column in range(1, columns + 1):
        drop[0][column] = 0.0 if free[0] or 0 in quoted.elided else _GAP_OPEN + _GAP_WORD * column
    for row in range(1, rows + 1):
        add[row][0] = _GAP_OPEN + _GAP_WORD * row
        costs = None if (free[1] and row == rows) or row in quoted.elided else words
        above = (best[row - 1], drop[row - 1], add[row - 1])
        _fill_row(above, (best[row], drop[row], add[row]), _list_gains(quoted, row - 1, published), costs)
    return _walk_back(quoted, published, (best, drop, add), free)


def _list_gains(quoted: WordRow, at: int, published: WordRow) -> list[float]:
    """What pairing one quoted word with each published word is worth."""
    key, stem, weight, kind = quoted.keys[at], quoted.stems[at], quoted.weights[at], quoted.classes[at] or None
    near = _NEAR * weight
    return [
        weight if other == key else near if other_stem == stem else _SAME_CLASS if other_kind == kind else _SUBSTITUTION
        for other, other_stem, other_kind in zip(published.keys, published.stems, published.classes, strict=True)
    ]


_Rows = tuple[list[float], list[float], list[float]]


def _fill_row(above: _Rows, here: _Rows, gains: list[float], costs: list[float] | None) -> None:
    """One row of the table from the row above; without ``costs`` passing over published words is free. Unrolled: most time goes here."""
    best, drop, add = here
    left_best, left_drop, left_add = best[0], drop[0], add[0]
    paired = 0.0
    for column, (up_best, up_drop, up_add) in enumerate(zip(above[0], above[1], above[2], strict=True)):
        most = up_best if up_best >= up_drop else up_drop
        if column:
            opened = left_best if left_best >= left_add else left_add
            if costs is None:
                left_drop = opened if opened > left_drop else left_drop
            else:
                opened += _GAP_OPEN
                left_drop = (opened if opened > left_drop else left_drop) + costs[column - 1]
            up = most + _GAP_OPEN
            left_add = (up if up > up_add else up_add) + _GAP_WORD
            left_best = paired
            best[column], drop[column], add[column] = left_best, left_drop, left_add
        if column < len(gains):
            paired = (most if most >= up_add else up_add) + gains[column]


def _cost_word(published: WordRow, column: int) -> float:
    """What it costs to go on passing over published words with this one."""
    return _GAP_WORD + _GAP_SENTENCE if column in published.starts else _GAP_WORD


def _walk_back(
    quoted: WordRow, published: WordRow, tables: tuple[list[list[float]], ...], free: tuple[bool, bool]
) -> list[tuple[int, int, bool]]:
    best, drop, add = tables
    row, column = len(quoted), len(published)
    state = max((0, 1, 2), key=lambda number: (tables[number][row][column], -number))
    path: list[tuple[int, int, bool]] = []
    while row and column:
        if state == 0:
            same = quoted.keys[row - 1] == published.keys[column - 1]
            if same or quoted.stems[row - 1] == published.stems[column - 1]:
                path.append((row - 1, column - 1, same))
            row, column = row - 1, column - 1
            state = max((0, 1, 2), key=lambda number: (tables[number][row][column], -number))
        elif state == 1:
            last = (free[1] and row == len(quoted)) or row in quoted.elided
            here = drop[row][column]
            column -= 1
            opening, word = (0.0, 0.0) if last else (_GAP_OPEN, _cost_word(published, column))
            state = _came_from(here, word + opening, (best[row][column], 0), (add[row][column], 2), 1)
        else:
            here = add[row][column]
            row -= 1
            state = _came_from(here, _GAP_WORD + _GAP_OPEN, (best[row][column], 0), (drop[row][column], 1), 2)
    return path[::-1]


def _came_from(here: float, cost: float, first: tuple[float, int], second: tuple[float, int], stay: int) -> int:
    for value, state in (first, second):
        if abs(value + cost - here) < 1e-9:
            return state
    return stay
