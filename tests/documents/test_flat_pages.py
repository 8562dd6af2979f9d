"""Pages saved as one line: where the title ends, the lead opens, the place ends; blocks of links inside the text."""

import pytest

from onrecord.model import Document
from tests.documents.reading import furniture_of, read, words_of

FRAME = "География Самалстан Статус материала Опубликован в разделе: Новости Дата публикации: 12 мая 2023 года, 11:30 Текстовая версия"

TEXT = "Мост стоит, и река под ним тиха, и гости порта смотрят на неё с утра до самого вечера."


def read_flat(text: str) -> Document:
    return read(f"События {text} {FRAME}")


# Title | lead, without the mark between.
HEADS = [
    "Самалстано-лугоземские переговоры | В Карасуске прошли переговоры о мосте через Ольву.",
    "Встреча с губернатором Олафом Талем | Губернатор доложил о мосте через Ольву.",
    "Посещение порта «Роева гавань» | Рабочая поездка Яна Роева в Карасуск началась с порта.",
    "Встреча с директором Самалстанского музея Адой Роевой | Генеральный директор музея «Ольва» Ада Роева рассказала о находках.",
    "Встреча с директором «Порт.Ольва» Адой Роевой | Генеральный директор общества «Порт.Ольва» Ада Роева рассказала о судах.",
    "Международный форум «Великие реки – общее дело» | Президенты Самалстана и Лугоземья открыли форум.",
    "Названы победители премии за 2023 год | Имена победителей на встрече с прессой объявили судьи.",
    "Иван Роев осмотрел мост в Карасуске | Иван Роев начал поездку с берега Ольвы.",
    "Иван Роев и Олаф Таль сделали заявления | По итогам переговоров Иван Роев и Олаф Таль вышли к прессе.",
    "Президент Самалстана Иван Роев открыл мост | Состоялось открытие моста.",
    "Ян Роев назначен смотрителем моста | Президент подписал Указ «О мосте».",
    "Поздравление мостостроителям с 8 Мая | Ян Роев поздравил мостостроителей.",
    "Совещание о мосте | Обсуждались сроки и цена.",
]


@pytest.mark.parametrize("drawn", HEADS)
def test_title_and_lead(drawn: str):
    title, lead = drawn.split(" | ")
    page = read_flat(f"{title} {lead} 12 мая 2023 года 11:30 Карасуск {TEXT}")
    assert (page.title, page.published, page.place) == (title, "2023-05-12T11:30", "Карасуск")
    assert words_of(page, "lead") == [lead]


def test_a_head_without_a_lead():
    page = read_flat(f"Встреча с Президентом Самалстана Олафом Талем 12 мая 2023 года 11:30 {TEXT}")
    assert page.title == "Встреча с Президентом Самалстана Олафом Талем"
    assert words_of(page, "lead") == []


def test_the_menu_may_run_into_the_title():
    page = read(f"СобытияВстреча на Ольве Стороны обсудили мост. 12 мая 2023 года 11:30 {TEXT} {FRAME}")
    assert (page.title, words_of(page, "lead")) == ("Встреча на Ольве", ["Стороны обсудили мост."])


def test_a_caption_says_the_title_again():
    page = read_flat(
        f"Заявления Роева и Таля Сегодня был подписан договор. 12 мая 2023 года 11:30 Карасуск Заявления Роева и Таля {TEXT}"
    )
    assert (page.title, page.place) == ("Заявления Роева и Таля", "Карасуск")
    assert ("repeated_headline", "Заявления Роева и Таля") in furniture_of(page)
    assert page.text.endswith(f"Карасуск\n{TEXT}")


# What stands behind the date, with the place drawn in brackets.
PLACES = [
    "[Карасуск] В.Роев: Добрый день.",
    "[Карасуск] Встреча прошла на мосту.",
    "[Карасуск, Белый дом] На встрече был и Таль.",
    "[Олвинская область, Ново-Карасуск] Гости осмотрели мост.",
    "[Нижний Карасуск] Главе порта показали мост.",
    "[Владимир] Президент посетил порт.",
    "Владимир Роев в связи с открытием моста позвонил строителям.",
    "Юрий Роев и Олаф Таль обсудили мост.",
    "Президент Самалстана открыл мост.",
    "Состоялся разговор о мосте.",
    "Мост построен в срок.",
    "По итогам встречи подписан договор.",
]


@pytest.mark.parametrize("drawn", PLACES)
def test_places(drawn: str):
    drawn = f"{drawn} {TEXT}"
    text = drawn.replace("[", "").replace("]", "")
    page = read_flat(f"Встреча о мосте Стороны обсудили мост. 12 мая 2023 года 11:30 {text}")
    assert page.place == (drawn[1:].partition("]")[0] if drawn.startswith("[") else None)
    assert page.text.endswith(text.removeprefix(page.place or "").strip())


def test_what_is_to_come():
    page = read_flat(
        "14 мая состоятся переговоры о мосте 14 мая Ян Роев примет Олафа Таля. Анонс на 14 мая 2023 года Стороны обсудят сроки и цену моста."
    )
    assert page.title == "14 мая состоятся переговоры о мосте"
    assert words_of(page, "lead") == ["14 мая Ян Роев примет Олафа Таля."]
    assert ("announcement", "Анонс на 14 мая 2023 года") in furniture_of(page)
    assert page.published == "2023-05-12T11:30"


# A block of links between two sentences, drawn in brackets.
ASIDES = [
    "Мы договорились. [Смотрите также Участники встречи с Олафом Талем 12 мая 2023 года] Мост откроют в мае.",
    "Мы договорились! [Смотрите также Встреча на Ольве 11 мая 2023 года Поездка в Карасуск 10–11 мая 2023 года] Мост откроют.",
    "Мы договорились. [Дополнительно Все новости о поездке в Карасуск. Форум «Реки» 11 мая 2023 года – 12 мая 2023 года] Откроют.",
]


@pytest.mark.parametrize("drawn", ASIDES)
def test_links_leave_the_text(drawn: str):
    before, _, rest = drawn.partition("[")
    block, _, after = rest.partition("] ")
    page = read_flat(f"Встреча 12 мая 2023 года 11:30 Карасуск О.Таль: {before}{block} {after}")
    assert ("see_also", block) in furniture_of(page)
    assert f"О.Таль: {before}{after}" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "Дополнительно прорабатываем сроки до 12 мая 2023 года. Это верно.",
        "Дополнительно Олвинский порт получил судно. Оно придёт. Ждём его к 12 мая 2023 года.",
    ],
)
def test_sentences_are_no_links(text: str):
    page = read_flat(f"Встреча 12 мая 2023 года 11:30 Карасуск О.Таль: Добрый день. {text}")
    assert text in page.text
