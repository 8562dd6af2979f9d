"""Numbers in digits, in words and in both: «24,5 миллиарда», «двухсот пятидесяти», "a third", "18.2 bn", "отыз миллиард", XVI."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.figures.hundreds import HUNDRED, HUNDRED_POWER, add_word
from onrecord.figures.roman import read_numeral
from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts

Kind = Literal["number", "fraction", "ordinal", "multiple"]
_DIGITS = re.compile(r"\d")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_HYPHENS = frozenset("-‑")
_LIMIT = 99
_PLACES = 2
_GROUP_DIGITS = 3
# No figure of public life is longer, separators and all; a longer run is a code.
_MOST_DIGITS = 21


class Number(NamedTuple):
    """A number in tokens ``[first, stop)``. A fraction of something ("a third") is not a number of things."""

    first: int
    stop: int
    value: Decimal
    kind: Kind


class _Part(NamedTuple):
    """A value that goes on to ``stop``; ``in_words`` may grow by the next word."""

    value: Decimal
    stop: int
    in_words: bool


def read_number(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """The longest number that begins at ``tokens[at]``."""
    token = tokens[at]
    if token.folded in known.minus or token.text in ("-", "−", "–"):
        return _read_negative(tokens, at, known)
    if _DIGITS.match(token.text) or (token.text in ".," and _touches_digit(tokens, at)):
        return _read_digits(tokens, at, known)
    if not token.text[0].isalpha():
        return None
    return _read_words(tokens, at, known) or _read_roman(token, at)


def _read_negative(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """«минус 5», "-1.2M"; a dash between two words is none."""
    if at + 1 >= len(tokens) or (at and tokens[at - 1].stop == tokens[at].start):
        return None
    is_sign = not tokens[at].text[0].isalpha()
    if is_sign and at and tokens[at - 1].text not in ("(", ":"):
        return None
    number = read_number(tokens, at + 1, known)
    if number is None or number.kind != "number" or number.value < 0:
        return None
    return number._replace(first=at, value=-number.value)


def _touches_digit(tokens: Sequence[Token], at: int) -> bool:
    """A separator that begins a number: ".77"."""
    if at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].stop or not tokens[at + 1].text.isdigit():
        return False
    return at == 0 or tokens[at - 1].stop < tokens[at].start or tokens[at - 1].text in "-−~("


def _read_digits(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    if tokens[at].text in ".,":
        part: _Part | None = _Part(Decimal("0." + tokens[at + 1].text), at + 2, False)
    else:
        part = _read_figure(tokens, at, known)
    if part is None:
        return None
    if _follows_by(tokens, part.stop, 0):
        part = _skip_ending(tokens, part, known)
        if tail := _find_ordinal_tail(tokens, part.stop, known):
            return Number(at, tail, part.value, "ordinal") if part.value == int(part.value) else None
        if quotient := _read_quotient(tokens, at, part):
            return _scale(tokens, Number(at, quotient.stop, quotient.value, "fraction"), known)
    if portion := _read_portion(tokens, at, part, known):
        return portion
    part = _read_suffix(tokens, part, known)
    if part.stop >= len(tokens) or not _goes_on(tokens[part.stop].folded, known):
        return Number(at, part.stop, part.value, "number")
    return _grow(tokens, at, _read_point(tokens, part, known), known)


@lru_cache(maxsize=100_000)
def _goes_on(word: str, known: Amounts) -> bool:
    """Whether a number in digits may go on with a word: a magnitude, a point, "and", "dozen", «с половиной»."""
    is_more = word in known.magnitudes or word in known.dozens or word in known.points or word in known.joiners
    return is_more or known.tails.may_begin(word)


def _read_figure(tokens: Sequence[Token], at: int, known: Amounts) -> _Part | None:
    """Digits of one token, and the groups of three behind it where the language writes them apart."""
    text = tokens[at].text
    if len(text) > _MOST_DIGITS:
        return None
    if text.isdigit() and not (_follows_by(tokens, at + 1, 1) and tokens[at + 1].text[0].isdigit()):
        return _Part(Decimal(text), at + 1, False)
    groups = known.groups | (known.groups_behind_sign if at and tokens[at - 1].text in known.signs else frozenset())
    for group in groups & {",", "."}:
        if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:[.,]\d+)?", text):
            return _Part(Decimal(text.replace(group, "").replace(",", ".")), at + 1, False)
    if not _PLAIN.fullmatch(text):
        return None
    stop = at + 1
    if " " in groups and text.isdigit() and len(text) <= _GROUP_DIGITS and text[0] != "0":
        while stop < len(tokens) and _follows_by(tokens, stop, 1) and _GROUP.fullmatch(tokens[stop].text):
            text += tokens[stop].text
            stop += 1
            if not text.isdigit():
                break
    return _Part(Decimal(text.replace(",", ".")), stop, False)


def _skip_ending(tokens: Sequence[Token], part: _Part, known: Amounts) -> _Part:
    """The case ending that a language hangs on digits: «1 400-ден»."""
    at = part.stop
    is_tied = _follows_by(tokens, at, 0) and tokens[at].text in _HYPHENS and _follows_by(tokens, at + 1, 0)
    return part._replace(stop=at + 2) if is_tied and tokens[at + 1].folded in known.fillers else part


def _follows_by(tokens: Sequence[Token], at: int, gap: int) -> bool:
    return at < len(tokens) and tokens[at].start - tokens[at - 1].stop == gap


def _find_ordinal_tail(tokens: Sequence[Token], at: int, known: Amounts) -> int:
    """The token behind an ordinal's ending («16-й», "16th"), or 0."""
    if not _follows_by(tokens, at, 0):
        return 0
    if tokens[at].text in _HYPHENS and _follows_by(tokens, at + 1, 0):
        return at + 2 if tokens[at + 1].folded in known.ordinal_tails else 0
    is_unit = known.units.find([tokens[at].folded], 0) is not None or tokens[at].folded in known.suffixes
    return at + 1 if tokens[at].folded in known.ordinal_tails and not is_unit else 0


def _read_quotient(tokens: Sequence[Token], at: int, part: _Part) -> _Part | None:
    """ "3/4", "2/1000": less than one; "24/7" is none."""
    stop = part.stop
    if not (_follows_by(tokens, stop, 0) and tokens[stop].text == "/" and _follows_by(tokens, stop + 1, 0)):
        return None
    below = tokens[stop + 1].text
    if not below.isdigit() or int(below) <= part.value or not tokens[at].text.isdigit():
        return None
    return _Part(_divide(Fraction(int(part.value), int(below))), stop + 2, False)


def _read_suffix(tokens: Sequence[Token], part: _Part, known: Amounts) -> _Part:
    """A letter of magnitude glued to the digits: "100K", "1.2M"; a small "m" is a metre."""
    stop = part.stop
    if not _follows_by(tokens, stop, 0) or tokens[stop].folded not in known.suffixes:
        return part
    power = known.suffixes[tokens[stop].folded]
    is_clear = tokens[stop].text.isupper() or power == _GROUP_DIGITS or len(tokens[stop].text) > 1
    if not is_clear:
        return part
    return _Part(part.value.scaleb(power), stop + 1, False)


def _read_point(tokens: Sequence[Token], part: _Part, known: Amounts) -> _Part:
    """«1 точка 1», "two point two", «ноль целых пять десятых»."""
    at = part.stop
    if at >= len(tokens) - 1 or tokens[at].folded not in known.points:
        return part
    behind = _read_below_thousand(tokens, at + 1, known)
    if behind is None or part.value != int(part.value):
        return part
    if behind.stop < len(tokens):
        below = known.denominators.find(tokens[behind.stop].folded)
        if below is not None:
            return _Part(part.value + behind.value / below, behind.stop + 1, False)
    return _Part(Decimal(f"{int(part.value)}.{int(behind.value)}"), behind.stop, False)


def _read_words(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    word = tokens[at].folded
    times = known.multiples.find(word)
    if times is not None:
        return Number(at, at + 1, times, "multiple")
    if fraction := _read_fraction(tokens, at, known):
        return fraction
    part = _read_below_thousand(tokens, at, known)
    if part is not None:
        if ordinal := _read_long_ordinal(tokens, at, part, known):
            return ordinal
        if portion := _read_portion(tokens, at, part, known):
            return portion
        return _grow(tokens, at, _read_point(tokens, part, known), known)
    if word in known.points and at + 1 < len(tokens) and tokens[at + 1].text.isdigit():
        return _grow(tokens, at, _Part(Decimal("0." + tokens[at + 1].text), at + 2, False), known)
    if word in known.single:
        return _grow(tokens, at, _Part(Decimal(1), at, False), known)
    return _read_ordinal(tokens, at, known)


def _read_fraction(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """«треть», "half", «полтора», «үштен бір»."""
    whole = known.fractions_of.find(tokens[at].folded)
    if whole is not None and at + 1 < len(tokens):
        part = known.cardinals.find(tokens[at + 1].folded)
        return Number(at, at + 2, _divide(Fraction(part, whole)), "fraction") if part else None
    prefix = known.half_prefix
    if prefix and tokens[at].folded.startswith(prefix):
        power = known.magnitudes.find(tokens[at].folded.removeprefix(prefix).lstrip("-"))
        if power is not None:
            return Number(at, at + 1, Decimal("0.5").scaleb(power), "number")
    fraction = known.fractions.find(tokens[at].folded)
    if fraction is None or _is_third_of_a_row(tokens, at, known):
        return None
    kind: Kind = "number" if fraction > 1 else "fraction"
    return _scale(tokens, Number(at, at + 1, _divide(fraction), kind), known)


def _is_third_of_a_row(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "third" is an ordinal ("our third year") unless an article stands before it or what it is a part of behind."""
    if known.ordinals.find(tokens[at].folded) is None:
        return False
    before = tokens[at - 1].folded if at else ""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return before not in known.articles and known.cardinals.find(before) is None and behind not in known.parts_of


def _scale(tokens: Sequence[Token], number: Number, known: Amounts) -> Number:
    """A fraction of a magnitude is a number: "half a million", «полтора миллиарда», "a quarter of a million"."""
    for at in range(number.stop, min(number.stop + 3, len(tokens))):
        power = known.magnitudes.find(tokens[at].folded)
        if power is not None:
            return Number(number.first, at + 1, number.value.scaleb(power), "number")
        if tokens[at].folded not in ("a", "of"):
            break
    return number


def _read_portion(tokens: Sequence[Token], at: int, part: _Part, known: Amounts) -> Number | None:
    """«две трети», "three fifths", «пять десятых»."""
    if part.stop >= len(tokens) or not 1 <= part.value < HUNDRED:
        return None
    word = tokens[part.stop].folded
    simple = known.fractions.find(word)
    below = known.denominators.find(word) or (simple.denominator if simple and simple.numerator == 1 else None)
    if below is None or below <= part.value or (known.units.find([word], 0) and part.value == 1):
        return None
    return _scale(tokens, Number(at, part.stop + 1, _divide(Fraction(int(part.value), below)), "fraction"), known)


def _read_below_thousand(tokens: Sequence[Token], at: int, known: Amounts) -> _Part | None:
    """Digits, or the words of a number below a thousand: «двести пятьдесят», "twenty-one", "seven hundred and four"."""
    if at < len(tokens) and tokens[at].text.isdigit():
        return _Part(Decimal(tokens[at].text), at + 1, False)
    group, stop = None, at
    while stop < len(tokens):
        step = 1
        if (
            group is not None
            and group % HUNDRED == 0
            and tokens[stop].folded in known.joiners
            and stop + 1 < len(tokens)
        ):
            step = 2
        grown = add_word(group, tokens[stop + step - 1], known)
        if grown is None or (step > 1 and grown == group):
            break
        group, stop = grown, stop + step
    return None if group is None else _Part(Decimal(group), stop, True)


def _grow(tokens: Sequence[Token], at: int, part: _Part, known: Amounts) -> Number:
    """The number with the magnitudes behind it in falling order, and what is added below them."""
    total, group, stop, limit = Decimal(0), part.value, part.stop, _LIMIT
    while True:
        group, stop = _add_tail(tokens, group, stop, known)
        power = known.magnitudes.find(tokens[stop].folded) if stop < len(tokens) else None
        if power is None:
            total, group = total + group, Decimal(0)
            break
        if power == HUNDRED_POWER and not part.in_words and part.stop != at:
            break
        stop += 1
        if power >= limit:
            total = (total + group).scaleb(power)
        else:
            total += group.scaleb(power)
        group, limit = Decimal(0), power
        further = _read_further(tokens, stop, limit, known)
        if further is None:
            break
        group, stop = further.value, further.stop
        part = further
    return Number(at, *_multiply_dozens(tokens, stop, total + group, known), "number")


def _add_tail(tokens: Sequence[Token], value: Decimal, stop: int, known: Amounts) -> tuple[Decimal, int]:
    """«три с половиной», "five and a half"."""
    words = [token.folded for token in tokens[stop : stop + 3]]
    if not words or value != int(value) or value >= HUNDRED:
        return value, stop
    if words[0] in known.joiners and (parts := _read_parts(tokens, stop + 1, known)):
        return value + parts.value, parts.stop
    tail = known.tails.find(words, 0)
    return (value, stop) if tail is None else (value + _divide(tail.value), stop + tail.length)


def _read_parts(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """The fraction behind a whole number: "one and three quarters"."""
    part = _read_below_thousand(tokens, at, known)
    return _read_portion(tokens, at, part, known) if part is not None else None


def _read_further(tokens: Sequence[Token], at: int, limit: int, known: Amounts) -> _Part | None:
    """What goes on below a magnitude: «миллион двести тысяч», «3 миллиона 200 тысяч», "three thousand millions"."""
    if at >= len(tokens):
        return None
    if known.magnitudes.find(tokens[at].folded) is not None:
        return _Part(Decimal(0), at, True)
    start = at + 1 if tokens[at].folded in known.joiners else at
    part = _read_below_thousand(tokens, start, known)
    if part is None or part.value == 0:
        return None
    power = known.magnitudes.find(tokens[part.stop].folded) if part.stop < len(tokens) else None
    if power is not None and power != HUNDRED_POWER:
        return part if power < limit and start == at else None
    if not part.in_words or (limit > _GROUP_DIGITS and start > at):
        return None
    return part if part.value < Decimal(10) ** limit else None


def _multiply_dozens(tokens: Sequence[Token], stop: int, value: Decimal, known: Amounts) -> tuple[int, Decimal]:
    dozen = known.dozens.find(tokens[stop].folded) if stop < len(tokens) else None
    return (stop, value) if dozen is None else (stop + 1, value * dozen)


def _read_long_ordinal(tokens: Sequence[Token], at: int, part: _Part, known: Amounts) -> Number | None:
    """«двадцать первый», "one hundred fifth": an ordinal behind tens or hundreds."""
    last = known.ordinals.find(tokens[part.stop].folded) if part.stop < len(tokens) and part.in_words else None
    if last is None or part.value < 20 or not (part.value % HUNDRED == 0 or (part.value % 10 == 0 and last < 10)):
        return None
    return Number(at, part.stop + 1, part.value + last, "ordinal")


def _read_ordinal(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """An ordinal of one word: «шестнадцатый», "twenty-first"."""
    last = known.ordinals.find(tokens[at].folded)
    if last is not None:
        is_fraction = _is_part_of(tokens, at + 1, known) or _ends_behind_article(tokens, at, known)
        if known.denominators.find(tokens[at].folded) == last and is_fraction:
            return Number(at, at + 1, _divide(Fraction(1, last)), "fraction")
        return Number(at, at + 1, Decimal(last), "ordinal")
    tens, hyphen, units = tokens[at].folded.partition("-")
    first, last = known.cardinals.find(tens), known.ordinals.find(units) if hyphen else None
    if first and last and first >= 20 and last < 10:
        return Number(at, at + 1, Decimal(first + last), "ordinal")
    below = known.denominators.find(units) if first else None
    if first and below and first < below:
        return _scale(tokens, Number(at, at + 1, _divide(Fraction(first, below)), "fraction"), known)
    return None


def _ends_behind_article(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "grew by a fifth": an ordinal behind "a" that no noun follows is a fraction."""
    if not at or tokens[at - 1].folded not in known.articles:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        behind is None
        or not behind.text[0].isalpha()
        or behind.folded in known.connectives | known.parts_of | known.joiners
    )


def _is_part_of(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "tenth of a percent": an ordinal before "of" and a unit is a fraction."""
    start = at
    while at < len(tokens) and tokens[at].folded in known.parts_of:
        at += 1
    return at > start and at < len(tokens) and known.units.find([tokens[at].folded], 0) is not None


def _read_roman(token: Token, at: int) -> Number | None:
    value = read_numeral(token.text)
    return None if value is None else Number(at, at + 1, Decimal(value), "ordinal")


def _divide(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
