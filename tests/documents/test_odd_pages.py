"""Pages that are no pages: empty, broken, endless. Each gives documents or an issue that names it, and no word is lost."""

import pytest

from onrecord.model import Document
from onrecord.text.words import find_words
from tests.documents.reading import read, read_bytes

PROSE = "Река давно не граница, а дорога, и мы говорим о ней сегодня. "


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\ufeff".encode(), b"* * *\n---\n", "<…>".encode()])
def test_nothing_to_read_is_an_issue(content: bytes):
    pages = read_bytes(content)
    assert pages.documents == ()
    assert [issue.code for issue in pages.issues] == ["D01"]
    assert pages.issues[0].source == "page"


def test_a_binary_named_txt_is_an_issue():
    pages = read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert pages.documents == ()
    assert [issue.code for issue in pages.issues] == ["D01"]


def test_a_page_cut_inside_a_letter_is_read_and_said():
    content = (PROSE * 3).strip().encode() + "я".encode()[:1]
    pages = read_bytes(content)
    assert len(pages.documents) == 1
    assert pages.documents[0].text.startswith("Река давно")
    assert {issue.code for issue in pages.issues} == {"D01", "D02"}


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_encodings_of_a_whole_page(encoding: str):
    text = f"Встреча послов\n12 мая 2023 года\n\nВ.Тарханин: {PROSE}\nЕ.Рой: Да.\n"
    pages = read_bytes(text.encode(encoding))
    assert pages.documents[0].text == read(text).text
    assert pages.documents[0].published == "2023-05-12"


def test_line_ends_and_spaces_make_no_difference():
    text = f"Встреча послов\n12 мая 2023 года\n\nВ.Тарханин: {PROSE.strip()}\nЕ.Рой: Да.\n"
    page = read(text)
    for other in (
        text.replace("\n", "\r\n"),
        text.replace("\n", "  \n"),
        f"\ufeff\n\n{text}\n\n",
        text.replace("\n", "\t\n"),
    ):
        assert read(other).text == page.text


def test_a_page_without_a_date_says_so():
    pages = read_bytes(f"Река\n\n{PROSE}".encode())
    assert [issue.code for issue in pages.issues] == ["D02"]
    assert pages.issues[0].document == pages.documents[0].id


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 5_000,
        "А: " * 20_000,
        "Аб: да\n" * 20_000,
        "[" * 20_000 + "слово",
        "**а " * 20_000,
        "(а " * 20_000,
        "Рой " * 20_000,
        "а" + " " * 50_000 + "б",
        "а" + "\n" * 50_000 + "б",
        "События " + PROSE * 500 + "Статус материала Текстовая версия",
        "События " + "Рой , " * 10_000 + "Статус материала",
        "---\n" * 10_000 + "слово",
    ],
    ids=lambda text: text[:12].strip(),
)
@pytest.mark.parametrize("markdown", [False, True])
def test_endless_pages_keep_every_word(text: str, markdown: bool):
    page = read(text, markdown=markdown)
    assert count_kept(page) >= len(find_words(text))


def count_kept(page: Document) -> int:
    return len(find_words(page.text)) + sum(len(find_words(one.text)) for one in page.furniture)


def test_ids_do_not_depend_on_where_a_page_lies():
    first, second = read("Река\n\nОбщая река.\n"), read("Река\n\nОбщая река.\n")
    assert first == second
    assert read("Река\n\nОбщая река.\n").id != read("Река\n\nОбщая дорога.\n").id


def test_a_page_without_end_is_read_as_far_as_a_page_can_reach():
    pages = read_bytes(b"Counterrevolutionaries notwithstanding disproportionately uncompromising. " * 30_000)
    (document,) = pages.documents
    assert document.text.endswith("notwithstanding disproportionately")
    assert 1_000_000 < len(document.text) <= 1 << 20
    assert [issue.why for issue in pages.issues if issue.code == "D01"] == [
        "expected a page of at most 1,048,576 characters, found 2,220,000; the first 1,048,563 characters were read"
    ]


def test_a_page_of_lines_alone_is_read_as_far_as_a_page_can_reach():
    pages = read_bytes("".join(f"Bridge {number}.\n\n \nIt is open.\n" for number in range(15_000)).encode())
    (document,) = pages.documents
    assert document.text.endswith("Bridge 9999.\nIt is open.")
    assert [issue.why for issue in pages.issues if issue.code == "D01"] == [
        "expected a page of at most 20,000 lines with words, found 30,000; the first 278,889 characters were read"
    ]


@pytest.mark.parametrize("sign", ["«", '"', "(", "— "])
def test_a_page_of_signs_alone_is_read_as_far_as_a_page_can_reach(sign: str):
    pages = read_bytes(f"The bridge is open. {sign * 300_000}".encode())
    (document,) = pages.documents
    assert document.text.count(sign.strip()) == 75_000 - 5  # of "The bridge is open."
    (why,) = [issue.why for issue in pages.issues if issue.code == "D01"]
    assert why.startswith("expected a page of at most 75,000 words and signs, found more; the first ")


def test_a_transcript_of_hours_is_read_whole():
    words = "And so, as the minister for roads was saying, the bridge will be open by autumn. "
    pages = read_bytes(words.encode() * 3_900)
    (document,) = pages.documents
    assert len(document.text) == 3_900 * len(words) - 1
    assert [issue.why for issue in pages.issues if issue.code == "D01"] == []
