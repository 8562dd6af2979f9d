"""What the ledger promises to read, kind by kind: words and value, the unit, the meaning; and what is no figure."""

import pytest

from tests.figures.said import read, read_one


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        # Words in any case, digits and words mixed.
        ("ru", "Не хватает двухсот пятидесяти лодок.", "250", "1"),
        ("ru", "К двумстам пятидесяти лодкам пришли люди.", "250", "1"),
        ("en", "A third of the boats came.", "33.33", "percent"),
        ("kk", "Қор отыз миллиард теңге берді.", "30000000000", "KZT"),
        ("ru", "Оборот составил 24,5 миллиарда долларов.", "24500000000", "USD"),
        ("en", "The fund spent $18.2 bn.", "18200000000", "USD"),
        ("en", "They own 1,600 boats.", "1600", "1"),
        ("ru", "Улов вырос в 2,5 раза.", "2.5", "1"),
        ("en", "The catch more than doubled.", "2", "1"),
        ("ru", "Прошёл XVI форум.", "16", "1"),
        ("en", "It is the 16th forum.", "16", "1"),
        ("en", "The share rose by 3 percentage points.", "3", "percent_point"),
        ("ru", "Доля выросла на 3 процентных пункта.", "3", "percent_point"),
        # Money with its sign or word on either side.
        ("en", "It cost €5 million.", "5000000", "EUR"),
        ("en", "It cost 5 million euros.", "5000000", "EUR"),
        ("en", "It cost USD 5 million.", "5000000", "USD"),
        ("ru", "Это стоило 5 млн ₽.", "5000000", "RUB"),
        ("ru", "Это стоило $5 млн.", "5000000", "USD"),
        ("kk", "Бұл 5 миллион теңге тұрады.", "5000000", "KZT"),
        # Lengths, areas, tonnes, barrels, cubic metres; people, projects, agreements.
        ("en", "The border is over 7,500 kilometres long.", "7500", "km"),
        ("ru", "Граница – 7,5 тысячи километров.", "7500", "km"),
        ("ru", "Засеяли 30 тысяч гектаров.", "30000", "har"),
        ("en", "They shipped 5 million tonnes.", "5000000", "t"),
        ("en", "It gives 40 thousand barrels a day.", "40000", "[bbl_us]/d"),
        ("ru", "Хранилище держит 2 миллиарда кубометров газа.", "2000000000", "m3"),
        ("ru", "Пришло 600 тысяч человек.", "600000", "1"),
        ("en", "We run 40 projects.", "40", "1"),
        ("ru", "Подписано 14 соглашений.", "14", "1"),
    ],
)
def test_reading(language, text, value, unit):
    figure = read_one(text, language)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "It takes 5 to 7 million tonnes.", ("5000000", "7000000")),
        ("ru", "Нужно от 5 до 7 миллионов тонн.", ("5000000", "7000000")),
        ("kk", "Бұған 5–7 миллион теңге керек.", ("5000000", "7000000")),
    ],
)
def test_ranges(language, text, ends):
    figure = read_one(text, language)
    assert (figure.value, figure.upper) == ends


def test_seventy_six_of_85_regions():
    figure = read_one("Seventy-six of 85 regions have ports.")
    assert (figure.value, figure.whole, figure.measure) == ("76", "85 regions", "share")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was on 7 November 2031."),
        ("ru", "Это было в 17:40."),
        ("en", "See page 12."),
        ("ru", "Согласно статье 12 договора."),
        ("en", "Shares of Orlav (NYSE: ORL 45) are sold."),
        ("ru", "Порту отметили 30-летие."),
        ("en", "This is my first visit."),
        ("en", "Call +7 495 123-45-67 now."),
        ("ru", "Телефон 8-800-555-35-35."),
        ("ru", "Пётр Орвин, 54 года, капитан."),
        ("ru", "Фильм 18+ снят с показа."),
        ("en", "Paragraph 3 was struck out."),
        ("en", "It rests on law (50 O.R.C. 1701 et seq.) alone."),
        ("ru", "Его судили по ч. 4 ст. 132 кодекса."),
        ("ru", "Капитану исполнится 91 год."),
        ("ru", "Спасли 11 летнего мальчика."),
    ],
)
def test_no_figures(language, text):
    assert read(text, language) == ()


def test_bound_and_hedge_are_apart():
    figure = read_one("По-моему, свыше 50 процентов вывоза идёт морем.", "ru")
    assert (figure.bound, figure.hedge and figure.hedge.exact) == ("over", "По-моему")


@pytest.mark.parametrize(
    ("language", "text", "indicator"),
    [
        ("ru", "Товарооборот составил 5 миллиардов долларов.", "trade turnover"),
        ("en", "The trade turnover was $5 billion.", "trade turnover"),
        ("kk", "Тауар айналымы 5 миллиард доллар болды.", "trade turnover"),
        ("ru", "Межрегиональная торговля составила 5 миллиардов долларов.", "interregional trade"),
        ("ru", "Накопленные инвестиции достигли 5 миллиардов долларов.", "investment"),
        ("ru", "Работает 6,5 тысячи совместных предприятий.", "joint ventures"),
        ("ru", "Учится 65 тысяч студентов.", "students"),
        ("en", "There are 65 thousand students.", "students"),
        ("ru", "Подписано 14 соглашений.", "agreements"),
        ("ru", "Построено 16 новых причалов.", "новых причалов"),
    ],
)
def test_indicators_and_head_phrases(language, text, indicator):
    assert read_one(text, language).indicator == indicator


def test_a_whole_that_points_back_is_what_was_said():
    level, share = read("Trade came to $18.2 billion, with about 70 percent of this amount by sea.")
    assert (share.whole, share.about, share.bound) == ("this amount", level.indicator, "about")


def test_scope_is_of_countries_by_their_adjectives():
    assert read_one("Российский экспорт составил 5 миллиардов долларов.", "ru").scope == ("country-ru",)


def test_period_as_said_or_else_inferred():
    said, next_one = read("В 2030 году торговля выросла на 5 процентов. Она составила 18 миллиардов долларов.", "ru")
    assert (said.period, next_one.period, next_one.period_inferred) == ("2030", None, "2030")


def test_an_editors_insertion_is_said():
    figure = read_one("Свыше 50 процентов [товарооборота] – это порты.", "ru")
    assert figure.is_inserted
