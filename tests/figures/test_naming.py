"""What a figure is of, by the words around it: the noun of a count, the subject of growth, what is spent; and numbers that name."""

import pytest

from tests.figures.said import read, read_one


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Six women chained to the mast were freed.", "women"),
        ("They hold nine at-home, rapid checks.", "at-home, rapid checks"),
        ("It will hire 1,000 debt collectors.", "debt collectors"),
        ("Masks went to 60,000 food pantries.", "food pantries"),
        ("It was the killing of two soldiers.", "soldiers"),
        ("Attackers killed 1,200 in the port.", "deaths"),
        ("The storm wounded more than 300, the port said.", "injured"),
        ("The Velin 40 gained 2 percent.", "Velin 40"),
        ("The survey leaves the participation rate unchanged at 65 percent.", "participation rate"),
        ("The bank kept its policy rate at 2.25 percent.", "interest rate"),
        ("They set aside $25 billion signed into law.", None),
        ("They set aside $3 million to build schools.", None),
        ("The port was fined $5,000.", "fines"),
        ("It saves you up to £2,000.", "savings"),
        ("We’re at 40 percent.", None),
        ("Orlav will cut emissions 42.6 per cent.", "emissions"),
        ("The port cut its emissions sharply by 5 percent.", "emissions"),
        ("They fell short of the 25 percent cap.", "cap"),
        ("The port has driven 90% of the growth.", "growth"),
    ],
)
def test_what_a_figure_is_of_by_the_words_beside_it(text, indicator):
    assert read_one(text).indicator == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Өзенде су деңгейі 187 сантиметр болды.", "су деңгейі"),
        ("Көпірдің ұзындығы 9 шақырым.", None),
        ("Биылғы жарыстың ұтыс қоры 20 миллион теңгені құрады.", "reserves"),
        ("Соңғы 20 миллион теңге.", None),
    ],
)
def test_the_owned_noun_before_an_amount_is_what_it_is_of(text, indicator):
    assert read_one(text, "kk").indicator == indicator


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The Velin 40 gained 2 percent.", ["2"]),
        ("en", "Storms will weaken by about 10 p.m. in the east.", []),
        ("en", "People over 65 vote, those under 30 sail.", []),
        ("en", "Ships over 65 feet are barred.", ["65"]),
        ("en", "Today 1 in 10 captains sails alone.", []),
        ("en", "They doubled down on ferries.", []),
        ("en", "A storm or two will come.", []),
        ("en", "They took Interstate 80 to the port.", []),
        ("en", "The forum on 5G is in May.", []),
        ("ru", "По 57 статье и в связи с 58 статьей порт открыт.", []),
        ("ru", "По 57 статьям закона порт открыт.", ["57"]),
        ("ru", "Пришло 820 000 человек, партия 09.", ["820000"]),
        ("en", "The Nord Velin 2 pipeline cost $11 billion.", ["11000000000"]),
        ("en", "The Nord Velin 2 pipelines leak.", ["2"]),
        ("en", "A $100-million, property-wide change was told at COP30.", ["100000000"]),
        ("en", "It has 2.4 million viewers, up from 1.7 million four years ago.", ["2400000", "1700000"]),
        ("en", "At the age of 18 she sailed.", []),
        ("en", "They built 3M, a firm, there.", []),
        ("en", "All aboard an ATR 72 plane left.", []),
        ("ru", "Приехала девочка 16 лет, капитану исполнился 81 год.", []),
        ("ru", "Дело начато по ст. 115 ч. 2 закона.", []),
        ("kk", "Кемелер саны 14%-ға артты.", ["14"]),
        ("kk", "Бұл 820 000 адамды құрайды.", ["820000"]),
        ("kk", "Рейтинг екі есеге өсті.", ["2"]),
    ],
)
def test_numbers_that_name_or_tell_an_age_or_an_hour_are_none(language, text, values):
    assert [figure.value for figure in read(text, language)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Winters stay below 0C there.", "0", "Cel"),
        ("It was 90F on deck.", "90", "[degF]"),
        ("The race took 46 seconds that day.", "46", "s"),
        ("They lost two quarters of growth.", "2", "quarter"),
        ("Three quarters of ferries passed.", "75", "percent"),
    ],
)
def test_units_that_are_letters_or_parts(text, value, unit):
    (figure, *_) = read(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Взнос установлен на уровне 2,9 тыс. руб.", "Взнос"),
        ("Резко выросли цены на 7 процентов.", "prices"),
        ("Заметно сократили выбросы на 5 процентов.", "выбросы"),
        ("Доля порта составила 12 процентов.", "Доля порта"),
        ("Однако 12 процентов против.", None),
        ("Осталось менее 30 билетов стоимостью в рубль.", "билетов стоимостью"),
        ("Открыли 30 новых школ.", "schools"),
        ("Если нагрузка на шхуну меньше 50 процентов, порт открыт.", "нагрузка"),
        ("Получили больше 30 процентов.", None),
    ],
)
def test_what_a_russian_figure_is_of_by_its_verb(text, indicator):
    assert read_one(text, "ru").indicator == indicator


def test_a_whole_ends_with_its_noun():
    assert read_one("Of votes, 36% of new investors said yes.").whole == "new investors"
    assert read_one("About 40 percent of the votes of captains counted.").whole == "the votes of captains"


def test_the_years_that_something_was_best_in_are_no_period():
    assert read_one("Unemployment was 3.5 percent, the lowest in 50 years.").period is None
