"""Numbers in digits, in words and in both: «24,5 миллиарда», «двухсот пятидесяти», "a third", "18.2 bn", "отыз миллиард", XVI."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts

Kind = Literal["number", "fraction", "ordinal", "multiple"]
_DIGITS = re.compile(r"\d")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_ROMAN = re.compile(r"(?=[IVXLC]{2,})(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HYPHENS = frozenset("-‑")
_HUNDRED = 100
_HUNDRED_POWER = 2
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
    if tail := _find_ordinal_tail(tokens, part.stop, known):
        return Number(at, tail, part.value, "ordinal") if part.value == int(part.value) else None
    if quotient := _read_quotient(tokens, at, part):
        return _scale(tokens, Number(at, quotient.stop, quotient.value, "fraction"), known)
    if portion := _read_portion(tokens, at, part, known):
        return portion
    part = _read_suffix(tokens, part, known)
    part = _read_point(tokens, part, known)
    return _grow(tokens, at, part, known)


def _read_figure(tokens: Sequence[Token], at: int, known: Amounts) -> _Part | None:
    """Digits of one token, and the groups of three behind it where the language writes them apart."""
    text = tokens[at].text
    if len(text) > _MOST_DIGITS:
        return None
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
    if part.stop >= len(tokens) or part.value >= _HUNDRED or part.value < 1:
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
            and group % _HUNDRED == 0
            and tokens[stop].folded in known.joiners
            and stop + 1 < len(tokens)
        ):
            step = 2
        grown = _add_word(group, tokens[stop + step - 1], known)
        if grown is None or (step > 1 and grown == group):
            break
        group, stop = grown, stop + step
    return None if group is None else _Part(Decimal(group), stop, True)


def _add_word(group: int | None, token: Token, known: Amounts) -> int | None:
    """The number with one more word, or nothing where the word begins another."""
    count = _count_word(token.folded, known)
    if count is None:
        is_hundred = known.magnitudes.find(token.folded) == _HUNDRED_POWER
        return group * _HUNDRED if is_hundred and group and group < _HUNDRED else None
    if group is None:
        return count
    fits_units = group % 10 == 0 and group % _HUNDRED >= 20 and 0 < count < 10
    fits_tens = group > 0 and group % _HUNDRED == 0 and 0 < count < _HUNDRED
    # Eleven is "ten one" where the language has no word for it: «он бір».
    fits_ten = not known.has_teens and group % _HUNDRED == 10 and 0 < count < 10
    return group + count if fits_units or fits_tens or fits_ten else None


def _count_word(word: str, known: Amounts) -> int | None:
    count = known.cardinals.find(word)
    if count is not None or "-" not in word:
        return count
    tens, _, units = word.partition("-")
    first, last = known.cardinals.find(tens), known.cardinals.find(units)
    return first + last if first and last and first >= 20 and last < 10 else None


def _grow(tokens: Sequence[Token], at: int, part: _Part, known: Amounts) -> Number:
    """The number with the magnitudes behind it in falling order, and what is added below them."""
    total, group, stop, limit = Decimal(0), part.value, part.stop, _LIMIT
    while True:
        group, stop = _add_tail(tokens, group, stop, known)
        power = known.magnitudes.find(tokens[stop].folded) if stop < len(tokens) else None
        if power is None:
            total, group = total + group, Decimal(0)
            break
        if power == _HUNDRED_POWER and not part.in_words and part.stop != at:
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
    if not words or value != int(value) or value >= _HUNDRED:
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
    if power is not None and power != _HUNDRED_POWER:
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
    if last is None or part.value < 20 or not (part.value % _HUNDRED == 0 or (part.value % 10 == 0 and last < 10)):
        return None
    return Number(at, part.stop + 1, part.value + last, "ordinal")


def _read_ordinal(tokens: Sequence[Token], at: int, known: Amounts) -> Number | None:
    """An ordinal of one word: «шестнадцатый», "twenty-first"."""
    last = known.ordinals.find(tokens[at].folded)
    if last is not None:
        if known.denominators.find(tokens[at].folded) == last and _is_part_of(tokens, at + 1, known):
            return Number(at, at + 1, _divide(Fraction(1, last)), "fraction")
        return Number(at, at + 1, Decimal(last), "ordinal")
    tens, hyphen, units = tokens[at].folded.partition("-")
    first, last = known.cardinals.find(tens), known.ordinals.find(units) if hyphen else None
    if first and last and first >= 20 and last < 10:
        return Number(at, at + 1, Decimal(first + last), "ordinal")
    return None


def _is_part_of(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """ "tenth of a percent": an ordinal before "of" and a unit is a fraction."""
    start = at
    while at < len(tokens) and tokens[at].folded in known.parts_of:
        at += 1
    return at > start and at < len(tokens) and known.units.find([tokens[at].folded], 0) is not None


def _read_roman(token: Token, at: int) -> Number | None:
    if not _ROMAN.fullmatch(token.text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in token.text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return Number(at, at + 1, Decimal(sum(-one if one < after else one for one, after in pairs)), "ordinal")


def _divide(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
