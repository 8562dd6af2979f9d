"""Official pages as their publishers lay them out: head, labels, cuts, what stands below."""

import pytest

from tests.documents.reading import furniture_of, read, read_bytes, words_of

RUSSIAN = """
Встреча с Президентом Самалстана Ержаном Каракемеровым


2021-09-16 15:30:00

Жулдызкент

Всеволод Тарханин встретился в Жулдызкенте с Президентом Республики Самалстан.

В.Тарханин: Уважаемый Ержан Нурланович!
Рад приезду. Рост [товарооборота] заметен.
Е.Каракемеров: Спасибо.
Повторяюсь: река общая.
&lt;…&gt;



http://president.lugozemye.example/events/copy/412?utm_source=a
"""

ENGLISH = """Events
Talks with President of Samalstan Yerzhan Karakemerov
Vsevolod Tarkhanin held talks with President of the Republic of Samalstan Yerzhan Karakemerov in the village of Karatogan on the river Olva.
May 12, 2023
11:30
Karatogan
3 of 5
Before the talks.
President of Lugozemia Vsevolod Tarkhanin: Mr President, friends,
Welcome.
President of Samalstan Yerzhan Karakemerov
: Thank you.
<…>
See also
Trip to Karatogan
May 12, 2023
Geography
Samalstan
Publication status
Published in sections: News, Transcripts
Publication date: May 12, 2023, 11:30
Text version"""


def test_a_russian_page_with_its_address():
    page = read(RUSSIAN)
    assert page.title == "Встреча с Президентом Самалстана Ержаном Каракемеровым"
    assert page.published == "2021-09-16T15:30"
    assert page.url == "http://president.lugozemye.example/events/copy/412?utm_source=a"
    assert page.canonical_url == "http://president.lugozemye.example/events/412"
    assert page.language == "ru"
    assert page.kind == "transcript"
    assert (page.publisher, page.standing, page.profile) == (
        "president.lugozemye.example",
        "official",
        "transcript_shape",
    )
    assert page.text.startswith(f"{page.title}\n2021-09-16 15:30:00\nЖулдызкент\nВсеволод Тарханин")
    assert ("address", page.url) in furniture_of(page)


def test_a_transcript_on_a_host_that_says_nothing_is_not_official():
    page = read(RUSSIAN.replace("president.lugozemye.example", "razgovory.example"))
    assert (page.standing, page.profile, page.kind) == ("other", "transcript_shape", "transcript")


def test_a_known_host_gives_publisher_side_and_rendering():
    for host, language, rendering in (
        ("kremlin.ru", "ru", "original"),
        ("en.kremlin.ru", "en", "official_translation"),
    ):
        page = read(RUSSIAN if language == "ru" else ENGLISH, url=f"http://{host}/events/president/news/copy/1")
        assert (page.publisher, page.standing, page.side) == ("kremlin.ru", "official", "RU")
        assert (page.language, page.rendering) == (language, rendering)
        assert page.canonical_url == f"http://{host}/events/president/news/1"


def test_an_english_page_known_by_its_layout():
    page = read(ENGLISH)
    assert (page.publisher, page.standing, page.kind) == ("kremlin.ru", "official", "transcript")
    assert page.title == "Talks with President of Samalstan Yerzhan Karakemerov"
    assert (page.published, page.place) == ("2023-05-12T11:30", "Karatogan")
    assert len(words_of(page, "lead")) == 1
    assert words_of(page, "date") == ["May 12, 2023", "11:30"]
    kinds = [kind for kind, _ in furniture_of(page)]
    assert kinds == ["menu", "photo_counter", "caption", *["see_also"] * 3, *["publication_status"] * 6]
    assert "President of Samalstan Yerzhan Karakemerov: Thank you." in page.text


def test_two_pages_in_one_file_without_a_line_break_between():
    pages = read_bytes((ENGLISH + ENGLISH.replace("Talks with", "Lunch with") + "\n").encode())
    assert [page.title for page in pages.documents] == [
        "Talks with President of Samalstan Yerzhan Karakemerov",
        "Lunch with President of Samalstan Yerzhan Karakemerov",
    ]
    assert [page.part for page in pages.documents] == [1, 2]
    assert len({page.publication for page in pages.documents}) == 2
    assert all(page.publisher == "kremlin.ru" for page in pages.documents)


def test_words_of_prose_do_not_part_a_page():
    page = read(ENGLISH.replace("Welcome.", "Welcome.\nText version of the treaty will follow."))
    assert "Text version of the treaty will follow." in page.text


def test_an_unknown_page_that_speaks_in_labels_is_official_by_its_shape():
    page = read("Встреча министров\n12 мая 2023 года\n\nА.Рой: Добрый день.\nЕ.Рен: Здравствуйте.\n")
    assert (page.standing, page.profile, page.kind) == ("official", "transcript_shape", "transcript")
    assert (page.publisher, page.side) == (None, None)


@pytest.mark.parametrize(
    ("host", "standing"), [("www.state.gov", "official"), ("mfa.gov.xx", "official"), ("news.example", "press")]
)
def test_hosts_that_only_public_bodies_can_have(host: str, standing: str):
    page = read(
        "Talks in Karatogan\nMay 12, 2023\n\nThe minister said: “The river is a road.”\n", url=f"https://{host}/a"
    )
    assert page.standing == standing


KINDS = [
    ("Readout of President Roe’s Call with President Wren", "readout"),
    ("Statement by President Roe on the Bridge", "statement"),
    ("FACT SHEET: Wells and Roads", "statement"),
    ("Телефонный разговор с Президентом Самалстана", "readout"),
    ("Назначен новый посол", "report"),
    ("Remarks by President Roe as Prepared for Delivery", "statement"),
    ("Поздравление гражданам Самалстана", "statement"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kinds_of_official_pages_without_labels(title: str, kind: str):
    page = read(
        f"{title}\n\nThe two leaders spoke about the bridge. Стороны говорили о мосте.\n", url="https://www.state.gov/a"
    )
    assert (page.kind, page.title) == (kind, title)


def test_headings_separators_and_ends():
    page = read(
        "Talks in Karatogan\n\n12:10 P.M. EDT\n\nTHE PRESIDENT:  Thank you.\n\n(Applause.)\n\nQ    Mr. President —\n\n"
        "THE PRESIDENT:  Yes.\n\n* * *\n\nStatements after the talks\n\nTHE PRESIDENT:  Well.\n\nEND 12:15 P.M. EDT\n",
        url="https://www.state.gov/a",
    )
    assert words_of(page, "heading") == ["Statements after the talks"]
    assert words_of(page, "separator") == ["* * *", "END 12:15 P.M. EDT"]
    assert words_of(page, "date") == ["12:10 P.M. EDT"]


def test_short_lines_of_speech_are_no_headings():
    page = read(
        "В.Тарханин: Добрый день.\nСпасибо большое\nЕ.Каракемеров: Здравствуйте.\nНачало беседы послов двух стран\nА.Рой: Да.\n"
    )
    assert words_of(page, "heading") == ["Начало беседы послов двух стран"]
