"""Numbers in digits, in words and in both: «24,5 миллиарда», «двухсот пятидесяти», "a third", "18.2 bn", "отыз миллиард", XVI."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Literal, NamedTuple

from onrecord.figures.digits import (
    Part,
    divide,
    find_ordinal_tail,
    find_times_tail,
    follows_by,
    read_figure,
    read_quotient,
    read_suffix,
    skip_ending,
    touches_digit,
)
from onrecord.figures.hundreds import HUNDRED, HUNDRED_POWER, add_word
from onrecord.figures.parts import ends_behind_article, ends_noun, is_part_of, is_third_of_a_row, leads_to_unit
from onrecord.figures.roman import read_numeral
from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts
from onrecord.knowledge.forms import Phrase

Kind = Literal["number", "fraction", "ordinal", "multiple"]
_DIGITS = re.compile(r"\d")
_HYPHENS = frozenset("-‑")
_DASHES = frozenset("—–-")
_LIMIT = 99
_GROUP_DIGITS = 3
_LONGEST_BOUND = 4


class Number(NamedTuple):
    """A number in tokens ``[first, stop)``. A fraction of something ("a third") is not a number of things."""

    first: int
    stop: int
    value: Decimal
    kind: Kind


def read_number(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """The longest number that begins at ``tokens[at]``."""
    token = tokens[at]
    if token.folded in known.minus or token.text in ("-", "−", "–"):
        return _read_negative(tokens, at, known)
    if _DIGITS.match(token.text) or (token.text in ".," and touches_digit(tokens, at)):
        return _read_digits(tokens, at, known)
    if not token.text[0].isalpha():
        return None
    return _read_words(tokens, at, known) or _read_roman(token, at)


def _read_negative(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """«минус 5», "-1.2M"; a dash between two words is none."""
    is_apart = at > 0 and tokens[at - 1].text not in ("(", ":")
    if at + 1 >= len(tokens) or (is_apart and tokens[at - 1].stop == tokens[at].start):
        return None
    is_sign = not tokens[at].text[0].isalpha()
    number = read_number(tokens, at + 1, known)
    if is_sign and tokens[at + 1].start > tokens[at].stop and number is not None and number.stop < len(tokens):
        return None  # the dash of a list: "-   3%"
    if number is None or number.kind != "number" or number.value < 0:
        return None
    if is_sign and is_apart and not (follows_by(tokens, at + 1, 0) and _measures_heat(tokens, number.stop, known)):
        return None
    return number._replace(first=at, value=-number.value)


def _measures_heat(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """A unit of temperature stands there: a sign tied to the number before it is a minus, "fell to -12 °C"."""
    near = tokens[at : at + _LONGEST_BOUND]
    sign = known.signs.get("".join(token.text for token in near[:2]))
    found = known.units.find([token.folded for token in near], 0) if near else None
    unit = sign or (found.value if found else None)
    return unit is not None and unit.kind == "temperature"


def _read_digits(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    if tokens[at].text in ".,":
        part: Part | None = Part(Decimal("0." + tokens[at + 1].text), at + 2, False)
    else:
        part = read_figure(tokens, at, known)
    if part is None:
        return None
    if follows_by(tokens, part.stop, 0):
        part = skip_ending(tokens, part, known)
        if tail := find_ordinal_tail(tokens, part.stop, known):
            return Number(at, tail, part.value, "ordinal") if part.value == int(part.value) else None
        if tail := find_times_tail(tokens, part.stop, known):
            return Number(at, tail, part.value, "multiple")
        if quotient := read_quotient(tokens, at, part):
            return _scale(tokens, Number(at, quotient.stop, quotient.value, "fraction"), known)
    if portion := _read_portion(tokens, at, part, known):
        return portion
    part = _skip_hyphen(tokens, read_suffix(tokens, at, part, known), known)
    if part.stop >= len(tokens) or not _goes_on(tokens[part.stop].folded, known):
        return Number(at, part.stop, part.value, "number")
    return _grow(tokens, at, _read_point(tokens, part, known), known)


def _skip_hyphen(tokens: Sequence[Token], part: Part, known: Amounts) -> Part:
    """The number, the hyphen behind it passed over where a magnitude is tied to it: "$100-million"."""
    at = part.stop
    is_tied = follows_by(tokens, at, 0) and tokens[at].text in _HYPHENS and follows_by(tokens, at + 1, 0)
    return part._replace(stop=at + 1) if is_tied and tokens[at + 1].folded in known.magnitudes else part


@lru_cache(maxsize=100_000)
def _goes_on(word: str, known: Amounts) -> bool:
    """Whether a number in digits may go on with a word: a magnitude, a point, "and", "dozen", «с половиной»."""
    is_more = word in known.magnitudes or word in known.dozens or word in known.points or word in known.joiners
    return is_more or known.tails.may_begin(word)


def _read_point(tokens: Sequence[Token], part: Part, known: Amounts) -> Part:
    """«1 точка 1», "two point two", «ноль целых пять десятых»."""
    at = part.stop
    if at >= len(tokens) - 1 or tokens[at].folded not in known.points:
        return part
    below_first = known.fractions_of.find(tokens[at + 1].folded)
    if below_first is not None:  # «он бір бүтін оннан төрт»
        behind = _read_below_thousand(tokens, at + 2, known)
        return part if behind is None else Part(part.value + behind.value / below_first, behind.stop, False)
    behind = _read_below_thousand(tokens, at + 1, known)
    if behind is None or part.value != int(part.value):
        return part
    if behind.stop < len(tokens):
        below = known.denominators.find(tokens[behind.stop].folded)
        if below is not None:
            return Part(part.value + behind.value / below, behind.stop + 1, False)
    return Part(Decimal(f"{int(part.value)}.{int(behind.value)}"), behind.stop, False)


def _read_words(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    word = tokens[at].folded
    times = known.multiples.find(word)
    if times is not None:
        return Number(at, at + 1, times, "multiple")
    if fraction := _read_every(tokens, at, known) or _read_fraction(tokens, at, known):
        return fraction
    part = _read_below_thousand(tokens, at, known)
    if part is not None:
        if ordinal := _read_long_ordinal(tokens, at, part, known):
            return ordinal
        if portion := _read_portion(tokens, at, part, known):
            return portion
        return _end_row(tokens, _grow(tokens, at, _read_point(tokens, part, known), known), known)
    if word in known.points and at + 1 < len(tokens) and tokens[at + 1].text.isdigit():
        return _grow(tokens, at, Part(Decimal("0." + tokens[at + 1].text), at + 2, False), known)
    if word in known.single or (word in known.single_behind and _is_led_in(tokens, at, known)):
        return _end_row(tokens, _grow(tokens, at, Part(Decimal(1), at, False), known), known)
    return _read_ordinal(tokens, at, known)


def _end_row(tokens: Sequence[Token], number: Number, known: Amounts) -> Number:
    """The number with the ordinal that ends it: «мың тоғыз жүз жетпіс үшінші»."""
    last = known.ordinals.find(tokens[number.stop].folded) if number.stop < len(tokens) else None
    if last is None or known.has_teens or (number.value % 10 and last < HUNDRED):
        return number
    value = number.value + last if last < 10 else number.value * last
    return Number(number.first, number.stop + 1, value, "ordinal")


def _is_led_in(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """A bound, or the beginning of a range, stands beside: «до тысячи мест», but «тысячи мест» counts nothing."""
    words = [token.folded for token in tokens[max(0, at - _LONGEST_BOUND) : at + _LONGEST_BOUND]]
    here = min(at, _LONGEST_BOUND)
    if here and (known.bounds_before.find_before(words, here) or known.openers.find(words, here - 1)):
        return True
    return here + 1 < len(words) and known.bounds_behind.find(words, here + 1) is not None


def _read_every(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """Every fifth of something is a fifth of it: "every fifth house", «каждый пятый дом»."""
    last = (
        known.ordinals.find(tokens[at + 1].folded)
        if tokens[at].folded in known.every and at + 1 < len(tokens)
        else None
    )
    return None if last is None or last == 1 else Number(at, at + 2, divide(Fraction(1, last)), "fraction")


def _read_fraction(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """«треть», "half", «полтора», «үштен бір»."""
    whole = known.fractions_of.find(tokens[at].folded)
    if whole is not None and at + 1 < len(tokens):
        part = known.cardinals.find(tokens[at + 1].folded)
        return Number(at, at + 2, divide(Fraction(part, whole)), "fraction") if part else None
    if (power := _find_half_power(tokens[at].folded, known)) is not None:
        return Number(at, at + 1, Decimal("0.5").scaleb(power), "number")
    half, _, rest = tokens[at].folded.partition("-")
    fraction, power = known.fractions.find(half), known.magnitudes.find(rest)
    if fraction is not None and power is not None:  # "half-million"
        return Number(at, at + 1, divide(fraction).scaleb(power), "number")
    fraction = known.fractions.find(tokens[at].folded)
    if fraction is None or is_third_of_a_row(tokens, at, known):
        return None
    kind: Kind = "number" if fraction > 1 else "fraction"
    return _scale(tokens, Number(at, at + 1, divide(fraction), kind), known)


def _find_half_power(word: str, known: Amounts) -> int | None:
    """The magnitude that a word is half of: «полмиллиона», «полумиллиона»."""
    halved = (word.removeprefix(one).lstrip("-") for one in known.half_prefixes if word.startswith(one))
    return next((power for rest in halved if (power := known.magnitudes.find(rest)) is not None), None)


def _scale(tokens: Sequence[Token], number: Number, known: Amounts) -> Number:
    """A fraction of a magnitude is a number: "half a million", «полтора миллиарда», "a quarter of a million"."""
    for at in range(number.stop, min(number.stop + 3, len(tokens))):
        power = known.magnitudes.find(tokens[at].folded)
        if power is not None:
            return Number(number.first, at + 1, number.value.scaleb(power), "number")
        if tokens[at].folded not in ("a", "of"):
            break
    stop, value = _multiply_dozens(tokens, number.stop, number.value, known)
    return Number(number.first, stop, value, "number") if stop > number.stop else number


def _read_portion(tokens: Sequence[Token], at: int, part: Part, known: Amounts) -> Number | None:
    """«две трети», "three fifths", «пять десятых»."""
    if part.stop >= len(tokens) or not 1 <= part.value < HUNDRED:
        return None
    word = tokens[part.stop].folded
    simple = known.fractions.find(word)
    below = known.denominators.find(word) or (simple.denominator if simple and simple.numerator == 1 else None)
    if (
        below is None
        or below <= part.value
        or (gcd(int(part.value), below) > 1 and not leads_to_unit(tokens, part.stop + 1, known))
        or (known.units.find([word], 0) and part.value == 1)
    ):
        return None
    return _scale(tokens, Number(at, part.stop + 1, divide(Fraction(int(part.value), below)), "fraction"), known)


def _read_below_thousand(tokens: Sequence[Token], at: int, known: Amounts) -> Part | None:
    """Digits, or the words of a number below a thousand: «двести пятьдесят», "twenty-one", "seven hundred and four"."""
    if at < len(tokens) and tokens[at].text.isdigit():
        return Part(Decimal(tokens[at].text), at + 1, False)
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
    return None if group is None else Part(Decimal(group), stop, True)


def _grow(tokens: Sequence[Token], at: int, part: Part, known: Amounts) -> Number:
    """The number with the magnitudes behind it in falling order, and what is added below them."""
    total, group, stop, limit = Decimal(0), part.value, part.stop, _LIMIT
    is_whole = group == int(group)  # "1.7 million four years ago" is 1.7 million
    while True:
        group, stop = _add_tail(tokens, group, stop, known)
        power = known.magnitudes.find(tokens[stop].folded) if stop < len(tokens) else None
        if power is None or (tokens[stop].folded in known.shy and ends_noun(tokens, stop + 1, known)):
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
        if (tail := _find_power_tail(tokens, stop, known)) is not None:
            total, stop = total + divide(tail.value).scaleb(power), stop + tail.length
            break
        further = _read_further(tokens, stop, limit, known) if is_whole else None
        if further is None:
            break
        group, stop = further.value, further.stop
        part = further
    return Number(at, *_multiply_dozens(tokens, _skip_stutter(tokens, stop, known), total + group, known), "number")


def _skip_stutter(tokens: Sequence[Token], at: int, known: Amounts) -> int:
    """The place behind a magnitude that is said again: "700 thousand — thousand boats"."""
    is_broken = at + 1 < len(tokens) and tokens[at].text in _DASHES and tokens[at - 1].folded in known.magnitudes
    return at + 2 if is_broken and tokens[at + 1].folded == tokens[at - 1].folded else at


def _find_power_tail(tokens: Sequence[Token], at: int, known: Amounts) -> Phrase[Fraction] | None:
    """The half of a magnitude behind it: "a million and a half", «мың жарым»; "a million and half of the rest" says something else."""
    words = [token.folded for token in tokens[at : at + _LONGEST_BOUND]]
    tail = known.tails.find(words, 0) if words else None
    return None if tail is None or (words[tail.length :] and words[tail.length] in known.parts_of) else tail


def _add_tail(tokens: Sequence[Token], value: Decimal, stop: int, known: Amounts) -> tuple[Decimal, int]:
    """«три с половиной», "five and a half"."""
    words = [token.folded for token in tokens[stop : stop + 3]]
    if not words or value != int(value) or value >= HUNDRED:
        return value, stop
    if words[0] in known.joiners and (parts := _read_parts(tokens, stop + 1, known)):
        return value + parts.value, parts.stop
    tail = known.tails.find(words, 0)
    return (value, stop) if tail is None else (value + divide(tail.value), stop + tail.length)


def _read_parts(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """The fraction behind a whole number: "one and three quarters"."""
    part = _read_below_thousand(tokens, at, known)
    return _read_portion(tokens, at, part, known) if part is not None else None


def _read_further(tokens: Sequence[Token], at: int, limit: int, known: Amounts) -> Part | None:
    """What goes on below a magnitude: «миллион двести тысяч», «3 миллиона 200 тысяч», "three thousand millions"."""
    if at >= len(tokens):
        return None
    if known.magnitudes.find(tokens[at].folded) is not None:
        return Part(Decimal(0), at, True)
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


def _read_long_ordinal(tokens: Sequence[Token], at: int, part: Part, known: Amounts) -> Number | None:
    """«двадцать первый», "one hundred fifth": an ordinal behind tens or hundreds."""
    last = known.ordinals.find(tokens[part.stop].folded) if part.stop < len(tokens) and part.in_words else None
    if (
        last is None
        or part.value < (20 if known.has_teens else 10)
        or not (part.value % HUNDRED == 0 or (part.value % 10 == 0 and last < 10))
    ):
        return None
    return Number(at, part.stop + 1, part.value + last, "ordinal")


def _read_ordinal(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """An ordinal of one word: «шестнадцатый», "twenty-first"."""
    last = known.ordinals.find(tokens[at].folded)
    if last is not None:
        is_fraction = is_part_of(tokens, at + 1, known) or ends_behind_article(tokens, at, known)
        if known.denominators.find(tokens[at].folded) == last and is_fraction:
            return Number(at, at + 1, divide(Fraction(1, last)), "fraction")
        return Number(at, at + 1, Decimal(last), "ordinal")
    tens, hyphen, units = tokens[at].folded.partition("-")
    first, last = known.cardinals.find(tens), known.ordinals.find(units) if hyphen else None
    if first and last and first >= 20 and last < 10:
        return Number(at, at + 1, Decimal(first + last), "ordinal")
    below = known.denominators.find(units) if first else None
    if first and below and first < below:
        return _scale(tokens, Number(at, at + 1, divide(Fraction(first, below)), "fraction"), known)
    return None


def _read_roman(token: Token, at: int) -> Number | None:
    value = read_numeral(token.text)
    return None if value is None else Number(at, at + 1, Decimal(value), "ordinal")
