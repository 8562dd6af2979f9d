"""A page's characters as they come, and as they are kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.normalize import normalize_text

PAIRS = [
    ("одна\r\nдве\rтри\u2028четыре", "одна\nдве\nтри\nчетыре"),
    ("24,5\u00a0млрд\u202fдолл.\tв\u2009год", "24,5 млрд долл. в год"),
    ("сло\u00adво и\u200b дело\ufeff", "слово и дело"),
    ("\u202eперевёрнуто\u202c \u2066внутри\u2069", "перевёрнуто внутри"),
    ("и\u0306од", "йод"),
    ("&lt;…&gt;", "<…>"),
    ("&amp;lt;…&amp;gt; и &#1103;, &#x44F;, &laquo;да&raquo;", "<…> и я, я, «да»"),
    ("&amp;amp;amp;amp;quot;", '"'),
    ("&l&shy;t;", "<"),
    ("Roe &amp; Sons, R&D, &unknown;", "Roe & Sons, R&D, &unknown;"),
    ("$  4    2", "$  4    2"),
    ("\x00нуль\x07", "нуль"),
    ("\ud800", "\ufffd"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "kept"), PAIRS)
def test_pairs(raw: str, kept: str):
    assert normalize_text(raw) == kept


PIECES = st.sampled_from(["&", "amp;", "lt;", "#38;", "&shy;", "\u00ad", "\r", "\n", "и", "\u0306", "\u037e", " ", "a"])


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)))
def test_a_second_time_changes_nothing(raw: str):
    once = normalize_text(raw)
    assert normalize_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    assert "\u00a0" not in once
