"""Ages told by a verb, numbers in rows and in names, vague thousands, and words between a number and its unit."""

import pytest

from tests.figures.said import read, read_one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Предположительно, ему было примерно 45 лет."),
        ("ru", "Погиб Орвин (43 года) во время шторма."),
        ("ru", "Геннадию Орвину было 36 лет."),
        ("ru", "Детей, которые достигли 18 лет, включат в список."),
        ("ru", "Ей на тот момент было всего 19 лет."),
        ("ru", "Исполняется 80 лет порту, 80 лет основания верфи."),
        ("ru", "Мы отмечаем 30 лет установления отношений."),
        ("en", "She was 43 when the boat sank."),
        ("en", "They are celebrating 50 years of the pier."),
        ("kk", "Оған 44 жас еді."),
        ("kk", "Портқа 80 жыл толды."),
    ],
)
def test_ages_told_by_a_verb_and_anniversaries_are_no_figures(language, text):
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "They met the need of resolutions 2570, 2571 (2031), and met.", []),
        ("en", "Articles 5, 6 and 7 hold.", []),
        ("en", "In phase 2, 30 boats sailed.", ["30"]),
        ("en", "Students in grades 6 through 12 came.", []),
        ("en", "They put first the shots of pre-K through 12 teachers.", []),
        ("en", "This is day 11 for the new mayor.", []),
        ("en", "That day 11 boats sank.", ["11"]),
        ("en", "Region 8 serves Orlav and Velin.", []),
        ("en", "8          Department of Piers", []),
        ("en", "8 boats sank.", ["8"]),
        ("en", "It runs on Thursday, for full days of talks the 12th and 13th for the summit.", []),
        ("en", "It is the 16th summit.", ["16"]),
        ("ru", "Статьи 5, 6 и 7 отменены.", []),
        ("ru", "Это будет 12-го и 13-го на форуме.", []),
        ("ru", "Район 7 построят.", []),
        ("ru", "В районе 7 школ.", ["7"]),
    ],
)
def test_a_number_of_a_row_counts_nothing(language, text, values):
    assert [one.value for one in read(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "He will visit Foundry 19 for a tour.", []),
        ("en", "He saw ten men in Orlav 40 of whom left.", ["10", "40"]),
        ("en", "It was like the Velin 8 crew.", []),
        ("en", "Aboard Gull Force Two Before Departure.", []),
        ("en", "She wrote the 502 Direct Packaging Plan with the port.", []),
        ("en", "We grew the 100,000 Strong in the Orlavs partnership.", []),
        ("en", "We met the 12 Orlav Mayors in the port.", ["12"]),
        ("ru", "Об этом сказал канал «112 Орлав».", []),
        ("ru", "Он снялся в фильме «Десять лодок».", []),
        ("ru", "«Десять лодок», – сказал Орвин.", ["10"]),
        ("ru", "Орвин сказал: «Десять лодок».", ["10"]),
    ],
)
def test_a_number_of_a_name_counts_nothing(language, text, values):
    assert [one.value for one in read(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Just several thousand people came.", []),
        ("en", "About a thousand people came.", ["1000"]),
        ("kk", "Бірнеше мың адам келді.", []),
        ("en", "It was only in 30-plus thousand.", ["30000"]),
        ("en", "I asked for $9.1 billion — that is with a “B” — billion dollars for the piers.", ["9100000000"]),
        ("en", "Some are: -   4% are old.", ["4"]),
        ("en", "Not $7 or $12 or $15.", ["7", "12", "15"]),
        ("en", "It has been 340- — 3,448 boats.", ["3448"]),
        ("ru", "В хор войдут 120 музыкантов от 16 до 19 лет.", ["120"]),
    ],
)
def test_vague_magnitudes_dashes_and_choices(language, text, values):
    assert [one.value for one in read(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "It covers 475,000 private acres.", "[acr_us]"),
        ("en", "It covers 300 square miles.", "[mi_us]2"),
        ("en", "It gave 300 boats acres of nets.", "1"),
        ("ru", "Он занял 12 частных гектаров.", "har"),
    ],
)
def test_a_word_may_say_what_kind_of_unit_it_is(language, text, unit):
    assert read_one(text, language).unit == unit


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("There are 1.4 million people, at least, that have left.", "at_least"),
        ("There are 1.4 million people, at least five of them mayors.", "exact"),
        ("It will order its work under four pillars.", "exact"),
        ("Under four boats came.", "under"),
        ("They coalesced around two plans.", "exact"),
    ],
)
def test_bounds_behind_the_noun_and_words_that_bound_nothing(text, bound):
    assert read(text)[0].bound == bound


def test_a_year_in_a_short_name_is_no_period():
    assert read_one("The PACC 2030 plan will have two piers.").period is None
    assert read_one("By 2030 two piers open.").period == "2030"


def test_a_term_without_a_year_is_the_coming_day():
    assert read_one("We want 90 percent to have a pier by June 19th.").period == "2031-06-19"
    assert read_one("On April 19th 90 boats came.").period == "2031-04-19"


def test_times_before_the_subject_are_occasions():
    assert read_one("Three times now the mayor has come.").measure == "level"
    assert read_one("It took three times the rate.").measure == "change"


def test_an_improvement_is_a_change():
    throughput = read_one("He saw a 51% improvement in throughput.")
    assert (throughput.measure, throughput.direction) == ("change", "up")
