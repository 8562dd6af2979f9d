"""Whether a sentence may hold a phrase at all. Sentences are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.gates import Gates

GATES = Gates(
    [("accepted", "the", "president's", "invitation"), ("gave", "the", "go-ahead", "to"), ("is", "to")],
    frozenset({"the", "is", "to"}),
)


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("She accepted the president's invitation.", True),
        ("They gave the go-ahead to the bridge.", True),
        ("The ferry is to sail at noon.", True),
        # A word with a sign in it lets nothing in by its letters, where another word says as much.
        ("The president went ahead of the mayor.", False),
        ("The mayor is away.", False),
    ],
)
def test_a_sentence_may_hold_a_phrase_by_the_word_of_it_that_says_most(sentence: str, may: bool) -> None:
    pieces = sentence.split()
    assert GATES.open_page(pieces).may_hold(pieces) == may


WORDS = st.sampled_from(("is", "to", "now", "going", "sign", "accord", "up", "accord*", "'s", "go-ahead"))
COMMON = frozenset({"is", "to", "now", "going", "'s"})


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=8), st.data())
def test_a_sentence_with_a_phrase_may_hold_one(phrases: list[list[str]], data: st.DataObject) -> None:
    told = [phrase for phrase in phrases if any(word.isalpha() or "-" in word for word in phrase)]
    gates = Gates(told, COMMON)
    for phrase in told:
        said = data.draw(st.permutations(["ferry", "sign", " ".join(phrase).replace("*", "s").replace(" '", "'")]))
        pieces = " ".join(said).capitalize().split()
        assert gates.open_page(pieces).may_hold(pieces)
