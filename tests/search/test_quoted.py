"""One quotation against the record of the small world: nothing is stored, and the judgement is that of a build."""

import pytest

from onrecord.errors import UsageError
from onrecord.record.view import View
from onrecord.search.quoted import trace_words
from tests.search.conftest import FOLDERS


@pytest.mark.parametrize(
    ("words", "speaker", "date", "verdict"),
    [
        ("эта река давно уже не граница, а дорога", "Каракемеров", "2021-09-16", "verbatim"),
        ("«Эта река давно уже не граница, а дорога»", None, None, "verbatim"),
        ("За восемь месяцев текущего года товарооборот вырос на 27 процентов", "Каракемеров", "2021-09-17", "edited"),
        ("третий год подряд ниже нормы", "xl-tarkhanin", "2021-09-16", "verbatim"),
        ("Мы построим двадцать новых школ в горах", "Тарханин", "2021-09-16", "source_cut"),
        ("Мы построим двадцать новых школ в горах", "Тарханин", "2019-01-01", "no_source"),
        ("Мы построим двадцать новых школ в горах", None, None, "no_source"),
    ],
)
def test_a_quotation_is_traced(view: View, words: str, speaker: str | None, date: str | None, verdict: str) -> None:
    quotation, trace = trace_words(view, FOLDERS, words, speaker, date)
    assert trace.verdict == verdict
    assert trace.quotation == quotation.id
    assert all(one.exact for one in trace.statements)


def test_the_answer_is_the_same_each_time(view: View) -> None:
    asked = ("эта река давно уже не граница, а дорога", "Каракемеров", "2021-09-16")
    assert trace_words(view, FOLDERS, *asked) == trace_words(view, FOLDERS, *asked)


@pytest.mark.parametrize(
    ("speaker", "date", "message"),
    [
        ("Никто Никакой", None, "found nobody for 'Никто Никакой'"),
        ("Тарханин", "вчера", "expected a day such as 2019-11-07"),
    ],
)
def test_what_cannot_be_understood_is_said(view: View, speaker: str, date: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        trace_words(view, FOLDERS, "любые слова", speaker, date)
