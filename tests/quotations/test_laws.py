"""Laws of quotations on any text: exact slices, no overlap, no exception, no growth beyond the text's."""

import sys
from dataclasses import replace
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.quotations.find import find_quotations
from onrecord.quotations.stage import STAGE, QuotationsUnit
from tests.quotations.build import build_page, known

PIECES = [
    "«", "»", '"', "“", "”", "„", "'", "’", "–", "- ", ", ", ". ", "! ", ": ", "\n", " ", "(", ")", "# ", "— ",
    "сказал", "сказал он", "[[Орлов|o]]", "[[Полева|p]]", "[[президент|office:g]]", "что", "по словам", "По его словам", "как", "и", "Мост готов",
    "мост", "назвал", "отметил", "добавив", "сообщает", "со ссылкой на", "said", "he said", "The bridge", "that", "according to", "деді",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(drawn=st.one_of(TEXTS, GLUED, st.text(max_size=120)), language=st.sampled_from(["ru", "en", "kk", "uk", None]))
def test_every_row_is_cut_from_the_text(drawn: str, language: str | None) -> None:
    page = build_page(drawn, language)
    rows = find_quotations(page.page, page.turns, page.sentences, page.mentions, known())
    mentions = {mention.id for mention in page.mentions}
    for row in rows:
        assert row.exact == page.page.text[row.start : row.stop] != ""
        assert row.exact == row.exact.strip()
        assert set(row.speakers) | set(row.on_behalf_of) <= mentions
        assert row.rule
        for span in row.interruptions:
            assert row.start < span.start < span.stop < row.stop


@given(drawn=st.one_of(TEXTS, GLUED), language=st.sampled_from(["ru", "en"]))
def test_marked_quotations_never_overlap(drawn: str, language: str) -> None:
    page = build_page(drawn, language)
    rows = find_quotations(page.page, page.turns, page.sentences, page.mentions, known())
    marked = [row for row in rows if row.kind != "indirect"]
    for first, second in pairwise(marked):
        assert first.stop <= second.start
    assert len({row.id for row in rows}) == len(rows)


@given(drawn=st.one_of(TEXTS, GLUED))
def test_the_same_page_gives_the_same_rows(drawn: str) -> None:
    page = build_page(drawn)
    unit = QuotationsUnit(page=page.page, turns=page.turns, sentences=page.sentences, mentions=page.mentions)
    assert STAGE.work(unit, STAGE.open_knowledge(KnowledgeFolders())) == STAGE.work(unit, known())


def test_speech_turns_are_not_read() -> None:
    page = build_page("«Мост готов», – сказал [[Орлов|o]].")
    speech = tuple(replace(turn, kind="speech") for turn in page.turns)
    assert len(find_quotations(page.page, page.turns, page.sentences, page.mentions, known())) == 1
    assert find_quotations(page.page, speech, page.sentences, page.mentions, known()) == ()


# A finder whose work grows with the square of the text would need hours for these.
LONG = 100_000


@pytest.mark.parametrize(
    "drawn",
    [
        "«" * LONG, "»" * LONG, '"' * LONG, "'" * LONG, "“" * LONG, "«»" * (LONG // 2), '" ' * LONG, "«а» " * (LONG // 4),
        "«а\n" * (LONG // 10), "сказал " * (LONG // 7), "что " * (LONG // 4), ", сказал он" * (LONG // 10),
        "— а, — сказал он. " * (LONG // 18), "по словам " * (LONG // 10), "он сказал, что " * (LONG // 15),
        "«мост готов» сказал, что " * (LONG // 25), "он и она, " * (LONG // 10), "сообщает со ссылкой на " * (LONG // 23),
    ],
    ids=range(18),
)  # fmt: skip
def test_long_runs_end(drawn: str) -> None:
    page = build_page("x")
    text = "x " + drawn
    block = replace(page.page.blocks[0], stop=len(text))
    long_page = replace(page.page, text=text, blocks=(block,))
    sentence = replace(page.sentences[0], stop=len(text))
    for row in find_quotations(long_page, page.turns, (sentence,), (), known()):
        assert row.exact == text[row.start : row.stop]


def count_steps(drawn: str, language: str) -> int:
    """How many functions are called to read one sentence that never ends."""
    page = build_page("x", language)
    text = "x " + drawn
    long_page = replace(page.page, text=text, blocks=(replace(page.page.blocks[0], stop=len(text)),))
    sentence = replace(page.sentences[0], stop=len(text))
    known()
    steps = 0

    def step(frame: FrameType, event: str, called: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        find_quotations(long_page, page.turns, (sentence,), (), known())
    finally:
        sys.setprofile(before)
    return steps


@pytest.mark.parametrize(
    ("drawn", "language"),
    [
        ("told residents the road ", "en"), ("said: ", "en"), ("“The bridge is open,” Roe said. ", "en"), ("Lt. Roe ", "en"), ("a.a.", "en"),
        ("the road, he said, is, ", "en"), ("“a ", "en"), ("«Мост готов», – сказал Орлов. ", "ru"), ("«а ", "ru"), ("дорога и мост ", "ru"),
    ],
)  # fmt: skip
def test_four_times_the_text_takes_four_times_the_steps(drawn: str, language: str) -> None:
    """Six, with what is worked out once; sixteen where each word were held against each other one."""
    assert count_steps(drawn * 800, language) < 6 * count_steps(drawn * 200, language)
