"""Characters that a terminal would obey are shown; all others are left alone."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.escape import escape_controls, show_controls

SHOWN = [
    ("Встреча в Омске, 26 % – «да»", "Встреча в Омске, 26 % – «да»"),
    ("a\x1b[31mred\x1b[0m", "a␛[31mred␛[0m"),
    ("\x00\x07\x08", "␀␇␈"),
    ("\x7f", "␡"),
    ("\x9b31m", "⟦U+009B⟧31m"),
    ("left\u202eright", "left⟦U+202E⟧right"),
    ("zero\u200bwidth\ufeff", "zero⟦U+200B⟧width⟦U+FEFF⟧"),
    ("soft\xadhyphen", "soft⟦U+00AD⟧hyphen"),
    ("two\nlines\r\nand\ta tab", "two lines  and a tab"),
    ("a\u2028b", "a⟦U+2028⟧b"),
    ("name\udcff.txt", "name⟦U+DCFF⟧.txt"),
    ("Қазақстан ғылымы, İstanbul, 日本, العربية", "Қазақстан ғылымы, İstanbul, 日本, العربية"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_controls_are_shown(text, shown):
    assert show_controls(text) == shown


@given(st.text(st.characters()))
def test_nothing_shown_is_obeyed(text):
    shown = show_controls(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs"} for character in shown)
    assert show_controls(shown) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_says_the_same_with_escapes(text):
    encoded = escape_controls(json.dumps({"text": text}, ensure_ascii=False, indent=2))
    assert json.loads(encoded) == {"text": text}
    assert not any(unicodedata.category(character) in {"Cf", "Zl", "Zp"} for character in encoded)
    assert "\x7f" not in encoded
