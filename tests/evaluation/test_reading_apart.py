"""Methods that are measured beside ours read each page in a process of their own: what does not end there is counted, not waited for."""

from itertools import count

from benchmarks.extraction import read_apart
from evaluation.news_extraction import Extracted, NewsPage

FOUND = Extracted(lines=("The harbour opens.",), title="Harbour", published="2024-05-02", authors=("Ada Vere",))
PAGE = NewsPage(name="zz/courier", set="", url="https://courier.example/1", content=b"", gold=FOUND)


def test_what_was_read_comes_back() -> None:
    answer = read_apart(lambda page: page.gold, PAGE)
    assert answer.extracted == FOUND
    assert answer.seconds < 1


def read_for_ever(page: NewsPage) -> Extracted:
    return next(page.gold for number in count() if number < 0)


def test_a_page_that_does_not_end_is_counted_as_unread_with_all_its_time() -> None:
    assert read_apart(read_for_ever, PAGE, most_seconds=1) == (None, 1.0)


def test_a_page_that_cannot_be_read_is_counted_as_unread() -> None:
    def refuse(page: NewsPage) -> Extracted:
        raise ValueError(page.name)

    assert read_apart(refuse, PAGE).extracted is None
