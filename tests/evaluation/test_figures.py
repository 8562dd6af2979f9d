"""The gold of figures and of comparisons: how its lines are read, and that every line of it can be."""

from collections import Counter
from typing import get_args

import pytest

from evaluation.figures import is_value
from evaluation.figures_gold import GoldFigure, read_texts, take_figures
from evaluation.figures_pairs import KINDS, judge_pair, read_pairs
from onrecord.figures.stage import open_figure_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model.figures import Bound


def test_brackets_are_taken_out_and_their_places_kept() -> None:
    text, (figure,) = take_figures("We sold [[over 20 boats|20 1|L+|over|0|boat|-|2031~-]] then.")
    assert text == "We sold over 20 boats then."
    assert text[figure.start : figure.stop] == "over 20 boats"
    assert (figure.values, figure.measures, figure.directions) == (("20",), ("level",), ("up",))
    assert figure.periods == ("2031", "-")


@pytest.mark.parametrize(
    ("value", "upper", "unit", "is_right"),
    [
        ("33.33", None, "percent", True),
        ("33.3333", None, "percent", True),
        ("33.33", "40", "percent", False),
        ("33.33", None, "1", False),
        ("34", None, "percent", False),
    ],
)
def test_a_value_is_right_with_its_unit_and_end(value: str, upper: str | None, unit: str, is_right: bool) -> None:
    wanted = GoldFigure(start=0, stop=1, values=("33.33",), units=("percent",))
    assert is_value({"value": value, "upper": upper, "unit": unit}, wanted) is is_right


def test_every_text_can_be_read_and_names_known_bounds() -> None:
    figures = [figure for page in read_texts() for figure in page.figures]
    assert len(figures) > 100
    assert {bound for figure in figures for bound in figure.bounds} <= {*get_args(Bound), "*"}


def test_each_judgement_has_as_many_pairs_in_both_halves() -> None:
    counts = Counter((pair.set, pair.judgement) for pair in read_pairs())
    assert set(counts.values()) == {15}
    assert len(counts) == 2 * len(KINDS)


def test_no_pair_that_is_not_in_conflict_is_said_to_be_in_more_than_one_of_fifty() -> None:
    known = open_figure_knowledge(KnowledgeFolders())
    others = [pair for pair in read_pairs() if pair.judgement != "conflict"]
    false = sum(judge_pair(pair, known) == "conflict" for pair in others)
    assert false <= len(others) / 50
