"""How what is read from web pages of press is counted."""

import pytest

from evaluation.news_extraction import SETS, Extracted, NewsPage, read_news_pages, score_extraction

GOLD = Extracted(
    lines=("Salt is dear.", "Fish is not.", "Salt is dear."),
    title="On salt",
    published="2023-05-12",
    authors=("Jane Vale",),
)
PAGE = NewsPage(name="zz/Courier", set=SETS[0], url="https://courier.example/1", content=b"", gold=GOLD)


def score(found: Extracted) -> dict[str, tuple[int, int]]:
    return {one.measure: (one.correct, one.total) for one in score_extraction(SETS[0], [PAGE], lambda _: found)}


def test_the_same_is_right():
    assert all(correct == total for correct, total in score(GOLD).values())


def test_lines_count_as_often_as_they_stand_and_the_title_not_at_all():
    found = Extracted(lines=("ON SALT", "Salt is dear", "Eels are."), title="On salt", published="", authors=())
    scores = score(found)
    assert scores["paragraph precision"] == (1, 2)
    assert scores["paragraph recall"] == (1, 3)
    assert scores["document title"] == (1, 1)
    assert scores["document published"] == (0, 1)
    assert scores["author recall"] == (0, 1)


def test_the_halves_share_no_country():
    halves: dict[str, set[str]] = {page.set: set() for page in read_news_pages()}
    if not halves:
        pytest.skip("no pages of press in ../shared/data")
    for page in read_news_pages():
        halves[page.set].add(page.name.partition("/")[0])
    assert not halves[SETS[0]] & halves[SETS[1]]
    assert sum(map(len, halves.values())) == 20
