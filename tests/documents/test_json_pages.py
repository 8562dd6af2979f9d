"""A page kept as a JSON object: its text is read like any other, and what is said beside it like a header."""

import json

import pytest

from onrecord.documents.stage import Pages
from tests.documents.reading import read_bytes

REPORT = "The bridge was opened on Monday.\n“It is ours,” Minister Jane Roe said."


def read_json(content: bytes) -> Pages:
    return read_bytes(content, media_type="application/json")


def test_what_is_said_beside_the_text_is_its_header() -> None:
    page = {
        "text": REPORT,
        "title": "Bridge opened",
        "URL": "https://courier.example/bridge?utm_source=mail",
        "date": "2019-11-07",
    }
    (document,) = read_json(json.dumps(page).encode()).documents
    assert document.text == f"Bridge opened\n{REPORT}"
    assert document.title == "Bridge opened"
    assert document.published == "2019-11-07"
    assert document.canonical_url == "https://courier.example/bridge"
    assert document.standing == "press"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[1]", "expected a JSON object, found a list"),
        (b'{"text": ["a"]}', 'expected a JSON object with a text under "text" or "html", found a list'),
        (
            b'{"words": "a", "url": "b"}',
            'expected a JSON object with a text under "text" or "html", found the keys url, words',
        ),
        (b"{}", 'expected a JSON object with a text under "text" or "html", found the keys (none)'),
        (b'{"text": "', "expected a JSON object, found: Unterminated string starting at: line 1 column 10 (char 9)"),
    ],
)
def test_what_is_no_such_object_says_so(content: bytes, why: str) -> None:
    pages = read_json(content)
    assert pages.documents == ()
    assert [issue.why for issue in pages.issues] == [why]


def test_halves_of_characters_are_replaced() -> None:
    pages = read_json(
        b'{"text": "The bridge \\ud800 is open.", "title": "\\udfff", "url": "https://courier.example/\\ud800"}'
    )
    assert [(page.text, page.title) for page in pages.documents] == [("\ufffd\nThe bridge \ufffd is open.", "\ufffd")]
    assert [issue.why for issue in read_json(b'{"\\ud800": 1}').issues] == [
        'expected a JSON object with a text under "text" or "html", found the keys \ufffd'
    ]


def test_objects_nested_without_end_are_no_page() -> None:
    pages = read_json(b"[" * 200_000)
    assert pages.documents == ()
    assert pages.issues[0].why.startswith("expected a JSON object, found: ")
