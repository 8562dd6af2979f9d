"""The figures of the five acceptance pages, line by line; skipped where the pages are not there."""

import json
from pathlib import Path

import pytest

from onrecord.cli import main

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the acceptance pages are not here")


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    place = ["--record", str(folder / "record")]
    main(["check", str(SEEDS), *place, "--without-models", "--fail-on", "never", "--quiet"])
    main(["export", *place, "--format", "jsonl", "--out", str(folder / "tables")])
    names = ("figures", "comparisons", "findings")
    return {
        name: [json.loads(line) for line in (folder / "tables" / f"{name}.jsonl").read_text().splitlines()]
        for name in names
    }


def find(tables, exact):
    found = [one for one in tables["figures"] if one["evidence"][0]["exact"].endswith(exact)]
    assert found, exact
    return found


def judge(tables, first, second):
    ids = {one["id"] for one in find(tables, first)}, {one["id"] for one in find(tables, second)}
    return [one for one in tables["comparisons"] if all(side & set(one["figures"]) for side in ids)]


def test_two_languages_are_one_saying_of_all_trade(tables):
    (russian,), (english,) = find(tables, "превысил 10 процентов"), find(tables, "exceeded 10 percent")
    assert (russian["bound"], english["bound"]) == ("over", "over")
    assert (russian["whole"], english["whole"]) == ("всего объёма торговли", "overall trade")
    held = [one for one in tables["comparisons"] if russian["id"] in one["figures"]]
    assert held
    assert all(english["id"] in one["figures"] for one in held)


def test_about_70_percent_is_of_the_trade_of_2018(tables):
    (share,), (trade,) = find(tables, "about 70 percent"), find(tables, "$18.2 billion")
    assert (share["bound"], share["whole"], trade["period"]) == ("about", "this amount", "2018")


def test_over_50_is_hedged_and_rests_on_an_insertion(tables):
    (share,) = find(tables, "свыше 50 процентов")
    assert (share["bound"], share["hedge"]["exact"], share["whole"]) == ("over", "по-моему", "товарооборота")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("превысил 10 процентов", "about 70 percent"),
        ("превысил 10 процентов", "свыше 50 процентов"),
        ("about 70 percent", "свыше 50 процентов"),
    ],
)
def test_the_three_shares_are_unclear(tables, first, second):
    assert [one["judgement"] for one in judge(tables, first, second)] == ["unclear"]


def test_growth_of_two_periods_is_not_comparable(tables):
    (compared,) = judge(tables, "26%", "более чем на треть")
    assert compared["judgement"] == "not_comparable"
    assert compared["why"] == "of different periods: 2021-01/2021-05 and 2021-01/2021-06"


def test_24_5_billion_has_no_stated_period(tables):
    (trade,) = find(tables, "24,5 миллиарда долларов")
    assert (trade["value"], trade["unit"], trade["period"]) == ("24500000000", "USD", None)


def test_76_of_85_regions_stands_twice(tables):
    (counted,) = (one for one in tables["figures"] if one["evidence"][0]["exact"] == "76")
    (worded,) = find(tables, "Seventy-six")
    assert {(one["value"], one["measure"], one["whole"]) for one in (counted, worded)} == {
        ("76", "share", "85 Russian regions")
    }


def test_furniture_ages_and_anniversaries_are_no_figures(tables):
    assert not {one["value"] for one in tables["figures"]} & {"18", "3", "5", "30"}


def test_nothing_conflicts_and_nothing_fails_to_add_up(tables):
    assert "conflict" not in {one["judgement"] for one in tables["comparisons"]}
    assert not [one for one in tables["findings"] if one["code"].startswith("F")]
