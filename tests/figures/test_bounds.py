"""A page made of numbers alone: those that a page can have are read, and how far is said."""

from onrecord.figures.bounds import MOST_NUMBERS, find_bound
from onrecord.figures.stage import Figured, FiguresUnit, read_figures
from tests.figures.said import known
from tests.quotations.build import build_page

BUILT = "Norvale built 12 bridges. "
DATES = "The bridges opened on " + "7 May 2031, " * 40 + "as was said. "


def read_text(text: str) -> Figured:
    drawn = build_page(text, "en", standing="official")
    unit = FiguresUnit(page=drawn.page, turns=drawn.turns, sentences=drawn.sentences, mentions=(), quotations=())
    return read_figures(unit, known())


def test_a_page_may_have_many_numbers() -> None:
    read = read_text(BUILT * 500)
    assert len(read.figures) == 500
    assert read.issues == ()


def test_what_no_page_has_is_left_out_and_said() -> None:
    dates = DATES * (MOST_NUMBERS // 80 - 1)
    held = BUILT * 80 + dates
    read = read_text(held + BUILT * 9)
    bound = len(held) + BUILT.index("12")
    assert len(read.figures) == 80
    assert [(issue.code, issue.why) for issue in read.issues] == [
        (
            "D01",
            f"expected at most 20,000 numbers on a page, found more; figures of the first {bound:,} characters were read",
        )
    ]


def test_a_report_of_a_million_letters_with_a_number_in_each_sentence_is_read_whole() -> None:
    assert (
        find_bound("Trade between Norvale and its neighbours grew by 12 percent in 2031, as was said. " * 9_500) is None
    )
