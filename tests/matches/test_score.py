"""A quotation against one document: which turns hold enough of its words."""

from dataclasses import replace

import pytest

from onrecord.matches.score import Hint, Sources, read_quoted_row
from onrecord.matches.source import MatchesUnit
from onrecord.matches.stage import match_quotations
from onrecord.matches.worded import key_published
from onrecord.model import Match, Quotation
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
WORDED = key_published(SPOKEN.page, SPOKEN.turns, SPOKEN.sentences)
CASES = [
    ("Мост через Чернавку мы построим за два года", ["x-0"]),
    ("мосты через Чернавку построили за два года", ["x-0"]),
    ("за два года построим через Чернавку мост", ["x-0"]),
    ("Мост мы построим", ["x-0", "x-2"]),
    ("цапли", ["x-1"]),
    ("аэропорт закроют к зиме", []),
]


def find(quotation: Quotation, hint: Hint | None = None) -> list[Match]:
    """The matches of a quotation in the one document, best first."""
    row = read_quoted_row(quotation)
    hints = {WORDED.document: hint} if hint else {}
    return list(Sources([WORDED], [row]).find_matches(row, hints, frozenset([WORDED.document])))


@pytest.mark.parametrize(("words", "turns"), CASES)
def test_turns(words: str, turns: list[str]):
    page = make_document("report", words)
    found = find(make_quotation(page, 0, len(words), "direct"))
    assert [match.turn for match in found] == turns


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("Мост через Чернавку мы построим", "Мост через Чернавку мы построим за два года."),
        ("мы построим за два года. По нему пойдут поезда", SPOKEN.page.text[: SPOKEN.turns[0].stop]),
    ],
)
def test_a_match_is_a_run_of_sentences(words: str, published: str):
    match = find(make_quotation(make_document("report", words), 0, len(words), "direct"))[0]
    assert SPOKEN.page.text[match.start : match.stop] == published


def test_only_the_documents_looked_at():
    words = "Мост через Чернавку мы построим"
    row = read_quoted_row(make_quotation(make_document("report", words), 0, len(words), "direct"))
    other = replace(WORDED, document="other")
    found = Sources([WORDED, other], [row]).find_matches(row, {}, frozenset(["other"]))
    assert {match.document for match in found} == {"other"}


def test_very_many_short_quotations_look_at_the_best_turns_alone():
    pages = [
        replace(WORDED, document=f"d{number}", turns=tuple(f"{number}-{turn}" for turn in WORDED.turns))
        for number in range(40)
    ]
    page = make_document("report", "мост " * 20_000)
    rows = [read_quoted_row(make_quotation(page, at * 5, at * 5 + 4, "direct")) for at in range(20_000)]
    looked = frozenset(one.document for one in pages)
    sources = Sources(pages, rows)
    assert len(list(sources.find_matches(rows[0], {}, looked))) == 2
    assert sources.shortened == 1


def test_of_many_quotations_each_keeps_its_best_matches_alone():
    pages = [
        replace(WORDED, document=f"d{number:02}", turns=tuple(f"{number}-{turn}" for turn in WORDED.turns))
        for number in range(10)
    ]
    page = make_document("report", "мост " * 3_000)
    rows = [read_quoted_row(make_quotation(page, at * 5, at * 5 + 4, "direct")) for at in range(3_000)]
    sources = Sources(pages, rows)
    found = list(sources.find_matches(rows[0], {}, frozenset(one.document for one in pages)))
    assert (sources.most_laid, len(found), sources.shortened) == (13, 3, 1)
    assert [match.document for match in found] == sorted(match.document for match in found)


@pytest.mark.parametrize(("words", "turns"), CASES)
def test_common_words_among_many_pages_give_what_they_give_on_one(words: str, turns: list[str]):
    pages = [replace(WORDED, document=f"d{number}") for number in range(1_000)]
    row = read_quoted_row(make_quotation(make_document("report", words), 0, len(words), "direct"))
    found = Sources(pages, [row]).find_matches(row, {}, frozenset(["d0", "d999"]))
    assert [(match.document, match.turn) for match in found] == [
        (document, turn) for document in ("d0", "d999") for turn in turns
    ]


def test_quotations_compared_with_some_turns_alone_are_told_of():
    page = make_document("report", "мост " + "гора " * 19_999)
    quotations = tuple(make_quotation(page, at * 5, at * 5 + 4, "direct") for at in range(20_000))
    pages = tuple(replace(WORDED, document=f"d{number}") for number in range(10))
    near = tuple(one.document for one in pages)
    unit = MatchesUnit(page=page, quotations=quotations[:1], candidates=(), near=near, sources=pages)
    assert match_quotations(unit, None).issues == ()
    (issue,) = match_quotations(replace(unit, quotations=quotations), None).issues
    assert issue.why == (
        "1 of 20000 quotations share words with more turns than a page can ask for; they were compared with the 8 that share most, "
        "of which the best 2 were kept"
    )


@pytest.mark.parametrize(
    ("total", "telling", "expected"), [(6, 6, True), (6, 3, True), (6, 2, False), (9, 4, False), (1, 1, False)]
)
def test_distinctive(total: int, telling: int, expected: bool):
    words = "Мост через Чернавку мы построим за два года"
    quotation = make_quotation(make_document("report", words), 0, len(words), "direct")
    (match,) = find(quotation, Hint(total, telling))
    assert match.distinctive == expected
