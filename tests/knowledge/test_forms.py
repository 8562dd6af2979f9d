"""Words by their forms, and phrases of them."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.forms import Forms, Phrases

WORDS = ("will", "sign", "signs", "signed", "the", "a", "treaty", "treaties")
PHRASES = Phrases([(("will", "sign*"), "promise"), (("treat*",), "paper"), (("sign*", "the", "treat*"), "deed")])


def test_an_exact_form_wins_and_a_longer_beginning_over_a_shorter():
    forms = Forms([("sign*", 1), ("signs", 2), ("signe*", 3)])
    assert [forms.find(word) for word in ("sign", "signs", "signed", "si")] == [1, 2, 3, None]
    assert [word in forms for word in ("sign", "si")] == [True, False]


def test_forms_without_beginnings_hold_their_words_alone():
    forms = Forms([("sign", 1)])
    assert ("sign" in forms, "signs" in forms) == (True, False)


@given(st.lists(st.sampled_from(WORDS)), st.integers(0, 5), st.integers(0, 12))
def test_the_first_place_is_the_first_at_which_a_phrase_is_found(words, start, length):
    stop = min(len(words), start + length)
    found = [at for at in range(start, stop) if PHRASES.find(words, at) is not None]
    assert PHRASES.find_first(words, start, stop) == (found[0] if found else None)
