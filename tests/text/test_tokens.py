"""Tokens with their places."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.tokens import fold_tokens, place_tokens
from onrecord.text.words import fold_word

PIECES = (
    "We",
    "'ll",
    "sign",
    "it",
    "24,5",
    "1:36",
    "двадцать-первого",
    "…",
    "—",
    "«",
    "»",
    "'",
    "a",
    "aa",
    "\u2011x",
    "ё",
)


def place(text, start, stop):
    return place_tokens(text, start, text[start:stop].split())


def test_what_an_apostrophe_joins_stands_apart():
    assert [one.text for one in place("We'll sign it by 12:30.", 0, 23)] == [
        "We",
        "'ll",
        "sign",
        "it",
        "by",
        "12:30",
        ".",
    ]


@given(st.lists(st.sampled_from((*PIECES, " ", "  ", "\n", "\u00a0"))), st.integers(0, 9), st.integers(0, 40))
def test_each_token_stands_where_it_says_and_only_white_space_between(pieces, start, length):
    text = "".join(pieces)
    stop = min(len(text), start + length)
    tokens = place(text, start, stop)
    assert fold_tokens(text[start:stop].split()) == [token.folded for token in tokens]
    behind = min(start, stop)
    for token in tokens:
        assert text[token.start : token.stop] == token.text
        assert not text[behind : token.start].strip()
        assert token.folded == fold_word(token.text)
        behind = token.stop
    assert not text[behind:stop].strip()
