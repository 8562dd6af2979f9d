"""Which pages tell of one event: look-alikes stay apart, pages of both sides and of the press come together."""

import random
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest

from onrecord.events.find import find_tellings
from onrecord.events.score import PARTS
from onrecord.events.source import EventsUnit, Matching
from onrecord.events.stage import link
from tests.events.conftest import PEOPLE, make_unit

ALIASES = {key: f"entity-{key}" for key in PEOPLE.values()}
SIDES = {"entity-yasenev": "TN", "entity-roeva": "OV", "entity-thorn": "VA"}

MEETING: dict[str, Any] = {"title": "Встреча с Ядвигой Роевой", "key": "meeting", "place": "Карасук"}
MEETING_SAID = ("Ясенев встретился с Роевой.", "Ясенев: Добрый день.")


def tell(known, *units):
    return tuple(telling for unit in units for telling in find_tellings(unit, known))


def link_units(known, *units, matched=()):
    return link_tellings(known, tell(known, *units), matched)


def link_tellings(known, tellings, matched=()):
    return link(EventsUnit(id="record", tellings=tellings, aliases=ALIASES, sides=SIDES, matched=matched), known)


def list_groups(found):
    """The documents of each event that has an account, without their languages."""
    groups = defaultdict(set)
    for account in found.accounts:
        groups[account.event].add(account.document)
    return sorted(tuple(sorted(group)) for group in groups.values())


def page(*paragraphs, key, **fields):
    return make_unit(*paragraphs, key=key, **fields)


def call(key, day, *, guest="Роевой", **fields):
    title = f"Телефонный разговор с {guest}"
    return page(
        f"Состоялся телефонный разговор Ясенева с {guest}.",
        title=title,
        key=key,
        published=day,
        kind="readout",
        **fields,
    )


def test_both_sides_and_the_press_tell_of_one_meeting(known):
    english = page(
        "Yasenev met with Roeva.", "Yasenev: Good afternoon.", title="Meeting with Jadwiga Roeva", key="english", language="en",
        published="2030-05-14T17:00",
    )  # fmt: skip
    guest = page(
        "Roeva met with Yasenev.", title="Roeva meets Yasenev", key="guest", language="en", published="2030-05-15T01:10"
    )
    guest = replace(guest, page=replace(guest.page, publisher="castle", side="OV"))
    report = page(
        "Ясенев и Роева накануне провели переговоры.", title="Ясенев и Роева провели переговоры", key="report", standing="press",
        kind="report", published="2030-05-15",
    )  # fmt: skip
    host = make_unit(*MEETING_SAID, **MEETING, published="2030-05-14T17:00")
    assert list_groups(link_units(known, host, english, guest, report)) == [
        ("en-english", "en-guest", "ru-meeting", "ru-report")
    ]


LOOK_ALIKES = {
    "two calls of the same leaders five weeks apart": (call("a", "2030-05-14"), call("b", "2030-06-18")),
    "calls with two leaders on one day": (call("a", "2030-05-14"), call("b", "2030-05-14", guest="Торном")),
    "a meeting and a call with somebody else": (
        make_unit(*MEETING_SAID, **MEETING),
        call("b", "2030-05-14", guest="Торном"),
    ),
    "a meeting and a call with the same one": (make_unit(*MEETING_SAID, **MEETING), call("b", "2030-05-14")),
    "restricted and expanded talks": (
        page(
            "Ясенев и Роева провели переговоры в узком составе.", title="Переговоры с Роевой в узком составе", key="a"
        ),
        page(
            "Ясенев и Роева провели переговоры в расширенном составе.",
            title="Переговоры с Роевой в расширенном составе",
            key="b",
        ),
    ),
    "two editions of a series on neighbouring days": (
        page("Ясенев выступил на VII Озёрном форуме.", title="Озёрный форум", key="a"),
        page("Ясенев выступил на VIII Озёрном форуме.", title="Озёрный форум", key="b", published="2030-05-15"),
    ),
    "a forum that is addressed from another town, and the meeting there": (
        page(
            "Ясенев направил видеообращение участникам Озёрного форума.",
            title="Видеообращение к участникам Озёрного форума",
            key="a",
        ),
        page("Ясенев встретился с Роевой.", title="Встреча с Ядвигой Роевой", key="b", place="Карасук"),
    ),
}


@pytest.mark.parametrize("units", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_look_alikes_stay_apart(known, units):
    assert len(list_groups(link_units(known, *units))) == 2


def test_a_report_joins_the_page_whose_words_it_quotes(known):
    host = make_unit(
        "Ясенев провёл совещание по портам.", "Ясенев: Порты стары.", title="Совещание по портам", key="host"
    )
    report = page(
        "Ясенев провёл заседание.", "«Порты стары», – сказал Ясенев.", "«Денег нет», – добавил он.", title="Ясенев о портах",
        key="report", standing="press", kind="report",
    )  # fmt: skip
    matched = tuple(Matching(quotation=one.id, document="ru-host") for one in report.quotations)
    assert len(list_groups(link_units(known, host, report))) == 2
    assert len(list_groups(link_units(known, host, report, matched=matched))) == 1


def test_what_was_planned_was_held(known):
    plan = page(
        "Ясенев примет Роеву.",
        title="14 мая состоятся переговоры Ясенева с Роевой",
        key="plan",
        published="2030-05-12",
        kind="other",
    )
    found = link_units(known, plan, make_unit(*MEETING_SAID, **MEETING))
    assert [(event.status, event.start) for event in found.events] == [("held", "2030-05-14")]


def test_editions_of_one_series_are_told_by_their_ordinals_across_languages(known):
    russian = page("Ясенев выступил на XVI Озёрном форуме.", title="Озёрный форум", key="a", place="Карасук")
    english = page(
        "Yasenev spoke at the 16th Lakeland Forum.", "Yasenev: The first such forum was held in Karasuk in 2014.",
        "Next year we will hold this forum in Zalessk.", title="Lakeland Forum", key="b", language="en",
    )  # fmt: skip
    found = link_units(known, russian, english)
    told = sorted((event.start, event.edition, event.status) for event in found.events if event.series)
    assert told == [("2014", 1, "held"), ("2030-05-14", 16, "held"), ("2031", None, "planned")]
    assert len({event.series for event in found.events if event.series}) == 1


def test_numbers_are_never_filled_in(known):
    russian = page("Ясенев выступил на Озёрном форуме.", title="Озёрный форум", key="a")
    assert {event.edition for event in link_units(known, russian).events} == {None}


def test_the_order_of_the_pages_changes_nothing(known):
    units = [make_unit(*MEETING_SAID, **MEETING), *(one for units in LOOK_ALIKES.values() for one in units)]
    tellings = list({one.id: one for one in tell(known, *units)}.values())
    expected = link_tellings(known, tuple(tellings))
    for seed in range(5):
        random.Random(seed).shuffle(tellings)
        assert link_tellings(known, tuple(tellings)) == expected


def test_an_id_stays_when_pages_are_added_or_leads_to_the_one_that_does(known):
    host = make_unit(*MEETING_SAID, **MEETING)
    later = page(
        "Ясенев и Роева провели переговоры.",
        title="Переговоры прошли",
        key="later",
        standing="press",
        kind="report",
        published="2030-05-15",
    )
    earlier = page(
        "Ясенев примет Роеву.",
        title="14 мая состоятся переговоры Ясенева с Роевой",
        key="plan",
        published="2030-05-12",
        kind="other",
    )
    alone = link_units(known, host).events[0].id
    assert link_units(known, host, later).events[0].id == alone
    with_earlier = link_units(known, host, earlier)
    assert (with_earlier.events[0].id, alone) in {(one.old, one.new) for one in with_earlier.identities}


def test_a_pair_between_the_thresholds_stays_apart_and_is_an_issue(known):
    first = page(
        "Ясенев провёл совещание.",
        title="Совещание по экономическим вопросам и по портам",
        key="a",
        published="2030-05-14T11:00",
    )
    last = page(
        "Ясенев провёл совещание.", title="Совещание по экономическим вопросам", key="b", published="2030-05-14T11:00"
    )
    low = replace(known, thresholds=known.thresholds.model_copy(update={"yes": 90.0, "unsure": 0.5}))
    found = link_units(low, first, last)
    assert len(list_groups(found)) == 2
    assert len(found.issues) == 1
    assert "may be the event of" in found.issues[0].why


def test_every_part_of_a_score_has_a_weight(known):
    assert {name for name, _ in PARTS} == set(known.weights)
