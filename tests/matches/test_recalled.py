"""The days that a report names beside a quotation."""

import pytest

from onrecord.matches.recalled import RecalledUnit, find_recalled
from onrecord.model import Sentence
from onrecord.text.days import find_days
from tests.traces.build import WORDINGS, make_document, make_quotation

REPORT = "2031-05-14"
CASES: list[tuple[str, str, list[str | None]]] = [
    ("ru", "Напомним, 2 марта открылся мост. Берг сказал: «Мост стоит».", [None, "2031-03-02"]),
    ("ru", "В ноябре 2030 года он говорил: «Мост стоит».", ["2030-11"]),
    ("ru", "Ещё в 2029 году он говорил: «Мост стоит».", ["2029", None]),
    ("ru", "«Мост стоит», – сказал он 20 декабря.", ["2030-12-20"]),
    ("ru", "«Мост стоит», – сказал он 14 мая.", []),
    ("ru", "«Мост стоит 3 ноября 2020 года», – сказал он.", []),
    ("ru", "«Мост стоит», – сказал он. В 2020 году моста не было.", []),
    ("en", "On March 2, he said: «The bridge stands».", ["2031-03-02"]),
    ("en", "Earlier this year he said: «The bridge stands».", [None]),
    ("en", "He may say: «The bridge stands».", []),
    ("kk", "Ол 2 наурызда: «Көпір тұр» деді.", ["2031-03-02"]),
    ("en", "He recalled earlier years. He said on Tuesday: «The bridge stands».", []),
    ("en", "On March 2, the bridge was opened.\nIt was raining.\nHe said: «The bridge stands».", ["2031-03-02"]),
    ("en", "On March 2, the bridge was opened.\nHe said on Tuesday: «The bridge stands».", []),
    ("en", "On March 2, the bridge was opened.\nThat is past. Today it rains.\nHe said: «The bridge stands».", []),
    ("en", "On March 2, the bridge was opened.\nOn May 13, the ferry came.\nHe said: «The bridge stands».", []),
    ("en", "In March 2030, the bridge was opened.\nIt was raining.\nHe said: «The bridge stands».", []),
    ("ru", "Год назад, 2 марта 2030 года, открыли мост.\nШёл дождь.\n«Мост стоит», – говорил он.", ["2030-03-02"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_named_days(language: str, text: str, expected: list[str | None]):
    page = make_document("report", text, published=REPORT, language=language)
    start, stop = text.index("«") + 1, text.index("»")
    sentences: list[Sentence] = []
    low = 0
    for high in (at + 1 for at, letter in enumerate(text) if letter == "." and not start <= at < stop):
        sentences.append(Sentence(id=str(high), document=page.id, turn="t", order=len(sentences), start=low, stop=high))
        low = high + 1
    unit = RecalledUnit(
        page=page, sentences=tuple(sentences), quotations=(make_quotation(page, start, stop, "direct"),)
    )
    found = {(row.first, row.last) for row in find_recalled(unit, WORDINGS).recalled}
    days = {(named.first, named.last) if one and (named := find_days(one)) else (None, None) for one in expected}
    assert found == days
