"""Which amounts of a sentence are figures: not dates, clocks, numbers of articles, ages on labels, "one of us" or «18+»."""

import re
from collections.abc import Container, Sequence
from decimal import Decimal

from onrecord.figures.ages import is_age
from onrecord.figures.amounts import Amount
from onrecord.figures.counted import (
    counts_described,
    counts_further,
    counts_nobody_new,
    counts_one,
    counts_part,
    counts_people,
    counts_sized,
    is_said_loosely,
)
from onrecord.figures.listed import is_numbered
from onrecord.figures.numbered import is_code, is_named_so, is_quoted_name
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts
from onrecord.text.edtf_phrases import SaidDate

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
# Before it a year needs its word, or a number of four digits has nothing behind it.
_LIKELY_YEAR = 1700
_LEAST_ORDINAL = 4
_SMALL = 10
_PAIR = 2
# "one in seven", but "at one of 14,000 places".
_MOST_IN = 100
_DAYS, _MONTHS, _DATE_PARTS = 31, 12, 3
_COUNTLESS = 100
_NUMBER_SIGNS = "#№"
_GLUE = frozenset("-‑/:_#@&=.+*\\")
_HYPHENS = frozenset("-‑")
_TIME = "time"
_REACH = 2
_RANKED_REACH = 5
# «12-го и» is so many tokens before the next.
_PAIR_REACH = 3
# As far as a subject may stand before the word of growth: see _REACH in subject.py.
_NUMBERED_REACH = 9
# A row of names with numbers in brackets has so many.
_ROW = 3
_BRACKETED = re.compile(r"(?<=[^\W\d_] )\((\d{1,6})\)")
_MARKS = frozenset(")«»“”‘’\"'")


def is_figure(passage: Passage, amount: Amount, known: Amounts, months: Container[str]) -> bool:
    """An amount that says how much or how many of something; ``months`` are their folded names. See also :func:`is_dated`."""
    if amount.is_bare or _is_day_or_year(passage, amount, months) or _is_part_of_a_name(passage, amount, known):
        return False
    if is_numbered(passage, amount, known) or _stands_in_phrase(passage, amount, known):
        return False
    if is_age(passage, amount, known) or is_code(passage, amount, known):
        return False
    if (
        is_named_so(passage, amount, known)
        or is_quoted_name(passage, amount)
        or _is_part_of_time(passage, amount, known)
    ):
        return False
    if (
        _is_tail(passage, amount, known)
        or _is_none_at_all(passage, amount, known)
        or is_said_loosely(passage, amount, known)
    ):
        return False
    if amount.kind == "ordinal":
        return _is_counted_ordinal(passage, amount, known)
    if amount.unit is not None and amount.unit.kind == _TIME:
        return not _says_when(passage, amount, known)
    if amount.kind == "multiple":
        return not _counts_occasions(passage, amount, known)
    if _is_times(passage, amount, known):
        return True
    return amount.unit is not None or _counts_something(passage, amount, known)


def is_dated(passage: Passage, amount: Amount, dates: Sequence[SaidDate]) -> bool:
    """Part of one of the dates of its sentence."""
    tokens = passage.tokens
    start, stop = tokens[amount.core].start, tokens[amount.stop - 1].stop
    is_counted = amount.unit is None and amount.bound != "exact" and passage.words[amount.stop - 1].isalpha()
    if is_counted and _has_word_behind(passage, amount):
        return False  # «2000-нан астам үй»: what is bounded behind is no year
    return any(one.start < stop and start < one.stop for one in dates)


def _is_day_or_year(passage: Passage, amount: Amount, months: Container[str]) -> bool:
    """A number beside a month, or four digits without a unit that no noun of things counted follows."""
    tokens = passage.tokens
    if amount.unit is None and amount.value <= _DAYS and _touches_month(passage, amount, months):
        return True
    if _is_spaced_date(passage, amount):
        return True
    is_counted = amount.unit is None and (amount.bound != "exact" or amount.value < _LIKELY_YEAR)
    if is_counted and amount.upper is None and _has_word_behind(passage, amount):
        return False  # "over 1900 people", «1333 гражданина»
    is_year = _FIRST_YEAR <= amount.value <= _LAST_YEAR and tokens[amount.core].text.isdigit()
    if not is_year or len(tokens[amount.core].text) != 4:
        return False
    return amount.unit is None or amount.unit.kind == _TIME


def _is_spaced_date(passage: Passage, amount: Amount) -> bool:
    """A day whose dots were lost: «от 21 10 2016»."""
    digits = [token.text for token in passage.tokens[amount.core : amount.core + _DATE_PARTS]]
    if amount.unit is not None or len(digits) < _DATE_PARTS or not "".join(digits).isdigit():
        return False
    day, month, year = map(int, digits)
    return day <= _DAYS and month <= _MONTHS and len(digits[-1]) == len("2031") and _FIRST_YEAR <= year <= _LAST_YEAR


def _has_word_behind(passage: Passage, amount: Amount) -> bool:
    return amount.stop < len(passage.tokens) and passage.tokens[amount.stop].text[0].isalpha()


def _touches_month(passage: Passage, amount: Amount, months: Container[str]) -> bool:
    words = passage.words
    behind = words[amount.stop] if amount.stop < len(words) else ""
    before = words[amount.first - 1] if amount.first else ""
    return behind in months or before in months


def _is_part_of_a_name(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Glued to letters or to the signs of a code, an address or a clock: "COVID-19", «80-летие», "501(c)(4)", 16:15."""
    text, tokens = passage.text, passage.tokens
    start, stop = tokens[amount.core].start, tokens[amount.stop - 1].stop
    before = text[start - 1 : start]
    behind, further = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if (before and before in _NUMBER_SIGNS) or (amount.core and tokens[amount.core - 1].text in _NUMBER_SIGNS):
        return True
    if before == "(" and behind == ")" and amount.unit is None:
        return not _is_counted_row(passage)
    if before and (
        before.isalnum() or (before in _GLUE and text[start - 2 : start - 1].strip() and before not in "—–-")
    ):
        return True
    is_chained = text[start - 2 : start - 1].isdigit() or amount.upper is None
    if before in "-‑" and before and text[start - 2 : start - 1].isalnum() and is_chained:
        return True
    if behind and (behind.isalnum() or (behind in _GLUE and further.isalnum())):
        return not _has_ending(passage, amount.stop, known)
    return (behind == "(" and further.isalpha() and text[stop + 2 : stop + 3] == ")") or behind == "+"


def _has_ending(passage: Passage, at: int, known: Amounts) -> bool:
    """A hyphen and the case ending that a language hangs on signs: «14%-ға»."""
    is_hung = at + 1 < len(passage.words) and passage.words[at] in _HYPHENS and not passage.words[at - 1][-1].isalnum()
    return is_hung and passage.words[at + 1] in known.fillers


def _is_counted_row(passage: Passage) -> bool:
    """Names with their numbers in brackets: «ФСБ (207), МВД (98), СК (12)»; the marks of a list count up from one."""
    found = [int(one) for one in _BRACKETED.findall(passage.text, passage.start, passage.stop)]
    return len(found) >= _ROW and found != list(range(found[0], found[0] + len(found)))


def _is_none_at_all(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """One of something behind a negation: "not a single dollar", «ни одного рубля»."""
    before = passage.words[max(0, amount.first - _REACH) : amount.first]
    is_one = amount.kind == "number" and amount.stop > amount.core and passage.words[amount.core] in known.ones
    return is_one and not known.negations.isdisjoint(before)


def _is_tail(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A half of what was said before it: "the last year and a half"."""
    tail = known.tails.find_before(passage.words, amount.stop) if amount.kind == "fraction" else None
    before = amount.stop - tail.length - 1 if tail else -1
    unit = known.units.find(passage.words, before) if before >= 0 else None
    return unit is not None and unit.value.kind == _TIME


def _is_part_of_time(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A half or quarter that has its place in a row, or of a century: "the third quarter of the year", "half a century"."""
    words, at, stop = passage.words, amount.core, amount.stop
    if amount.kind != "fraction" or amount.unit is not None or stop > at + 1:
        return False
    before = words[at - 1] if at else ""
    behind = words[stop + (words[stop] in known.articles)] if stop + 1 < len(words) else ""
    return before in known.ordinals or before in known.measures.times_led or behind in known.named_after


def _stands_in_phrase(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Inside a phrase that counts nothing: "one of", «во-первых»."""
    words, at = passage.words, amount.core
    if words[at][:1].isdigit() or amount.value >= _COUNTLESS:
        return False  # "the one billion doses"
    for start in range(max(0, at - 3), at + 1):
        found = known.uncounted.find(words, start)
        if found is not None and start + found.length > at:
            return amount.kind != "fraction" or start + found.length >= amount.stop  # "know that one third of it"
    return False


def _is_counted_ordinal(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """In digits or Roman numerals, from the fourth on, of things that come in a row: the 16th forum, not the 56th regiment."""
    token = passage.tokens[amount.core]
    is_written = token.text[0].isdigit() or token.text.isupper()
    if not is_written or amount.value < _LEAST_ORDINAL or amount.stop >= len(passage.words):
        return False
    words, before = passage.words, amount.first - 1
    is_pair = (
        before > 1
        and (words[before] in known.piece_joiners or words[before] == ",")
        and any(word.isdigit() for word in words[max(0, before - _PAIR_REACH) : before])
    )
    if is_pair and words[amount.stop] in known.connectives:
        return False  # "the 12th and 13th for the summit"
    return any(word in known.measures.ranked for word in words[amount.stop : amount.stop + _RANKED_REACH])


def _says_when(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A time that only says when: "in five years", «60 лет назад»."""
    words, measures = passage.words, known.measures
    if amount.stop < len(words) and words[amount.stop] in measures.times_behind:
        return True
    before = words[max(0, amount.core - _REACH) : amount.core]
    return any(word in measures.times_before for word in before) or amount.core == 0


def _counts_occasions(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """ "twice" of "he was twice awarded": no change, unless a comparison follows ("twice as much")."""
    occasions, words = known.measures.occasions, (passage.words[amount.core], passage.words[amount.stop - 1])
    is_twofold = words[0] in known.doubles
    if not is_twofold and words[0] not in occasions and words[1] not in occasions:
        return False
    is_told = amount.core > 0 and passage.words[amount.core - 1] in known.measures.copulas
    if is_twofold and (amount.bound != "exact" or is_told):
        return False  # "sales were double this year"
    return not any(
        _compares(word, known) or word in known.measures.up
        for word in passage.words[amount.stop : amount.stop + _REACH]
    )


def _is_times(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """«в 2,5 раза», "three times more": a change by so many times; "three times" alone counts occasions."""
    return find_times(passage, amount, known) > 0


def find_times(passage: Passage, amount: Amount, known: Amounts) -> int:
    """The place behind the word that makes a number a multiple, or 0."""
    words, stop = passage.words, amount.stop
    if amount.unit is not None or stop >= len(words) or words[stop] not in known.measures.counted_times:
        return 0
    if amount.first and words[amount.first - 1] in known.measures.times_after:
        return stop + 1
    reach = words[stop + 1 : stop + 1 + _REACH]
    before = words[max(0, amount.first - _REACH) : amount.core]
    says_more = any(_tells_more(word, known) for word in (words[stop], *reach, *before)) or any(
        word in known.measures.than for word in reach[:1]
    )
    says_grown = any(
        word in known.measures.up or word in known.measures.down for word in words[max(0, amount.first - 4) : stop + 4]
    )
    has_preposition = any(word in known.prepositions for word in before)
    return stop + 1 if says_more or (says_grown and has_preposition) else 0


def _compares(word: str, known: Amounts) -> bool:
    return _tells_more(word, known) or word in known.measures.than


def _tells_more(word: str, known: Amounts) -> bool:
    return word in known.measures.more_times or word in known.measures.less_times


def _counts_something(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A number without a unit that a word follows; a small one in words not behind "the", «наших» or "both"."""
    words, tokens = passage.words, passage.tokens
    if amount.kind == "fraction":
        return _has_part(passage, amount, known)
    if amount.value != int(amount.value) and words[amount.core][0].isdigit():
        return True  # «99,6 в 2023-м»: nothing is numbered in tenths
    if amount.value <= 1 and amount.upper is None:
        return counts_one(passage, amount, known)
    if (
        amount.first > 1
        and amount.value <= _MOST_IN
        and words[amount.first - 1] in known.prepositions
        and (words[amount.first - 2] in known.cardinals or words[amount.first - 2] == "1")
    ):
        return False  # "one in seven", "1 in 10"
    is_in_words = not any(character.isdigit() for character in tokens[amount.core].text)
    before = words[amount.first - 1] if amount.first else ""
    if is_in_words and amount.value < _SMALL and before in known.known_sets:
        return counts_described(passage, amount, known)
    if counts_nobody_new(passage, amount, known):
        return False
    if is_in_words and amount.value == _PAIR and known.paired.intersection(words[amount.stop : amount.stop + _REACH]):
        return False
    behind = amount.stop
    while behind < len(words) and words[behind] in _MARKS:
        behind += 1
    near = words[max(0, amount.first - _NUMBERED_REACH) : amount.first]
    is_told = before in known.measures.to or before in known.measures.copulas
    if is_told and any(word in known.tallies for word in near):
        return True  # "bringing the number of ships to 144"
    if is_in_words and _is_countless(words, amount, known):
        return False
    if amount.value >= Decimal(1000) or amount.bound != "exact" or find_whole_number(passage, amount, known):
        return True
    if before == "(" and _is_counted_row(passage):
        return True
    if (not is_in_words and before in known.demonstratives) or (
        behind == amount.stop and _is_part(words, behind, known)
    ):
        return True
    if words[amount.core] in known.collective_parts:
        return counts_part(passage, amount, known)
    if counts_people(passage, amount, known) or (is_in_words and counts_sized(passage, amount, known)):
        return True
    follows = behind < len(words) and tokens[behind].text[0].isalpha()
    if not follows or words[behind] not in known.links | known.prepositions | known.joiners:
        return follows
    return words[behind] in known.prepositions and is_in_words and counts_further(passage, amount, known)


def _is_countless(words: Sequence[str], amount: Amount, known: Amounts) -> bool:
    """A round number of times that says "often": "heard me say it a hundred times", «сто раз говорил»."""
    is_power = amount.value >= _COUNTLESS and amount.value == Decimal(1).scaleb(amount.value.adjusted())
    return is_power and amount.stop < len(words) and words[amount.stop] in known.measures.counted_times


def _is_part(words: Sequence[str], at: int, known: Amounts) -> bool:
    """What stands behind a count of some of those named: "250 of these centres"."""
    if at + 1 >= len(words) or words[at] not in known.measures.of:
        return False
    return words[at + 1] in known.demonstratives | known.known_sets | known.pronouns


def _is_every(words: Sequence[str], at: int, behind: str, known: Amounts) -> bool:
    """ "every fifth house", «каждый пятый дом»; "every third year" says when, "every second of it" is a time."""
    time = known.units.find([behind], 0) if behind else None
    says_when = (time is not None and time.value.kind == _TIME) or behind in known.measures.counted_times
    is_noun = behind[:1].isalpha() and behind not in known.connectives and behind not in known.prepositions
    return is_noun and not says_when and known.units.find([words[at]], 0) is None


def find_whole_number(passage: Passage, amount: Amount, known: Amounts) -> int:
    """The place of the number that a count is a part of ("76 of 85 regions", «76 из 85»), or 0."""
    words = passage.words
    at = amount.stop
    if amount.unit is not None or at >= len(words) or words[at] not in known.measures.of:
        return 0
    near = range(at + 1, min(at + 1 + _REACH, len(words)))
    return next((place for place in near if words[place][:1].isdigit() or words[place] in known.cardinals), 0)


def _has_part(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A fraction of something: "a third of exports", «половина поставок», "more than a third"; «пол» alone is a floor or a name."""
    words = passage.words
    if words[amount.core] == known.half_prefix:
        return False
    behind = words[amount.stop] if amount.stop < len(words) else ""
    if words[amount.core] in known.every:
        return _is_every(words, amount.core + 1, behind, known)
    if amount.first and words[amount.first - 1] in known.articles:
        return True
    is_of = behind in known.parts_of or (
        bool(known.parts_of) and behind in known.known_sets and words[amount.core].isalpha()
    )
    return amount.bound != "exact" or is_of or (not known.parts_of and behind[:1].isalpha())
