"""Endings on digits, numbers said again or in pieces, years of each, clocks, "double", and dates and units in brackets."""

import pytest

from tests.figures.said import read, read_one


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("ru", "Орвин скачал более 4-х миллионов карт.", ["4000000"]),
        ("ru", "Порт дал 2-х боцманов и 5-ти юнг.", ["2", "5"]),
        ("ru", "Порт знали с 90-х годов.", []),
        ("ru", "Это станет 6-ми сборами.", []),
        ("ru", "Порт построил более 40 лодок и три в доке.", ["40", "3"]),
        ("ru", "У Орвина шесть дочерей от трёх браков.", ["6", "3"]),
        ("ru", "Лодки стояли в двух и трёх в ряд.", []),
        ("en", "Half a billion.  Fine.", ["500000000"]),
        ("en", "1. The pier is new.", []),
        ("en", "I know that one third of all the gulls came.", ["33.33"]),
        ("en", "It lost close to 700 thousand — thousand nets.", ["700000"]),
        ("en", "They are 6-foot-6-inch masts.", ["78"]),
        ("en", "The three main piers and the three piers are closed.", ["3"]),
        ("en", "The five former leaders came.", []),
        ("en", "The two main piers are closed.", []),
        ("kk", "6 фут-6 дюйм бағана құлады.", ["78"]),
    ],
)
def test_numbers_with_tails_pieces_and_words_between(language, text, values):
    assert [one.value for one in read(text, language)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Orlav took double the rate.", "2"),
        ("Catches were double this year than before.", "2"),
        ("Catches are nearly triple.", "3"),
        ("The pier has double standards.", None),
        ("The crew is at almost double figures.", None),
        ("The shed will double as a school.", None),
    ],
)
def test_double_counts_before_a_comparison_or_behind_a_bound(text, value):
    assert [one.value for one in read(text)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Пришли юнги, каждому из которых по 21 году."),
        ("ru", "Женщины 38 и 36 лет приехали в порт."),
        ("ru", "У боцмана сын 3-х лет и дочь 2-х лет."),
        ("ru", "Шторм пришёл около 8 утра."),
        ("en", "She went there for her grade eight year."),
        ("en", "It struck on May 25\\[th\\] and 26\\[th\\]."),
        ("kk", "Кеме 1931 жылдың 29 қыркүйегінде келді."),
        ("kk", "Дауыл 1931 жылдың 4 қазанынан басталды."),
        ("kk", "Кеме таңғы 8-де келді."),
    ],
)
def test_ages_clocks_days_and_years_of_a_row_are_no_figures(language, text):
    assert read(text, language) == ()


def test_years_that_each_was_given_are_a_figure():
    assert read_one("Суд дал каждому по 5 лет тюрьмы.", "ru").value == "5"


def test_a_kazakh_comparison_tells_the_direction():
    ticket = read_one("Билет екі есе арзан.", "kk")
    assert (ticket.value, ticket.measure, ticket.direction) == ("2", "change", "down")


@pytest.mark.parametrize("text", ["Портқа мыңға тарта кеме келді.", "Портқа 1000-ға тарта кеме келді."])
def test_a_kazakh_bound_behind_the_dative(text):
    ships = read_one(text, "kk")
    assert (ships.value, ships.bound) == ("1000", "almost")


def test_a_date_in_brackets_is_of_what_stands_before_them():
    assert [one.period for one in read("У Орвина три лодки: «Чайка» (2019), «Волна» (2020).", "ru")] == [None]
    assert read_one("Добыча – 5 млн тонн (2019).", "ru").period == "2019"


def test_the_same_in_another_unit_changes_alike():
    both = read("The pier could reduce the heat by 2 degrees Celsius (3.6 degrees Fahrenheit).")
    assert [(one.value, one.measure, one.direction) for one in both] == [
        ("2", "change", "down"),
        ("3.6", "change", "down"),
    ]
    assert [one.measure for one in read("The bay is 3 km (2 miles) long.")] == ["level", "level"]
