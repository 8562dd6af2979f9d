"""Accounts: what an official document leaves out and whose words could stand there; which days a report can be about."""

import pytest

from onrecord.matches.accounts import DatedAccounts, find_near, make_account
from onrecord.text.days import find_days
from tests.traces.build import CUT, Official, build_official, make_document

DAYS = [
    ("2031-05-14", 1),
    ("2031-05-14T17:00", 1),
    ("2031-05", 31),
    ("2031", 365),
    ("2031-23", 91),
    ("2031-24", 91),
]


@pytest.mark.parametrize(("edtf", "expected"), DAYS)
def test_how_many_days_a_date_can_mean(edtf: str, expected: int):
    days = find_days(edtf)
    assert days is not None
    assert days.last - days.first + 1 == expected


@pytest.mark.parametrize("edtf", [None, "", "2031-13", "2031-02-31", "spring", "0000"])
def test_no_date(edtf: str | None):
    assert find_days(edtf) is None


def account_of(*turns: tuple[str, str], kind: str = "transcript", published: str | None = "2031-05-14"):
    spoken, _ = build_official(Official(name="x", published=published, side="XA", kind=kind, turns=turns))
    account = make_account(spoken.page, spoken.turns, ())
    assert account is not None
    return account


def test_whole_and_cut():
    assert account_of(("a", "Здравствуйте.")).extent == "whole"
    assert account_of(("a", "Здравствуйте."), ("", CUT)).extent == "cut"
    assert account_of(("a", "Здравствуйте."), kind="readout").extent == "summary"
    assert account_of(("", "Стороны встретились."), kind="report").extent == "summary"
    assert account_of(("", "Дорогие друзья! Поздравляю вас."), kind="statement").extent == "whole"


def test_a_cut_at_the_end_could_hold_anybody():
    assert [cut.turn for cut in account_of(("a", "Здравствуйте."), ("", CUT)).cuts] == [None]


def test_a_cut_between_two_speakers_could_hold_anybody():
    assert [cut.turn for cut in account_of(("a", "Здравствуйте."), ("", CUT), ("b", "Спасибо.")).cuts] == [None]


def test_a_cut_inside_one_speech_is_that_speakers():
    cuts = account_of(("b", "Спасибо."), ("a", "Здравствуйте."), ("a", CUT), ("a", "До свидания.")).cuts
    assert [cut.turn for cut in cuts] == ["x-1"]


def test_a_press_page_is_no_account():
    assert make_account(make_document("p", "Текст."), (), ()) is None


@pytest.mark.parametrize(
    ("report", "near"),
    [
        ("2031-05-14", True),
        ("2031-05-17", True),
        ("2031-05-18", False),
        ("2031-05-13", True),
        ("2031-05-12", False),
        ("2031-05", True),
        ("2031-06", False),
        (None, False),
    ],
)
def test_near_days(report: str | None, near: bool):
    dated = DatedAccounts([account_of(("a", "Здравствуйте."))])
    assert bool(find_near(report, dated)) == near
