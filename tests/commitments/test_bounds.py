"""A page made of promises alone: those that a page can have are read, and how far is said."""

from onrecord.commitments.sentences import MOST_CUES_OF_A_PAGE
from onrecord.commitments.stage import CommitmentsUnit, Promised, open_commitment_knowledge, read_commitments
from onrecord.knowledge.files import KnowledgeFolders
from tests.quotations.build import build_page

SENTENCE = "We will build a bridge. "


def read_text(text: str) -> Promised:
    drawn = build_page(text, "en", standing="official")
    unit = CommitmentsUnit(page=drawn.page, turns=drawn.turns, sentences=drawn.sentences, mentions=(), quotations=())
    return read_commitments(unit, open_commitment_knowledge(KnowledgeFolders()))


def test_a_page_may_promise_much() -> None:
    read = read_text(SENTENCE * 200)
    assert len(read.commitments) + len(read.refusals) == 200
    assert read.issues == ()


def test_what_no_page_has_is_left_out_and_said() -> None:
    read = read_text(SENTENCE * (MOST_CUES_OF_A_PAGE + 9))
    (issue,) = read.issues
    assert (issue.stage, issue.code) == ("commitments", "D01")
    assert issue.why.startswith(
        "expected at most 3,000 words of promise on a page, found more; commitments of the first "
    )
    last = max(one.evidence.stop for one in read.commitments)
    assert f"first {-(-last // len(SENTENCE)) * len(SENTENCE):,} characters were read" in issue.why


def test_a_first_line_that_is_a_sentence_is_text_and_a_headline_is_none() -> None:
    line = "The council has agreed to build two new mills in Orla by May"
    assert [len(read_text(f"# {line}{sign}\nThe council met.").commitments) for sign in ("", ".")] == [0, 1]
