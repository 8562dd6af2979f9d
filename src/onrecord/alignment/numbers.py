"""Numbers of one language held against those of another: T03 where a number of one side stands for another number on the other.

A figure is read in every way that it can be meant ("2.500" is 2500 or 2.5), times the power of ten behind it ("3 Mio.", «3 млн», "3万");
counting words where they are known (numerals.toml). Numbers that stand on one side alone say nothing here: they are left out with their
words, or "one", "first" and "a dozen" were told otherwise. Only a number without counterpart **on both sides** is a number that
differs.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from onrecord.alignment.measured import Measure, is_clock, is_converted, join_clock, lend_measure, read_measure
from onrecord.knowledge.numerals import Numerals
from onrecord.text.roman import read_roman
from onrecord.text.words import fold_word

# Han characters count one by one; letters of India are written with marks that are no letters.
_TOKEN = re.compile(r"\d+(?:[.,’']\d+|[  ]\d{3}(?!\d))*|[\u3400-\u9fff]|[\u0900-\u0dff]+|[^\W\d_]+")
ROMAN = re.compile(r"(?=[IVXL]{2,}$)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SEPARATOR = re.compile(r"[.,  ’']")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,  ’'])\d{3})+")
_MINUTES = re.compile(r"^:\d\d")
_TENS = (20, 90)
_NONE = Numerals({}, {})
_HALF_DAY = 12
_LONGEST_UNIT = 3
_BEHIND = 12  # characters behind a figure in which "p.m." may stand


class Number(NamedTuple):
    """A number at ``[start, stop)`` of a text, and every value that it may mean. Words count less surely than figures do.

    ``measure`` is absent where no unit stands behind it that others are converted into.
    """

    start: int
    stop: int
    values: frozenset[Decimal]
    is_figure: bool
    measure: Measure | None = None


def find_different_numbers(
    texts: tuple[str, str], languages: tuple[str | None, str | None], known: Mapping[str, Numerals]
) -> tuple[tuple[Number, Number], ...]:
    """Pairs of numbers of two texts that stand where the same number should; none where one side has nothing left over."""
    numbers = [
        list(read_numbers(text, known.get(language or "", _NONE)))
        for text, language in zip(texts, languages, strict=True)
    ]
    numbers = [_lend_measures(text, found) for text, found in zip(texts, numbers, strict=True)]
    first, second = _join_clocks(texts[0], numbers[0], numbers[1]), _join_clocks(texts[1], numbers[1], numbers[0])
    left = _leave_out_converted(_list_unmatched(first, second), _list_unmatched(second, first))
    return tuple(zip(*left, strict=False))


def _lend_measures(text: str, numbers: list[Number]) -> list[Number]:
    """The numbers, the first end of a range in the unit of the other."""
    lent: list[Number] = []
    for number in reversed(numbers):
        behind = lent[-1] if lent else None
        if number.measure is None and behind is not None:
            between = text[number.stop : behind.start]
            number = number._replace(measure=lend_measure(number.values, between, behind.measure))
        lent.append(number)
    return lent[::-1]


def _join_clocks(text: str, own: list[Number], other: list[Number]) -> list[Number]:
    """The numbers, an hour with its minutes one where the other side prints it as one: 7:55 beside 7.55."""
    joined: list[Number] = []
    for number in own:
        hour = joined[-1] if joined else None
        if hour is not None and is_clock(text[hour.stop : number.start]):
            values = join_clock(hour.values, number.values)
            if any(not values.isdisjoint(one.values) for one in other):
                joined[-1] = hour._replace(stop=number.stop, values=values)
                continue
        joined.append(number)
    return joined


def _leave_out_converted(own: list[Number], other: list[Number]) -> tuple[list[Number], list[Number]]:
    """What is left without pairs that are one measure in two units."""
    left = []
    free = list(other)
    for number in own:
        same = next((one for one in free if is_converted(number.measure, one.measure)), None)
        if same is None:
            left.append(number)
        else:
            free.remove(same)
    return left, free


def _list_unmatched(own: list[Number], other: list[Number]) -> list[Number]:
    """Numbers for which the other side has none of the same value left: each there answers for one here."""
    free = list(other)
    left = []
    for number in own:
        same = next((one for one in free if not one.values.isdisjoint(number.values)), None)
        if same is not None:
            free.remove(same)
        elif number.is_figure or max(number.values) > 1:
            left.append(number)
    return left


def read_numbers(text: str, words: Numerals) -> Iterator[Number]:
    """The numbers of a text in their order."""
    plain = "".join(unicodedata.normalize("NFKC", letter)[:1] or " " for letter in text)
    tokens = list(_TOKEN.finditer(plain))
    at = 0
    while at < len(tokens):
        number, taken = _read_at(plain, tokens, at, words)
        if number is not None:
            yield number
        at += taken


def _read_at(text: str, tokens: list[re.Match[str]], at: int, words: Numerals) -> tuple[Number | None, int]:
    token = tokens[at]
    stop, taken = token.end(), 1
    is_figure = token.group()[0].isdigit()
    values = _read_figure(token.group()) if is_figure else _read_word(token.group(), words)
    if not values:
        return None, 1
    if not is_figure and at + 1 < len(tokens) and min(values) in range(_TENS[0], _TENS[1] + 1, 10):
        unit = words.count(fold_word(tokens[at + 1].group()))
        if unit is not None and unit < 10:
            values, stop, taken = frozenset({min(values) + unit}), tokens[at + 1].end(), 2
    while at + taken < len(tokens) and (power := words.raise_power(fold_word(tokens[at + taken].group()))) is not None:
        values, stop, taken = frozenset(value * 10**power for value in values), tokens[at + taken].end(), taken + 1
    behind = _MINUTES.sub("", text[stop : stop + _BEHIND]).lstrip().lower()
    if is_figure and words.afternoon and behind.startswith(words.afternoon):
        values = values | {value + _HALF_DAY for value in values}
    words_behind = [fold_word(found.group()) for found in tokens[at + taken : at + taken + _LONGEST_UNIT]]
    measure = read_measure(words_behind, values, words.units)
    return Number(token.start(), stop, values, is_figure, measure), taken


def _read_word(word: str, words: Numerals) -> frozenset[Decimal]:
    counted = read_roman(word) if ROMAN.fullmatch(word) else words.count(fold_word(word))
    return frozenset() if counted is None else frozenset({Decimal(counted)})


def _read_figure(figure: str) -> frozenset[Decimal]:
    """The values that a figure may have: with its separators as thousands, its last as a decimal mark."""
    parts = _SEPARATOR.split(figure)
    if len(parts) == 1:
        return frozenset({Decimal(figure)})
    values = {Decimal("".join(parts))} if _THOUSANDS.fullmatch(figure) else set()
    if figure[-len(parts[-1]) - 1] in ".,":
        values.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    return frozenset(values or {Decimal("".join(parts))})
