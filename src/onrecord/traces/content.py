"""Whether one stretch of a published turn says what a quotation says, in other words or another order: by stems, numbers, names, denials."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.text.similarity import find_windows
from onrecord.traces.reading import CONTENT_WEIGHT, Reading

# Share of the content stems of the quotation that stand in the stretch. Words inside marks that are less alike than this are not
# called reworded: two sentences on one subject by one speaker share up to half of their stems.
REWORDED_CONTENT = 0.6
PARAPHRASED_CONTENT = 0.6
SURE_CONTENT = 0.75
# With fewer words of content than this chance would decide.
FEWEST_CONTENT = 3


class Content(NamedTuple):
    """A stretch (turn, start, stop) that holds most of a quotation's content, and how much."""

    span: tuple[int, int, int]
    share: float
    certainty: Literal["sure", "possible"]
    parts: Mapping[str, float]


def find_reworded(quoted: Reading, turns: Sequence[Reading]) -> Content | None:
    """The stretch that agrees with words in marks: content, all numbers and names, and denial."""
    return _find(quoted, turns, REWORDED_CONTENT)


def find_paraphrased(quoted: Reading, turns: Sequence[Reading]) -> Content | None:
    """The stretch, often of several sentences, that agrees with reported speech."""
    return _find(quoted, turns, PARAPHRASED_CONTENT)


def _find(quoted: Reading, turns: Sequence[Reading], enough: float) -> Content | None:
    content = [at for at in quoted.required if quoted.tokens[at].weight >= CONTENT_WEIGHT]
    if len(content) < FEWEST_CONTENT:
        return None
    best: Content | None = None
    for number, turn in enumerate(turns):
        for start, stop in find_windows(quoted.row, turn.places, len(turn.tokens)):
            found = _measure(quoted, content, turn, (number, start, stop))
            if found is not None and found.share >= enough and (best is None or found.share > best.share):
                best = found
    return best


def _measure(quoted: Reading, content: list[int], turn: Reading, window: tuple[int, int, int]) -> Content | None:
    """How much of the content stands in a window; nothing where a number or the denial does not agree."""
    number, start, stop = window
    wanted = {quoted.tokens[at].stem for at in content}
    hits = [at for at in range(start, stop) if turn.tokens[at].stem in wanted]
    if not hits:
        return None
    first, last = _widen(turn, hits[0], hits[-1])
    stems = {token.stem for token in turn.tokens[first : last + 1]}
    share = sum(quoted.tokens[at].stem in stems for at in content) / len(content)
    numbers = [token.key for token in quoted.tokens if token.kind == "number"]
    agrees = all(key in stems for key in numbers) and _denies(quoted, 0, len(quoted.tokens)) == _denies(
        turn, hits[0], hits[-1] + 1
    )
    if not agrees:
        return None
    certainty: Literal["sure", "possible"] = "sure" if share >= SURE_CONTENT else "possible"
    parts = {"content": round(share, 4), "numbers": 1.0}
    return Content((number, *turn.bounds(first, last + 1)), share, certainty, parts)


def _denies(reading: Reading, start: int, stop: int) -> bool:
    return reading.wording.has("negations", reading.folded(start, stop))


def _widen(turn: Reading, first: int, last: int) -> tuple[int, int]:
    """The whole sentences around two tokens."""
    while first and turn.tokens[first - 1].sentence == turn.tokens[first].sentence:
        first -= 1
    while last + 1 < len(turn.tokens) and turn.tokens[last + 1].sentence == turn.tokens[last].sentence:
        last += 1
    return first, last
