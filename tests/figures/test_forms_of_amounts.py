"""Forms in which amounts are written: so many times, every fifth, points of a rate, temperatures, endings that bound."""

import pytest

from tests.figures.said import read


def tell(text: str, language: str) -> list[tuple[str, str]]:
    """Value and unit of each figure of a text."""
    return [(one.value, one.unit) for one in read(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "An 18-fold rise in catches came.", "18", "1"),
        ("en", "Catches saw a sixfold rise.", "6", "1"),
        ("en", "They took the half-million nets.", "500000", "1"),
        ("en", "The pier cost 20 grand.", "20000", "1"),
        ("en", "They won 5 grand prizes.", "5", "1"),
        ("en", "It carries two million and a half tonnes of ore.", "2500000", "t"),
        ("en", "He fell into a 20-foot-deep well.", "20", "[ft_i]"),
        ("en", "There were 125-mile-an-hour winds.", "125", "[mi_i]/h"),
        ("en", "The 0.4-point drop in the interest rate helped.", "0.4", "percent_point"),
        ("en", "The bay froze (-7° Celsius) again.", "-7", "Cel"),
        ("en", "It fell to -12 degrees Celsius.", "-12", "Cel"),
        ("en", "Every fifth sailor fell ill.", "20", "percent"),
        ("ru", "Каждый пятый моряк болел.", "20", "percent"),
        ("ru", "У каждой четвёртой лодки нет мотора.", "25", "percent"),
        ("ru", "Билет для юнг вполовину меньше.", "50", "percent"),
        ("ru", "Был шестикратный рост улова.", "6", "1"),
        ("ru", "Ставка снижена на 0,5 пункта.", "0.5", "percent_point"),
        ("ru", "Доля выросла на 0,3 п. п. за месяц.", "0.3", "percent_point"),
        ("ru", "Ночью было −15 °C в порту.", "-15", "Cel"),
        ("ru", "В порту стоит 20-метровая башня.", "20", "m"),
        ("kk", "Кемелердің тоғызын жөндейміз.", "9", "1"),
        ("kk", "Қайықтардың үшеуіне бояу керек.", "3", "1"),
        ("kk", "Мың жарым қайық келді.", "1500", "1"),
        ("kk", "Балықтың төрттен біріне тең.", "25", "percent"),
        ("kk", "Көлде 1,3 текше шақырым су бар.", "1.3", "km3"),
        ("kk", "Кеше бес келісім дайын болды.", "5", "1"),
        ("kk", "Әрбір бесінші қайық ескі.", "20", "percent"),
    ],
)
def test_forms(language, text, value, unit):
    assert tell(text, language) == [(value, unit)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ask the “988” crew about it."),
        ("en", "Not a single dollar was paid."),
        ("en", "Every third year the boats are painted."),
        ("en", "A 15-year-old boy sailed."),
        ("en", "You heard me say it a hundred times."),
        ("ru", "Капитан сто раз говорил об этом."),
        ("ru", "Изменён ФЗ N 244 о портах."),
        ("ru", "По статье 189 38 Кодекса судили."),
        ("ru", "Приказом от 21 10 2016 порт закрыт."),
        ("ru", "Ни одного рубля не дали."),
        ("ru", "Каждый второй год красят лодки."),
        ("ru", "Вышел пятикратный чемпион и 7-кратный победитель."),
        ("kk", "Кеше 54 жастағы боцман келді."),
    ],
)
def test_what_looks_alike_and_is_no_figure(language, text):
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("text", "measure", "bound"),
    [
        ("Қарыз 18 трлн теңгеден аспайды.", "level", "at_most"),
        ("Жалақы 340 мың теңгедей.", "level", "about"),
        ("Су бөгеттен 30 сантиметр төмен тұр.", "level", "exact"),
        ("Ставка 30 пайыздан төмен.", "share", "under"),
        ("Тозу 61 пайызға дейін төмендеді.", "level", "exact"),
        ("Оған 61 мың теңгеге дейін несие береді.", "level", "at_most"),
        ("Алқап үш еседен астам ұлғайды.", "change", "over"),
    ],
)
def test_endings_that_bound_kazakh_amounts(text, measure, bound):
    (figure,) = read(text, "kk")
    assert (figure.measure, figure.bound) == (measure, bound)


@pytest.mark.parametrize(("language", "text"), [("ru", "Лодок стало вдвое меньше."), ("kk", "Қайық екі есе аз болды.")])
def test_so_many_times_less_goes_down(language, text):
    (figure,) = read(text, language)
    assert (figure.measure, figure.direction) == ("change", "down")


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit"),
    [
        ("Catches are 20- to 40-fold higher.", "20", "40", "1"),
        ("Waves of 20- to 40-foot height came.", "20", "40", "[ft_i]"),
    ],
)
def test_a_hyphen_leaves_the_rest_of_a_word_to_the_other_end_of_a_range(text, value, upper, unit):
    (figure,) = read(text)
    assert (figure.value, figure.upper, figure.unit) == (value, upper, unit)


def test_points_of_an_index_are_no_percent():
    assert [one.unit for one in read("The Velin index rose 300.5 points.")] == ["1"]
