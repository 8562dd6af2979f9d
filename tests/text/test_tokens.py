"""Tokens with their places."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.tokens import place_tokens, read_tokens
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
    pieces = text[start:stop].split()
    return list(zip(place_tokens(text, start, pieces), read_tokens(pieces), strict=True))


def test_what_an_apostrophe_joins_stands_apart():
    assert [one.text for _, one in place("We'll sign it by 12:30.", 0, 23)] == [
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
    behind = min(start, stop)
    for place_of, token in place(text, start, stop):
        assert text.startswith(token.text, place_of)
        assert not text[behind:place_of].strip()
        assert token.folded == fold_word(token.text)
        assert token.is_word == token.text[0].isalpha()
        behind = place_of + len(token.text)
    assert not text[behind:stop].strip()
