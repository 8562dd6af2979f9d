"""The days that a report's own words name for what it quotes: «10 июня …», "in November 2019": words of an earlier event, rightly dated."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onrecord.knowledge.wording import Wording, Wordings
from onrecord.matches.accounts import DAYS_BEFORE
from onrecord.model import Document, Quotation, Sentence
from onrecord.model.accounts import Recalled
from onrecord.text.days import Days, find_days
from onrecord.text.words import Word, find_words

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LAST_DAY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledUnit:
    """One document with its sentences and quotations."""

    page: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalling:
    """The days named beside the quotations of one document."""

    document: str
    recalled: tuple[Recalled, ...]


def find_recalled(unit: RecalledUnit, known: Wordings) -> Recalling:
    """The earlier days that the sentence of each quotation, or the one before it in the same paragraph, names.

    Where they name none, the report is still at the earlier day that it named last, unless it has come back to its own.
    """
    reporting = _Reporting(unit, known.of(unit.page.language))
    rows = [row for quotation in unit.quotations for row in reporting.recall(quotation)]
    return Recalling(document=unit.page.id, recalled=tuple(dict.fromkeys(rows)))


class _Told(NamedTuple):
    """From this place of a report on it tells of an earlier day, or of its own days again (absent)."""

    place: int
    days: Days | None


class _Beside(NamedTuple):
    """What words beside a quotation say: that the report is at its own days, that it looks back, the earlier days it names."""

    is_back: bool
    looks_back: bool
    earlier: tuple[Days, ...]


class _Reporting:
    """A report without its quotations, asked for the words beside one after the other."""

    def __init__(self, unit: RecalledUnit, wording: Wording) -> None:
        self._page = unit.page
        self._wording = wording
        self._days = find_days(unit.page.published)
        self._text = _blank_quotations(unit)
        sentences = sorted(unit.sentences, key=lambda one: one.start)
        self._starts = [one.start for one in sentences]
        self._stops = [one.stop for one in sentences]
        self._paragraphs = [0, *(at + 1 for at, letter in enumerate(self._text) if letter == "\n")]
        # A report without a full stop is one sentence, which stands beside each of its thousands of quotations.
        self._beside: dict[tuple[int, int, int], _Beside] = {}

    def recall(self, quotation: Quotation) -> Iterator[Recalled]:
        """The days named for a quotation."""
        around = self._find_around(quotation)
        beside = self._beside.get(around)
        if beside is None:
            beside = self._beside[around] = self._read_words_beside(*around)
        if beside.looks_back:
            yield self._make_row(quotation, None)
        for days in beside.earlier:
            yield self._make_row(quotation, days, is_beside=True)
        if not beside.earlier and not beside.is_back:
            at = bisect_left(self._told, quotation.start, key=lambda one: one.place)
            told = self._told[at - 1].days if at else None
            if told is not None:
                yield self._make_row(quotation, told)

    def _make_row(self, quotation: Quotation, days: Days | None, *, is_beside: bool = False) -> Recalled:
        first, last = (days.first, days.last) if days else (None, None)
        return Recalled(document=self._page.id, quotation=quotation.id, first=first, last=last, is_beside=is_beside)

    def _find_around(self, quotation: Quotation) -> tuple[int, int, int]:
        """Where the sentence before the quotation's own begins, in the same paragraph, and where its own begin and end."""
        low, high = bisect_right(self._stops, quotation.start), bisect_left(self._starts, quotation.stop)
        touched = low < high
        first = self._starts[low] if touched else quotation.start
        last = self._stops[high - 1] if touched else quotation.stop
        ended = bisect_right(self._stops, first)
        paragraph = self._paragraphs[bisect_right(self._paragraphs, quotation.start) - 1]
        is_near = ended > 0 and paragraph <= self._starts[ended - 1]
        return self._starts[ended - 1] if is_near else first, first, last

    def _read_words_beside(self, before: int, first: int, last: int) -> _Beside:
        own = find_words(self._text[first:last])
        is_back = self._is_back(own)
        words = own if is_back else (*find_words(self._text[before:first]), *own)
        earlier = tuple(days for _, days in self._find_named(words) if self._is_earlier(days))
        return _Beside(is_back, self._wording.has("dated_back", [word.folded for word in words]), earlier)

    def _is_earlier(self, days: Days) -> bool:
        """Whether days lie before those that the report is about."""
        return self._days is None or days.last < self._days.first - DAYS_BEFORE

    def _is_back(self, words: Sequence[Word]) -> bool:
        """Whether words say that the report tells of its own days: a day of the week, today, or such a date."""
        if self._wording.has("dated_now", [word.folded for word in words]):
            return True
        return any(not self._is_earlier(days) for _, days in self._find_named(words))

    def _find_named(self, words: Sequence[Word]) -> Iterator[tuple[int, Days]]:
        return find_named_days(words, self._wording, self._days)

    @cached_property
    def _told(self) -> Sequence[_Told]:
        """Where the report's own words name an earlier day, to the day, and where they come back to its own; in order.

        Of two at one place the one that comes back counts.
        """
        words = find_words(self._text)
        folded = [word.folded for word in words]
        found = [_Told(words[start].start, None) for start, _ in self._wording.find("dated_now", folded)]
        for at, days in self._find_named(words):
            if not self._is_earlier(days):
                found.append(_Told(words[at].start, None))
            elif days.first == days.last:
                found.append(_Told(words[at].start, days))
        return sorted({one.place: one for one in reversed(found)}.values(), key=lambda one: one.place)


def find_named_days(words: Sequence[Word], wording: Wording, report: Days | None) -> Iterator[tuple[int, Days]]:
    """The days, months and years named in words, each at its word; a day without a year is the last such before the report."""
    for at, word in enumerate(words):
        month = wording.month(word.folded)
        if month is not None:
            beside = [words[place].folded for place in (at - 1, at + 1, at + 2) if 0 <= place < len(words)]
            days = _read_month(month, [int(number) for number in beside if number.isdigit()], report)
            if days is not None:
                yield at, days
        elif _is_year(word.folded) and not (at and wording.month(words[at - 1].folded)):
            days = find_days(word.folded)
            if days is not None:
                yield at, days


def _read_month(month: int, numbers: Sequence[int], report: Days | None) -> Days | None:
    year = next((number for number in numbers if _FIRST_YEAR < number < _LAST_YEAR), None)
    day = next((number for number in numbers if 1 <= number <= _LAST_DAY), None)
    if year is None and (day is None or report is None):
        return None
    if year is not None:
        return find_days(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
    return _find_last(month, day or 1, report)


def _find_last(month: int, day: int, report: Days | None) -> Days | None:
    """The last such day that is not after the report."""
    if report is None:
        return None
    # A day number is days since the year 1: 365.2425 of them a year.
    year = int(report.first / 365.2425) + 1
    candidates = [find_days(f"{one:04d}-{month:02d}-{day:02d}") for one in (year, year - 1)]
    return next((days for days in candidates if days is not None and days.first <= report.last), None)


def _is_year(folded: str) -> bool:
    return folded.isdigit() and len(folded) == len("2019") and _FIRST_YEAR < int(folded) < _LAST_YEAR


def _blank_quotations(unit: RecalledUnit) -> str:
    """The report's text with spaces for the words of its quotations; the reporter's interruptions stay."""
    text = list(unit.page.text)
    for one in unit.quotations:
        own = sorted((span.start, span.stop) for span in one.interruptions)
        for start, stop in zip(
            [one.start, *(last for _, last in own)], [*(first for first, _ in own), one.stop], strict=True
        ):
            text[start:stop] = " " * max(0, stop - start)
    return "".join(text)
