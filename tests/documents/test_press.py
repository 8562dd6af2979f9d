"""Press pages: headlines with colons, leads, menus, who is passed on."""

from tests.documents.reading import furniture_of, read, words_of

REPORT = """$ 61.20  70.35  0.94
РУС
×
Информация предназначена для лиц, достигших 16 лет
16.09.2021, 19:05
Политика

Каракемеров – Тарханину: Наша река не граница, а дорога

По словам Тарханина, вода в Ольве ниже нормы

Каракемеров – Тарханину: Наша река не граница, а дорога
Фото: president.lugozemye.example

Президент Самалстана Ержан Каракемеров принял в Жулдызкенте главу Лугоземья Всеволода Тарханина, передает Azattyq Ruhy со ссылкой на пресс-службу Акорды.

«Добро пожаловать в Жулдызкент», – сказал Каракемеров. Политика соседей ему близка.

Общество

Новости партнеров
Рыба подорожала
"""

MARKDOWN = """# Ada Wren: “The pier will open in May”

Published at: **2023-05-12T15:15:00+00:00**

Author: ****

Original: [Pristan](https://pristan.example/news/pier-12/?utm_source=feed)

The [pier](https://pristan.example/pier) in *Karatogan* is **ready**, the ministry \\[of ports\\] said, citing the website of the White House.

<s>June</s> May is the month.
"""


def test_a_report_copied_as_text():
    page = read(REPORT)
    assert page.title == "Каракемеров – Тарханину: Наша река не граница, а дорога"
    assert (page.published, page.place) == ("2021-09-16T19:05", None)
    assert (page.standing, page.kind, page.relay_of) == ("press", "report", "akorda.kz")
    assert words_of(page, "lead") == ["По словам Тарханина, вода в Ольве ниже нормы"]
    kinds = [kind for kind, _ in furniture_of(page)]
    assert kinds == [
        "exchange_rates",
        "menu",
        "menu",
        "age_mark",
        "section",
        "repeated_headline",
        "photo_credit",
        *["partner_news"] * 2,
    ]


def test_a_section_word_in_the_text_is_no_furniture():
    page = read(REPORT)
    assert "Общество" in page.text.split("\n")


def test_a_report_in_markdown():
    page = read(MARKDOWN, markdown=True)
    assert page.title == "Ada Wren: “The pier will open in May”"
    assert page.published == "2023-05-12T15:15+00:00"
    assert page.canonical_url == "https://pristan.example/news/pier-12/"
    assert (page.publisher, page.standing, page.relay_of) == ("pristan.example", "press", "whitehouse.gov")
    assert "The pier in Karatogan is ready, the ministry [of ports] said" in page.text
    assert "June May is the month." in page.text
    assert ("link", "https://pristan.example/pier") in furniture_of(page)
    assert ("tag", "<s>") in furniture_of(page)


def test_the_same_markdown_in_a_text_file():
    assert read(MARKDOWN).text == read(MARKDOWN, markdown=True).text


def test_a_report_has_no_place_line():
    page = read("Мост открыт\n16.09.2021\nПроисшествия дня\n\n«Мост открыт», – сказал министр.\n")
    assert (page.title, page.published, page.place) == ("Мост открыт", "2021-09-16", None)


def test_headlines_that_give_words():
    for title in ("Ада Рен: мост откроют в мае", "Президент Самалстана Ержан Каракемеров: река общая", "А.Рой: да"):
        page = read(f"{title}\n\n«Мост откроют в мае», – сказала Рен журналистам, и зал её услышал.\n")
        assert (page.title, page.standing) == (title, "press")
        assert words_of(page, "headline") == [title]


def test_a_page_without_a_title():
    first = "Мост открыли в мае, и по нему поехали машины, автобусы, телеги и велосипеды. " * 3
    page = read(f"{first.strip()}\n\n«Мы ждали», – сказал Рой.\n")
    assert page.title is None
    assert page.text.startswith("Мост открыли")
