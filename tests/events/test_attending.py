"""Who was at an event beside those whom its head names: lists of participants, and sentences that say who came."""

from dataclasses import replace

import pytest

from onrecord.events.attending import list_attending, list_present
from onrecord.events.find import find_tellings
from onrecord.events.scene import Scene
from onrecord.events.telling import Telling, TellTurn, TellUnit
from onrecord.knowledge.events import EventKnowledge
from onrecord.model import Span
from onrecord.model.pages import Standing
from tests.events.conftest import make_unit


def narrate(unit: TellUnit) -> TellUnit:
    """The page with all its text told by its publisher."""
    told = TellTurn(kind="narration", label_start=None, label_stop=None, start=0, stop=len(unit.page.text))
    return replace(unit, turns=(told,))


def tell(known: EventKnowledge, title: str, *paragraphs: str, standing: Standing = "official") -> Telling:
    """What the page itself tells of, with its paragraphs as narration."""
    unit = make_unit(*paragraphs, title=title, language="en", kind="readout", standing=standing)
    return next(one for one in find_tellings(narrate(unit), known) if one.role == "own")


def show(one: Telling) -> list[tuple[str, bool]]:
    """Who took part, and whether the head says so."""
    return sorted((each.key, each.is_main) for each in one.attendants)


MEETING = ("Readout of Yasenev’s Meeting on Bridges", "Yasenev met today with bridge builders.")


@pytest.mark.parametrize("mark", ["-   ", "* ", "1. ", "• ", ""])
def test_items_of_a_list_took_part(known, mark: str) -> None:
    items = (f"{mark}Roeva, Minister of Rivers", f"{mark}Thorn, Harbours of Vel")
    assert show(tell(known, *MEETING, "Participants included:", *items)) == [
        ("roeva", False),
        ("thorn", False),
        ("yasenev", True),
    ]


def test_a_list_goes_on_behind_a_heading_inside_and_ends_with_a_paragraph(known) -> None:
    long = "The ministries of both countries went on to speak about the bridges over the river, which " * 3
    page = tell(
        known,
        *MEETING,
        "In attendance:",
        "- Roeva, Rivers",
        "From the ports:",
        "- a pilot",
        f"{long} Thorn wrote.",
        "- Thorn, Ports",
    )
    assert show(page) == [("roeva", False), ("yasenev", True)]


def test_a_list_of_something_else_is_none(known) -> None:
    assert show(tell(known, *MEETING, "He named some examples:", "- the plan of Roeva")) == [("yasenev", True)]


SENTENCES = [
    ("en", "They were joined by Roeva and Thorn.", ["roeva", "thorn"]),
    ("en", "Roeva also attended.", ["roeva"]),
    ("en", "Roeva attended the meeting.", ["roeva"]),
    # No event is named, it was another one, another day, or somebody's plan.
    ("en", "Roeva attended a school of music.", []),
    ("en", "Thorn joined Roeva separately for a meeting.", []),
    ("en", "On March 3, 2027 Roeva attended a meeting on ports.", []),
    ("en", "Participants were joined by those who carry out Roeva’s plan.", []),
    ("ru", "Во встрече приняли участие министр Роева и посол Торн.", ["roeva", "thorn"]),
    ("ru", "Президента сопровождали Роева и Торн.", ["roeva", "thorn"]),
    ("ru", "На встрече присутствовала Роева.", ["roeva"]),
    ("ru", "Роева построила мост.", []),
]


@pytest.mark.parametrize(("language", "sentence", "people"), SENTENCES)
def test_a_sentence_says_who_came(known, language: str, sentence: str, people: list[str]) -> None:
    unit = make_unit("Встреча прошла на реке.", sentence, title="О мостах", language=language)
    scene = Scene(narrate(unit), known, known.languages[language])
    assert sorted(one.key for one in list_attending(scene, "meeting", "present")) == people


def test_the_lives_of_those_whom_a_decision_names_are_no_event(known) -> None:
    title, kept = "Yasenev Announces an Appointment to the Board of Ports", "Roeva attended the conference on bridges."
    unit = narrate(make_unit("Ports need boards.", kept, title=title, language="en"))
    scene = Scene(unit, known, known.languages["en"])
    assert [one.key for one in list_attending(scene, "decision", "present")] == []
    assert [one.key for one in list_attending(scene, "meeting", "present")] == ["roeva"]


def test_what_a_press_report_says_of_others_is_left_alone(known) -> None:
    report = tell(known, *MEETING, "Participants included:", "- Roeva, Rivers", standing="press")
    assert show(report) == [("yasenev", True)]


PRESENT = [
    ("en", "Readout of Yasenev’s Meeting with Roeva", ["yasenev", "roeva"]),
    ("en", "Meeting with Roeva on Thorn’s Rivers Act", ["roeva"]),
    ("en", "Readout by Thorn of Yasenev’s Call with Roeva", ["yasenev", "roeva"]),
    ("ru", "Церемония у памятника Роевой", []),
    ("ru", "Ясенев возложил цветы к памятнику великой Роевой, Торн пришёл позже", ["yasenev", "thorn"]),
]


@pytest.mark.parametrize(("language", "title", "people"), PRESENT)
def test_nobody_takes_part_by_a_thing_that_bears_their_name(
    known, language: str, title: str, people: list[str]
) -> None:
    scene = Scene(make_unit(title=title, language=language), known, known.languages[language])
    assert [one.key for one in list_present(scene, Span(start=0, stop=len(title)))] == people
