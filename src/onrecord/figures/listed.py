"""Numbers that say which one of a row: articles, pages, days of a row, marks of lists, rows of tables."""

import re
from collections.abc import Sequence

from onrecord.figures.amounts import Amount
from onrecord.figures.clocks import is_clock
from onrecord.figures.heads import is_past, is_plural, is_verb, name_head
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

# "p.m" is so many tokens.
_CLOCK_WORDS = 3
# Behind a number the initials of a code of laws and the number of its section: "50 U.S.C. 1701".
_CITED = re.compile(r"\s(?:[^\W\d_]\.){2,}\s§?\s?\d")
_TIME = "time"
# Digits of the number of a row of a table, and blanks behind it; chosen, not measured.
_ROW_DIGITS, _GAP = 3, 3
# So far before a number of a row its word stands; chosen, not measured.
_ROW_REACH = 9
_NONE: tuple[str, ...] = ()
_ROW_MARKS = frozenset(",()&")


def is_numbered(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """The number of an article, a page, a house: «статья 5», "Section 301", "No. 4"."""
    words = passage.words
    before = amount.first - 1
    if before > 0 and words[before] == ".":
        before -= 1
    if before > 1 and words[before].isdigit() and words[before - 1 - (words[before - 1] == ".")] in known.named_before:
        return amount.unit is None  # «статья 189 38»: the raised number of an article, set behind it
    is_letter = amount.unit is not None and len(words[amount.stop - 1]) == 1  # «ст. 115 ч. 2»
    is_letter = is_letter or _is_year_of_row(passage, amount, known)
    is_plain = (amount.unit is None or is_letter) and amount.kind != "fraction" and amount.upper is None
    if before >= 0 and words[before] in known.named_before and is_plain:
        return True
    if _continues_row(passage, amount, known) or (is_plain and _is_in_row(passage, amount, known)):
        return True
    behind = amount.stop
    follows = (words[behind] if behind < len(words) else "", "".join(words[behind : behind + _CLOCK_WORDS]))
    if amount.unit is None and any(word in known.named_after for word in follows):
        return True
    if is_plain and _CITED.match(passage.text, passage.tokens[behind - 1].stop):
        return True
    is_list_mark = is_plain and any(tells(passage, amount) for tells in (_opens_item, _closes_mark, _opens_table_row))
    return is_list_mark or is_clock(passage, amount, known)


def _is_year_of_row(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """More than one of a time in the singular, where a language tells that: "the grade seven year"."""
    is_time = amount.unit is not None and amount.unit.kind == _TIME and amount.value > 1
    is_apart = is_time and passage.tokens[amount.stop - 1].start > passage.tokens[amount.stop - 2].stop
    return is_apart and bool(known.plural_endings) and not is_plural(passage.words[amount.stop - 1], known)


def _opens_item(passage: Passage, amount: Amount) -> bool:
    """The mark of a list before its first words: "1. The port", «2) суда»."""
    behind = amount.stop
    is_short = amount.first == 0 and behind == amount.core + 1  # "Half a billion." is none
    return is_short and behind < len(passage.words) and passage.words[behind] in (".", ")")


def _closes_mark(passage: Passage, amount: Amount) -> bool:
    """A bracket that nothing opened closes the mark of a list: "two aims: 1) safety; 2) speed"."""
    words, at = passage.words, amount.stop
    if at >= len(words) or words[at] != ")" or not words[at - 1].isdigit():
        return False
    before = words[: amount.core]
    return before.count("(") <= before.count(")") - sum(_ends_mark(words, place) for place in range(1, amount.core))


def _ends_mark(words: Sequence[str], at: int) -> bool:
    return words[at] == ")" and words[at - 1].isdigit()


def _opens_table_row(passage: Passage, amount: Amount) -> bool:
    """The number of a row of a table: it opens the line, and a wide gap parts it from its words: "8    Department of Piers"."""
    tokens, behind = passage.tokens, amount.core + 1
    is_short = amount.first == amount.core == 0 and len(tokens[0].text) <= _ROW_DIGITS and tokens[0].text.isdigit()
    return is_short and behind < len(tokens) and tokens[behind].start - tokens[0].stop >= _GAP


def _continues_row(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A further number of a row behind its word, with no noun of its own: "articles 5, 6 and 7", "grades 6 through 12"."""
    words, last = passage.words, amount.first - 1
    if amount.unit is not None or last < 0:
        return False
    lists = (known.piece_joiners, known.links, known.bare_links, _ROW_MARKS)
    if amount.upper is None and not any(words[last] in one for one in lists):
        return False
    passed, at = frozenset().union(*lists), last
    while at > max(0, last - _ROW_REACH) and (words[at] in passed or words[at].isdigit()):
        at -= 1
    between = words[at + 1 : last + 1]
    leads = any(word.isdigit() for word in between) or not known.bare_links.isdisjoint(between) or not between
    if words[at] not in known.named_before or not leads:
        return False
    return (len(between) == 1 and not between[0].isdigit()) or not has_noun(passage, amount.stop, known)


def _is_in_row(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Behind a thing of which each has its number, with no noun of its own: "day 11 for the crew", «лодка проекта 636»."""
    words, at = passage.words, amount.first - 1
    if at < 0 or words[at] not in known.in_rows or amount.bound != "exact" or amount.kind != "number":
        return False
    before = words[at - 1] if at else ""
    leads = before in known.demonstratives or before in known.articles or before in known.each
    if leads or before in known.definite or before in known.ordinals or before in known.measures.times_led:
        return False
    return passage.tokens[at].text[0].isupper() or not has_noun(passage, amount.stop, known)


def has_noun(passage: Passage, at: int, known: Amounts) -> bool:
    """A noun that may be counted stands there: where a language marks it, in the plural."""
    word = passage.words[at] if at < len(passage.words) else ""
    if known.plural_endings:
        head = name_head(passage, at, known) if word else None
        return head is not None and any(is_plural(one, known) for one in passage.words[head[0] : head[1]])
    is_joint = word in known.connectives or word in known.prepositions
    is_deed = is_verb(word, known) or is_past(word, known) or word.endswith(known.deed_endings or _NONE)
    return word[:1].isalpha() and not (is_joint or is_deed)
