"""What an amount measures: a level, a change, a share or a place in a row; and whether it goes up or down."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.figures.amounts import Amount
from onrecord.figures.passages import Passage
from onrecord.figures.select import find_times, find_whole_number
from onrecord.knowledge.amounts import Amounts, Measures
from onrecord.model.figures import Direction, Measure

_SHARE = "share"
_REACH = 7
_NEAR = 3
_BREAKS = frozenset(".;:!?")
# A word of growth behind the amount counts only so near: "a 5 percent increase".
_BEHIND = 3


class Measured(NamedTuple):
    """What an amount measures."""

    measure: Measure
    direction: Direction


class _Beside(NamedTuple):
    """The words on either side of an amount in its clause, and whether they speak of growth or fall."""

    before: Sequence[str]
    behind: Sequence[str]
    direction: Direction


def find_measure(passage: Passage, amount: Amount, floor: int, known: Amounts) -> Measured:
    """The measure of an amount; words before ``floor``, the end of the amount before it, speak of that one."""
    if amount.kind == "ordinal":
        return Measured("ordinal", "none")
    before = _look_back(passage.words, amount.first, floor)
    behind = _look_on(passage.words, amount.stop)
    direction = _find_direction(before, behind, known.measures)
    if compared := _find_more(passage, amount, known):
        return Measured("change", compared)
    if amount.kind == "multiple" or find_times(passage, amount, known):
        return Measured("change", _guess_up(passage, amount, direction, known))
    preposition = _find_preposition(passage, amount, known)
    if amount.unit is not None and amount.unit.code == "percent_point":
        return Measured("change", direction)
    if preposition == "to":
        reach = passage.words[max(0, amount.first - _REACH * 2) : amount.first]
        direction = _find_direction(reach, behind, known.measures)
        is_part = (amount.unit is None or _is_percent(amount)) and _is_share(passage, amount, before, known)
        return Measured("share" if is_part else "level", direction)
    if direction != "none" and _is_start(passage, amount, known):
        return Measured("share" if _is_part(passage, amount, before, known) else "level", "none")
    if preposition == "by" and direction == "none":
        direction = _find_direction(_look_back(passage.words, amount.first, floor, _REACH * 2), (), known.measures)
    if preposition == "by" and direction != "none":
        return Measured("change", direction)
    if _is_percent(amount):
        return _measure_percent(passage, amount, _Beside(before, behind, direction), known)
    if find_whole_number(passage, amount, known):
        return Measured("share", "none")
    is_elsewhere = amount.first > 0 and passage.words[amount.first - 1] in known.connectives - known.measures.to
    return Measured("level", direction if _touches(before, known.measures) and not is_elsewhere else "none")


def _find_more(passage: Passage, amount: Amount, known: Amounts) -> Direction | None:
    """What is compared: "20 percent more", «на треть больше», «жоспардан 15 миллиардқа артық»."""
    words, measures = passage.words, known.measures
    if amount.stop >= len(words) or not (_is_percent(amount) or _is_by(passage, amount, known)):
        return None
    behind = words[amount.stop]
    return "up" if behind in measures.more_times else "down" if behind in measures.less_times else None


def _is_by(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """An amount by which something changed: by the word before it, or by its ending."""
    measures = known.measures
    if measures.by_endings and passage.words[amount.stop - 1].endswith(measures.by_endings):
        return True
    return _find_preposition(passage, amount, known) == "by"


def _is_start(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """What something was before it grew or fell: "up from 5 percent"."""
    at = amount.core - 1
    opener = known.openers.find(passage.words, at) if at > 0 and amount.upper is None else None
    return opener is not None and opener.length == 1


def _is_part(passage: Passage, amount: Amount, before: Sequence[str], known: Amounts) -> bool:
    """In percent, and of no rate."""
    return _is_percent(amount) and not any(word in known.measures.rates for word in before[-4:])


def _is_percent(amount: Amount) -> bool:
    """Percent, or a fraction that is not of a unit: "a third", but "half a mile"."""
    return amount.unit.kind == _SHARE if amount.unit else amount.kind == "fraction"


def _measure_percent(passage: Passage, amount: Amount, beside: _Beside, known: Amounts) -> Measured:
    measures = known.measures
    if any(word in measures.rates for word in (*beside.before[-4:], *beside.behind[:2])):
        return Measured("level", beside.direction)
    is_share = _is_share(passage, amount, beside.before, known)
    is_of = bool(beside.behind) and beside.behind[0] in measures.of
    grows_behind = not is_of and any(word in measures.up or word in measures.down for word in beside.behind[:_BEHIND])
    starts = bool(beside.behind) and known.openers.find(beside.behind, 0) is not None
    is_moved = (
        starts and bool(beside.before) and (beside.before[-1] in measures.up or beside.before[-1] in measures.down)
    )
    if beside.direction != "none" and (
        not is_share or grows_behind or is_moved
    ):  # "up 6.8 percent from the week before"
        return Measured("change", beside.direction)
    return Measured("share", "none")


def _look_back(words: Sequence[str], stop: int, floor: int, reach: int = _REACH) -> Sequence[str]:
    start = max(floor, stop - reach)
    for at in range(stop - 1, start - 1, -1):
        if words[at] in _BREAKS:
            return words[at + 1 : stop]
    return words[start:stop]


def _look_on(words: Sequence[str], start: int) -> Sequence[str]:
    stop = min(len(words), start + _REACH)
    for at in range(start, stop):
        if words[at] in _BREAKS or words[at] == ",":
            return words[start:at]
    return words[start:stop]


def _find_direction(before: Sequence[str], behind: Sequence[str], measures: Measures) -> Direction:
    """By the nearest word of growth or fall: before the amount first, else just behind it."""
    for word in (*reversed(before), *behind[:_BEHIND]):
        if word in measures.up:
            return "up"
        if word in measures.down:
            return "down"
    return "none"


def _guess_up(passage: Passage, amount: Amount, direction: Direction, known: Amounts) -> Direction:
    """A multiple is as the comparison behind it («вдвое меньше»); else up unless a word of falling stands beside it or it is below one."""
    at = amount.stop
    words = passage.words[at : at + 1 + (at < len(passage.words) and passage.words[at] in known.measures.counted_times)]
    if words and words[-1] in known.measures.less_times:
        return "down"
    if direction != "none":
        return direction
    return "up" if amount.value > 1 else "down"


def _find_preposition(passage: Passage, amount: Amount, known: Amounts) -> str:
    """``by`` or ``to`` where that stands before the amount, its bound aside: «вырос более чем на 5», "grew to over 18"."""
    words, measures = passage.words, known.measures
    for at in (amount.first - 1, amount.core - 1, amount.first):
        if 0 <= at < len(words):
            if words[at] in measures.by:
                return "by"
            if words[at] in measures.to and _grows_before(words, min(at, amount.first), measures):
                return "to"
    if reaches_by_change(passage, amount, known):
        return "to"
    behind = words[amount.stop] if amount.stop < len(words) else ""
    by_ending = measures.by_endings and words[amount.stop - 1].endswith(measures.by_endings)
    return "by" if by_ending and (behind in measures.up or behind in measures.down) else ""


def reaches_by_change(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """The word for "to" ends the amount and growth or fall is told behind it: «61 пайызға дейін төмендеді»."""
    words, measures = passage.words, known.measures
    behind = words[amount.stop : amount.stop + _NEAR - 1]
    return words[amount.stop - 1] in measures.to and any(
        word in measures.up or word in measures.down for word in behind
    )


def _grows_before(words: Sequence[str], stop: int, measures: Measures) -> bool:
    return any(word in measures.up or word in measures.down for word in words[max(0, stop - _REACH) : stop])


def _is_share(passage: Passage, amount: Amount, before: Sequence[str], known: Amounts) -> bool:
    words, measures = passage.words, known.measures
    if any(word in measures.shares for word in before[-4:]):
        return True
    return amount.stop < len(words) and words[amount.stop] in measures.of


def _touches(before: Sequence[str], measures: Measures) -> bool:
    return any(word in measures.up or word in measures.down for word in before[-_NEAR:])
