"""Words that say when, read into EDTF: "on Thursday", "next year", «осенью», «за первые 5 месяцев нынешнего года».

What is relative is counted from an anchor, the day on which the words are said. The value is as precise as the words and the
anchor both are: "yesterday" of a month is no date, "next year" of a day is a year.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Literal, NamedTuple

from onrecord.text.edtf import (
    Unit,
    cut_clock,
    find_bounds,
    find_weekday,
    read_calendar,
    shift_date,
    write_date,
    write_interval,
)
from onrecord.text.remembered import Remembered
from onrecord.text.roman import read_roman

Leaning = Literal["back", "ahead"]
Table = tuple[tuple[re.Pattern[str], int], ...]
# No more than XCIX, and in capitals alone; "I met" and "V." are a word and an initial.
_ROMAN_NUMERAL = re.compile(r"(?<![\w.])(?=[IVXLC]{1,8}(?![\w.]))(?!I [a-z])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
# What a phrase needs that holds the name of a month, any of them as a word of its own, and one that holds a digit.
MONTH, DIGIT = "MONTH", "DIGIT"
# Pieces between blanks that are remembered for each language.
_MOST_KNOWN = 50_000
_HALF, _QUARTER = 6, 3
_MONTHS = 12
_YEAR_SHIFTS = {"year_before": -1, "year_now": 0, "year_next": 1}


class DatePhrase(NamedTuple):
    """One pattern, and how it counts; see :class:`onrecord.knowledge.dating.Phrase`."""

    pattern: re.Pattern[str]
    unit: Unit | None
    shift: int
    sign: int
    leaning: Leaning | None
    needs: tuple[str, ...]
    also: tuple[str, ...] = ()


class SaidDate(NamedTuple):
    """A date said at ``[start, stop)``; ``is_relative`` where its value comes from the anchor."""

    start: int
    stop: int
    value: str
    is_relative: bool


@dataclass(frozen=True, slots=True, eq=False)
class DatePhrases:
    """How one language says when. Each table gives patterns and their numbers, larger numbers first."""

    phrases: tuple[DatePhrase, ...]
    months: Mapping[str, int]
    weekdays: Table
    seasons: Table
    cardinals: Table
    ordinals: Table
    tens: Table
    ordinal: re.Pattern[str]
    ahead: re.Pattern[str]

    def find_leaning(self, sentence: str) -> Leaning:
        """Whether a sentence speaks of what is still to come: "will be held on Thursday"."""
        return "ahead" if self.ahead.search(sentence) else "back"


def read_dates(
    text: str, phrases: DatePhrases, anchor: str | None, leaning: Leaning | None = "back"
) -> tuple[SaidDate, ...]:
    """The dates said in ``text``, in order; of two that overlap the longer counts, of two as long the one whose pattern stands first.

    Without a ``leaning`` the text's own words say whether it speaks of what is to come.
    """
    found: list[SaidDate] = []
    for phrase in _choose_phrases(text, phrases):
        known: dict[tuple[str | None, ...], str | None] = {}  # a list of dates says the same ones again
        for match in phrase.pattern.finditer(text):
            leaning = leaning or phrases.find_leaning(text)
            said = match.groups()
            if said not in known:
                known[said] = _Reading(match.groupdict(), phrase, phrases, anchor, phrase.leaning or leaning).read()
            value = known[said]
            if value is not None:
                found.append(SaidDate(match.start(), match.end(), value, _is_relative(match)))
    return tuple(_drop_overlaps(found))


def _choose_phrases(text: str, phrases: DatePhrases) -> Iterator[DatePhrase]:
    """The phrases whose letters stand in a text, in their order; what each piece between blanks has of them is remembered."""
    held = reduce(or_, filter(None, map(_index_needs(phrases).__getitem__, text.split())), 0)
    chosen = held & held >> len(phrases.phrases)
    while chosen:
        lowest = chosen & -chosen
        yield phrases.phrases[lowest.bit_length() - 1]
        chosen ^= lowest


@lru_cache(maxsize=16)
def _index_needs(phrases: DatePhrases) -> Remembered[int]:
    """For a piece of a text the phrases that it may belong to: a phrase is a bit at its place for what it needs, and one as many places on
    as there are phrases for what it also needs.

    Of letters with a blank between the longest are asked for. A phrase that needs nothing may stand at any piece.
    """
    always = 0
    needs: dict[str, int] = {}
    count = len(phrases.phrases)
    for place, phrase in enumerate(phrases.phrases):
        for bit, wanted in ((1 << place, phrase.needs), (1 << place + count, phrase.also)):
            always |= 0 if wanted else bit
            for letters in wanted:
                longest = max(letters.split(), key=len)
                needs[longest] = needs.get(longest, 0) | bit
    in_months, in_digits = needs.pop(MONTH, 0), needs.pop(DIGIT, 0)

    def mark_piece(piece: str) -> int:
        lowered = piece.lower()
        has_month = in_months and not phrases.months.keys().isdisjoint(_LETTERS.findall(lowered))
        marks = [mark for letters, mark in needs.items() if letters in lowered]
        marks.append(in_months if has_month else 0)
        marks.append(in_digits if any(map(str.isdigit, piece)) else 0)
        return reduce(or_, marks, always)

    return Remembered(mark_piece, _MOST_KNOWN)


def read_ordinals(text: str, phrases: DatePhrases) -> Iterator[tuple[int, int, int]]:
    """Start, stop and number of each ordinal: «шестнадцатый», «двадцать первом», "16th", «16-й», XVI."""
    if not any(map(_index_ordinals(phrases).__getitem__, text.split())):
        return
    for match in phrases.ordinal.finditer(text):
        number = read_ordinal(match["nth"], phrases)
        if number is not None:
            yield match.start(), match.end(), number
    for match in _ROMAN_NUMERAL.finditer(text):
        if match.group():
            yield match.start(), match.end(), read_roman(match.group())


@lru_cache(maxsize=16)
def _index_ordinals(phrases: DatePhrases) -> Remembered[bool]:
    """Whether a piece of a text may hold an ordinal, or the last word of one."""
    return Remembered(
        lambda piece: any(pattern.search(piece) for pattern in (phrases.ordinal, _ROMAN_NUMERAL)), _MOST_KNOWN
    )


def read_ordinal(words: str, phrases: DatePhrases) -> int | None:
    """The number of an ordinal in words or digits."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    pieces = re.split(r"[\s-]+", words)
    last = _look_up(phrases.ordinals, pieces[-1])
    if last is None or len(pieces) == 1:
        return last
    tens = _look_up(phrases.tens, pieces[0])
    return None if tens is None else tens + last


@dataclass(frozen=True, slots=True)
class _Reading:
    """One match by its groups, with all that its value depends on."""

    groups: Mapping[str, str | None]
    phrase: DatePhrase
    phrases: DatePhrases
    anchor: str | None
    leaning: Leaning

    def read(self) -> str | None:
        """The value by the first reader whose words stand in the match."""
        readers = (
            ("first_months", self._read_months),
            ("half", self._read_half),
            ("quarter", self._read_quarter),
            ("season", self._read_season),
            ("month", self._read_month),
            ("weekday", self._read_weekday),
            ("count", self._read_count),
        )
        for group, reader in readers:
            if self._group(group):
                return reader()
        return self._shift(self.phrase.shift) if self.phrase.unit else self._write_year()

    def _group(self, name: str) -> str | None:
        return self.groups.get(name)

    def _find_year(self) -> int | None:
        """The year that the words name first of all (behind it may stand a word for year), or count from the anchor's."""
        said = self._group("year") or self._group("year2")
        if said:
            return int(said[:4])
        held = read_calendar(self.anchor)
        shift = next((shift for name, shift in _YEAR_SHIFTS.items() if self._group(name)), None)
        return held.year + shift if held is not None and shift is not None else None

    def _write_year(self) -> str | None:
        year = self._find_year()
        return None if year is None else write_date(year)

    def _find_number(self, table: Table, group: str) -> int:
        words = self._group(group) or ""
        return int(words) if words.isdigit() else _look_up(table, words) or 0

    def _shift(self, count: int) -> str | None:
        return shift_date(self.anchor, self.phrase.unit or "day", count)

    def _read_count(self) -> str | None:
        count = self._find_number(self.phrases.cardinals, "count")
        return self._shift(self.phrase.sign * count) if count else None

    def _read_months(self) -> str | None:
        months = self._find_number(self.phrases.cardinals, "count")
        return self._read_span(1, months) if 1 <= months <= _MONTHS else None

    def _read_half(self) -> str | None:
        return self._read_part(_HALF, 2)

    def _read_quarter(self) -> str | None:
        return self._read_part(_QUARTER, 4)

    def _read_part(self, months: int, most: int) -> str | None:
        nth = read_ordinal(self._group("nth") or "", self.phrases)
        return self._read_span((nth - 1) * months + 1, nth * months) if nth and 1 <= nth <= most else None

    def _read_span(self, first: int, last: int) -> str | None:
        """From the first to the last of these months; without a year it is the nearest such span by the leaning."""
        return self._choose(lambda year: write_interval(write_date(year, first), write_date(year, last)))

    def _read_season(self) -> str | None:
        season = _look_up(self.phrases.seasons, self._group("season") or "")
        return self._choose(lambda year: f"{year:04d}-{season:02d}")

    def _read_month(self) -> str | None:
        month = self.phrases.months[(self._group("month") or "").casefold()]
        until = self.phrases.months.get((self._group("month2") or "").casefold())
        day, last = (int(said) if (said := self._group(name)) else None for name in ("day", "day2"))
        day = read_ordinal(self._group("nth") or "", self.phrases) if self._group("nth") else day
        if until is None and last is None:
            return self._choose(lambda year: write_date(year, month, day))
        end = until or month
        return self._choose(
            lambda year: write_interval(write_date(year - (end < month), month, day), write_date(year, end, last))
        )

    def _read_weekday(self) -> str | None:
        weekday = _look_up(self.phrases.weekdays, self._group("weekday") or "")
        return find_weekday(self.anchor, weekday, is_ahead=self.leaning == "ahead") if weekday else None

    def _choose(self, write: Callable[[int], str | None]) -> str | None:
        """The date in the year that the words name; else in the nearest year by the leaning, the anchor's days included."""
        year = self._find_year()
        if year is not None:
            return write(year)
        days, held = find_bounds(self.anchor and cut_clock(self.anchor)), read_calendar(self.anchor)
        if days is None or held is None:
            return None
        is_ahead = self.leaning == "ahead"
        for one in (held.year - 1, held.year, held.year + 1) if is_ahead else (held.year, held.year - 1):
            value = write(one)
            span = find_bounds(value)
            if span is not None and (span.last >= days.first if is_ahead else span.first <= days.last):
                return value
        return None


def _is_relative(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return not (groups.get("year") or groups.get("year2"))


def _look_up(table: Table, words: str) -> int | None:
    return next((number for pattern, number in table if pattern.fullmatch(words)), None)


def _drop_overlaps(found: list[SaidDate]) -> Iterator[SaidDate]:
    """What is left in order when the longest are taken first; sorting keeps the order of the patterns among equals."""
    taken: list[SaidDate] = []
    for one in sorted(found, key=lambda said: said.start - said.stop):
        # Those taken stand apart in order: only the two beside it can overlap.
        at = bisect_left(taken, one)
        is_free = at == 0 or taken[at - 1].stop <= one.start
        if is_free and (at == len(taken) or one.stop <= taken[at].start):
            taken.insert(at, one)
    yield from taken
