"""The gate: which scores are under their floor."""

import pytest

from evaluation.run import list_below
from evaluation.scores import Score


@pytest.mark.parametrize(
    ("correct", "total", "floor", "is_below"),
    [
        (80, 81, 0.988, False),  # .98765: the score from which the floor was written, to three decimals
        (79, 81, 0.988, True),
        (83, 84, 0.988, False),  # .98810
        (499, 500, 1.0, True),
        (0, 0, 1.0, False),  # nothing to get wrong
    ],
)
def test_a_score_is_read_to_the_decimals_of_its_floor(correct, total, floor, is_below):
    score = Score(set="ferry", measure="turn F1", correct=correct, total=total)
    assert bool(list_below([score], {"ferry": {"turn F1": floor}})) is is_below


def test_a_set_that_was_not_scored_is_not_below():
    assert list_below([], {"ferry": {"turn F1": 1.0}}) == []
