"""A quotation against one document: which turns hold enough of its words."""

import pytest

from onrecord.matches.score import Hint, read_spoken, score_quotation
from onrecord.matches.shingled import fold_quotation
from tests.traces.build import Official, build_official, make_document, make_quotation

SPOKEN, _ = build_official(
    Official(
        name="x",
        published=None,
        side="XA",
        turns=(
            ("a", "Мост через Чернавку мы построим за два года. По нему пойдут поезда."),
            ("b", "Цапли вернулись на озеро впервые за двадцать лет."),
            ("a", "Спасибо за внимание. Мост мы построим сами."),
        ),
    )
)
SCORED = read_spoken(SPOKEN)
CASES = [
    ("Мост через Чернавку мы построим за два года", ["x-0"]),
    ("мосты через Чернавку построили за два года", ["x-0"]),
    ("за два года построим через Чернавку мост", ["x-0"]),
    ("Мост мы построим", ["x-0", "x-2"]),
    ("цапли", ["x-1"]),
    ("аэропорт закроют к зиме", []),
]


@pytest.mark.parametrize(("words", "turns"), CASES)
def test_turns(words: str, turns: list[str]):
    page = make_document("report", words)
    quotation = make_quotation(page, 0, len(words), "direct")
    found = score_quotation(quotation, fold_quotation(quotation), SCORED, None)
    assert [match.turn for match in found] == turns
    for match in found:
        assert SPOKEN.page.text[match.start : match.stop].strip()


@pytest.mark.parametrize(
    ("total", "telling", "expected"), [(6, 6, True), (6, 3, True), (6, 2, False), (9, 4, False), (1, 1, False)]
)
def test_distinctive(total: int, telling: int, expected: bool):
    words = "Мост через Чернавку мы построим за два года"
    quotation = make_quotation(make_document("report", words), 0, len(words), "direct")
    (match,) = score_quotation(quotation, fold_quotation(quotation), SCORED, Hint(total, telling))
    assert match.distinctive == expected
