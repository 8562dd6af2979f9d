"""How surely an amount is said, and for when: its bound, the speaker's hedge, the date that it goes with."""

from onrecord.figures.amounts import Amount
from onrecord.figures.heads import name_head
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
_DAY, _MONTH, _MONTHS = 10, 7, 12
# In a record of 5,700 pages ten figures of unemployment, "the lowest in 50 years", had a period fifty years ahead of their page.
_YEARS_AHEAD = 10
_NOUN_REACH, _PAIR = 3, 2
# A short name before its year has fewer letters.
_CODE_REACH = 7
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
    if (amount.bound == "at_most" and reaches_by_change(passage, amount, known)) or _is_held_under(
        passage, amount, known
    ):
        return "exact"
    bound = _find_behind_noun(passage, amount, known) if amount.bound == "exact" else amount.bound
    return bound  # type: ignore[return-value]


def _is_held_under(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """ "Its work is ordered under four pillars": what stands under these is not less."""
    head = name_head(passage, amount.stop, known) if amount.bound == "under" and amount.unit is None else None
    return head is not None and not known.held_under.isdisjoint(passage.words[head[0] : head[1]])


def _find_behind_noun(passage: Passage, amount: Amount, known: Amounts) -> str:
    """The bound behind the noun of a count: "1.4 million people, at least, left"; ``exact`` where none is said."""
    words, at = passage.words, amount.stop
    stop = min(at + _NOUN_REACH, len(words))
    while at < stop and words[at][0].isalpha() and words[at] not in known.connectives:
        at += 1
    comma = at < len(words) and words[at] == ","
    found = known.bounds_behind.find(words, at + comma) if comma and at + 1 < len(words) else None
    ends = (
        found is not None and (words[at + 1 + found.length : at + _PAIR + found.length] or ["."])[0] in _APART + ".;)"
    )
    return found.value if found is not None and ends and found.length > 1 else "exact"


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


def _is_in_code(text: str, said: SaidDate) -> bool:
    """A year that belongs to a short name: "the PACC 2030 framework"."""
    if not text[said.start : said.stop].isdigit():
        return False
    before = text[max(0, said.start - _CODE_REACH - 1) : said.start].split(" ")
    name = before[-_PAIR] if len(before) > 1 and not before[-1] else ""
    return name.isalpha() and name.isupper() and len(name) < _CODE_REACH


def _look_ahead(reading: Reading, said: SaidDate, own: str) -> str:
    """The value of a date; a day or month without a year that long passed is the coming one behind "by": "a pier by June 19th"."""
    passage, measures = reading.passage, reading.known.measures
    if (
        not said.is_relative
        or len(own) < _DAY
        or len(said.value) not in (_MONTH, _DAY)
        or not _is_long_past(said.value, own)
    ):
        return said.value
    before = [word for token, word in zip(passage.tokens, passage.words, strict=True) if token.stop <= said.start]
    is_term = bool(before) and (before[-1] in measures.by or before[-1] in measures.to)
    return f"{int(said.value[:4]) + 1}{said.value[4:]}" if is_term else said.value


def _is_long_past(value: str, own: str) -> bool:
    months = (int(own[:4]) - int(value[:4])) * _MONTHS + int(own[5:7]) - int(value[5:7])
    return _MONTHS // 2 < months <= _MONTHS


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
        if (
            one.value != own
            and not _is_in_code(text, one)
            and not _is_far_ahead(one, own)
            and (is_before or not _is_aside(between))
        ):
            costs.append((cost, _look_ahead(reading, one, own)))
    return min(costs)[1] if costs else None
