"""The gold still points at the words that were annotated, and the scores count as they say."""

import pytest

from evaluation.gold import count_words, digest_words, read_pointed_sets
from evaluation.scores import Pairs, Score, find_interval, score_pairs
from evaluation.world import read_world


def test_every_span_holds_the_words_that_were_annotated(shared_data):
    sets = {gold.name: gold for gold in read_pointed_sets()}
    assert {"seeds", "kremlin-ru-2025", "wikinews-ru", "wh-briefings-2021-22", "news-html", "wh-quotations"} <= set(
        sets
    )
    for gold in sets.values():
        for turn in gold.turns:
            assert turn.words[0] < turn.words[1]


def test_quotations_stand_on_pages_that_were_read_for_them(shared_data):
    for gold in read_pointed_sets():
        for one in gold.quotations:
            assert one.kind in gold.quoted[one.file]


def test_turns_of_a_file_do_not_overlap(shared_data):
    for gold in (*read_pointed_sets(), read_world()):
        for before, after in zip(gold.turns, gold.turns[1:], strict=False):
            assert before.file != after.file or before.words[1] <= after.words[0]


def test_the_small_world_is_found_again_in_its_pages():
    gold = read_world()
    texts = {page.file: page.text for page in gold.pages}
    for quotation in gold.quotations:
        start = texts[quotation.file].index(quotation.exact)
        first, stop = count_words(texts[quotation.file], start, start + len(quotation.exact))
        assert stop - first == quotation.words[1] - quotation.words[0]


def test_a_digest_is_of_words_not_of_typography():
    assert digest_words("Ещё раз: «здравствуйте»") == digest_words("еще  раз здравствуйте")
    assert digest_words("раз") != digest_words("два")


@pytest.mark.parametrize(
    ("correct", "total", "low", "high"),
    # Values from the formula in Wilson 1927, worked by hand to three places.
    [(8, 10, 0.490, 0.943), (10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278), (0, 0, 0.0, 1.0)],
)
def test_interval(correct: int, total: int, low: float, high: float):
    assert find_interval(correct, total) == pytest.approx((low, high), abs=0.001)


def test_precision_recall_and_f1_of_pairs():
    scores = score_pairs("set", "turn", Pairs(correct=6, missed=("a", "b"), extra=("c", "d", "e", "f")))
    assert [(one.measure, one.correct, one.total) for one in scores] == [
        ("turn precision", 6, 10),
        ("turn recall", 6, 8),
        ("turn F1", 12, 18),
    ]


def test_nothing_to_find_and_nothing_found_is_no_error():
    assert Score(set="set", measure="turn", correct=0, total=0).share == 1.0
