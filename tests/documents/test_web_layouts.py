"""Web pages as people have saved them, from tables of fonts to applications: their text, or a reason that says what to save instead."""

import pytest

from tests.documents.reading import read_bytes
from tests.documents.web_layouts import SHOWN, TEXT, TITLE, WITHOUT


@pytest.mark.parametrize("name", SHOWN)
def test_every_paragraph_is_a_line_and_no_menu_is(name: str) -> None:
    (document,) = read_bytes(SHOWN[name].encode(), media_type="text/html").documents
    lines = document.text.split("\n")
    assert [line for line in lines if line in TEXT] == list(TEXT)
    assert document.title == TITLE
    for words in ("Home", "Weather", "Contents", "Unsubscribe", "privacy", "Subscribe", "Ad"):
        assert not [line for line in lines if line not in (*TEXT, TITLE) and words in line]


@pytest.mark.parametrize("name", WITHOUT)
def test_a_page_that_shows_no_words_is_an_issue_that_says_why(name: str) -> None:
    markup, reason = WITHOUT[name]
    pages = read_bytes(markup.encode(), media_type="text/html")
    assert pages.documents == ()
    (issue,) = pages.issues
    assert issue.code == "D01"
    assert reason in issue.why
