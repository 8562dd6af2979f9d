"""The law of this stage: every word of a page is in its text or in a furniture string, and blocks cover the text."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model import Document
from onrecord.text.normalize import normalize_text
from onrecord.text.words import find_words
from tests.documents.reading import read_bytes

# Lines, marks and words of all layouts that are known, put together in any order.
PIECES = [
    "События", "Встреча на Ольве", "Стороны обсудили мост.", "12 мая 2023 года 11:30", "Анонс на 14 мая 2023 года", "Карасуск",
    "О.Таль Таль Олаф Президент Самалстана (как переведено) :", "Я.Роев:", "Ядвига Роева Роева Ядвига Яновна министр гаваней ,",
    "РОЕВА Ядвига Яновна – министр", "Ада ВЕРЕ – посол", "Смотрите также", "Дополнительно", "Участники встречи 12 мая 2023 года",
    "Лица", "Статус материала", "Текстовая версия", "Опубликован в разделе: Новости", "<…>", "* * *", "[…]",
    "---", "title: Wells", "# Wells", "**Blue Hall", "Karatogan**", "1:05 P.M. EDT", "MS. WREN:  Well,", "Q    Why?", "END", "###",
    "-   the deep well", "13.  The road", "[report](https://site.example/a)", "[https://site.example/b its report]", "<s>June</s> May",
    "<!-- a note -->", "See also", "Read more", "Photo: Roe", "3 of 5", "https://site.example/c", "The road is long and goes on.",
]  # fmt: skip
PAGES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "  \n"])), max_size=30).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@example("События Статус материала Текстовая версия События ", "text/plain")
@given(PAGES, st.sampled_from(["text/plain", "text/markdown"]))
def test_every_word_is_kept(page: str, media_type: str):
    documents = read_bytes(page.encode(), media_type=media_type).documents
    kept: Counter[str] = Counter()
    for document in documents:
        kept.update(count_words(document.text))
        for part in document.furniture:
            kept.update(count_words(part.text))
        check_blocks(document)
    assert not documents or not count_words(normalize_text(page)) - kept


def count_words(text: str) -> Counter[str]:
    return Counter(word.folded for word in find_words(text))


def check_blocks(document: Document) -> None:
    covered = "\n".join(document.text[block.start : block.stop] for block in document.blocks)
    assert covered == document.text
