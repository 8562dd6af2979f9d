"""What one page tells: its own event, other events of the day, and those spoken of in passing."""

from dataclasses import replace

import pytest

from onrecord.events.find import find_tellings
from onrecord.model import Span
from tests.events.conftest import make_unit

OWN = [
    pytest.param(
        {"title": "Встреча с Ядвигой Роевой", "paragraphs": ["Ясенев встретился с президентом Роевой."], "place": "Карасук"},
        ("meeting", "2030-05-14", "Карасук", "held", {"yasenev", "roeva"}),
        id="a meeting has its place and day from the head of the page",
    ),
    pytest.param(
        {"title": "Телефонный разговор с Ядвигой Роевой", "paragraphs": ["Состоялся телефонный разговор Ясенева с Роевой."]},
        ("call", "2030-05-14", None, "held", {"yasenev", "roeva"}),
        id="a call is at no place",
    ),
    pytest.param(
        {
            "title": "Yasenev and Roeva hold talks",
            "paragraphs": ["Yasenev met with Roeva in Karasuk on Monday."],
            "language": "en", "standing": "press", "kind": "report",
        },
        ("negotiation", "2030-05-13", "Karasuk", "held", {"yasenev", "roeva"}),
        id="a report says the day of the week",
    ),
    pytest.param(
        {"title": "20 мая состоятся переговоры с Ядвигой Роевой", "paragraphs": ["Ясенев примет Роеву."], "kind": "other"},
        ("negotiation", "2030-05-20", None, "planned", {"roeva"}),
        id="an announcement is of a day to come",
    ),
    pytest.param(
        {
            "title": "Переговоры с Роевой перенесены на июнь",
            "paragraphs": ["Переговоры Ясенева и Роевой перенесены на июнь, сообщил дворец."],
            "standing": "press", "kind": "report",
        },
        ("negotiation", "2030-06", None, "moved", {"yasenev", "roeva"}),
        id="talks that are moved have their new month",
    ),
    pytest.param(
        {
            "title": "Readout of Bruno N. Yasenev, Jr. Call with President Roeva",
            "paragraphs": ["The two leaders agreed that the bridge is long."],
            "language": "en", "kind": "readout",
        },
        ("call", "2030-05-14", None, "held", {"yasenev", "roeva"}),
        id="a full stop behind an initial or a shortened word ends no sentence",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "wanted"), OWN)
def test_a_page_tells_of_its_own_event(known, page, wanted):
    said = {key: value for key, value in page.items() if key != "paragraphs"}
    own = find_tellings(make_unit(*page["paragraphs"], **said), known)[0]
    people = {one.key for one in own.attendants}
    assert (own.kind, own.when, own.place, own.status, people) == wanted


def test_the_day_of_other_talks_is_not_that_of_the_meeting(known):
    unit = make_unit(
        "Ясенев провёл встречу с Роевой.",
        "Открывая встречу, он оценил итоги состоявшихся накануне переговоров министров.",
        title="Встреча с Ядвигой Роевой",
    )
    own, *passing = find_tellings(unit, known)
    assert own.when == "2030-05-14"
    assert [(one.kind, one.when, one.status) for one in passing] == [("negotiation", "2030-05-13", "mentioned")]


def test_a_report_of_two_events_has_a_stretch_for_each(known):
    unit = make_unit(
        "Ясенев и Роева встретились в Карасуке.",
        "«Мы рады», – сказал Ясенев.",
        "В ходе Озёрного форума Роева заявила, что нужны новые порты.",
        "«Порты стары», – сказала Роева.",
        title="Ясенев и Роева провели переговоры",
        standing="press",
        kind="report",
    )
    own, part = (one for one in find_tellings(unit, known) if one.role != "passing")
    assert part.kind == "forum"
    told = [unit.page.text[span.start : span.stop] for span in part.spans]
    assert told == ["В ходе Озёрного форума Роева заявила, что нужны новые порты.\n«Порты стары», – сказала Роева."]
    assert own.spans[0].stop == part.spans[0].start


SERIES = [
    ("XVI Форум приозёрных областей пройдёт осенью в Залесске.", "2030-23", 16, "Залесске", "planned"),
    ("Двадцать первый Озёрный форум состоялся в 2028 году в Карасуке.", "2028", 21, "Карасуке", "held"),
    ("В прошлом году Озёрный форум был отменён.", "2029", None, None, "cancelled"),
    ("Форум приозёрных областей перенесён на март 2031 года.", "2031-03", None, None, "moved"),
    ("На этот раз Форум приозёрных областей проходит в городе Залесске.", "2030-05-14", None, "Залесске", "held"),
]


@pytest.mark.parametrize(("sentence", "when", "ordinal", "place", "status"), SERIES)
def test_editions_of_a_series_are_told_in_passing(known, sentence, when, ordinal, place, status):
    unit = make_unit("Ясенев: Добрый день.", sentence, title="Встреча с Ядвигой Роевой")
    told = [one for one in find_tellings(unit, known) if one.series is not None]
    assert [(one.when, one.series and one.series.ordinal, one.place, one.status) for one in told] == [
        (when, ordinal, place, status)
    ]


def test_words_that_point_at_the_series_of_the_page_are_its_name(known):
    unit = make_unit(
        "Yasenev and Roeva took part in the 5th Lakeland Business Forum.",
        "Yasenev: The first such forum was held in Karasuk in 2026.",
        "Next year we will hold this meeting in Zalessk.",
        title="Lakeland Business Forum",
        language="en",
        place="Port Ember",
    )
    told = [
        (one.when, one.place, one.status, one.series.ordinal)
        for one in find_tellings(unit, known)
        if one.series is not None
    ]
    assert ("2026", "Karasuk", "held", 1) in told
    assert ("2031", "Zalessk", "planned", None) in told


def test_talks_before_the_meeting_are_put_before_it(known):
    unit = make_unit(
        "Yasenev: This was discussed during separate talks with Roeva, which took place before our session.",
        title="Session of the Lakeland Council",
        language="en",
    )
    passing = [one for one in find_tellings(unit, known) if one.role == "passing"]
    assert [(one.kind, one.order, one.when) for one in passing] == [("negotiation", "before", "2030-05-14")]


def test_a_video_address_is_given_from_elsewhere(known):
    unit = make_unit(
        "Ясенев направил видеообращение участникам Озёрного форума.",
        title="Видеообращение к участникам Озёрного форума",
        place="Карасук",
    )
    own = find_tellings(unit, known)[0]
    assert own.place is None
    assert {one.mode for one in own.attendants} == {"addressed"}


def test_a_language_without_words_for_events_tells_nothing(known):
    assert find_tellings(make_unit(title="Meddelelse", language="da"), known) == ()


def test_a_page_holds_the_whole_of_its_event_or_says_where_it_is_cut_or_sums_it_up(known):
    said = ("Ясенев встретился с Роевой.", "Ясенев: Добрый день.")
    whole = make_unit(*said, title="Встреча с Ядвигой Роевой")
    cut = replace(whole, page=replace(whole.page, cuts=(Span(start=60, stop=63),)))
    readout = replace(whole, page=replace(whole.page, kind="readout"))
    report = make_unit(*said, title="Встреча с Ядвигой Роевой", standing="press", kind="report")
    found = [find_tellings(unit, known)[0].extent for unit in (whole, cut, readout, report)]
    assert found == ["whole", "cut", "summary", "summary"]
