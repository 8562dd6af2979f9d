"""Addresses of pages, and the one form of all copies of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import load_publishers
from onrecord.text.addresses import (
    canonicalise_address,
    choose_main_address,
    complete_address,
    find_address,
    find_host,
    is_address,
)

PUBLISHERS = load_publishers(KnowledgeFolders()).publishers
EXAMPLES = [(publisher, *example) for publisher in PUBLISHERS for example in publisher.address.examples]


@pytest.mark.parametrize(("publisher", "address", "canonical"), EXAMPLES)
def test_examples_of_publishers(publisher, address: str, canonical: str):
    assert canonicalise_address(address, publisher.address.remove) == canonical
    assert canonicalise_address(canonical, publisher.address.remove) == canonical


PAIRS = [
    ("HTTP://Site.Example:80/News/1#top", "http://site.example/News/1"),
    ("https://site.example:443/a?utm_source=x&id=7&fbclid=z", "https://site.example/a?id=7"),
    ("https://site.example:8080/a", "https://site.example:8080/a"),
    ("https://site.example", "https://site.example/"),
    ("https://site.example/a?q=%D0%BC%D0%BE%D1%81%D1%82", "https://site.example/a?q=%D0%BC%D0%BE%D1%81%D1%82"),
    ("http://[broken", "http://[broken"),
    ("https://site.example/news/61996/print", "https://site.example/news/61996"),
    ("https://site.example/news/61996/amp/", "https://site.example/news/61996"),
    ("https://site.example/amp/news/61996", "https://site.example/news/61996"),
    ("https://site.example/news/salt.amp.html", "https://site.example/news/salt.html"),
    ("https://site.example/news/61996?outputType=amp&id=7", "https://site.example/news/61996?id=7"),
    ("https://site.example/news/61996?print=1&page=2", "https://site.example/news/61996?page=2"),
    # No copies: a page called so, and what is sold or measured under such a name.
    ("https://site.example/print", "https://site.example/print"),
    ("https://site.example/amp/", "https://site.example/amp/"),
    ("https://site.example/news/print-media", "https://site.example/news/print-media"),
    ("https://site.example/shop?print=poster", "https://site.example/shop?print=poster"),
]


@pytest.mark.parametrize(("address", "canonical"), PAIRS)
def test_canonical_addresses(address: str, canonical: str):
    assert canonicalise_address(address, ()) == canonical


MAIN = [
    ("https://m.site.example/a/7", "https://www.site.example/a/7", "https://www.site.example/a/7"),
    ("https://amp.site.example/a/7", "https://site.example/a/7", "https://site.example/a/7"),
    ("https://m.site.example/a/7", "https://other.example/a/7", "https://m.site.example/a/7"),
    ("https://m.site.example/a/7", "", "https://m.site.example/a/7"),
    ("https://site.example/a/7?page=2", "https://site.example/a/7", "https://site.example/a/7?page=2"),
]


@pytest.mark.parametrize(("address", "named", "main"), MAIN)
def test_a_page_for_telephones_is_the_page_that_it_names_on_the_main_host(address: str, named: str, main: str):
    assert choose_main_address(address, named) == main


FOUND = [
    ("Подробнее: https://site.example/a, и ещё", "https://site.example/a"),
    ("[Site](https://site.example/a-b/)", "https://site.example/a-b/"),
    ("см. http://site.example.", "http://site.example"),
    ("site.example/a", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "address"), FOUND)
def test_addresses_in_lines(line: str, address: str | None):
    assert find_address(line) == address


def test_a_line_that_is_an_address():
    assert is_address("  https://site.example/a ")
    assert not is_address("https://site.example/a и ещё")


def test_hosts():
    assert find_host("https://WWW.Site.Example:8080/a") == "www.site.example"
    assert find_host("http://[broken") == ""
    assert complete_address("site.example/d/402") == "http://site.example/d/402"
    assert complete_address("https://site.example/") == "https://site.example/"


@given(st.text(max_size=80))
def test_canonical_twice_is_canonical_once(text: str):
    once = canonicalise_address(f"https://site.example/{text}", ())
    assert canonicalise_address(once, ()) == once
