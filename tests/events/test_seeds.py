"""Who, where and when on the five acceptance pages, line by line; skipped where the pages are not there."""

import json
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.model.events import Event
from onrecord.record.view import View

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the acceptance pages are not here")


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    place = ["--record", str(folder / "record")]
    main(["check", str(SEEDS), *place, "--without-models", "--fail-on", "never", "--quiet"])
    main(["export", *place, "--format", "jsonl", "--out", str(folder / "tables")])
    names = ("entities", "events", "accounts", "documents", "mentions")
    held = {
        name: [json.loads(line) for line in (folder / "tables" / f"{name}.jsonl").read_text().splitlines()]
        for name in names
    }
    with View.open(folder / "record") as view:
        return held | {"follows": {event.id: event.follows for event in view.rows(Event)}}


def find_events(tables, start, kind=None):
    return [one for one in tables["events"] if one["start"] == start and kind in (None, one["kind"])]


def read_told(tables, event):
    """Standing and language of the pages that tell of an event."""
    pages = {one["id"]: (one["standing"], one["language"]) for one in tables["documents"]}
    return sorted({pages[one["document"]] for one in tables["accounts"] if one["event"] == event["id"]})


def read_names(tables, event):
    entities = {one["id"]: one["name"] for one in tables["entities"]}
    return {entities[one["entity"]] for one in event["participants"]}


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("Vladimir Putin", {"ru", "en"}),
        ("Kassym-Jomart Tokayev", {"ru", "en"}),
        ("Mikhail Mishustin", {"ru"}),
        ("Nursultan Nazarbayev", {"ru", "en"}),
    ],
)
def test_a_person_of_both_languages_is_one_entity(tables, name, languages):
    (one,) = [each for each in tables["entities"] if each["kind"] == "person" and each["name"] == name]
    pages = {each["id"]: each["language"] for each in tables["documents"]}
    assert {pages[each["document"]] for each in tables["mentions"] if each["entity"] == one["id"]} >= languages


def test_places_are_one_entity_each(tables):
    named = [one["names"].get("en", [one["name"]])[0] for one in tables["entities"] if one["kind"] == "place"]
    for place in ("Omsk", "Moscow", "Orenburg", "Kokshetau", "Kostanay", "Irtysh"):
        assert named.count(place) == 1, place


def test_meeting_and_session_of_one_day_are_two_events_in_the_order_that_words_give(tables):
    (meeting,), (forum,) = find_events(tables, "2019-11-07", "meeting"), find_events(tables, "2019-11-07", "forum")
    assert tables["follows"][forum["id"]] == (meeting["id"],)
    assert not tables["follows"][meeting["id"]]
    assert read_told(tables, meeting) == [("official", "en"), ("official", "ru"), ("press", "ru")]
    assert read_told(tables, forum) == [("official", "en"), ("press", "ru")]
    assert read_names(tables, meeting) == read_names(tables, forum) == {"Vladimir Putin", "Kassym-Jomart Tokayev"}


def test_talks_in_moscow_and_the_forum_in_orenburg_that_is_addressed_from_there(tables):
    (talks,), (forum,) = find_events(tables, "2022-11-28", "negotiation"), find_events(tables, "2022-11-28", "forum")
    assert talks["place"].startswith("Москва")
    assert forum["place"].startswith("Оренбург")
    assert [one["title"].split()[0] for one in talks["signed"]] == ["Декларацию"]
    assert all(one["title"] == read_text(tables, one) for one in talks["signed"])


def read_text(tables, one):
    (page,) = [each for each in tables["documents"] if each["id"] == one["document"]]
    return page["text"][one["start"] : one["stop"]]


def test_the_talks_of_the_day_before_are_mentioned(tables):
    (meeting,), (talks,) = find_events(tables, "2021-08-19"), find_events(tables, "2021-08-18")
    assert (meeting["status"], talks["status"]) == ("held", "mentioned")
    assert read_told(tables, talks) == []


def test_the_series_has_the_editions_that_pages_tell_of_and_no_other_numbers(tables):
    series = {one["series"] for one in tables["events"] if one["series"]}
    assert len(series) == 1
    editions = [(one["start"], one["status"], (one["place"] or "")[:6]) for one in tables["events"] if one["series"]]
    assert sorted(editions) == [
        ("2003", "held", "Omsk"),
        ("2019-11-07", "held", "Omsk"),
        ("2020", "planned", "Kazakh"),
        ("2021-23", "planned", "Кокшет"),
        ("2022-11-28", "held", "Оренбу"),
    ]
    assert {one["edition"] for one in tables["events"] if one["series"]} <= {None, 1, 16}
