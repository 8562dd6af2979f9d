"""What is said in a printed talk: words broken off, updates handed over, and what a speech will say are no acts."""

from dataclasses import replace

import pytest

from onrecord.commitments.find import find_commitments
from onrecord.commitments.sentences import Said
from tests.commitments.promised import SAID_ON, known
from tests.quotations.build import build_page


def find_spoken(text: str) -> tuple[list[str], list[str]]:
    """The verbs of what a speaker promises, and the rules by which the rest is refused."""
    drawn = build_page(text, "en", standing="official")
    page = replace(drawn.page, published=SAID_ON)
    turns = tuple(replace(turn, label="MS. ROE") for turn in drawn.turns)
    found = find_commitments(Said(page, turns, drawn.sentences, drawn.mentions, ()), known())
    return [one.action for one in found.commitments], [one.rule for one in found.refusals]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We will use — we will sell the mill.", "vague"),
        ("We’re going to rep- — repair the mill.", "vague"),
        ("We will keep marching.", "vague"),
        ("Dr Roe will give an update on the floods.", "speech"),
        ("She will note the progress of the mills.", "speech"),
    ],
)
def test_what_is_only_spoken_is_no_act(text: str, rule: str) -> None:
    assert find_spoken(text)[1] == [rule]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("We will build — as the council promised — two mills.", "build"),
        ("We will keep repairing mills.", "repairing"),
        ("Dr Roe will give an update on the floods on 4 June.", "give"),
    ],
)
def test_what_is_said_of_an_act_is_one(text: str, verb: str) -> None:
    assert find_spoken(text) == ([verb], [])


def test_an_object_that_is_broken_off_is_none() -> None:
    assert find_spoken("We are going to sell pa- — in the coming weeks, that is.")[1] == ["vague"]
