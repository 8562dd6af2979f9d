"""How surely an amount is said, and for when: its bound, the speaker's hedge, the date that it goes with."""

from onrecord.figures.amounts import Amount
from onrecord.figures.measure import reaches_by_change
from onrecord.figures.passages import Passage
from onrecord.figures.reading import Reading
from onrecord.knowledge.amounts import Amounts
from onrecord.model import Evidence, cite
from onrecord.model.figures import Bound
from onrecord.text.edtf_phrases import SaidDate

_BEFORE_COST = 1
_BEHIND_COST = 2
_PAUSE_COST = 30
_OPENS, _CLOSES, _APART = "(", ")", ",:;"
# As many characters of a date are its day.
_DAY = 10
# In a record of 5,700 pages ten figures of unemployment, "the lowest in 50 years", had a period fifty years ahead of their page.
_YEARS_AHEAD = 10
_HEDGE_REACH, _LONGEST_HEDGE = 12, 5
_GROWTH_REACH = 6


def find_bound(passage: Passage, amount: Amount, known: Amounts) -> Bound:
    """The bound said; "to" behind a word of growth is none: «вырос до 10 процентов»."""
    if (
        amount.bound == "at_most"
        and amount.core - amount.first == 1
        and passage.words[amount.first] in known.measures.to
    ):
        reach = range(max(0, amount.first - _GROWTH_REACH - 1), amount.first)
        if any(
            passage.words[at] in known.measures.up
            or passage.words[at] in known.measures.down
            or known.openers.find(passage.words, at)
            for at in reach
        ):
            return "exact"
    if amount.bound == "at_most" and reaches_by_change(passage, amount, known):
        return "exact"
    return amount.bound  # type: ignore[return-value]


def find_hedge(reading: Reading, amount: Amount) -> Evidence | None:
    """The nearest words before the amount, in its sentence, by which the speaker is not sure of it."""
    passage, hedges = reading.passage, reading.known.hedges
    first = max(0, amount.first - _HEDGE_REACH - _LONGEST_HEDGE)
    found = [(first + at, first + at + one.length) for at, one in hedges.find_all(passage.words[first : amount.first])]
    if not found or amount.first - found[-1][1] > _HEDGE_REACH:
        return None
    return cite(reading.said.page, passage.tokens[found[-1][0]].start, passage.tokens[found[-1][1] - 1].stop)


def _is_far_ahead(said: SaidDate, own: str) -> bool:
    """ "The lowest in 50 years" is said of the years before the page's day, and is no period."""
    is_dated = said.is_relative and said.value[:4].isdigit() and own[:4].isdigit()
    return is_dated and int(said.value[:4]) - int(own[:4]) > _YEARS_AHEAD


def _is_aside(between: str) -> bool:
    """A date in brackets says when another thing was, named between: «три верфи: Орлав (1992)», "two prizes, is known for his
    boat (1999)".
    """
    opened = between.rfind(_OPENS)
    return opened > between.rfind(_CLOSES) and any(mark in between[:opened] for mark in _APART)


def find_period(reading: Reading, amount: Amount) -> str | None:
    """The nearest date of the sentence; one before the amount counts as nearer than one behind it, and a comma between sets them
    apart. The page's own day is none: "today" says when it is said.
    """
    tokens, text = reading.passage.tokens, reading.said.page.text
    start, stop = tokens[amount.first].start, tokens[amount.stop - 1].stop
    own = (reading.said.page.published or "")[:_DAY]
    costs = []
    for one in reading.dates:
        is_before = one.stop <= start
        between = text[one.stop : start] if is_before else text[stop : one.start]
        cost = (_BEFORE_COST if is_before else _BEHIND_COST) * len(between) + _PAUSE_COST * between.count(",")
        if one.value != own and not _is_far_ahead(one, own) and (is_before or not _is_aside(between)):
            costs.append((cost, one.value))
    return min(costs)[1] if costs else None
