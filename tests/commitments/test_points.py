"""Lists below a sentence that ends in its cue: each point is an act of whoever stands above."""

from tests.commitments.promised import read

LIST = "{}\n\n-   Design a plan for the harbour;\n\n-   Support for towns is near;\n\n-   build three mills by 2040.\n\nTrade grew."


def test_points_below_will_are_acts_of_the_group() -> None:
    commitments, _ = read(LIST.format("The harbour council will:"))
    assert [(one.actors[0].exact, one.action, one.object, one.due) for one in commitments] == [
        ("The harbour council", "Design", "plan", None),
        ("The harbour council", "build", "mills", "2040"),
    ]
    assert [one.evidence.exact for one in commitments] == ["Design a plan for the harbour", "build three mills by 2040"]


def test_points_below_a_mark_are_acts_of_the_cue_before_it() -> None:
    commitments, _ = read(LIST.format("The harbour council will use its fleet to:"))
    assert [one.action for one in commitments if one.action != "use"] == ["Design", "build"]


def test_points_below_whoever_is_told() -> None:
    commitments, _ = read(LIST.format("The President has directed the harbour council to:"))
    assert [(one.actors[0].exact, one.action) for one in commitments] == [
        ("the harbour council", "Design"),
        ("the harbour council", "build"),
    ]


def test_points_below_what_is_no_cue_are_none() -> None:
    assert read(LIST.format("The fund has helped the council to:"))[0] == ()


def test_acts_above_a_list_are_read_there_alone() -> None:
    above = "The President has directed the Secretary of Harbours to consider steps and submit a report on efforts to:"
    commitments, _ = read(LIST.format(above))
    assert [one.action for one in commitments] == ["consider", "submit"]


def test_a_point_of_several_sentences_does_not_end_its_list() -> None:
    text = "The harbour council will:\n\n-   Design a plan for the harbour. Trade grew by a tenth. This includes:\n-   Three towns.\n-   Build three mills."
    assert [one.action for one in read(text)[0]] == ["Design", "Build"]


def test_points_that_lost_their_signs_open_their_lines_with_a_verb() -> None:
    text = "The harbour council will:\n\nDesign a plan for the harbour. Trade grew by a tenth.\n\nBuild three mills."
    assert [one.action for one in read(text)[0]] == ["Design", "Build"]


def test_a_line_that_is_no_point_ends_the_list() -> None:
    text = "The harbour council will:\n\n-   Design a plan for the harbour.\n\nTrade grew.\n\n-   Build three mills."
    assert [one.action for one in read(text)[0]] == ["Design"]
