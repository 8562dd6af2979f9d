"""The small world's own consistency: the expected record, the pages and the README say the same."""

import re
from collections import Counter

import pytest

from onrecord.text.normalize import normalize_text
from tests.small_world.world import PAGES, README, ExpectedDocument, read_expected, read_people

DOCUMENTS = read_expected()
VERDICTS = {
    "verbatim", "shortened", "run_on", "spliced", "edited", "reworded", "paraphrased",
    "other_speaker", "other_occasion", "source_cut", "not_compared", "no_source", "not_found",
    "translated",
}  # fmt: skip


def _read_page(document: ExpectedDocument) -> str:
    return normalize_text((PAGES / document.file).read_text(encoding="utf-8"))


def test_every_page_is_expected():
    assert {path.name for path in PAGES.iterdir()} == {document.file for document in DOCUMENTS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_expected_words_stand_on_the_page_in_this_order(document: ExpectedDocument):
    page = _read_page(document)
    if document.part:
        page = page[page.index(document.title) :]
    at = 0
    for turn in document.turns:
        if turn.label:
            at = page.index(turn.label, at) + len(turn.label)
        at = page.index(turn.last, page.index(turn.first, at)) + len(turn.last)
    for words in (*document.cuts, *document.insertions, *(one.words for one in document.quotations)):
        assert words in page


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_quotations_stand_in_the_order_of_the_page(document: ExpectedDocument):
    page, at = _read_page(document), 0
    for quotation in document.quotations:
        at = page.index(quotation.words, at) + len(quotation.words)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_what_is_published_and_left_out_stands_on_an_official_page(document: ExpectedDocument):
    official = "\n".join(_read_page(one) for one in DOCUMENTS if one.standing == "official")
    for quotation in document.quotations:
        for words in (*quotation.left_out, *quotation.continuation, *(change[2] for change in quotation.changes)):
            assert words in official
        for _, quoted, _ in quotation.changes:
            assert quoted in quotation.words


def test_every_verdict_is_there():
    assert {one.verdict for document in DOCUMENTS for one in document.quotations} == VERDICTS


def test_every_kind_of_change_is_there():
    kinds = {change[0] for document in DOCUMENTS for one in document.quotations for change in one.changes}
    assert kinds == {"number", "negation", "name", "hedge", "ending", "word"}


def test_every_speaker_is_in_the_own_knowledge():
    speakers = {
        key for document in DOCUMENTS for one in document.quotations for key in (*one.speakers, *one.on_behalf_of)
    }
    speakers |= {turn.speaker for document in DOCUMENTS for turn in document.turns if turn.speaker}
    assert speakers == set(read_people())


def test_the_readme_lists_the_same_verdicts():
    sections = re.split(r"^### `", README.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    listed = {section.split("`", 1)[0]: Counter(_read_verdicts(section)) for section in sections}
    expected = {
        one.file: Counter(row.verdict for row in one.quotations) for one in DOCUMENTS if one.standing == "press"
    }
    assert listed == expected


def _read_verdicts(section: str) -> list[str]:
    rows = [line.split("|") for line in section.splitlines() if re.match(r"\| [bhl] [dmi] \|", line)]
    return [row[4].split()[0] for row in rows]
