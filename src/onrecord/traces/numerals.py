"""Numbers in a text, in digits or in words, as one value each: «24,5 млрд» and «24,5 миллиарда» are equal, 26 and 62 are not."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from onrecord.knowledge.wording import Wording
from onrecord.text.passages import Passage
from onrecord.text.roman import read_roman
from onrecord.text.words import Word

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_FRACTION = re.compile(r"(\d+)/(\d+)")
_ROMAN = re.compile(r"(?=[IVXLC]{2,}$)(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_HUNDRED, _THOUSAND_POWER, _TENS = 100, 3, 20
_HUNDRED_POWER = 2
_PHRASE_REACH = 4
# Words and a joiner or two: "hundred and one", «пять с лишним миллионов».
_MOST_BETWEEN = 3


class Number(NamedTuple):
    """Words ``[first, last]`` of a passage as one number; ``value`` is a decimal string, or as printed where it is no amount (17:40)."""

    first: int
    last: int
    value: str


class _Part(NamedTuple):
    kind: str  # digits, word, magnitude, whole
    value: Decimal
    text: str


def find_numbers(passage: Passage, wording: Wording) -> dict[int, Number]:
    """The numbers of a passage by the place of their first word."""
    found: dict[int, Number] = {}
    words = passage.words
    at = 0
    while at < len(words):
        part = _read_part(passage.text, words[at], wording)
        if part is None or _is_uncounted(words, at, wording):
            at += 1
            continue
        number = _take_fraction(passage, wording, at, part) or _gather(passage, wording, at, part)
        found[at] = _name_multiple(words, number, wording)
        at = number.last + 1
    return found


def _is_uncounted(words: Sequence[Word], at: int, wording: Wording) -> bool:
    """Whether a number word stands in a phrase that counts nothing: «в первую очередь», "one of"."""
    if words[at].folded[0].isdigit():
        return False
    low = max(0, at - _PHRASE_REACH)
    around = [word.folded for word in words[low : at + _PHRASE_REACH + 1]]
    return any(low + start <= at < low + stop for start, stop in wording.find("uncounted", around))


def _read_part(text: str, word: Word, wording: Wording) -> _Part | None:
    if word.folded[0].isdigit():
        if _DIGITS.fullmatch(word.folded):
            return _read_digits(word.folded, wording)
        return None
    if not wording.look_at(word.folded).counts:
        return _read_roman_number(text, word)
    counted, magnitude = wording.count(word.folded)
    if magnitude is not None:
        return _Part("magnitude", Decimal(magnitude), word.folded)
    if counted is not None:
        if counted.isdigit():
            return _Part("word", Decimal(counted), counted)
        if counted.replace(".", "").isdigit():
            return _Part("digits", Decimal(counted), counted)
        return _Part("whole", Decimal(0), counted)
    return None


def _read_roman_number(text: str, word: Word) -> _Part | None:
    if word.folded[0] not in "ivxlc":
        return None
    printed = text[word.start : word.stop]
    if _ROMAN.fullmatch(printed):
        return _Part("whole", Decimal(0), str(read_roman(printed)))
    return None


def _read_digits(folded: str, wording: Wording) -> _Part:
    for separator in wording.thousands:
        if separator in ".," and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(separator)}\d{{3}})+(?:\D\d+)?", folded):
            folded = folded.replace(separator, "")
    plain = folded.replace(",", ".")
    if plain.count(".") > 1 or ":" in plain:
        return _Part("whole", Decimal(0), folded)
    return _Part("digits", Decimal(plain), folded)


def _gather(passage: Passage, wording: Wording, at: int, part: _Part) -> Number:
    """The longest number that begins at a word: tens and units, hundreds, then thousands, millions … in falling order."""
    if part.kind == "whole":
        return Number(at, _skip_suffix(passage, wording, at), part.text)
    total, group, power = Decimal(0), Decimal(1 if part.kind == "magnitude" else 0), 99
    last, next_at, in_words = at, at, True
    while part is not None:
        grown = _grow((total, group, power, in_words), part, first=next_at == at)
        if grown is None:
            break
        total, group, power, in_words = grown
        last = next_at
        next_at = _next_part(passage, wording, last)
        following = _read_part(passage.text, passage.words[next_at], wording) if next_at else None
        if following is None:
            break
        part = following
    return Number(at, _skip_suffix(passage, wording, last), _write(total + group))


def _take_fraction(passage: Passage, wording: Wording, at: int, part: _Part) -> Number | None:
    """A part of a thousand, a million …: "a quarter million", "half a million", «четверть миллиона»."""
    fraction = _FRACTION.fullmatch(part.text) if part.kind == "whole" else None
    if fraction is None:
        return None
    for last in (at + 1, at + 2):
        if last >= len(passage.words) or passage.before[last] not in (" ", "-"):
            return None
        power = wording.count(passage.words[last].folded)[1]
        if power is not None:
            value = Decimal(fraction[1]) / Decimal(fraction[2]) * Decimal(10) ** power
            return Number(at, last, _write(value)) if value == int(value) else None
        if not wording.is_stop(passage.words[last].folded):
            return None
    return None


def _name_multiple(words: Sequence[Word], number: Number, wording: Wording) -> Number:
    """The number as a multiple where words around it say so: «в два раза» is «вдвое», "two times" is "twice"."""
    around = [word.folded for word in words[max(0, number.first - 1) : number.last + 2]]
    here = around[: -1 if number.last + 1 < len(words) else None]
    before, after = around[0] if number.first else "", around[-1] if len(here) < len(around) else ""
    for opens, closes in wording.multiples:
        if after == closes and opens in ("", before) and number.value.replace(".", "").isdigit():
            return number._replace(value=f"x{number.value}")
    return number


_State = tuple[Decimal, Decimal, int, bool]


def _grow(state: _State, part: _Part, *, first: bool) -> _State | None:
    """The number with one more part, or nothing where the part begins another number."""
    total, group, power, in_words = state
    if part.kind == "whole":
        return None
    if part.kind == "magnitude":
        size = int(part.value)
        if size == _HUNDRED_POWER:
            return (total, group * _HUNDRED, power, in_words) if group and group < _HUNDRED else None
        if size >= power or not group:
            return None
        return total + group * Decimal(10) ** size, Decimal(0), size, True
    if first:
        return total, part.value, power, part.kind == "word"
    if part.kind == "digits":
        return (total, part.value, power, False) if not group and total and part.value < Decimal(10) ** power else None
    if not group:
        return (total, part.value, power, True) if total and part.value < Decimal(10) ** power else None
    fits = in_words and (
        (group % _HUNDRED == 0 and part.value < _HUNDRED)
        or (group % 10 == 0 and group % _HUNDRED >= _TENS and 0 < part.value < 10)
    )
    return (total, group + part.value, power, True) if fits else None


def _next_part(passage: Passage, wording: Wording, last: int) -> int:
    """The word that may go on the number after ``last``; 0 where print or a bracket stands between."""
    at = last + 1
    for _ in range(_MOST_BETWEEN):
        if at >= len(passage.words) or passage.before[at].strip("-‑") not in ("", " ", "  "):
            return 0
        if passage.brackets[at] != passage.brackets[last]:
            return 0
        if passage.words[at].folded not in wording.joiners:
            return at
        at += 1
    return 0


def _skip_suffix(passage: Passage, wording: Wording, last: int) -> int:
    """The last word with the ordinal ending after it: «16-й», "16th"."""
    at = last + 1
    if (
        at < len(passage.words)
        and passage.before[at] in ("", "-", "‑")
        and passage.words[at].folded in wording.ordinal_suffixes
        and passage.words[last].folded[-1].isdigit()
    ):
        return at
    return last


def _write(value: Decimal) -> str:
    return f"{value.normalize():f}"


def split_counted(words: Sequence[Word], text: str, wording: Wording) -> list[Word]:
    """Words with «два-три» and "twenty-six" taken apart, where every part counts."""
    split: list[Word] = []
    for word in words:
        parts = word.folded.split("-") if "-" in word.folded else ()
        if (
            len(parts) > 1
            and len(word.folded) == word.stop - word.start
            and all(_counts(part, wording) for part in parts)
        ):
            start = word.start
            for part in parts:
                split.append(Word(start, start + len(part), part))
                start += len(part) + 1
        else:
            split.append(word)
    return split


def _counts(part: str, wording: Wording) -> bool:
    return wording.count(part) != (None, None)
