"""Paragraphs that were broken at a column."""

import pytest

from onrecord.documents.wrapping import is_hard_wrapped, join_wrapped

LINE = "The river has long been a road and no border, as we said last year"


# Lines of a page, and the paragraphs that they are.
WRAPPED = [
    (
        ("The river has long been a road and no border, as we", "said last year in the town of", "", "Karatogan.  ", "And so on."),
        ("The river has long been a road and no border, as we said last year in the town of", "", "Karatogan.", "And so on."),
    ),
    (("The road is long  ", "and goes on."), ("The road is long and goes on.",)),
    (
        ("The wells are:", "", "-   the deep well of the old", "    town", "-   the well of the port"),
        ("The wells are:", "", "-   the deep well of the old town", "-   the well of the port"),
    ),
    (("The wells are", "-   deep", "-   old"), ("The wells are", "-   deep", "-   old")),
    (("1. deep", "2. old", "3. dry"), ("1. deep", "2. old", "3. dry")),
    (("They opened the well on May", "13.  The road was opened", "- as we said - in June."), ("They opened the well on May 13.  The road was opened - as we said - in June.",)),
    (("# Wells", "They are deep"), ("# Wells", "They are deep")),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "paragraphs"), WRAPPED)
def test_paragraphs(lines: tuple[str, ...], paragraphs: tuple[str, ...]):
    assert join_wrapped(lines) == paragraphs


def test_any_text_with_many_lines_of_one_width():
    page = (LINE, LINE, LINE, "", LINE, LINE, LINE, "", LINE)
    assert is_hard_wrapped(page, is_markdown=False)
    assert not is_hard_wrapped((LINE * 4, "", LINE * 4, "", LINE * 4, ""), is_markdown=False)
    assert not is_hard_wrapped((LINE,) * 9, is_markdown=False)


def test_a_line_that_announces_the_next_one_was_broken_by_no_column():
    announced = f"{LINE[:59]}:"
    assert not is_hard_wrapped(
        (announced, LINE * 2, "", announced, LINE, "", announced, LINE, "", announced, LINE), is_markdown=False
    )


SHORT = ("", LINE, "in the old town of Karatogan, and we say it today to all of them", "here.", "", "###")


def test_one_paragraph_of_markdown_is_enough():
    assert is_hard_wrapped(SHORT, is_markdown=True)
    assert not is_hard_wrapped(SHORT, is_markdown=False)


@pytest.mark.parametrize(
    "lines",
    [
        ("ADA: Yes.", "OLAF: No, and I say so for the third time in this hall today.", "ADA: well."),
        ("The road is long.", "the wells are deep, and nobody has ever said how deep they are."),
        ("", "Blue Hall  ", "Karatogan", ""),
        (),
    ],
)
def test_lines_with_room_for_the_next_word_are_not_wrapped(lines: tuple[str, ...]):
    assert not is_hard_wrapped(lines, is_markdown=True)
