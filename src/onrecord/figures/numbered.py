"""Numbers that belong to a name or number one thing: "World War Two", "MRE 45", "the Velin 40", «Движение пяти ветров»."""

import re

from onrecord.figures.amounts import Amount
from onrecord.figures.heads import is_past, is_plural, name_head
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

_PAIR = 2
# Markdown has a stroke before brackets.
_PUT_IN = re.compile(r"\\?\[(\w+)\\?\]")
_CODE_DIGITS = 5
# Words of a name and of a title at most, digits of a number that ends a name; chosen, not measured.
_LONGEST_NAME, _LONGEST_TITLE = 5, 6
_NAME_DIGITS = 3
_STRAIGHT = frozenset('"')
_OPENS, _CLOSES = frozenset("«“"), frozenset("»”")
_ENDS = frozenset(".,;:!?…")
_COUNTS = frozenset("(%")


def is_named_so(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A capital number behind a capital word, with none behind it: "World War Two". Or a long run of digits that counts nothing: 43367."""
    tokens, at = passage.tokens, amount.core
    if amount.unit is not None or amount.upper is not None or amount.stop - at > 1:
        return False
    behind = tokens[amount.stop].text[0] if amount.stop < len(tokens) else ""
    if len(tokens[at].text) >= _CODE_DIGITS and tokens[at].text.isdigit():
        return not behind.isalpha() and amount.bound == "exact"
    before = tokens[at - 1].text[0] if at and amount.first == at else ""
    is_capital = tokens[at].text[0].isupper() and tokens[at].text[1:].islower()
    ends = not behind.isupper() or passage.words[amount.stop] in known.connectives
    return is_capital and before.isupper() and ends


def is_code(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A whole number behind a word of capitals, with no noun behind it: a ticker, the number of a paper, "MRE 45"."""
    tokens, at, stop = passage.tokens, amount.core, amount.stop
    digits = tokens[at].text
    if digits.isdigit() and digits[0] == "0" and len(digits) > 1:
        return True  # "Party 09", "007"
    if any(tells(passage, amount, known) for tells in (_is_letter_name, _has_tail_put_in, _leads_name)):
        return True
    is_plain = amount.unit is None and amount.upper is None and tokens[at].text.isdigit() and stop == at + 1
    if not is_plain or not at or amount.first != at or not tokens[at - 1].text[0].isupper():
        return False
    if (
        ends_name(passage, amount, known)
        or _ends_capitals(passage, amount, known)
        or _numbers_one(passage, amount, known)
    ):
        return True
    behind = passage.words[stop] if stop < len(tokens) else ""
    if not (len(tokens[at - 1].text) > 1 and tokens[at - 1].text.isupper()):
        return False
    return not behind[:1].isalpha() or behind in known.prepositions or behind in known.connectives


def _has_tail_put_in(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """The ending of an ordinal in an editor's brackets: "September 25[th] and 26[th]"."""
    found = _PUT_IN.match(passage.text, passage.tokens[amount.stop - 1].stop)
    return amount.unit is None and found is not None and found[1] in known.ordinal_tails


def _is_letter_name(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A digit and a capital with no noun behind them: "3M" is a firm, but "3M people"."""
    tokens, at, stop = passage.tokens, amount.core, amount.stop
    is_short = amount.unit is None and stop == at + 2 and len(tokens[at].text) == 1 and len(tokens[at + 1].text) == 1
    is_tied = is_short and tokens[at + 1].start == tokens[at].stop and tokens[at + 1].text.isupper()
    return is_tied and name_head(passage, stop, known) is None


def ends_name(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """The number of a name that grows or falls: "the Orlav 40 gained 2 percent"."""
    at, behind = amount.core - 1, passage.words[amount.stop] if amount.stop < len(passage.words) else ""
    is_grown = behind in known.measures.up or behind in known.measures.down
    return is_grown and at > 0 and amount.unit is None and passage.tokens[at].text[0].isupper()


def _numbers_one(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Behind a name, before its noun in the singular, where a language tells that: "the Nord Velin 2 pipeline"."""
    at, words = amount.core - 1, passage.words
    if at < 1 or amount.value < _PAIR or not known.plural_endings or not passage.tokens[at].text[0].isupper():
        return False
    if amount.stop < len(words) and is_past(words[amount.stop], known):
        return True  # "the Velin 45 featured here"
    is_coded = len(words[at]) > 1 and passage.tokens[at].text.isupper()
    head = name_head(passage, amount.stop, known) if amount.stop < len(words) else None
    is_single = head is not None and not any(is_plural(word, known) for word in words[head[0] : head[1]])
    return is_single and (is_coded or passage.tokens[at - 1].text[0].isupper()) and words[at] not in known.connectives


def _is_alone_in_marks(passage: Passage, amount: Amount) -> bool:
    """A number alone in quotation marks is a name: the “988” line."""
    tokens, at, stop = passage.tokens, amount.core, amount.stop
    is_plain = amount.unit is None and stop == at + 1 and tokens[at].text.isdigit()
    is_held = is_plain and at > 0 and stop < len(tokens)
    return is_held and tokens[at - 1].text in _OPENS | _STRAIGHT and tokens[stop].text in _CLOSES | _STRAIGHT


def is_quoted_name(passage: Passage, amount: Amount) -> bool:
    """Inside a short name in quotation marks that begins with a capital: «Движение пяти ветров»."""
    tokens, stop = passage.tokens, amount.stop
    first = amount.core
    if _is_alone_in_marks(passage, amount):
        return True
    while first > 0 and stop - first <= _LONGEST_NAME and tokens[first - 1].text not in _OPENS | _CLOSES:
        first -= 1
    if not first or tokens[first - 1].text not in _OPENS:
        return False
    if first == amount.core:
        return _opens_title(passage, amount)
    if amount.unit is not None:
        return False
    last = stop
    while last < len(tokens) and last - first <= _LONGEST_NAME and tokens[last].text not in _OPENS | _CLOSES:
        last += 1
    is_short = last < len(tokens) and last - first <= _LONGEST_NAME and tokens[last].text in _CLOSES
    return is_short and tokens[first].text[0].isupper() and not any(one.text in _ENDS for one in tokens[first:last])


def _opens_title(passage: Passage, amount: Amount) -> bool:
    """The number opens a short title in quotation marks: «Десять лодок», «112 Орлав»; beside a saying a colon or comma stands."""
    tokens, at, last = passage.tokens, amount.core, amount.stop
    while last < len(tokens) and last - at <= _LONGEST_TITLE and tokens[last].text not in _OPENS | _CLOSES:
        last += 1
    if last >= len(tokens) or last - at > _LONGEST_TITLE or tokens[last].text not in _CLOSES:
        return False
    before = tokens[at - _PAIR].text if at >= _PAIR else ""
    behind = tokens[last + 1].text if last + 1 < len(tokens) else "."
    is_said = before == ":" or (not before and not behind[0].isalpha()) or behind == ","
    is_capital = tokens[at].text[0].isupper() or (last > at + 1 and tokens[at + 1].text[0].isupper())
    return is_capital and not is_said and not any(one.text in _ENDS for one in tokens[at:last])


def _leads_name(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Digits behind the article, before capital words of which none is a plural: "the 100,000 Strong in the Orlavs"."""
    tokens, at, words = passage.tokens, amount.core, passage.words
    is_plain = amount.unit is None and amount.stop == at + 1 and amount.first == at and tokens[at].text[0].isdigit()
    if not is_plain or not known.plural_endings or not at or words[at - 1] not in known.definite:
        return False
    last = amount.stop
    while last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].text[1:].islower():
        last += 1
    ends = last >= len(tokens) or not tokens[last].is_word or words[last] in known.connectives
    return last > amount.stop and ends and not any(is_plural(word, known) for word in words[amount.stop : last])


def _ends_capitals(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Behind a capital word inside a sentence, before a preposition or a mark or behind an article: "will visit Foundry 19 for a tour"."""
    words, tokens, at = passage.words, passage.tokens, amount.core - 1
    if at < 1 or len(tokens[at + 1].text) > _NAME_DIGITS or amount.value < _PAIR or words[at] in known.connectives:
        return False
    before = words[at - 1]
    if before in known.definite:
        return True  # "the Velin 8 crew"
    if not before[0].isalpha() or before in known.prepositions:
        return False  # "in Orlav 40 of them"
    behind = words[amount.stop] if amount.stop < len(words) else "."
    return (not behind[0].isalnum() and behind not in _COUNTS) or (
        behind in known.connectives and behind not in known.measures.of
    )
