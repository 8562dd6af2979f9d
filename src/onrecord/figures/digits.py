"""Numbers in digits: groups of three, decimals, "3/4", «1 400-ден», "1.2M", "16th"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts

_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_HYPHENS = frozenset("-‑")
_GROUP_DIGITS = 3
_TEN, _FEW = 10, (2, 3, 4)
# No figure of public life is longer, separators and all; a longer run is a code.
_MOST_DIGITS = 21


class Part(NamedTuple):
    """A value that goes on to ``stop``; ``in_words`` may grow by the next word."""

    value: Decimal
    stop: int
    in_words: bool


def touches_digit(tokens: Sequence[Token], at: int) -> bool:
    """A separator that begins a number: ".77"."""
    if at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].stop or not tokens[at + 1].text.isdigit():
        return False
    return at == 0 or tokens[at - 1].stop < tokens[at].start or tokens[at - 1].text in "-−~("


def read_figure(tokens: Sequence[Token], at: int, known: Amounts) -> Part | None:
    """Digits of one token, and the groups of three behind it where the language writes them apart."""
    text = tokens[at].text
    if len(text) > _MOST_DIGITS:
        return None
    if text.isdigit() and not (follows_by(tokens, at + 1, 1) and tokens[at + 1].text[0].isdigit()):
        return Part(Decimal(text), at + 1, False)
    groups = known.groups | (known.groups_behind_sign if at and tokens[at - 1].text in known.signs else frozenset())
    for group in groups & {",", "."}:
        if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:[.,]\d+)?", text):
            return Part(Decimal(text.replace(group, "").replace(",", ".")), at + 1, False)
    if not _PLAIN.fullmatch(text):
        return None
    stop = at + 1
    if " " in groups and text.isdigit() and len(text) <= _GROUP_DIGITS and text[0] != "0":
        while stop < len(tokens) and follows_by(tokens, stop, 1) and _GROUP.fullmatch(tokens[stop].text):
            text += tokens[stop].text
            stop += 1
            if not text.isdigit():
                break
    return Part(Decimal(text.replace(",", ".")), stop, False)


def skip_ending(tokens: Sequence[Token], part: Part, known: Amounts) -> Part:
    """The case ending that a language hangs on digits: «1 400-ден», «4-х»."""
    at = part.stop
    is_tied = follows_by(tokens, at, 0) and tokens[at].text in _HYPHENS and follows_by(tokens, at + 1, 0)
    is_ending = is_tied and tokens[at + 1].folded in known.fillers | _list_endings(part.value, known)
    return part._replace(stop=at + 2) if is_ending else part


def _list_endings(value: Decimal, known: Amounts) -> frozenset[str]:
    """How a plain number may end: «4-х», «5-ти»; «90-х» is an ordinal."""
    is_few = value % _TEN in _FEW and (value // _TEN) % _TEN != 1
    return known.few_tails if is_few else known.many_tails


def follows_by(tokens: Sequence[Token], at: int, gap: int) -> bool:
    """The token at ``at`` stands so many characters behind the one before it."""
    return at < len(tokens) and tokens[at].start - tokens[at - 1].stop == gap


def find_ordinal_tail(tokens: Sequence[Token], at: int, known: Amounts) -> int:
    """The token behind an ordinal's ending («16-й», "16th"), or 0."""
    if not follows_by(tokens, at, 0):
        return 0
    if tokens[at].text in _HYPHENS and follows_by(tokens, at + 1, 0):
        return at + 2 if tokens[at + 1].folded in known.ordinal_tails else 0
    is_unit = known.units.find([tokens[at].folded], 0) is not None or tokens[at].folded in known.suffixes
    return at + 1 if tokens[at].folded in known.ordinal_tails and not is_unit else 0


def find_times_tail(tokens: Sequence[Token], at: int, known: Amounts) -> int:
    """The token behind what makes a number so many times ("18-fold", «18-кратный»), or 0."""
    if not follows_by(tokens, at, 0):
        return 0
    at += tokens[at].text in _HYPHENS
    return at + 1 if follows_by(tokens, at, 0) and tokens[at].folded in known.times_tails else 0


def read_quotient(tokens: Sequence[Token], at: int, part: Part) -> Part | None:
    """ "3/4", "2/1000": less than one; "24/7" is none."""
    stop = part.stop
    if not (follows_by(tokens, stop, 0) and tokens[stop].text == "/" and follows_by(tokens, stop + 1, 0)):
        return None
    below = tokens[stop + 1].text
    if not below.isdigit() or int(below) <= part.value or not tokens[at].text.isdigit():
        return None
    return Part(divide(Fraction(int(part.value), int(below))), stop + 2, False)


def read_suffix(tokens: Sequence[Token], at: int, part: Part, known: Amounts) -> Part:
    """A letter of magnitude glued to the digits: "100K", "1.2M"; a small "m" is a metre, but not of money ("£45m")."""
    stop = part.stop
    if not follows_by(tokens, stop, 0) or tokens[stop].folded not in known.suffixes:
        return part
    power = known.suffixes[tokens[stop].folded]
    is_money = at > 0 and tokens[at - 1].text in known.signs
    is_clear = tokens[stop].text.isupper() or power == _GROUP_DIGITS or len(tokens[stop].text) > 1 or is_money
    if not is_clear:
        return part
    return Part(part.value.scaleb(power), stop + 1, False)


def divide(fraction: Fraction) -> Decimal:
    """The fraction as a decimal."""
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
