"""The days that a report's own words name for what it quotes: «10 июня …», "in November 2019": words of an earlier event, rightly dated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    text = _blank_quotations(unit)
    reporting = _Reporting(known.of(unit.page.language), find_days(unit.page.published), text)
    told = list(_list_told(reporting))
    rows = [row for quotation in unit.quotations for row in _recall(unit, quotation, reporting, told)]
    return Recalling(document=unit.page.id, recalled=tuple(dict.fromkeys(rows)))


class _Reporting(NamedTuple):
    """The language of a report, its own days, and its text without the quotations."""

    wording: Wording
    days: Days | None
    text: str

    def is_earlier(self, days: Days) -> bool:
        """Whether days lie before those that the report is about."""
        return self.days is None or days.last < self.days.first - DAYS_BEFORE

    def is_back(self, words: Sequence[Word]) -> bool:
        """Whether words say that the report tells of its own days: a day of the week, today, or such a date."""
        if self.wording.has("dated_now", [word.folded for word in words]):
            return True
        return any(not self.is_earlier(days) for _, days in find_named_days(words, self.wording, self.days))


class _Told(NamedTuple):
    """From this place of a report on it tells of an earlier day, or of its own days again (absent)."""

    place: int
    days: Days | None


def _recall(
    unit: RecalledUnit, quotation: Quotation, reporting: _Reporting, told: Sequence[_Told]
) -> Iterator[Recalled]:
    own, before = _read_around(unit, quotation, reporting.text)
    is_back = reporting.is_back(own)
    wording = reporting.wording
    words = own if is_back else (*before, *own)
    if wording.has("dated_back", [word.folded for word in words]):
        yield Recalled(document=unit.page.id, quotation=quotation.id, first=None, last=None)
    earlier = [days for _, days in find_named_days(words, wording, reporting.days) if reporting.is_earlier(days)]
    for days in earlier:
        yield Recalled(document=unit.page.id, quotation=quotation.id, first=days.first, last=days.last, is_beside=True)
    if not earlier and not is_back:
        last = max((one for one in told if one.place < quotation.start), default=None, key=lambda one: one.place)
        if last is not None and last.days is not None:
            yield Recalled(document=unit.page.id, quotation=quotation.id, first=last.days.first, last=last.days.last)


def _list_told(reporting: _Reporting) -> Iterator[_Told]:
    """Where the report's own words name an earlier day, to the day, and where they come back to its own; in order."""
    words = find_words(reporting.text)
    folded = [word.folded for word in words]
    for start, _ in reporting.wording.find("dated_now", folded):
        yield _Told(words[start].start, None)
    for at, days in find_named_days(words, reporting.wording, reporting.days):
        if not reporting.is_earlier(days):
            yield _Told(words[at].start, None)
        elif days.first == days.last:
            yield _Told(words[at].start, days)


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


def _read_around(unit: RecalledUnit, quotation: Quotation, told: str) -> tuple[list[Word], list[Word]]:
    """The report's words in the quotation's sentences, and in the sentence before in the same paragraph."""
    paragraph = told.rfind("\n", 0, quotation.start) + 1
    touched = [one for one in unit.sentences if one.stop > quotation.start and one.start < quotation.stop]
    first = touched[0].start if touched else quotation.start
    before = [one for one in unit.sentences if paragraph <= one.start and one.stop <= first][-1:]
    last = touched[-1].stop if touched else quotation.stop
    return find_words(told[first:last]), find_words(told[before[0].start : first] if before else "")
