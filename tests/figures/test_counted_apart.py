"""Numbers that count without a plain noun behind them, and look-alikes of figures: people, halves, ages, clocks, marks of lists."""

import pytest

from onrecord.figures.handing import find_kind
from tests.figures.said import known, read

LANGUAGES = ("en", "kk", "ru")


def tell(text: str, language: str) -> list[tuple[str, str | None, str]]:
    """Value, upper end and unit of each figure of a text."""
    return [(one.value, one.upper, one.unit) for one in read(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("ru", "Шторм убил одного человека и ранил ещё четверых.", ["1", "4"]),
        ("ru", "В порту погибли двое и пострадали шестеро.", ["2", "6"]),
        ("ru", "Пятерых моряков ждали, вернулись трое.", ["5", "3"]),
        ("ru", "Лодки строили на двоих.", []),
        ("ru", "Награда нас троих обрадовала.", []),
        ("ru", "Шесть моряков спаслись, из них двое – юнги.", ["6", "2"]),
        ("ru", "Спасли шестерых, в числе которых трое детей.", ["6", "3"]),
        ("ru", "У них трое детей.", ["3"]),
        ("ru", "Одна карта на одного человека.", []),
        ("ru", "Наши двое вернулись.", []),
        ("en", "The storm killed one person.", ["1"]),
        ("en", "Every single person came.", []),
        ("en", "The cold goes from one person to another.", []),
        ("kk", "Дауылдан бір адам қаза тапты.", ["1"]),
        ("kk", "Порт алты кеме алды, оның екеуі – жаңа.", ["6", "2"]),
        ("kk", "Қайықтардың екеуі де жаңа.", []),
        ("kk", "Боцмандардың келгені – үшеуі.", ["3"]),
    ],
)
def test_people_are_counted_by_words_of_their_own(language, text, values):
    assert [value for value, _, _ in tell(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Пришло до полумиллиона моряков.", ("500000", None, "1")),
        ("ru", "Уплыло около полусотни лодок.", ("50", None, "1")),
        ("ru", "Порт дал 17739,10 гривен.", ("17739.1", None, "UAH")),
        ("ru", "Порт дал более 17 тысяч гривен.", ("17000", None, "UAH")),
        ("ru", "Порт дал 30 злотых.", ("30", None, "PLN")),
        ("ru", "Кок купил 3 фунта муки.", ("3", None, "[lb_av]")),
        ("ru", "Порт взял 40 кубов воды.", ("40", None, "m3")),
        ("ru", "Порт взял 5 кубков.", ("5", None, "1")),
        ("en", "Not just the one billion nets came.", ("1000000000", None, "1")),
        ("en", "They sold 10 million square feet of sheds.", ("10000000", None, "[sft_i]")),
        ("en", "We count 50- to 55,000 gulls.", ("50000", "55000", "1")),
        ("en", "We count 10 to 5,000 gulls.", ("10", "5000", "1")),
        ("en", "It sailed for four [five] islands.", ("5", None, "1")),
    ],
)
def test_values_and_units(language, text, wanted):
    assert tell(text, language) == [wanted]


def test_a_number_behind_and_over_is_bounded_by_it():
    bounds = [(one.value, one.bound) for one in read("It is at 8% and over 5 million sailors gained.")]
    assert bounds == [("8", "exact"), ("5000000", "over")]


def test_pounds_are_money_beside_other_money_and_weights_elsewhere():
    beside = tell("Порт дал 200 млн фунтов (около 300 млн долларов).", "ru")
    assert [unit for _, _, unit in beside] == ["GBP", "USD"]
    assert tell("Добыли 200 млн фунтов меди.", "ru") == [("200000000", None, "[lb_av]")]


def test_a_number_in_words_counts_before_the_size_of_what_is_counted():
    assert tell("The crew took two 40-foot masts.", "en") == [("2", None, "1"), ("40", None, "[ft_i]")]


def test_a_word_of_growth_far_before_from_and_to_makes_two_levels():
    text = "It will increase the Harbour Duty (HD) inner and outer mooring target from 40% to 50% of each berth."
    assert tell(text, "en") == [("40", None, "percent"), ("50", None, "percent")]
    text = "Losses grew and the new gusts are more than 50 to 70 percent stronger."
    assert tell(text, "en") == [("50", "70", "percent")]
    assert tell("The fleet grew from four to six boats.", "en") == [("4", None, "1"), ("6", None, "1")]
    assert tell("Berths cost from 40% to 50% of the fee.", "en") == [("40", "50", "percent")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The jab for children ages 5 to 12 was approved."),
        ("en", "Sailors between the ages of 18 and 49 came."),
        ("en", "Seniors, those 65 and over, came."),
        ("en", "Cases fall among 65 and over."),
        ("en", "It is for sailors 12 and older."),
        ("en", "The pier is for children 5 to 11."),
        ("en", "Tickets to this 19+ event are out."),
        ("en", "The aims are: 1) safety; 2) speed."),
        ("ru", "В кружок берут детей от 3 до 7 лет."),
        ("ru", "В кружок берут в возрасте от 5 до 12 лет."),
        ("ru", "Капитану Орвину 53 года, дочери Елене 11 лет, сыну Велину — 9 лет."),
        ("ru", "Боцман, которому сейчас 43 года, уехал."),
        ("ru", "Билеты для моряков 60 лет и старше."),
        ("ru", "Шторм пришёл около 21.00 по местному времени."),
        ("ru", "Порт открыт с 10.00 до 18.30."),
        ("ru", "В 25-ю годовщину порта пели."),
        ("ru", "Цели порта: 1) покой; 2) скорость."),
    ],
)
def test_what_looks_alike_and_is_no_figure(language, text):
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "We invited 16+ countries.", "16"),
        ("en", "Nets cost $65 and up.", "65"),
        ("en", "We met those 19 or 20 crews from the bay.", "19"),
        ("en", "Around a third of those aged 30 to 39 came.", "33.33"),
        ("en", "The pier (for 1 to 7 boats) is open.", "1"),
        ("ru", "Сбор вырос с 12.40 до 14.50.", "12.4"),
        ("ru", "Орвин строил порт 5 лет.", "5"),
        ("ru", "Сбор вырос в 2.50 раза.", "2.5"),
    ],
)
def test_what_looks_alike_and_is_one(language, text, value):
    assert tell(text, language)[0][0] == value


def test_a_whole_ends_before_the_age_of_those_who_are_so_old():
    (figure,) = read("Каждый пятый житель порта старше среднего возраста болел.", "ru")
    assert figure.whole == "житель порта"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_of_the_tables_has_a_kind(language):
    amounts = known().amounts[language]
    units = [*amounts.signs.values(), *amounts.marks.values()]
    homes = [code for shared in amounts.shared_money.values() for code in shared.values()]
    assert {find_kind(code, amounts) for code in homes} == {"money"}
    assert all(find_kind(unit.code, amounts) == unit.kind for unit in units)


def test_a_unit_that_no_table_holds_is_no_money():
    with pytest.raises(KeyError):
        find_kind("furlong", known().amounts["en"])
