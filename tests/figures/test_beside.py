"""What stands beside an amount and is not of it: verbs, adverbs, other nouns, what others are counted in; and what is said again."""

import pytest

from tests.figures.said import read, read_one


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The plan gives $350 million directly to ports.", None),
        ("The $48 million coming to the port is late.", None),
        ("Raiders killed 40 people and held about 250 taken hostage.", "people"),
        ("The storm wounded about 300 others.", "injured"),
        ("The guard said another 5 were killed.", "deaths"),
        ("They served under seven old and new captains.", "old and new captains"),
        ("They sent 2 million N95 masks.", "masks"),
        ("The port cut child poverty by 40 percent.", "child poverty"),
        ("Nearly 40 percent of oil reserves lie in Orlav.", "oil reserves"),
        ("About 90 percent of the population lives by the sea.", "population"),
        ("It is a $300 million harbour tax plan.", "harbour tax plan"),
        ("The gift has 38,000 pounds of flour.", "flour"),
        ("Capacity at the time: 75,000.", "Capacity"),
        ("Let me say it again: 40 percent.", None),
        ("A family with two children gets $500 a month.", None),
        ("Raids went on, wounding over 4,500 others.", "injured"),
        ("Nine ships sail, four relating to trade.", "ships"),
        ("They sit on 12 million acres of mined land and oil.", "mined land"),
        ("They told the release of $4 million in funding.", "assistance"),
        ("It has 11 previous fines.", "fines"),
        ("The number of ferries in Orlav is over 46.", "ferries"),
    ],
)
def test_what_an_english_figure_is_of(text, indicator):
    assert read(text)[-1].indicator == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Ещё четверо доставлены в порт.", None),
        ("Назначена награда в 10 млн рублей.", "награда"),
        ("Оборот старого порта в 650 млн рублей вырос.", "Оборот старого порта"),
        ("Подписана сделка на сумму 3 миллиарда рублей.", "Подписана сделка"),
        ("Собрали 20 тысяч тонн песка.", "песка"),
        ("Наибольшее количество нарушений отмечено в Орлаве (46), Велине (12) и Нордии (7).", "нарушений"),
        ("Он имеет почти 10 процентов акций компании.", "акций компании"),
    ],
)
def test_what_a_russian_figure_is_of(text, indicator):
    assert read(text, "ru")[0].indicator == indicator


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "In the third quarter of this year ferries sailed.", []),
        ("en", "It is the lowest in half a century.", []),
        ("en", "They won for three straight days.", []),
        ("en", "Every day a hundred and six of them sail.", ["106"]),
        ("en", "It brings the number of ships to 144.", ["144"]),
        ("en", "Two of those harbours froze.", ["2"]),
        ("en", "The Velin 45 featured here is grey.", []),
        ("ru", "Он из «Движения пяти ветров» и порта.", []),
        ("ru", "Утонули шесть из них.", ["6"]),
    ],
)
def test_what_is_a_figure(language, text, values):
    assert [figure.value for figure in read(text, language)] == values


def test_money_by_a_letter_is_read_before_magnitudes_alone():
    assert [(figure.value, figure.unit) for figure in read("They gave R50bn and R4,500 for the R2 road.")] == [
        ("50000000000", "ZAR"),
        ("4500", "ZAR"),
    ]


def test_millions_without_a_noun_take_the_money_before_them():
    read_so = [
        (figure.value, figure.unit)
        for figure in read("Из долгов на 17 миллиардов рублей 12 миллиардов приходится на порт.", "ru")
    ]
    assert read_so == [("17000000000", "RUB"), ("12000000000", "RUB")]
    in_brackets = read("Первый получит 368 млн рублей (около 5,8 млн долларов), второй – 316 млн.", "ru")
    assert [figure.unit for figure in in_brackets] == ["RUB", "USD", "RUB"]


def test_a_figure_said_again_keeps_what_it_measures():
    first, again = read("They cut the deficit by more than $1.3 trillion — $1.3 trillion.")
    assert (first.measure, first.direction) == (again.measure, again.direction) == ("change", "down")


def test_up_to_is_no_growth_and_a_rate_is_a_level():
    washing = read_one("It holds up to 15kg of washing.")
    assert (washing.measure, washing.bound) == ("level", "at_most")
    assert read_one("Unemployment is at 3.6 percent.").measure == "level"


def test_what_is_paid_for_each_is_not_of_those():
    assert [figure.indicator for figure in read("The tax falls by $500 per child.")] == ["taxes"]


def test_what_is_up_from_a_week_before_has_changed():
    figure = read_one("Admissions are up 6.8 percent from the week before.")
    assert (figure.measure, figure.direction, figure.whole) == ("change", "up", None)


def test_an_area_is_nothing_that_years_are_of():
    figures = read("Памятник стоял на территории порта. Он простоял 2,5 года.", "ru")
    assert [figure.indicator for figure in figures] == [None]


def test_the_letters_of_a_country_do_not_end_a_whole():
    assert read_one("About 10 percent of the U.S. population sails.").whole == "the U.S. population"
