"""Whose plans the press tells: those of people without an office are private, except in a talk and in an official text."""

import pytest

from onrecord.commitments.holders import Officials
from tests.commitments.promised import known, read
from tests.quotations.build import build_page

_PLACES = ("Арве", "Боре", "Веле", "Горах", "Доле", "Ельце", "Жарах", "Зарах")
_WAYS = ("быстро", "легко", "смело", "тихо", "ровно", "чисто", "ярко", "долго")
_THINGS = ("мост", "порт", "дом", "сад", "рынок", "завод", "музей", "вокзал")
# A page of few words is not judged by its words.
_LONG = (
    "В доме стояли стол, стул, шкаф, лампа, кровать, зеркало, пианино, буфет, комод, диван, кресло, полка, ваза, часы, ковёр, печь, сундук, "
    "корзина, ведро, кувшин, чашка, ложка, тарелка, нож, вилка, скатерть, подушка, одеяло, окно, дверь. "
)
_SKATER = f"{_LONG}Фигуристка [[Анна Рой|roe]] победила. " + " ".join(
    f"Она в {place} каталась {how} и любила {thing}." for place, how, thing in zip(_PLACES, _WAYS, _THINGS, strict=True)
)
_MAYOR = f"{_LONG}[[Мэр Орлы|office:mayor=roe]] [[Анна Рой|roe]] встретила депутатов. " + " ".join(
    f"Министр в {place} открыл {thing} и уехал {how}."
    for place, how, thing in zip(_PLACES, _WAYS, _THINGS, strict=True)
)


@pytest.mark.parametrize(
    ("before", "text", "rules"),
    [
        (_SKATER, "[[Рой|roe]] планирует переехать в Велию.", ["private"]),
        (_SKATER, "Она планирует переехать в Велию.", ["private"]),
        (_SKATER, "Она планирует переехать, если министры рядом.", ["private"]),
        (_SKATER, "Министры пообещали, что построят каток.", []),
        (_SKATER, "Театр поставит пьесу.", ["private"]),
        (_SKATER, "Правительство построит каток.", []),
        (_SKATER, "Компания построит каток.", []),
        (_MAYOR, "[[Рой|roe]] планирует построить каток.", []),
        (_MAYOR, "Она планирует построить каток.", []),
        (_MAYOR, "Певец планирует построить дом.", ["private"]),
        (_MAYOR, "Прощание с артистом страны пройдёт в июне.", ["private"]),
        (_MAYOR, "Совещание министров пройдёт в июне.", []),
    ],
)
def test_in_the_press_what_people_without_an_office_plan_is_private(before: str, text: str, rules: list[str]) -> None:
    found, refused = read(f"{before} {text}", "ru", "press")
    assert bool(found) != bool(rules)
    assert [one.rule for one in refused] == rules


# Countries and a mayor are named, and more of sport.
_CUP = f"{_MAYOR} На турнире гроссмейстеры, шахматисты, тренер и болельщики ждали матча. Турнир, чемпионат и кубок смотрели спортсмены."
_PLANT = f"{_SKATER} Банк, завод, рынок, прибыль, акции, клиенты, покупатели, продажи."


@pytest.mark.parametrize(
    ("before", "text", "is_private"),
    [
        (_CUP, "В Норвегии будет сыграно три тура.", True),
        (_CUP, "Губернатор построит школу.", False),
        (_SKATER, "В мае Ремпром планирует построить цех.", True),
        (_PLANT, "В мае Ремпром планирует построить цех.", False),
    ],
)
def test_pages_of_sport_are_private_and_those_of_companies_are_not(before: str, text: str, is_private: bool) -> None:
    found, refused = read(f"{before} {text}", "ru", "press")
    assert [one.rule for one in refused] == (["private"] if is_private else [])
    assert bool(found) != is_private


def test_in_an_official_text_anybody_may_plan() -> None:
    assert read(f"{_SKATER} [[Рой|roe]] планирует переехать в Велию.", "ru")[0]


def test_words_of_one_stem_name_one_state() -> None:
    drawn = build_page("Министр [[транспорта Торлана|office:minister]] уехал.", "ru")
    officials = Officials(drawn.page, drawn.mentions, (), known().words["ru"])
    assert officials.names_one(["торланом"])
    assert not officials.names_one(["торговля", "тор"])


_ROOM = (
    "Table chair wardrobe lamp bed mirror piano cupboard drawer sofa armchair shelf vase clock carpet stove trunk basket bucket jug cup "
    "spoon plate knife fork cloth pillow blanket window door ladder brush soap towel candle needle thread button ribbon cradle attic stair "
    "garden fence gate pond willow apple cherry berry moss fern. "
)
_SHOPS = f"{_ROOM}The company sold brands to customers; sales and profit rose in its stores. "


@pytest.mark.parametrize(("before", "rules"), [(_ROOM, ["private"]), (_SHOPS, [])])
def test_a_name_on_a_page_of_companies_may_be_a_company(before: str, rules: list[str]) -> None:
    """Nobody follows what is planned where nobody official and no company is spoken of."""
    _, refusals = read(f"{before}Then Brightmill will double its range of lamps next year.", "en", "press")
    assert [one.rule for one in refusals] == rules
