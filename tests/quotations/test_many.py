"""A page made of quotations alone: as many as a page can have are kept, and what is left out is said."""

from onrecord.quotations.find import MOST_QUOTATIONS
from onrecord.quotations.stage import STAGE, QuotationsUnit, Quoted
from tests.fuzz.laws import known, read_documents, read_turns


def find_all(count: int) -> Quoted:
    said = "".join(f"«Да, мост {number} наш», – сказал он.\n" for number in range(count))
    (page,) = read_documents(said.encode(), "text/plain")
    turns, sentences = read_turns(page)
    unit = QuotationsUnit(page=page, turns=turns, sentences=sentences, mentions=())
    return STAGE.work(unit, known(STAGE))


def test_a_page_may_have_many() -> None:
    quoted = find_all(300)
    assert (len(quoted.quotations), quoted.issues) == (300, ())


def test_what_no_page_has_is_left_out_and_said() -> None:
    quoted = find_all(MOST_QUOTATIONS + 7)
    assert len(quoted.quotations) == MOST_QUOTATIONS
    assert max(one.start for one in quoted.quotations) == quoted.quotations[-1].start
    assert [(issue.code, issue.why) for issue in quoted.issues] == [
        ("D01", "expected at most 1,000 quotations on a page, found more; those behind were left out")
    ]
