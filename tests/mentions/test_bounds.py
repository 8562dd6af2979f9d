"""A page made of names alone: those that a page can have are read, and how far is said."""

from onrecord.mentions.bounds import MOST_NAMES, find_bound
from onrecord.mentions.stage import STAGE, MentionsUnit, Named
from tests.documents.reading import read
from tests.fuzz.laws import known

NAME = "Ada Lint, "


def name_all(count: int) -> Named:
    return STAGE.work(MentionsUnit(page=read(f"Report\n\n{NAME * count}and others came.\n"), turns=()), known(STAGE))


def test_a_page_may_have_many_names() -> None:
    named = name_all(500)
    assert len(named.mentions) == 500
    assert named.issues == ()


def test_what_no_page_has_is_left_out_and_said() -> None:
    named = name_all(MOST_NAMES + 500)
    bound = len("Report\n") + (MOST_NAMES - 1) * len(NAME)
    assert max(one.stop for one in named.mentions) == bound - len(", ")
    assert [(issue.code, issue.why) for issue in named.issues] == [
        (
            "D01",
            f"expected at most 15,000 names on a page, found more; those of the first {bound:,} characters were read",
        )
    ]


def test_prose_as_long_as_a_page_can_be_has_fewer() -> None:
    prose = "Ada Lint said that the governor had come to see the old bridge at Norvale and nothing else. "
    assert find_bound(prose * (400_000 // len(prose))) is None
