"""Reviews: a person's decision finds its row again by the words, whatever else has changed in the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engines.local import LocalEngine
from onrecord.engines.plan import Mapped
from onrecord.engines.reading import read_table
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document, Review, Span
from onrecord.model.identity import identify_row
from onrecord.record.writer import RecordWriter
from onrecord.reviews.attach import Decision, attach_reviews, make_review, report_strays
from onrecord.reviews.log import ReviewLog
from onrecord.reviews.stage import STEPS, Given, Reviewed, Strays, store_reviews
from tests.record.worlds import STAGE, Page, make_document

TEXT = (
    "Встреча на мосту\n"
    "«Мост мы откроем весной», – сказал он. Потом добавил: «Да».\n"
    "Его спутник ответил: «Да». Больше он не сказал ничего: «Мост закрыт»."
)


def make_page(text: str, publication: str = "p") -> Document:
    capture = Capture(
        id="c", sha256="c", url=None, retrieved=None, media_type="text/plain", bytes=0, source="pages/bridge.txt"
    )
    document = make_document(capture, text)
    return replace(document, publication=publication)


def decide(
    text: str, words: str, number: int = 0, value: str = "person:wolf", at: str = "2031-05-01T10:00:00Z"
) -> Review:
    """A review of the speaker of words that stand in a text, the ``number``-th time."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    decision = Decision(field="speaker", value=value, by="an editor", at=at, why="he was not there")
    return make_review(make_page(text), Span(start=start, stop=start + len(words)), "quotations", "direct", decision)


def test_a_review_keeps_the_words_and_what_stands_around_them() -> None:
    review = decide(TEXT, "Мост мы откроем весной")
    assert (review.before, review.exact, review.after) == (
        "Встреча на мосту\n«",
        "Мост мы откроем весной",
        "», – сказал он. Потом добавил: «",
    )


@pytest.mark.parametrize(
    ("page", "words", "number"),
    [
        pytest.param(TEXT, "Мост мы откроем весной", 0, id="the page as it was"),
        pytest.param("Обновлено. " + TEXT, "Мост мы откроем весной", 0, id="the page has grown at its head"),
        pytest.param(TEXT.replace("Больше он не сказал ничего", "Всё"), "Мост мы откроем весной", 0, id="an edit elsewhere"),
        pytest.param(TEXT.replace("сказал он", "заявил он"), "Мост мы откроем весной", 0, id="an edit right behind the words"),
        pytest.param(TEXT, "Да", 0, id="short words, told apart by what stands before them"),
        pytest.param(TEXT, "Да", 1, id="the same words the second time"),
        pytest.param("Кстати: «Да». " + TEXT, "Да", 1, id="the same words once more, elsewhere"),
    ],
)  # fmt: skip
def test_a_review_finds_its_row(page: str, words: str, number: int) -> None:
    review = decide(TEXT, words, number)
    shifted = number + page.count("Кстати")
    start = -1
    for _ in range(shifted + 1):
        start = page.index(words, start + 1)
    document = make_page(page)
    attached, issues = attach_reviews(document, [review])
    assert issues == ()
    assert [(one.table, one.field, one.value, one.review) for one in attached] == [
        ("quotations", "speaker", "person:wolf", review.id)
    ]
    assert attached[0].row == identify_row("quotations", document.id, start, start + len(words), "direct")


@pytest.mark.parametrize(
    ("page", "words", "why"),
    [
        (TEXT.replace("весной", "осенью"), "Мост мы откроем весной", "its words no longer stand in the page"),
        ("Он: «Да». Она: «Да».", "Да", "its words stand in the page 2 times"),
        ("Дата не названа", "Да", "its words are short, and what stood around them is no longer there"),
    ],
)
def test_a_review_that_is_not_told_apart_is_left_aside_with_an_issue(page: str, words: str, why: str) -> None:
    review = decide("Сначала он сказал: «Да»." if words == "Да" else TEXT, words)
    review = replace(review, before="", after="») #") if "2 times" in why else review
    attached, issues = attach_reviews(make_page(page), [review])
    assert attached == ()
    assert [why in issue.why for issue in issues] == [True]
    assert issues[0].source == "pages/bridge.txt"


def test_of_two_decisions_on_one_row_the_later_counts() -> None:
    earlier = decide(TEXT, "Мост закрыт", value="a", at="2031-05-01T10:00:00Z")
    later = decide(TEXT, "Мост закрыт", value="b", at="2031-05-02T10:00:00Z")
    for reviews in ([earlier, later], [later, earlier]):
        attached, _ = attach_reviews(make_page(TEXT), reviews)
        assert [one.value for one in attached] == ["b"]


def test_reviews_of_other_pages_are_not_looked_at() -> None:
    review = decide(TEXT, "Мост закрыт")
    assert attach_reviews(make_page(TEXT, publication="q"), [review]) == ((), ())
    assert report_strays([review], ["p"]) == ()
    assert "its page is not in the record" in report_strays([review], ["q"])[0].why


@given(st.text("аб .", max_size=60), st.integers(0, 60), st.integers(1, 8))
def test_in_an_unchanged_page_a_review_attaches_to_its_own_words_or_to_none(text: str, start: int, length: int) -> None:
    if start + length > len(text):
        return
    page = make_page(text)
    decision = Decision(field="speaker", value="x", by="", at="", why="")
    review = make_review(page, Span(start=start, stop=start + length), "turns", "speech", decision)
    attached, issues = attach_reviews(page, [review])
    assert len(attached) + len(issues) == 1
    assert {one.row for one in attached} <= {identify_row("turns", page.id, start, start + length, "speech")}


def test_the_file_is_only_appended_to_and_read_in_order(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path / "reviews.jsonl")
    assert log.read() == ((), ())
    reviews = [decide(TEXT, words) for words in ("Мост закрыт", "Его спутник", "Да")]
    for review in reviews:
        log.append(review)
    assert log.read() == (tuple(reviews), ())


def test_a_line_that_a_crash_has_cut_is_an_issue_and_the_next_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    log = ReviewLog(path)
    one, two = decide(TEXT, "Мост закрыт"), decide(TEXT, "Да")
    log.append(one)
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    log.append(two)
    reviews, issues = log.read()
    assert reviews == (one, two)
    assert [issue.why.split(":")[0] for issue in issues] == ["line 2"]


@pytest.mark.parametrize("line", [b"\xff\xfe", b"[]", b'{"id": 3}', b"null"])
def test_a_line_that_is_no_review_is_an_issue(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "reviews.jsonl").write_bytes(line + b"\n")
    reviews, issues = ReviewLog(tmp_path / "reviews.jsonl").read()
    assert (reviews, len(issues), issues[0].source) == ((), 1, "reviews.jsonl")


def run_steps(writer: RecordWriter) -> list[int]:
    """Runs the steps of this stage; gives how many rows each made anew."""
    engine = LocalEngine(1)
    engine.map(STAGE, writer.captures.list_pages(Page), writer.work_path("pages"), KnowledgeFolders())
    store_reviews(writer)
    receipts = [
        engine.map(step.stage, step.find_source(writer.work_path), writer.work_path(step.writes), KnowledgeFolders())
        for step in STEPS
        if isinstance(step, Mapped)
    ]
    return [receipt.rows_out - receipt.rows_reused for receipt in receipts]


def test_the_steps_touch_only_the_documents_that_a_new_review_is_about(tmp_path: Path) -> None:
    with RecordWriter(tmp_path) as writer:
        for text in (TEXT, "Ещё одна страница."):
            writer.captures.add(text.encode(), source="pages/bridge.txt", media_type="text/plain")
        assert run_steps(writer) == [2, 1]
        assert run_steps(writer) == [0, 0]
        log = ReviewLog(writer.layout.reviews)
        log.append(replace(decide(TEXT, "Мост закрыт"), id="stray", publication="elsewhere"))
        assert run_steps(writer) == [0, 1]
        log.append(decide(TEXT, "Мост закрыт"))
        run_steps(writer)
        reviewed = list(read_table(writer.work_path("reviewed"), Reviewed))
        assert sorted(len(row.attached) for row in reviewed) == [0, 1]
        strays = next(read_table(writer.work_path("strays"), Strays))
        assert len(strays.issues) == 1
        assert len(next(read_table(writer.work_path("reviews"), Given)).reviews) == 2
