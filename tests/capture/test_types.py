"""The media type that a capture keeps: what the page is, and how its letters are written where only the server said so."""

import pytest

from onrecord.capture.members import name_type


@pytest.mark.parametrize(
    ("media_type", "declared", "kept"),
    [
        ("text/html", "text/html; charset=Windows-1251", "text/html; charset=windows-1251"),
        ("text/html", 'text/html;charset="koi8-r"', "text/html; charset=koi8-r"),
        ("application/xhtml+xml", "text/html; charset=utf-8", "application/xhtml+xml; charset=utf-8"),
        ("text/html", "text/html", "text/html"),
        ("text/html", "text/html; charset=", "text/html"),
        ("text/html", "text/html; charset=страница", "text/html"),
        ("text/html", None, "text/html"),
        ("text/plain", "text/plain; charset=utf-8", "text/plain"),
        ("application/pdf", "text/html; charset=utf-8", "application/pdf"),
    ],
)
def test_the_type_that_is_kept(media_type: str, declared: str | None, kept: str) -> None:
    assert name_type(media_type, declared) == kept
