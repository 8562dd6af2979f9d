"""How what is read from web pages of press is counted."""

from functools import cache

import pytest

from evaluation.news_extraction import (
    SETS,
    Extracted,
    NewsPage,
    extract,
    load_bare_knowledge,
    read_news_pages,
    score_extraction,
)
from onrecord.documents.known import load_page_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import Publisher, load_publishers
from onrecord.text.addresses import find_host

KNOWN, BARE = load_page_knowledge(KnowledgeFolders()), load_bare_knowledge()
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


PROFILED = [one for one in load_publishers(KnowledgeFolders()).publishers if one.html and one.standing == "press"]


@cache
def list_pages() -> tuple[NewsPage, ...]:
    return tuple(read_news_pages())


@pytest.mark.parametrize("publisher", PROFILED, ids=[one.key for one in PROFILED])
def test_selectors_of_a_publisher_find_the_text_of_the_pages_they_were_read_from(publisher: Publisher):
    pages = [page for page in list_pages() if find_host(page.url) in publisher.hosts]
    if not pages:
        pytest.skip("no ../shared/data")
    read = list(score_extraction("", pages, lambda page: extract(page, KNOWN)))
    bare = list(score_extraction("", pages, lambda page: extract(page, BARE)))
    shares = [next(one.share for one in scores if one.measure == "paragraph F1") for scores in (read, bare)]
    assert shares[0] >= 0.97
    assert shares[0] > shares[1]
