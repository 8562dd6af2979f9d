"""Where a file lies below what was given: what an issue's id is made of."""

import pytest

from onrecord.capture.places import find_place
from onrecord.record.captures import is_below


@pytest.mark.parametrize(
    ("source", "given", "place"),
    [
        ("pages/a/empty.txt", ("pages",), "a/empty.txt"),
        ("/one/pages/a/empty.txt", ("/one/pages/",), "a/empty.txt"),
        ("pages/a/empty.txt", ("pages", "pages/a"), "empty.txt"),
        ("pages/empty.txt", ("pages/empty.txt",), "empty.txt"),
        ("a/empty.txt", (".",), "a/empty.txt"),
        ("empty.txt", (".",), "empty.txt"),
    ],
)
def test_the_place_of_a_file_does_not_name_the_folder_given(source: str, given: tuple[str, ...], place: str) -> None:
    assert find_place(source, given) == place


@pytest.mark.parametrize(
    ("source", "given", "below"),
    [
        ("pages/a.txt", "pages", True),
        ("pages/a.txt", "pages/", True),
        ("pages/a.txt", "page", False),
        ("a.txt", ".", True),
        ("/elsewhere/a.txt", ".", False),
    ],
)
def test_a_file_is_at_or_below_what_was_given(source: str, given: str, below: bool) -> None:
    assert is_below(source, given) is below
