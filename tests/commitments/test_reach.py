"""What a cue reaches: rows, inserted phrases, what somebody said then, and the same words that are none."""

import pytest

from tests.commitments.promised import read, read_one


@pytest.mark.parametrize(
    ("language", "text", "acts"),
    [
        ("en", "Velia and Torlan will coordinate patrols and work together to close the gaps.", ["coordinate", "work"]),
        (
            "en",
            "The ministry will open a school; dispatch the ship; and build a mill as well as repair a road.",
            ["open", "dispatch", "build", "repair"],
        ),
        ("en", "Velia will open the archive and work space for its readers.", ["open"]),
        ("ru", "Письма министрам направлю, и они вместе с вами доработают проект.", ["направлю", "доработают"]),
        ("ru", "Наша задача в этом году, в короткий срок построить второй мост.", ["построить"]),
    ],
)
def test_rows_and_inserted_phrases(language: str, text: str, acts: list[str]) -> None:
    assert [one.action for one in read(text, language)[0]] == acts


@pytest.mark.parametrize(
    ("language", "text", "kind", "exact"),
    [
        ("en", "These are parts of an agenda the Water Council will advance in June.", "agent", "the Water Council"),
        ("ru", "Они вместе с вами доработают проект.", "they", "Они"),
    ],
)
def test_who_acts_beside_others(language: str, text: str, kind: str, exact: str) -> None:
    (actor,) = read_one(text, language).actors
    assert (actor.kind, actor.exact) == (kind, exact)


def test_what_is_begun_may_be_named_before_its_clause() -> None:
    one = read_one("Я расскажу про две школы, которые открываем 1 июля.", "ru")
    assert (one.action, one.object, one.due) == ("открываем", "которые", "2031-07-01")


@pytest.mark.parametrize(
    ("text", "found", "rules"),
    [
        ("The mills told us that they were going to keep their prices.", ["keep"], []),
        ("The mills were going to keep their prices.", [], ["past"]),
        ("The minister praised our commitment to close the mines by 2040.", ["close"], []),
        ("The minister praised our commitment to free trade.", [], ["stance"]),
        ("We are pleased to announce that Velia is donating 2 million doses.", ["donating"], []),
        ("We are pleased to see that Velia is donating 2 million doses.", [], ["courtesy"]),
    ],
)
def test_words_that_turn_what_follows(text: str, found: list[str], rules: list[str]) -> None:
    commitments, refusals = read(text)
    assert [one.action for one in commitments] == found
    assert {one.rule for one in refusals} >= set(rules)


def test_the_signing_of_a_document_is_no_adjective() -> None:
    assert read_one("They welcomed the signing of the treaty on rivers.").strength == "done"
    assert read("They welcomed the signing of autographs.")[0] == ()


@pytest.mark.parametrize(
    "text",
    [
        "The budget of 2033 goes on with our commitment to ensure safe roads.",
        "Earlier this week we spoke of our commitment to strengthen the dams.",
    ],
)
def test_the_day_of_a_commitment_stands_with_its_act(text: str) -> None:
    assert read(text)[0] == ()


def test_an_intent_that_is_announced_is_a_plan() -> None:
    one = read_one("Министр объявила о намерении уйти в отставку в июле.", "ru")
    assert (one.action, one.strength) == ("уйти", "plans")


def test_whose_stance_it_is_proposes_nothing_behind_it() -> None:
    text = "Officials praised the Minister's commitment to road reforms, including the rise in funding proposed in the King's 2032 Budget."
    assert read(text)[0] == ()
