"""Words as they are compared: what is printed in several ways is one word."""

import pytest

from onrecord.traces.reading import read_quotation
from tests.traces.pairs import wording_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S. sent divers", "the US sent divers"),
        ("at 3 p.m. sharp", "at 3 pm sharp"),
        ("we don't", "we do not"),
        ("the harbour", "the harbor"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    keys = [[token.key for token in read_quotation(words, (), wording_of("en")).tokens] for words in (one, other)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("words", ["J. R. Olvar", "plan A. B comes next", "see A.1"])
def test_letters_that_are_no_initialism(words: str) -> None:
    tokens = read_quotation(words, (), wording_of("en")).tokens
    assert all(len(token.folded) == token.stop - token.start for token in tokens)
