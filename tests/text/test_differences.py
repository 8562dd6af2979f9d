"""Two runs of words laid against each other: equal stretches stand in [brackets], differences as `ours/theirs`."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.differences import align_words, count_equal

CASES = [
    ("a", "a", "[a]"),
    ("", "", ""),
    ("one two three", "one two three", "[one two three]"),
    ("three mills and a bridge", "three mills four barns and a bridge", "[three mills]/four barns[and a bridge]"),
    ("trade grew by 62 percent", "trade grew by 26 percent", "[trade grew by]62/26[percent]"),
    # an island of one short word between two differences is none
    ("roads and ships", "schools and bridges", "roads and ships/schools and bridges"),
    ("we like red and new houses", "we like old and big houses", "[we like]red and new/old and big[houses]"),
    # at an edge a short word is no island
    ("we go home", "we stay here", "[we]go home/stay here"),
]


def draw(words, others):
    parts = []
    for piece in align_words(words, others):
        ours, theirs = words[piece.start : piece.stop], others[piece.other_start : piece.other_stop]
        parts.append(f"[{' '.join(ours)}]" if piece.equal else f"{' '.join(ours)}/{' '.join(theirs)}")
    return "".join(parts)


@pytest.mark.parametrize(("words", "others", "drawn"), CASES)
def test_pieces(words, others, drawn):
    assert draw(words.split(), others.split()) == drawn


WORDS = st.lists(st.sampled_from(["a", "of", "road", "bridge", "26", "winter"]), max_size=20)


@given(WORDS, WORDS)
def test_pieces_cover_both_in_order_and_alternate(words, others):
    pieces = align_words(words, others)
    assert [word for piece in pieces for word in words[piece.start : piece.stop]] == words
    assert [word for piece in pieces for word in others[piece.other_start : piece.other_stop]] == others
    assert all(one.equal != two.equal for one, two in pairwise(pieces))
    assert count_equal(pieces) <= min(len(words), len(others))
