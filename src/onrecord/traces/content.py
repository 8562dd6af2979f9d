"""Whether one stretch of a published turn says what a quotation says, in other words or another order.

Compared are stems of content, numbers and denial; words that say the same of public affairs count as one.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.text.similarity import find_stretches
from onrecord.traces.reading import CONTENT_WEIGHT, Reading
from onrecord.traces.token import Token

# Share of the distinct content stems of the quotation that stand in the stretch. In quote-trace-ru, words of another page share with
# some stretch of 64 pages up to 0.75 of four stems, 0.67 of five or six and 0.63 of more: words in marks that share less than this are
# not called reworded.
REWORDED_SHARE = 0.7
REWORDED_STEMS = 5
# Reported speech keeps fewer words. Of 2,453 sentences of the same set held against another page, 12 share 0.6 of their stems with
# some stretch, but only 3 share 0.6 and at least four stems.
PARAPHRASED_SHARE = 0.6
PARAPHRASED_STEMS = 4
FEWEST_SHARED = 4
SURE_SHARE = 0.75
_ASIDE = ("no_denials", "contrasts")
# Words behind a denial in which one number is set against another.
_CORRECTED, _SET_AGAINST = 7, 2
# «первый», "two" and their like are often no figures at all: such a number in words need not stand in the stretch.
_SMALL_NUMBERS = ("#1", "#2")


class Content(NamedTuple):
    """A stretch (turn, start, stop) that holds most of a quotation's content, and how much."""

    span: tuple[int, int, int]
    share: float
    certainty: Literal["sure", "possible"]
    parts: Mapping[str, float]


def find_reworded(quoted: Reading, turns: Sequence[Reading]) -> Content | None:
    """The stretch that agrees with words in marks: content, all numbers and names, and denial."""
    return _find(quoted, turns, REWORDED_SHARE, REWORDED_STEMS)


def find_paraphrased(quoted: Reading, turns: Sequence[Reading]) -> Content | None:
    """The stretch, often of several sentences, that agrees with reported speech."""
    return _find(quoted, turns, PARAPHRASED_SHARE, PARAPHRASED_STEMS)


def _find(quoted: Reading, turns: Sequence[Reading], enough: float, fewest: int) -> Content | None:
    row = quoted.kin_row
    stems = frozenset(row.stems[at] for at in quoted.required if row.weights[at] >= CONTENT_WEIGHT)
    if len(stems) < fewest:
        return None
    best: Content | None = None
    for number, turn in enumerate(turns):
        for start, stop in find_stretches(row, turn.kin_places):
            shared = len(stems & set(turn.kin_row.stems[start:stop]))
            share = shared / len(stems)
            if shared < FEWEST_SHARED or share < enough:
                continue
            if (best is None or share > best.share) and _agrees(quoted, turn, start, stop):
                best = _make(turn, (number, start, stop), share)
    return best


def _agrees(quoted: Reading, turn: Reading, start: int, stop: int) -> bool:
    """Whether all numbers of the quotation stand in the stretch, and both deny or neither does."""
    numbers = list_numbers(quoted) <= set(turn.row.keys[start:stop])
    return numbers and denies(quoted) == _denies(turn, start, stop)


def agrees_in_numbers(quoted: Reading, published: Reading) -> bool:
    """Whether all numbers of a quotation stand in published words."""
    return list_numbers(quoted) <= set(published.row.keys)


def denies(reading: Reading) -> bool:
    """Whether there is a denial anywhere in a reading."""
    return _denies(reading, 0, len(reading.tokens))


def agrees_in_denial(quoted: Reading, published: Reading) -> bool:
    """Whether both deny or neither does; a word that holds a denial ("unacceptable") may stand for one outright, "not acceptable"."""
    outright, other = denies(quoted), denies(published)
    lacking = published if outright else quoted
    return outright == other or lacking.wording.has("inner_denials", lacking.folded(0, len(lacking.tokens)))


def list_numbers(quoted: Reading) -> frozenset[str]:
    """The numbers of a quotation that published words must have."""
    return frozenset(token.key for token in quoted.tokens if token.kind == "number" and not _is_small(quoted, token))


def _is_small(quoted: Reading, token: Token) -> bool:
    return token.key in _SMALL_NUMBERS and not quoted.text[token.start].isdigit()


def _make(turn: Reading, stretch: tuple[int, int, int], share: float) -> Content:
    number, start, stop = stretch
    first, last = _widen(turn, start, stop - 1)
    certainty: Literal["sure", "possible"] = "sure" if share >= SURE_SHARE else "possible"
    return Content(
        (number, *turn.bounds(first, last + 1)),
        round(share, 4),
        certainty,
        {"content": round(share, 4), "numbers": 1.0},
    )


def _denies(reading: Reading, start: int, stop: int) -> bool:
    """Whether anything is denied; phrases that deny nothing, and what is only set against the rest («а не», "rather than"), aside."""
    words, wording = reading.folded(start, stop), reading.wording
    aside = {at for kind in _ASIDE for first, last in wording.find(kind, words) for at in range(first, last)}
    denials = (denial for denial in wording.find("negations", words) if aside.isdisjoint(range(*denial)))
    return any(not _corrects(reading, start + first, start + last) for first, last in denials)


def _corrects(reading: Reading, first: int, last: int) -> bool:
    """Whether a denial only sets one number against another: "not three days but six"."""
    behind = [one for one in reading.tokens[last : last + _CORRECTED] if one.sentence == reading.tokens[first].sentence]
    numbers = [at for at, token in enumerate(behind) if token.kind == "number"]
    if len(numbers) < _SET_AGAINST or any(token.weight >= CONTENT_WEIGHT for token in behind[: numbers[0]]):
        return False
    between = [token.folded for token in behind[numbers[0] : numbers[1]]]
    return reading.wording.has("corrections", between)


def _widen(turn: Reading, first: int, last: int) -> tuple[int, int]:
    """The whole sentences around two tokens."""
    while first and turn.tokens[first - 1].sentence == turn.tokens[first].sentence:
        first -= 1
    while last + 1 < len(turn.tokens) and turn.tokens[last + 1].sentence == turn.tokens[last].sentence:
        last += 1
    return first, last
