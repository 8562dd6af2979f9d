"""What is a figure, and what is read of it: value, unit, measure, bound, indicator, whole, period, hedge."""

import pytest

from tests.figures.said import read, read_on, read_one


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "The fund holds $4.7 billion.", "4700000000", "USD"),
        ("en", "They paid 20 dollars 43 cents.", "20.43", "USD"),
        ("en", "The strait is 7 feet 10 inches deep.", "94", "[in_i]"),
        ("en", "The ferry carried 250 thousand tonnes of salt.", "250000", "t"),
        ("en", "Half of all nets were new.", "50", "percent"),
        ("en", "A third of the nets were new.", "33.33", "percent"),
        ("en", "The rate fell by 2 percentage points.", "2", "percent_point"),
        ("en", "The two plants give 300 megawatts.", "300", "MW"),
        ("ru", "Фонд получил 200 млн руб. за год.", "200000000", "RUB"),
        ("ru", "Причал длиной 1 600 метров построен.", "1600", "m"),
        ("ru", "Добыто 5 млн т соли.", "5000000", "t"),
        ("ru", "Это 62,3 миллиона квадратных метров жилья.", "62300000", "m2"),
        ("ru", "Договорились о 40 тысячах баррелей в сутки.", "40000", "[bbl_us]/d"),
        ("ru", "По их статистике, 51 [миллиард долларов] за год.", "51000000000", "USD"),
        ("kk", "Қор отыз миллиард теңге алды.", "30000000000", "KZT"),
        ("kk", "Сауда 12 пайызға өсті.", "12", "percent"),
    ],
)
def test_value_and_unit(language, text, value, unit):
    figure = read_one(text, language)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks were on May 16, 2029."),
        ("en", "In 2029 the port opened."),
        ("en", "The doors open at 16:15."),
        ("en", "This is one of us."),
        ("en", "It was our first visit."),
        ("en", "The COVID-19 pandemic is over."),
        ("en", "See https://port.example/2031/05/20/p0407 for more."),
        ("en", "Article 5 was signed."),
        ("en", "They met three years ago."),
        ("en", "The two countries agreed."),
        ("en", "It happened in the 21st century."),
        ("en", "He was twice awarded a medal."),
        ("en", "Executive Order 13882 is in force."),
        ("en", "It is our third year."),
        ("en", "The (3) clause and the #3 school."),
        ("en", "One in seven families came."),
        ("ru", "Он приехал 14 августа."),
        ("en", "We will double our efforts."),
        ("en", "Since 9/11 the port is closed."),
        ("en", "He is in the 56th Brigade."),
        ("en", "It was the 150 millionth visitor."),
        ("en", "She came back with stage four cancer."),
        ("ru", "Он служил в 234-м полку."),
        ("ru", "Дети учатся в 5–9 классах."),
        ("ru", "Мы отметили 30-летие порта."),
        ("ru", "Это первый визит."),
        ("ru", "Один из нас уехал."),
        ("ru", "Они встречались 60 лет назад."),
        ("ru", "В соответствии со статьёй 5 договора."),
        ("ru", "Министры двух стран согласились."),
        ("ru", "Это было в XII веке."),
        ("kk", "Бұл бірінші сапар."),
    ],
)
def test_what_is_no_figure(language, text):
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "measure", "direction"),
    [
        ("en", "Trade grew by 4.5 percent.", "change", "up"),
        ("en", "Trade grew to 5 billion dollars.", "level", "up"),
        ("en", "Ten percent of exports go by sea.", "share", "none"),
        ("en", "Inflation was 6.4 percent.", "level", "none"),
        ("en", "Catches more than doubled.", "change", "up"),
        ("en", "There was a 20 percent increase in loans.", "change", "up"),
        ("en", "This is the 16th forum.", "ordinal", "none"),
        ("en", "It opened 40 schools.", "level", "none"),
        ("ru", "Товарооборот вырос более чем на треть.", "change", "up"),
        ("ru", "Выпуск сократился на 12 процентов.", "change", "down"),
        ("ru", "Улов увеличился в 2,5 раза.", "change", "up"),
        ("ru", "На море приходится 40 процентов вывоза.", "share", "none"),
        ("ru", "Ставка поднялась до 10 процентов.", "level", "up"),
        ("ru", "Ключевая ставка 16 процентов.", "level", "none"),
        ("kk", "Тауар айналымы 12 пайызға өсті.", "change", "up"),
    ],
)
def test_measure_and_direction(language, text, measure, direction):
    figure = read_one(text, language)
    assert (figure.measure, figure.direction) == (measure, direction)


@pytest.mark.parametrize(
    ("language", "text", "bound", "phrase"),
    [
        ("en", "Over 6,500 firms work there.", "over", "Over 6,500"),
        ("en", "It costs almost $4 billion.", "almost", "almost $4 billion"),
        ("en", "We need at least 30 ferries.", "at_least", "at least 30"),
        ("en", "Some 70 firms came.", "about", "Some 70"),
        ("en", "A million or more people came.", "at_least", "million or more"),
        ("en", "Exports exceeded 10 percent of output.", "over", "exceeded 10 percent"),
        ("en", "Trade rose to 5 million tonnes.", "exact", "5 million tonnes"),
        ("ru", "Свыше 50 процентов приходится на порты.", "over", "Свыше 50 процентов"),
        ("ru", "Построено порядка 200 причалов.", "about", "порядка 200"),
        ("ru", "Не менее 30 паромов нужно городу.", "at_least", "Не менее 30"),
        ("ru", "Пришло 50 с небольшим кораблей.", "over", "50 с небольшим"),
        ("kk", "Мұнда 70-тен астам кеме бар.", "over", "70-тен астам"),
        ("kk", "Мұнда 1 400-ден астам кеме бар.", "over", "1 400-ден астам"),
        ("ru", "Цены поднялись на семь с лишним процентов.", "over", "семь с лишним процентов"),
        ("en", "Prices rose by almost a fifth in 2030.", "almost", "almost a fifth"),
    ],
)
def test_bound_and_phrase(language, text, bound, phrase):
    figures = read(text, language)
    assert [(one.bound, one.evidence[0].exact) for one in figures[:1]] == [(bound, phrase)]


@pytest.mark.parametrize(
    ("language", "text", "indicator"),
    [
        ("en", "Trade turnover between us reached 18 billion dollars.", "trade turnover"),
        ("en", "Accumulated investment amounts to $13 billion.", "investment"),
        ("en", "There are 6,500 joint ventures.", "joint ventures"),
        ("en", "We opened 40 crossing points on the border.", "crossing points"),
        ("ru", "Взаимный товарооборот достиг 24,5 миллиарда долларов.", "trade turnover"),
        ("ru", "Объём торговли между регионами превысил 10 процентов всего объёма торговли.", "interregional trade"),
        ("ru", "Построено 16 новых причалов.", "новых причалов"),
        ("kk", "Өзара сауда 5 миллиард долларға жетті.", "trade turnover"),
    ],
)
def test_indicator(language, text, indicator):
    assert read_one(text, language).indicator == indicator


def test_wholes():
    assert read_one("Fees are 10 percent of overall trade.").whole == "overall trade"
    assert read_one("Сборы превысили 10 процентов всего объёма торговли.", "ru").whole == "всего объёма торговли"
    part = read_one("Of 85 coastal regions, 76 have ports.")
    assert (part.value, part.whole, part.measure) == ("76", "85 coastal regions", "share")
    assert read_one("Seventy-six of 85 regions have ports.").whole == "85 regions"
    level, share = read("Trade came to $18.2 billion, with about 70 percent of this amount in coastal trade.")
    assert (share.whole, share.about) == ("this amount", level.indicator)


def test_periods_are_those_of_the_words_or_of_the_figure_before():
    assert read_one("За первые пять месяцев этого года вывоз вырос на 26 процентов.", "ru").period == "2031-01/2031-05"
    grown, level = read("Last year, trade grew by 4.5 percent. It came to 18 billion dollars.")
    assert (grown.period, grown.period_inferred) == ("2030", None)
    assert (level.period, level.period_inferred) == (None, "2030")
    assert read_one("Trade is 18 billion dollars.").period is None


def test_hedges_are_apart_from_bounds():
    figure = read_one("Не помню точно, но, по-моему, свыше 50 процентов вывоза идёт морем.", "ru")
    assert (figure.bound, figure.hedge and figure.hedge.exact) == ("over", "по-моему")
    assert read_one("Свыше 50 процентов вывоза идёт морем.", "ru").hedge is None


def test_what_rests_on_an_insertion_says_so():
    assert read_one("Свыше 50 процентов [товарооборота] приходится на порты.", "ru").is_inserted
    assert not read_one("Свыше 50 процентов товарооборота приходится на порты.", "ru").is_inserted


def test_from_and_to_of_a_growth_are_two_levels():
    first, second = read("Доходы выросли с 26,5 до 73,6 миллиарда рублей.", "ru")
    assert [(one.value, one.unit, one.measure) for one in (first, second)] == [
        ("26500000000", "RUB", "level"),
        ("73600000000", "RUB", "level"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("They need between 10 and 20 ferries.", "10", "20"),
        ("They need 10 to 20 ferries.", "10", "20"),
        ("They need 10–20 ferries.", "10", "20"),
        ("They need four or five ferries.", "4", "5"),
        ("Trade grew by 4.5 percent to $18.2 billion.", "4.5", None),  # one is of the other
        ("They gave 10 ferries — 20 were asked for.", "10", None),  # the dash parts the sentence
    ],
)
def test_a_range_is_one_figure(text, value, upper):
    figure = read(text)[0]
    assert (figure.value, figure.upper) == (value, upper)


def test_parts_of_money_are_hundredths():
    assert read_one("Билет стоил пять копеек.", "ru").value == "0.05"


def test_so_many_times_is_a_change_wherever_growth_is_named():
    assert read("Доходы области – в 2,8 раза больше.", "ru")[0].measure == "change"
    assert read("Доходы области выросли с 26,5 до 73,6 миллиарда рублей – в 2,8 раза.", "ru")[-1].measure == "change"
    assert read_one("This gives twice as much salt.").measure == "change"


def test_every_figure_is_its_words():
    text = (
        "Last year, trade grew by 4.5 percent to $18.2 billion; a third of it went by sea, some 40 ferries carried it."
    )
    figures = read(text)
    assert figures
    assert all(one.evidence[0].exact == text[one.evidence[0].start : one.evidence[0].stop] for one in figures)
    assert all(one.as_printed in one.evidence[0].exact for one in figures)


def test_a_language_without_a_file_has_no_figures():
    assert read("Es kostete 20 Millionen Euro.", "de") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He fought in World War Two for his country."),
        ("en", "Text it to 43367."),
        ("en", "Over the last year and a half it grew."),
        ("en", "It is for people over the age 12."),
        ("ru", "Мне 50 лет, я учитель."),
        ("ru", "Мост стоит с 1812 года."),
    ],
)
def test_names_codes_and_ages_are_no_figures(language, text):
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ru", "Здесь живут около 1200 человек.", "1200", "1"),
        ("ru", "В правах восстановили 1333 гражданина.", "1333", "1"),
        ("ru", "Обеспечен 100-процентный охват детей.", "100", "percent"),
        ("ru", "Помощь перевалила за полмиллиарда рублей.", "500000000", "RUB"),
        ("en", "We have 217 “yes” votes.", "217", "1"),
    ],
)
def test_counts_that_look_like_years_and_words_glued_to_digits(language, text, value, unit):
    figure = read_one(text, language)
    assert (figure.value, figure.unit) == (value, unit)


def test_a_row_of_shares_and_changes_says_its_unit_and_verb_once():
    shares = read("Исполнение близко к 95 процентам – 99,6 в 2030 году.", "ru")
    assert [(one.value, one.unit) for one in shares] == [("95", "percent"), ("99.6", "percent")]
    changes = read("Ввод снизился на 18 процентов, выдача ипотеки – на 53 процента.", "ru")
    assert [(one.value, one.measure, one.direction) for one in changes] == [
        ("18", "change", "down"),
        ("53", "change", "down"),
    ]


def test_what_something_was_before_it_grew_is_no_change():
    first, _ = read("It went up from 5 percent to 50 percent.")
    assert (first.measure, first.direction) == ("share", "none")


def test_dollars_are_those_of_the_side_whose_page_it_is():
    assert {side: read_on("It cost 5 million dollars.", side) for side in (None, "US", "CA")} == {
        None: "USD",
        "US": "USD",
        "CA": "CAD",
    }
    assert read_on("It cost 5 million US dollars.", "CA") == "USD"


def test_the_adjective_of_a_country_is_a_place():
    assert read_one("Российский экспорт составил 5 миллиардов долларов.", "ru").scope == ("country-ru",)


def test_of_names_what_money_is_the_amount_of():
    assert read_one("They paid a ransom of $70 million.").indicator == "ransom"
    assert read_one("A total of $70 million was agreed.").indicator is None


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ru", "Штраф составил 500 тыс. крон.", "500000", "1"),
        ("ru", "Штраф составил 500 тыс. руб. за год.", "500000", "RUB"),
        ("ru", "Обрушилось около 500 кв. м кровли.", "500", "m2"),
        ("ru", "Пришло более тысячи человек.", "1000", "1"),
        ("ru", "Мост простоял полтора десятка лет.", "15", "a"),
        ("en", "The programme, worth £45m, goes on.", "45000000", "GBP"),
        ("en", "We spent $290 million [billion] on ports.", "290000000000", "USD"),
        ("en", "It serves more than 300 [3,000] ferries.", "3000", "1"),
        ("en", "They make up half the crews.", "50", "percent"),
        ("kk", "Жүзден астам кеме келді.", "100", "1"),
        ("kk", "Портта екі мыңдай адам бар.", "2000", "1"),
    ],
)
def test_short_forms_and_corrections_of_editors(language, text, value, unit):
    figure = read_one(text, language)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Сотни людей вышли к порту."),
        ("ru", "В пятницу утром ушёл паром."),
        ("ru", "Она двукратный победитель регаты."),
        ("ru", "Пол Орвин ушёл в море."),
        ("ru", "Он лежит в больнице № 17 города."),
        ("en", "She got a third dose."),
    ],
)
def test_vague_hundreds_titles_and_names_are_no_figures(language, text):
    assert read(text, language) == ()


def test_a_row_of_names_with_numbers_in_brackets_counts():
    row = read("Катера имеют порт (207), таможня (60), суд (98) и музей (4).", "ru")
    assert [one.value for one in row] == ["207", "60", "98", "4"]
    assert read("They ask for peace (1), bread (2) and salt (3).") == ()


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        (
            "ru",
            "Доход порта со 196 миллиардов рублей до 666 миллиардов рублей.",
            [("196000000000", "exact"), ("666000000000", "exact")],
        ),
        ("en", "We have gone from 5.5 percent to nearly 60 percent.", [("5.5", "exact"), ("60", "almost")]),
    ],
)
def test_two_levels_are_no_range(language, text, ends):
    assert [(one.value, one.bound) for one in read(text, language)] == ends


@pytest.mark.parametrize(
    ("language", "text", "measure", "direction"),
    [
        ("en", "It is 20 percent more than a year before.", "change", "up"),
        ("ru", "Это на треть больше прежнего.", "change", "up"),
        ("ru", "Взнос на 15 процентов меньше прежнего.", "change", "down"),
        ("kk", "Бұл жоспардан 15 миллиардқа артық.", "change", "up"),
        ("en", "It lies half a mile from the port.", "level", "none"),
        ("en", "Catches are falling in 39 ports.", "level", "none"),
    ],
)
def test_comparisons_are_changes(language, text, measure, direction):
    figure = read_one(text, language)
    assert (figure.measure, figure.direction) == (measure, direction)


@pytest.mark.parametrize(
    ("language", "text", "indicator"),
    [
        ("ru", "Глубина у причалов – не менее 13,5 метра.", "Глубина"),
        ("ru", "Выпуск сетей за этот год вырос на 12 процентов.", "Выпуск сетей"),
        ("ru", "Экспорт нефти вырос на 12 процентов.", "exports"),
        ("en", "Oil exports rose by 12 percent.", "exports"),
        ("en", "They run an $11 million lighthouse programme for schools.", "lighthouse programme"),
        ("en", "They paint 60 percent of lighthouses.", "lighthouses"),
        ("en", "They employ nearly half — nearly half of all sailors.", "sailors"),
        ("ru", "Причал занимает 30 гектаров, а бюджет закрыт.", "Причал"),
        ("ru", "В нашей стране стоит 5 миллиардов рублей.", None),
        ("kk", "Балықшылардың төрттен бірі келді.", "Балықшылардың"),
    ],
)
def test_what_no_known_name_fits_is_named_by_its_words(language, text, indicator):
    assert read(text, language)[0].indicator == indicator


def test_names_of_indicators_end_as_nouns_do():
    assert read_one("Договорились о 5 процентах.", "ru").indicator is None
    assert read_one("По договору дали 5 процентов.", "ru").indicator == "agreements"
    assert read_one("По договору дали 5 миллиардов рублей.", "ru").indicator is None


def test_a_verb_of_thinking_is_no_bound():
    assert read_one("When you think about 88 percent of us, it is a lot.").bound == "exact"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Жері он бір бүтін оннан төрт миллион гектар.", "11400000", "har"),
        ("Портқа жиырмадан астам кеме келді.", "20", "1"),
        ("Портқа 2000-нан астам кеме келді.", "2000", "1"),
        ("Қоймада тоқсан миллион куб су бар.", "90000000", "m3"),
    ],
)
def test_kazakh_numbers_have_endings(text, value, unit):
    figure = read_one(text, "kk")
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text", ["Бұл жүз алтыншы бап.", "Ол мың тоғыз жүз жетпіс үшінші жылы келді.", "Кеме сағат сегізден кейін келді."]
)
def test_kazakh_ordinals_and_clocks_are_no_figures(text):
    assert read(text, "kk") == ()


def test_a_whole_that_points_back_names_nothing():
    level, share = read("Trade came to $18.2 billion, with about 70 percent of this amount by sea.")
    assert share.indicator == level.indicator == "trade turnover"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Party 09 and agent 007 met."),
        ("ru", "Партия «МОРЕ 09» победила."),
        ("ru", "По ст. 205.1 кодекса его судили."),
    ],
)
def test_names_with_a_leading_nought_and_articles_are_no_figures(language, text):
    assert read(text, language) == ()


def test_a_code_of_money_is_written_in_capitals():
    assert [one.unit for one in read("They are among the top 10 ports of PLN 10 million.")] == ["1", "PLN"]


@pytest.mark.parametrize(
    ("language", "text", "indicator"),
    [
        ("ru", "Портам дадут 600 млн рублей, 500 млн пойдут на сети.", None),
        ("ru", "Более 49 процентов лодок принадлежит рыбакам.", "лодок"),
        ("en", "They own 60 boats and pay $6 billion.", None),
        ("en", "They pay $6 billion in licence dues a year.", "licence dues"),
        ("en", "They gave $6 billion in Orlav.", None),
        ("en", "Only four U.S. lighthouses are lit.", "lighthouses"),
        ("en", "The catch of the year more than doubled.", "catch"),
        ("kk", "Кеме 0,9 пайыз ұпай жинаған.", "ұпай"),
    ],
)
def test_verbs_name_nothing_and_money_is_not_of_what_was_counted(language, text, indicator):
    assert read(text, language)[-1].indicator == indicator


def test_a_change_far_behind_its_word_of_growth():
    figure = read_one("They increased rates for ships between the port and the island by over 1,000 percent.")
    assert (figure.measure, figure.direction, figure.bound) == ("change", "up", "over")


def test_a_verb_that_looks_like_a_metal_is_none():
    assert read_one("Три главные силы стали спорить.", "ru").indicator != "steel"
    assert read_one("Выплавка стали выросла на 5 процентов.", "ru").indicator == "steel"
