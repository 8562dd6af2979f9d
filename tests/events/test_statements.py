"""A statement on talks or a call is an account of them, and who makes it need not have been there; how people take part is said in the text."""

import pytest

from onrecord.events.find import find_tellings
from onrecord.events.telling import Telling
from onrecord.knowledge.events import EventKnowledge
from tests.events.conftest import make_unit


def tell(known: EventKnowledge, title: str, *paragraphs: str) -> Telling:
    """What the page itself tells of."""
    unit = make_unit(*paragraphs, title=title, language="en", kind="statement")
    return next(one for one in find_tellings(unit, known) if one.role == "own")


def show(one: Telling) -> tuple[str, list[tuple[str, str]]]:
    """The kind, and who takes part in which way."""
    return one.kind, sorted((each.key, each.mode) for each in one.attendants)


STATEMENTS = [
    ("Statement by Thorn on Yasenev’s Call with Roeva", "call", "by_phone", ["roeva", "yasenev"]),
    ("Statement by Thorn on Yasenev’s Meeting with Roeva", "meeting", "present", ["roeva", "yasenev"]),
    # Who speaks of their own call was on it.
    ("Statement from Yasenev on the Call with Roeva", "call", "by_phone", ["roeva", "yasenev"]),
    # Nobody is met on bridges, and after a meeting something else is said.
    ("Statement by Yasenev on Bridges", "statement", "unknown", ["yasenev"]),
    ("Statement by Yasenev after the Meeting with Roeva", "statement", "unknown", ["roeva", "yasenev"]),
]


@pytest.mark.parametrize(("title", "kind", "mode", "people"), STATEMENTS)
def test_a_statement_is_of_what_it_is_on(known, title: str, kind: str, mode: str, people: list[str]) -> None:
    assert show(tell(known, title, "It was useful.")) == (kind, [(key, mode) for key in people])


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("Yasenev and Roeva had a talk by phone on bridges.", "by_phone"),
        ("Yasenev convened a virtual discussion with Roeva.", "by_video"),
        ("Yasenev received Roeva in the palace.", "present"),
    ],
)
def test_the_first_sentence_says_how_they_met(known, words: str, mode: str) -> None:
    told = tell(known, "Readout of Yasenev’s Meeting with Roeva", words)
    assert show(told) == ("meeting", [("roeva", mode), ("yasenev", mode)])
