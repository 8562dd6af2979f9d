"""What of the ledger a person should look at: conflicts, look-alikes, and figures of one turn that do not add up."""

import pytest

from onrecord.figures.compare import compare_figures
from onrecord.figures.notes import find_conflicts, find_side_conflicts, tell_mismatch
from onrecord.figures.sayings import Stated
from onrecord.figures.sums import find_mismatches
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.indicators import load_parts
from tests.figures.said import read
from tests.figures.test_compare import LATER, SHARE, state

CODEBOOK = open_codebook(KnowledgeFolders())
PARTS = load_parts(KnowledgeFolders())


def note(*figures: Stated) -> list[tuple[str, str, str]]:
    found = find_conflicts(tuple(compare_figures(figures)), CODEBOOK)
    return [(one.code, one.level, one.message) for one in found]


def test_figures_that_exclude_each_other_are_a_warning_with_both_words():
    assert note(state("a", "26"), state("b", "20", **LATER)) == [
        ("F01", "warning", "Figures of exports for 2030 exclude each other: «26» and «20».")
    ]


@pytest.mark.parametrize(
    "second",
    [
        state("b", "26.3", bound="about", **LATER),
        state("b", "20", **LATER, period="2029"),
        state("b", "20", **LATER, scope=("samalstan",)),
        state("b", "20", **{**LATER, "document": "a"}),
        state("b", "20", **LATER, is_hedged=True, scope=("samalstan", "lugozemye")),
    ],
    ids=["meets", "other period", "other place", "same text", "hedged"],
)
def test_what_can_both_be_true_is_no_finding(second):
    assert not [one for one in note(state("a", "26"), second) if one[0] == "F01"]


def test_levels_far_apart_are_of_different_parts():
    level = {"measure": "level", "direction": "none", "unit": "USD"}
    near, far = (state("b", value, **LATER, **level) for value in ("14000000000", "200000000"))
    first = state("a", "9000000000", **level)
    assert [code for code, *_ in note(first, near)] == ["F01"]
    assert [code for code, *_ in note(first, far)] == ["F02"]


def test_shares_without_a_stated_whole_look_alike():
    bare = {**SHARE, "whole": None}
    assert note(state("a", "70", **bare), state("b", "10", **bare, **LATER)) == [
        (
            "F02",
            "note",
            "Figures of interregional trade differ and cannot be held against each other: «70» and «10»; the whole is not stated.",
        )
    ]


def add(text: str, language: str = "en") -> list[tuple[str, str]]:
    """The mismatches of a text as one turn, and how each is told."""
    held = [stated_of(figure) for figure in read(text, language)]
    return [(one.kind, tell_mismatch(one, CODEBOOK).message) for one in find_mismatches(held, PARTS)]


def stated_of(figure) -> Stated:
    names = ("value", "upper", "unit", "measure", "direction", "bound", "whole", "about", "indicator")
    fields = {name: getattr(figure, name) for name in names}
    given = {"document": figure.document, "turn": figure.turn, "evidence": figure.evidence[0], "period": figure.period}
    return state(figure.id, **{**fields, **given, "scope": figure.scope})


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Trade was 20 billion dollars: exports of 9 billion dollars and imports of 7 billion dollars.", ["sum"]),
        ("Trade was 20 billion dollars: exports of 13 billion dollars and imports of 7 billion dollars.", []),
        ("Trade was 20 billion dollars: exports of 13.4 billion dollars and imports of about 7 billion dollars.", []),
        ("Trade was over 15 billion dollars: exports of 13 billion dollars and imports of 7 billion dollars.", []),
        ("Trade was 20 billion dollars, with exports of 9 billion dollars.", []),
        ("The forum was attended by 90 of 85 regions.", ["part"]),
        ("The forum was attended by 76 of 85 regions.", []),
        ("Exports grew by 50 percent, from 4 to 5 billion dollars.", ["growth"]),
        ("Exports grew by 25 percent, from 4 to 5 billion dollars.", []),
        ("Exports grew by about 20 percent, from 4 to 5 billion dollars.", []),
        ("Exports fell by 20 percent, from 5 to 4 billion dollars.", []),
    ],
)
def test_figures_of_one_turn_add_up_or_not(text, kinds):
    assert [kind for kind, _ in add(text)] == kinds


def test_what_does_not_add_up_is_told_with_its_words():
    assert add("Exports grew by 50 percent, from 4 to 5 billion dollars.") == [
        (
            "growth",
            "Figures of exports do not add up: «from 4», «to 5 billion dollars», beside «50 percent».",
        )
    ]


OWN = {"events": ("talks",), "side": "XA"}
OTHERS = {"events": ("talks",), "side": "XB"}


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ((state("a", "26", **OWN), state("b", "20", **OTHERS)), True),
        # Of two events, of one side, or on a report: figures that exclude each other, and no more.
        ((state("a", "26", **OWN), state("b", "20", **OTHERS | {"events": ("forum",)})), False),
        ((state("a", "26", **OWN), state("b", "20", **OTHERS | {"side": "XA"})), False),
        ((state("a", "26", **OWN), state("b", "20", **OTHERS | {"standing": "press"})), False),
        # A side that gives both figures.
        ((state("a", "26", **OWN), state("b", "20", **OTHERS), state("c", "20", **OWN)), False),
    ],
)
def test_two_sides_figures_of_one_event(pages: tuple[Stated, ...], told: bool) -> None:
    compared = tuple(compare_figures(pages))
    found = list(find_side_conflicts(compared, pages, CODEBOOK))
    assert [(one.code, one.subject.table, one.subject.id) for one in found] == [("A02", "events", "talks")] * told
