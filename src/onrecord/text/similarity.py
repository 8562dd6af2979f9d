"""Two sequences of words laid against each other: which quoted word is which published word.

Knows nothing of any language: a word comes as its folded form, its stem, its weight (how much it says) and its class
(a number pairs rather with a number). Similarity finds the place; what differs there is for exact rules to say.
"""

from collections.abc import Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import LCSseq

from onrecord.text.affine import lay_table
from onrecord.text.rows import WordRow

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
# With so many telling words, the others need not be looked for.
_ENOUGH_TELLING = 3
_WORTH_A_LOOK = 0.8
# Fewer of the telling words than this in one stretch: not the place (a quotation counts as found from half of its words on).
WORTH_LAYING = 0.4
# A long quotation may be put together from many places, each with little of it.
LONG_WORDS = 20
WORTH_A_PIECE = 0.12


Stem = TypeVar("Stem", bound=Hashable)


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


def find_windows(
    quoted: WordRow, places: Mapping[str, Sequence[int]], length: int, worth: float = WORTH_LAYING
) -> list[tuple[int, int]]:
    """Up to three stretches ``[start, stop)`` of a published text of ``length`` words, with some words around, to lay a quotation over."""
    around = measure_around(len(quoted)) + (_ELIDED_REACH if quoted.elided else 0)
    return [
        (max(0, start - around), min(length, stop + around)) for start, stop in find_stretches(quoted, places, worth)
    ]


def measure_around(words: int) -> int:
    """How many words on each side of a stretch belong to what a quotation of so many words is laid over."""
    return words // 2 + 10


def weigh_worth(words: int) -> float:
    """The share of a quotation of so many words that a stretch must hold to be looked at."""
    return WORTH_A_PIECE if words >= LONG_WORDS else WORTH_LAYING


def find_stretches(
    quoted: WordRow, places: Mapping[str, Sequence[int]], worth: float = WORTH_LAYING
) -> list[tuple[int, int]]:
    """Up to three stretches ``[start, stop)`` of a published text that share most with the quotation, from first to last shared word."""
    wanted = weigh_wanted(quoted.stems, quoted.weights)
    hits = sorted((at, stem) for stem in wanted for at in places.get(stem, ()))
    return choose_stretches(hits, wanted, measure_width(len(quoted)), worth)


def measure_width(words: int) -> int:
    """How far apart the published words of a quotation of so many words may lie."""
    return int(words * 1.5) + 12


def weigh_wanted(stems: Sequence[Stem], weights: Sequence[float]) -> dict[Stem, tuple[int, float]]:
    """How often each stem of a quotation is wanted and how much it says; the telling ones alone where there are enough of them."""
    wanted: dict[Stem, tuple[int, float]] = {}
    for stem, weight in zip(stems, weights, strict=True):
        count, _ = wanted.get(stem, (0, 0.0))
        wanted[stem] = (count + 1, weight)
    telling = {stem: entry for stem, entry in wanted.items() if entry[1] >= 1.0}
    return telling if len(telling) >= _ENOUGH_TELLING else wanted


def choose_stretches(
    hits: Sequence[tuple[int, Stem]], wanted: Mapping[Stem, tuple[int, float]], width: int, worth: float
) -> list[tuple[int, int]]:
    """The stretches of at most ``width`` words with most of what is wanted, from the places where a wanted stem stands, in order."""
    scored = _slide(hits, wanted, width)
    most = sum(count * weight for count, weight in wanted.values())
    if max((score for score, _, _ in scored), default=0.0) < most * worth:
        return []
    return _choose(scored)


def _slide(
    hits: Sequence[tuple[int, Stem]], wanted: Mapping[Stem, tuple[int, float]], width: int
) -> list[tuple[float, int, int]]:
    """(score, first hit, last hit) of the stretch that ends at each hit."""
    scored: list[tuple[float, int, int]] = []
    counts: dict[Stem, int] = dict.fromkeys(wanted, 0)
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


def pair_in_order(quoted: Sequence[Hashable], published: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest common subsequence of two rows of stems, as (quoted, published) places: quick, and blind to how far apart they lie."""
    pairs: list[tuple[int, int]] = []
    for step in LCSseq.opcodes(quoted, published):
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
    steps = lay_table(quoted.slice(*inside), published.slice(*within), free)
    return [Pair(inside[0] + row, within[0] + column, same) for row, column, same in steps]
