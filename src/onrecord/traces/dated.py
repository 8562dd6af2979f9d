"""Whether a report's own sentence says that the words are of an earlier day ("earlier this year", «в ноябре 2019 года»)."""

from onrecord.knowledge.wording import Wording
from onrecord.model import Quotation
from onrecord.text.days import find_days
from onrecord.text.words import find_words
from onrecord.traces.unit import TraceUnit

_DAYS_A_MONTH = 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def is_dated_back(unit: TraceUnit, quotation: Quotation, wording: Wording) -> bool:
    """Whether the sentence around a quotation, its own words aside, dates it back: by a phrase, an earlier year, an earlier month."""
    words = _read_around(unit, quotation)
    if wording.has("dated_back", words):
        return True
    report = find_days(unit.page.published)
    if report is None:
        return False
    years = [int(word) for word in words if word.isdigit() and _FIRST_YEAR < int(word) < _LAST_YEAR]
    months = [month for word in words if (month := wording.month(word)) is not None]
    for year in years:
        named = f"{year:04d}-{months[0]:02d}" if len(months) == 1 else f"{year:04d}"
        days = find_days(named)
        if days is not None and days.last < report.first - _DAYS_A_MONTH * (len(months) != 1):
            return True
    return False


def _read_around(unit: TraceUnit, quotation: Quotation) -> list[str]:
    words: list[str] = []
    for sentence in unit.sentences:
        if sentence.stop > quotation.start and sentence.start < quotation.stop:
            text = unit.page.text
            around = text[sentence.start : min(sentence.stop, quotation.start)] + " " + text[max(sentence.start, quotation.stop) : sentence.stop]
            words += [word.folded for word in find_words(around)]
    return words
