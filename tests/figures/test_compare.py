"""Figures held against each other: what is one saying, what agrees, and what is never called a conflict."""

from itertools import permutations

import pytest

from onrecord.figures.compare import compare_figures, find_interval
from onrecord.figures.sayings import Stated
from onrecord.model import Evidence


def state(name: str, value: str, **fields: object) -> Stated:
    given: dict[str, object] = {
        "document": name,
        "turn": "turn",
        "evidence": Evidence(document=name, start=0, stop=len(value), exact=value),
        "published": "2031-05-20",
        "standing": "official",
        "events": (),
        "upper": None,
        "unit": "percent",
        "measure": "change",
        "direction": "up",
        "bound": "exact",
        "is_hedged": False,
        "is_inserted": False,
        "indicator": "exports",
        "whole": None,
        "about": None,
        "scope": ("lugozemye",),
        "period": "2030",
        "period_inferred": None,
    }
    return Stated(id=name, value=value, **{**given, **fields})  # type: ignore[arg-type]


LATER = {"published": "2031-09-01"}
SHARE = {
    "measure": "share",
    "direction": "none",
    "indicator": "interregional trade",
    "about": "trade turnover",
    "whole": "all trade",
}


def judge(first: Stated, second: Stated) -> tuple[str, str]:
    ((comparison, *_),) = compare_figures([first, second])
    return comparison.judgement, comparison.why


@pytest.mark.parametrize(
    ("first", "second", "judgement"),
    [
        (state("a", "26"), state("b", "26", **LATER), "agree"),
        (state("a", "26"), state("b", "33.33", bound="over", **LATER), "conflict"),
        (state("a", "26"), state("b", "20", bound="over", **LATER), "agree"),
        (state("a", "26"), state("b", "30", **LATER, period="2029"), "not_comparable"),
        (state("a", "26"), state("b", "30", **LATER, scope=("samalstan",)), "not_comparable"),
        (state("a", "26"), state("b", "30", **LATER, period=None), "unclear"),
        (state("a", "26"), state("b", "30", **LATER, is_hedged=True), "unclear"),
        (state("a", "26"), state("b", "30", **LATER, scope=()), "unclear"),
        (state("a", "26"), state("b", "26", **LATER, direction="down"), "conflict"),
        (state("a", "10", **SHARE), state("b", "70", **{**SHARE, "whole": "this amount"}, **LATER), "conflict"),
        (state("a", "10", **SHARE), state("b", "50", **{**SHARE, "indicator": None}, **LATER), "unclear"),
        (state("a", "10", **SHARE), state("b", "50", **{**SHARE, "whole": None}, **LATER), "unclear"),
    ],
)
def test_judgements(first, second, judgement):
    found, why = judge(first, second)
    assert found == judgement, why
    assert why


def test_figures_of_different_things_or_units_are_not_paired():
    assert list(compare_figures([state("a", "26"), state("b", "30", indicator="imports", **LATER)])) == []
    assert list(compare_figures([state("a", "26"), state("b", "30", unit="USD", **LATER)])) == []
    assert (
        list(compare_figures([state("a", "16", measure="ordinal"), state("b", "17", measure="ordinal", **LATER)])) == []
    )


def test_versions_and_reports_that_repeat_are_one_saying():
    versions = [state("ru", "26"), state("en", "26"), state("report", "26", standing="press", published="2031-05-21")]
    assert list(compare_figures(versions)) == []
    ((comparison, *_),) = compare_figures([*versions, state("other", "30", **LATER)])
    assert comparison.figures == ("en", "ru", "report", "other")
    assert comparison.judgement == "conflict"


def test_one_event_makes_one_saying_however_far_the_days():
    late = state("b", "26", published="2031-08-20", events=("forum",))
    assert list(compare_figures([state("a", "26", events=("forum",)), late])) == []


def test_the_order_of_the_pages_is_nothing():
    figures = [state("a", "26"), state("b", "26"), state("c", "30", **LATER), state("d", "31", published="2032-01-02")]
    wanted = list(compare_figures(figures))
    assert wanted
    assert all(list(compare_figures(order)) == wanted for order in permutations(figures))


@pytest.mark.parametrize(
    ("value", "bound", "inside", "outside"),
    [
        ("24.5", "exact", "24.53", "24.7"),
        ("50", "about", "45", "60"),
        ("4", "almost", "3.6", "4.2"),
        ("50", "over", "95", "40"),
        ("50", "at_most", "12", "60"),
    ],
)
def test_intervals_are_generous(value, bound, inside, outside):
    interval = find_interval(state("a", value, bound=bound))
    assert interval.low <= float(inside) <= interval.high
    assert not interval.low <= float(outside) <= interval.high
