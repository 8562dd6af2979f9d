"""Official pages: words in marks inside speeches, questions and statements are kept; nothing else is a quotation there."""

from dataclasses import replace

import pytest

from onrecord.quotations.find import find_quotations
from tests.quotations.build import build_page, known

MARKED = [
    ("We met the fishermen, and they said, “Give us the bridge.”", "en", ["Give us the bridge."]),
    ("And people ask me, “Why now?”  I tell them the road is old.", "en", ["Why now?"]),
    ("The minister of Soran recently said, and I quote, “We will not pay for it.”", "en", ["We will not pay for it."]),
    ("As the judge stated, the law “protects the best of us” in the valley.", "en", ["protects the best of us"]),
    ("The bridge is open.  The minister said it would open.", "en", []),
    ("The “Blue Valley” prize went to a choir.  It’s a good choir.", "en", []),
    ("Рыбаки говорили мне: «Верните нам паром».", "ru", ["Верните нам паром"]),
    ("Министр сказал, что мост открыт.", "ru", []),
    ("Газета «Северный край» вышла в новом формате.", "ru", []),
]


@pytest.mark.parametrize(("text", "language", "quoted"), MARKED)
@pytest.mark.parametrize("spoken", [True, False])
def test_official_words_in_marks(text: str, language: str, quoted: list[str], spoken: bool) -> None:
    page = build_page(text, language, standing="official")
    turns = tuple(replace(turn, kind="speech") for turn in page.turns) if spoken else page.turns
    rows = find_quotations(page.page, turns, page.sentences, page.mentions, known())
    assert [row.exact for row in rows] == quoted


def test_a_label_is_no_introduction() -> None:
    page = build_page("РОУ: «Северный край» вышел.\nРОУ: «Мост» – хороший паром.", standing="official")
    label = replace(page.turns[0], kind="speech", label="РОУ", label_start=0, label_stop=3, start=5, stop=24)
    assert find_quotations(page.page, (label,), page.sentences, page.mentions, known()) == ()
