"""The days that a report's own words name for what it quotes: «10 июня …», "in November 2019": words of an earlier event, rightly dated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """The earlier days that the sentence of each quotation, or the one before it in the same paragraph, names."""
    report = find_days(unit.page.published)
    wording = known.of(unit.page.language)
    rows = [row for quotation in unit.quotations for row in _recall(unit, quotation, wording, report)]
    return Recalling(document=unit.page.id, recalled=tuple(dict.fromkeys(rows)))


def _recall(unit: RecalledUnit, quotation: Quotation, wording: Wording, report: Days | None) -> Iterator[Recalled]:
    around = _read_around(unit, quotation)
    if wording.has("dated_back", [word.folded for word in around]):
        yield Recalled(document=unit.page.id, quotation=quotation.id, first=None, last=None)
    for days in find_named_days(around, wording, report):
        if report is None or days.last < report.first - DAYS_BEFORE:
            yield Recalled(document=unit.page.id, quotation=quotation.id, first=days.first, last=days.last)


def find_named_days(words: Sequence[Word], wording: Wording, report: Days | None) -> Iterator[Days]:
    """The days, months and years named in words; a day without a year is the last such day before the report."""
    for at, word in enumerate(words):
        month = wording.month(word.folded)
        if month is not None:
            beside = [words[place].folded for place in (at - 1, at + 1, at + 2) if 0 <= place < len(words)]
            days = _read_month(month, [int(number) for number in beside if number.isdigit()], report)
            if days is not None:
                yield days
        elif _is_year(word.folded) and not (at and wording.month(words[at - 1].folded)):
            days = find_days(word.folded)
            if days is not None:
                yield days


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


def _read_around(unit: RecalledUnit, quotation: Quotation) -> list[Word]:
    """The words of the quotation's sentences but its own, and of the sentence before in the same paragraph."""
    text = unit.page.text
    paragraph = text.rfind("\n", 0, quotation.start) + 1
    touched = [one for one in unit.sentences if one.stop > quotation.start and one.start < quotation.stop]
    first = touched[0].start if touched else quotation.start
    before = [one for one in unit.sentences if paragraph <= one.start and one.stop <= first][-1:]
    last = touched[-1].stop if touched else quotation.stop
    start = before[0].start if before else first
    return find_words(
        text[start : min(quotation.start, last)] + " | " + text[quotation.stop : max(last, quotation.stop)]
    )
