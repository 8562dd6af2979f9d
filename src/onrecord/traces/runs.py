"""Runs of a quotation's words that stand unbroken elsewhere: what was put in between words of another place, however few they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.text.similarity import Pair
from onrecord.traces.reading import CONTENT_WEIGHT, Reading

# Words beside those without a pair count too, as far as the run goes on: "The two banks make the river wider" put before what was said
# of "the two banks". A run as short as «98 мостов отремонтировали» must hold words of content alone.
_FEWEST_UNPAIRED = 2
_RUN_WORDS = 5
_RUN_CONTENT = 2
_SHORT_RUN = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Quoted tokens paired, in order, with tokens of one turn (its number among the turns looked at)."""

    turn: int
    pairs: tuple[Pair, ...]


def list_unpaired(quoted: Reading, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Runs of two quoted words or more that no piece holds."""
    paired = {pair.quoted for piece in pieces for pair in piece.pairs}
    start = 0
    for at in range(len(quoted.tokens) + 1):
        if at == len(quoted.tokens) or at in paired or quoted.tokens[at].bracket:
            if at - start >= _FEWEST_UNPAIRED:
                yield start, at
            start = at + 1


def grow_run(
    quoted: Reading, turns: Sequence[Reading], rest: tuple[int, int], first: int
) -> tuple[tuple[int, int], Piece] | None:
    """The quoted words around ``rest`` that stand unbroken in a turn, the one nearest to turn ``first``; nothing where they are too few."""
    for number, turn in sorted(enumerate(turns), key=lambda entry: (abs(entry[0] - first), entry[0])):
        if _join(quoted, *rest) not in turn.required_text:
            continue
        run = _grow(quoted, turn, *rest)
        if _is_enough(quoted, run, rest):
            return run, Piece(number, _pair(quoted, turn, *run))
    return None


def _grow(quoted: Reading, turn: Reading, start: int, stop: int) -> tuple[int, int]:
    while start and not quoted.tokens[start - 1].bracket and _join(quoted, start - 1, stop) in turn.required_text:
        start -= 1
    while stop < len(quoted.tokens) and not quoted.tokens[stop].bracket:
        if _join(quoted, start, stop + 1) not in turn.required_text:
            break
        stop += 1
    return start, stop


def _is_enough(quoted: Reading, run: tuple[int, int], rest: tuple[int, int]) -> bool:
    tokens = quoted.tokens[slice(*run)]
    content = sum(token.weight >= CONTENT_WEIGHT for token in tokens)
    if len(tokens) >= _RUN_WORDS and content >= _RUN_CONTENT:
        return True
    return rest[1] - rest[0] >= _SHORT_RUN and content == len(tokens)


def _join(quoted: Reading, start: int, stop: int) -> str:
    return " " + " ".join(token.key for token in quoted.tokens[start:stop]) + " "


def _pair(quoted: Reading, turn: Reading, start: int, stop: int) -> tuple[Pair, ...]:
    text = turn.required_text
    place = text.count(" ", 0, text.index(_join(quoted, start, stop)) + 1) - 1
    return tuple(Pair(at, turn.required[place + at - start], True) for at in range(start, stop))
