"""Words of events that are of none, and names of series that are none: what real pages taught."""

import pytest

from onrecord.events.find import find_tellings
from tests.events.conftest import make_unit

NOTHING_TOLD = [
    # Goals are met, letters received, points spoken to: nobody is named.
    ("en", "The works have to meet the standard by 2031."),
    ("en", "Tomorrow the farms will have received the seed."),
    ("en", "Others spoke to that point last week."),
    ("ru", "Палата приняла в 2029 году закон о мостах."),
    # A parliament meets all the year.
    ("en", "We hope for progress before Congress resumes on June 7."),
    ("en", "The U.S. Congress extended the programme in 2017."),
    ("ru", "В 2029 году в Конгресс США внесли поправку."),
]
NAMES = [
    ("en", "The Ninth Summit of the Lakes was held in 2029.", "Ninth Summit of the Lakes"),
    ("en", "The River Congress was held in 2029.", "River Congress"),
    ("en", "The palace announces Lakeland Summit on Hunger held in 2029.", "Lakeland Summit on Hunger"),
]


def tell(known, language, sentence):
    """All but that the page is a statement, which it is without any word for an event."""
    first = "The page begins here." if language == "en" else "Здесь начало."
    unit = make_unit(first, sentence, title="Velga", language=language, kind="statement")
    return [one for one in find_tellings(unit, known) if one.kind != "statement"]


@pytest.mark.parametrize(("language", "sentence"), NOTHING_TOLD)
def test_no_event_is_told(known, language, sentence):
    assert tell(known, language, sentence) == []


@pytest.mark.parametrize(("language", "sentence", "printed"), NAMES)
def test_the_name_of_a_series_is_neither_longer_nor_shorter(known, language, sentence, printed):
    assert {one.series.printed for one in tell(known, language, sentence) if one.series} == {printed}


def test_somebody_named_beside_the_word_makes_it_an_event(known):
    (told,) = tell(known, "en", "Yasenev will meet with Roeva next week.")
    assert (told.kind, told.status) == ("meeting", "planned")


@pytest.mark.parametrize("sentence", ["Yasenev met with Roeva in August 2029.", "Yasenev met with Roeva in May 2029."])
def test_a_month_is_no_place(known, sentence):
    assert {one.place for one in tell(known, "en", sentence)} == {None}


def test_what_one_person_says_alone_is_a_statement_and_what_two_say_a_meeting(known):
    kinds = []
    for words in (("Yasenev: Good day.", "Yasenev: Thank you."), ("Yasenev: Good day.", "Roeva: Thank you.")):
        unit = make_unit(*words, title="Remarks by Yasenev on bridges", language="en")
        kinds += [one.kind for one in find_tellings(unit, known) if one.role == "own"]
    assert kinds == ["statement", "meeting"]
