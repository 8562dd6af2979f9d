"""Whatever the page: every word of a document is in exactly one of sentence, label, cut, and its blocks cover it once and in order."""

from collections import Counter
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document
from onrecord.text.normalize import normalize_text
from onrecord.text.words import find_words
from onrecord.turns.stage import TurnsUnit, load_turn_knowledge, read_turns
from tests.documents.reading import read_bytes

KNOWN = load_turn_knowledge(KnowledgeFolders())
LINES = st.sampled_from(
    [
        "", "Встреча послов", "12 мая 2023 года", "17:00", "Омск", "В.Тарханин: Да.", "В.Тарханин:", ": Да.", "Е.Рой (как переведено): Да. Нет.",
        "Президент Самалстана", "Ержан Каракемеров: Да.", "<…>", "Да <…> и [ещё] да.", "(…)", "* * *", "Начало беседы послов", "Q    And?", "MS. WREN:  So.",
        "END 1:20 P.M. EDT", "---", "title: A", "# Заголовок", "**Заголовок**", "См. также", "Статус материала", "Text version", "Text versionEvents", "3 of 5",
        "Подпись.", "http://site.example/a", "Дата: 12.05.2023", "Спасибо: «да», – сказал Рой. Вот так.", "Новости партнеров", "[ссылка](http://site.example/b) и <s>слово</s>",
        "Вопрос: А мост?", "Река общая, и мы говорим о ней сегодня так же, как говорили вчера, в том же зале, теми же словами, за тем же столом, с теми же соседями, и это хорошо.",
    ]
)  # fmt: skip
PAGES = st.lists(LINES | st.text(max_size=30), max_size=14).map("\n".join)


def check_document(document: Document) -> None:
    text = document.text
    speech = read_turns(TurnsUnit(page=document), KNOWN)
    spans = [(one.start, one.stop) for one in speech.sentences]
    spans += [(cut.start, cut.stop) for cut in document.cuts]
    spans += [
        (turn.label_start, turn.label_stop)
        for turn in speech.turns
        if turn.label_start is not None and turn.label_stop is not None
    ]
    spans.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = Counter(place for start, stop in spans for place in range(start, stop))
    assert all(held[place] == 1 for word in find_words(text) for place in range(word.start, word.stop))
    blocks = [(block.start, block.stop) for block in document.blocks]
    assert "\n".join(text[start:stop] for start, stop in blocks) == text
    turns = {turn.id: turn for turn in speech.turns}
    assert len(turns) == len(speech.turns)
    assert [turn.order for turn in speech.turns] == list(range(len(turns)))
    assert [one.order for one in speech.sentences] == list(range(len(speech.sentences)))
    for one in speech.sentences:
        assert turns[one.turn].start <= one.start < one.stop <= turns[one.turn].stop
        assert "\n" not in text[one.start : one.stop]


@given(
    PAGES,
    st.sampled_from(["text/plain", "text/markdown"]),
    st.sampled_from([None, "http://kremlin.ru/a", "https://news.example/a"]),
)
@example("В.Тарханин:\n<…>\nДа.", "text/plain", "http://kremlin.ru/a")
@example("Е.Рой (как переведено): Да", "text/plain", "http://kremlin.ru/a")
@example("<…> Да <…>\nВ.Тарханин: <…>", "text/plain", "http://kremlin.ru/a")
def test_any_page(text: str, media_type: str, url: str | None):
    content = text.encode("utf-8", "replace")
    pages = read_bytes(content, url=url, media_type=media_type)
    for document in pages.documents:
        check_document(document)
    kept = Counter(
        word
        for page in pages.documents
        for text in (page.text, *(one.text for one in page.furniture))
        for word in folded(text)
    )
    if pages.documents and len(pages.documents) == 1:
        assert not Counter(folded(normalize_text(content.decode()))) - kept


def folded(text: str) -> list[str]:
    return [word.folded for word in find_words(text)]
