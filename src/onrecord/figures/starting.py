"""Whether a sentence can hold an amount, and whether a word can begin one: most cannot, and are passed over by one look."""

import re
from collections.abc import Sequence

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_SIGNS = frozenset("-−–.,~≈")
_MINUS = frozenset("-−–")
_ROMAN = frozenset("IVXLC")


def may_hold_amounts(text: str, known: Amounts) -> bool:
    """Digits, or a word that counts."""
    if _DIGIT.search(text):
        return True
    lowered = text.lower().replace("ё", "е")
    if not known.starters.isdisjoint(_WORD.findall(lowered)):
        return True
    return known.multiplied is not None and known.multiplied.search(lowered) is not None


def may_begin(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """Whether an amount can begin at a token: a digit, a sign, a word that counts or opens a range, money before digits."""
    token = tokens[at]
    first = token.text[0]
    if first.isdigit() or first in known.sign_letters:
        return True
    behind = tokens[at + 1].text[0] if at + 1 < len(tokens) else ""
    if not first.isalpha():
        return first in _SIGNS and (behind.isdigit() or (first in _MINUS and behind == "."))
    word = token.folded
    if word in known.articles:
        return known.units.find((tokens[at + 1].folded,), 0) is not None if behind else False
    if word in known.opening or word.startswith(known.beginnings):
        return True
    if known.half_prefix and word.startswith(known.half_prefix):
        return True
    if "-" in word and word.partition("-")[0] in known.opening:
        return True
    is_roman = first in _ROMAN and token.text.isupper()
    return is_roman or behind.isdigit() or behind == "."
