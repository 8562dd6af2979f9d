"""Rows: what stands in one behind a cue, each with its own object, term and actor."""

from tests.commitments.promised import read


def test_a_noun_of_commitment_takes_a_row_each_with_its_own_day() -> None:
    commitments, _ = read(
        "The ministry's commitment to close the mines by 2040, open a school by 2041, and plant a forest by 2042 stands."
    )
    assert [(one.action, one.due) for one in commitments] == [("close", "2040"), ("open", "2041"), ("plant", "2042")]


def test_each_who_is_told_acts() -> None:
    commitments, _ = read(
        "The order directs the State Ministry to prepare a treaty for Selvik, and all agencies to develop plans."
    )
    assert [(one.actors[0].exact, one.action) for one in commitments] == [
        ("the State Ministry", "prepare"),
        ("all agencies", "develop"),
    ]


def test_a_row_goes_on_behind_a_clause() -> None:
    commitments, _ = read(
        "They resolve to ensure that trade grows, to repair the bridge, to build a mill, and to open a school."
    )
    assert [one.action for one in commitments] == ["ensure", "repair", "build", "open"]


def test_what_they_can_do_is_no_act_of_the_row() -> None:
    commitments, _ = read("The ministry will ensure they can think, research, and write a report.")
    assert [one.action for one in commitments] == ["ensure"]


def test_an_object_behind_words_of_how_much() -> None:
    commitments, _ = read(
        "The ministry will provide up to $5 million for mills. We will build more than two million homes."
    )
    assert [one.object for one in commitments] == ["$5 million", "million homes"]


def test_what_a_relative_pronoun_means_is_the_object() -> None:
    commitments, _ = read("These are the doses that the ministry will deliver in the coming weeks.")
    assert [one.object for one in commitments] == ["doses"]


def test_since_a_law_was_signed_tells_of_before() -> None:
    commitments, refusals = read("Orla has grown since the law was signed.")
    assert (commitments, [one.rule for one in refusals]) == ((), ["past"])


def test_an_object_behind_a_phrase_of_how_long() -> None:
    commitments, _ = read("The ministry will extend for two years the fuel ban.")
    assert [one.object for one in commitments] == ["fuel ban"]


def test_with_whom_somebody_is_told_to_work_is_not_told() -> None:
    commitments, _ = read(
        "The President directed the ministry to work with the mayors and the agencies to build mills."
    )
    assert [one.actors[0].exact for one in commitments] == ["the ministry"]
