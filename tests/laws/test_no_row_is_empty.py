"""No row is empty: each turn and sentence holds words, each mention and quotation a letter or a digit, wherever a page is cut off."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.laws import read_documents, read_speech, take_apart
from tests.small_world.world import PAGES as WORLD
from tests.specimens.read import BROKEN, PAGES

TEXTS = sorted(path for folder in (PAGES, BROKEN, WORLD) for path in folder.iterdir())
REPORTS = [path for path in sorted(WORLD.iterdir()) if "_ru" in path.name or "_en" in path.name]


def read_all(name: str, content: bytes) -> int:
    """How many quotations a page holds; raises where a row is empty or not cut out of the text."""
    return sum(
        len(read_speech(document).quotations)
        for capture, held in take_apart(name, content)
        for document in read_documents(held, capture.media_type)
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_of_a_page(path: Path) -> None:
    read_all(path.name, path.read_bytes())


def test_the_pages_hold_quotations() -> None:
    assert sum(read_all(path.name, path.read_bytes()) for path in WORLD.iterdir()) > 10


@given(data=st.data())
def test_of_a_part_of_a_page(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(REPORTS))
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    read_all(path.name, text[start:stop].encode())


@given(marks=st.text(alphabet="«»“”„\"'’‘–—-… .,:;?!()[]<>\n\u00a0\u200b\u00ad\u202e\u0301", max_size=40))
def test_of_marks_without_words(marks: str) -> None:
    assert read_all("page.txt", f"Он сказал: {marks}\n\nThe governor said: {marks}.".encode()) <= 4
