"""All sets together: what counts for and against a verdict, and which goals a table shows."""

import pytest

from evaluation.quoted import Judgement, score_class
from evaluation.scores import Score
from evaluation.summary import find_macro, print_summary


def judge(*pairs: tuple[str, str]) -> list[Judgement]:
    return [Judgement(set="ferry", wanted=wanted, found=found) for wanted, found in pairs]


@pytest.mark.parametrize(
    ("pairs", "macro"),
    [
        ([("verbatim", "verbatim"), ("edited", "edited")], 1.0),
        # verbatim: one right of one wanted and two found, 2/3; edited: none right
        ([("verbatim", "verbatim"), ("edited", "verbatim")], (2 / 3 + 0) / 2),
        # a quotation that was not found is a miss of its verdict
        ([("verbatim", "verbatim"), ("verbatim", "")], 2 / 3),
        # a verdict that nobody wants has no mean of its own, it costs the one that was wanted
        ([("verbatim", "run_on"), ("verbatim", "verbatim")], 2 / 3),
    ],
)
def test_macro_f1(pairs, macro):
    assert find_macro(judge(*pairs)) == pytest.approx(macro)


def test_a_verdict_found_in_another_set_counts_against_it():
    judgements = [*judge(("verbatim", "verbatim")), Judgement(set="bridge", wanted="edited", found="verbatim")]
    assert score_class("all", "verbatim", judgements).share == pytest.approx(2 / 3)


def test_the_table_shows_what_was_measured_and_whether_the_goal_is_met(capsys):
    scores = [
        Score(set="a", measure="indirect quotation recall", correct=8, total=10),
        Score(set="b", measure="indirect quotation recall", correct=10, total=10),
        Score(set="a", measure="no false not_found", correct=97, total=100),
    ]
    print_summary([], scores, [])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["indirect:", "found", "≥", "0.85", "18", "of", "20", "0.900", "[0.699,", "0.972]", "met"] in lines
    assert [
        "false",
        "not_found,",
        "of",
        "all",
        "traced",
        "≤",
        "0.02",
        "3",
        "of",
        "100",
        "0.030",
        "[0.010,",
        "0.085]",
        "NOT",
        "MET",
    ] in lines
