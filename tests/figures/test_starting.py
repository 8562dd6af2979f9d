"""Which sentences are looked at for amounts: passing one over may cost no figure."""

import re

import pytest

from evaluation.figures_gold import read_texts
from onrecord.figures.amounts import read_amounts
from onrecord.figures.passages import open_passage
from onrecord.figures.select import is_figure
from onrecord.figures.starting import Scan
from tests.figures.said import known, read_one


def may_hold(text, language):
    months = known().dates[language].months
    return Scan(text).may_hold_amounts(0, len(text), known().amounts[language], months)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks were on November 7, 2029, at 16:15."),
        ("en", "COVID-19 and the G20 are of 2020."),
        ("en", "Title 42 and Section 301 stand."),
        ("en", "The two sides met in 2029 and went home."),
        ("en", "One of us has been here for the last 18 months."),
        ("en", "He serves in the 75th Regiment."),
        ("ru", "Встреча была 7 ноября 2029 года."),
        ("ru", "Наши два народа дружат."),
        ("ru", "Они уехали 18 лет назад."),
        ("kk", "Кездесу 2029 жылғы 7 қарашада өтті."),
    ],
)
def test_dates_names_and_sides_are_passed_over(language, text):
    assert not may_hold(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Over 2000 people came."),
        ("en", "They gave 2000 tonnes in May."),
        ("en", "It took one hour."),
        ("en", "The two million went home."),
        ("en", "It is May, 7 boats came."),
        ("en", "This is the 16th forum."),
        ("en", "They paid Rs500 for it."),
        ("ru", "В мае 5 процентов ушло морем."),
        ("ru", "Состоялся XVI форум."),
        ("kk", "Портқа 2000-нан астам кеме келді."),
    ],
)
def test_amounts_are_not(language, text):
    assert may_hold(text, language)


def list_sentences():
    for page in read_texts():
        for found in re.finditer(r"[^.!?\n]+[.!?]?", page.text):
            yield page.language, page.text, found.start(), found.end()


def test_no_figure_is_passed_over():
    """Whatever would be selected stands in a sentence that is looked at."""
    scans: dict[str, Scan] = {}
    figures = 0
    for language, text, start, stop in list_sentences():
        amounts, months = known().amounts[language], known().dates[language].months
        passage = open_passage(text, start, stop, amounts)
        selected = [one for one in read_amounts(passage.tokens, amounts) if is_figure(passage, one, amounts, months)]
        scan = scans.setdefault(text, Scan(text))
        may = scan.may_hold_amounts(start, stop, amounts, months)
        assert may or not selected, text[start:stop]
        figures += len(selected)
    assert figures > 100


def test_a_roman_numeral_ranks():
    figure = read_one("В порту состоялся XVI форум рыбаков.", "ru")
    assert (figure.value, figure.measure) == ("16", "ordinal")
