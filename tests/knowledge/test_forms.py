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


def test_each_phrase_is_found_at_its_place_inside_another_too() -> None:
    phrases = Phrases([(("hope", "to"), 1), (("to", "sign*"), 2), (("to",), 3), (("hope",), 4)])
    words = ["we", "hope", "to", "signal", "hope", "to"]
    assert [(at, found.value) for at, found in phrases.find_each(words)] == [(1, 1), (2, 2), (4, 1), (5, 3)]
    assert [(at, found.value) for at, found in phrases.find_each(words, 2, 5)] == [(2, 2), (4, 1)]


def test_of_many_phrases_with_one_first_word_those_count_that_the_second_leaves() -> None:
    phrases = Phrases([(("will", second), second) for second in "abcdef"] + [(("will",), "alone")])
    assert [found.value for _, found in phrases.find_all(["will", "c", "will", "x", "will"])] == ["c", "alone", "alone"]
    assert phrases.find_first(["x", "will", "f"], 0, 3) == 1
    assert phrases.find_first(["x", "will", "f"], 2, 3) is None


def test_words_are_counted_by_their_forms() -> None:
    known = Forms([("мост", True), ("школ*", True)])
    assert [known.count(words) for words in ((), ("мост", "школа", "лес"), ("школы", "школы"))] == [0, 2, 2]
