"""Ranges that are none: what something was, and what it became («выросли с 26,5 до 73,6 миллиарда», "from 5 to nearly 60 percent")."""

from collections.abc import Sequence

from onrecord.figures.amounts import Amount
from onrecord.figures.passages import Passage
from onrecord.figures.reading import Read, Reading
from onrecord.figures.select import is_figure
from onrecord.knowledge.amounts import Amounts

_REACH = 6
# The end of a clause apart, a word of growth stands so far before its two levels: "increase the requirement … from 40% to 50%"; chosen, not
# measured.
_CLAUSE_REACH = 16
_PAUSES = frozenset(",;:—–!?")
_LARGE = 1000
_TIME = "time"


def split_growth(reading: Reading, read: Read) -> Sequence[Read]:
    """The two levels of a range that is none; the range itself otherwise."""
    amount, passage, known = read.amount, reading.passage, reading.known
    if amount.upper is None or amount.core == amount.first:
        return (read,)
    bound = _find_inner_bound(passage, amount, known)
    if not (bound or _tells_change(passage, amount, known)):
        return (read,)
    lower = amount._replace(stop=amount.link, upper=None, joint=0, link=0)
    upper = lower._replace(
        first=amount.link, core=amount.joint, value=amount.upper, stop=amount.stop, bound=bound or amount.bound
    )
    counts = is_figure(passage, upper, known, reading.months)
    return [Read(lower, counts or is_figure(passage, lower, known, reading.months)), Read(upper, counts)]


def _find_inner_bound(passage: Passage, amount: Amount, known: Amounts) -> str:
    """What bounds the other end alone: "from 5 to nearly 60 percent"; "up to" links the ends."""
    between = passage.words[amount.link : amount.joint]
    said = (one.value for _, one in known.bounds_before.find_all(between))
    return next((value for value in said if value not in ("at_most", "none")), "")


def _tells_change(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A word of growth or fall stands before, or what opens the range opens two levels: «с 20 до 56 тысяч рублей»."""
    words, measures = passage.words, known.measures
    is_opened = known.openers.find(words, amount.first) is not None
    if not is_opened or not any(word in measures.to for word in words[amount.link : amount.joint]):
        return False  # "more than 50 to 70 percent"
    if any(word in measures.up or word in measures.down for word in _list_before(passage, amount)):
        return True
    is_sized = amount.unit.kind != _TIME if amount.unit else amount.value >= _LARGE
    return words[amount.first] in known.two_levels and is_sized


def _list_before(passage: Passage, amount: Amount) -> Sequence[str]:
    """The words before an amount: the nearest, and those of its clause."""
    words, near = passage.words, max(0, amount.first - _REACH)
    if not _PAUSES.isdisjoint(words[near : amount.first]):
        return words[near : amount.first]
    first = near
    while first > max(0, amount.first - _CLAUSE_REACH) and words[first - 1] not in _PAUSES:
        first -= 1
    return words[first : amount.first]
