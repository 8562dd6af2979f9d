"""Events spoken of: what is found in a sentence is held against the events that the gold has for it."""

from evaluation.mentioned import _pair_events

ROW = {
    "file": "a.txt",
    "start": 0,
    "events": [{"groups": ["talks", "gathering"], "when": ["2030-05-14"]}, {"groups": ["call"], "when": ["2030"]}],
    "optional": [{"groups": ["press"], "when": []}],
}


def test_an_event_is_right_by_group_and_day_and_counts_once():
    found = {"a.txt": [("the sentence", ("talks", "2030-05-14")), ("the sentence", ("talks", "2030-05-14"))]}
    pairs = _pair_events([(ROW, "the sentence")], found)
    assert (pairs.correct, len(pairs.missed), len(pairs.extra)) == (1, 1, 1)


def test_another_day_and_another_group_are_wrong_and_what_is_optional_is_neither():
    found = {"a.txt": [("the sentence", ("talks", "2030-05-15")), ("the sentence", ("visit", "2030-05-14")), ("the sentence", ("press", ""))]}  # fmt: skip
    pairs = _pair_events([(ROW, "the sentence")], found)
    assert (pairs.correct, len(pairs.missed), len(pairs.extra)) == (0, 2, 2)


def test_what_is_found_in_other_sentences_and_on_other_pages_is_left_alone():
    found = {"a.txt": [("elsewhere", ("call", "2030"))], "b.txt": [("the sentence", ("call", "2030"))]}
    pairs = _pair_events([(ROW, "the sentence")], found)
    assert (pairs.correct, len(pairs.extra)) == (0, 0)
