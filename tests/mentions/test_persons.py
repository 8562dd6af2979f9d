"""People named in texts: what is a name, whose it is, and what only looks like one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.known import load_mention_knowledge
from onrecord.mentions.offices import find_offices
from onrecord.mentions.persons import find_persons

WORLD = Path(__file__).parents[2] / "examples" / "knowledge"
KNOWN = load_mention_knowledge(KnowledgeFolders(WORLD))


def name_people(text: str, language: str, *labels: tuple[int, int]) -> list[str]:
    """Each person as "words = key"."""
    naming = KNOWN.namings[language]
    offices = [(one.start, one.stop) for one in find_offices(text, naming)]
    return [f"{text[one.start : one.stop]} = {one.key}" for one in find_persons(text, naming, offices, labels)]


RUSSIAN = [
    # Known people in any case, by full name, initials, first name and patronymic; then by surname alone.
    ("Встреча с Ержаном Каракемеровым прошла.", ["Ержаном Каракемеровым = xs-karakemerov"]),
    ("Слово взял В.Тарханин, затем Е. Каракемеров.", ["В.Тарханин = xl-tarkhanin", "Е. Каракемеров = xs-karakemerov"]),
    ("Ответил Тарханин, и Каракемеров кивнул.", ["Тарханин = xl-tarkhanin", "Каракемеров = xs-karakemerov"]),
    ("Спасибо, Всеволод Игнатьевич, сказал гость.", ["Всеволод Игнатьевич = xl-tarkhanin"]),
    # Unknown people: initials, a given name, a patronymic, a title; their surnames later on the page.
    ("Доклад прочёл А. С. Ясенев. Ясеневу ответили.", ["А. С. Ясенев = ru:ясенев:а", "Ясеневу = ru:ясенев:а"]),
    ("Приехал Роман Дольников. С Дольниковым говорили долго.", ["Роман Дольников = ru:дольников:роман", "Дольниковым = ru:дольников:роман"]),
    ("В списке Ясенев Игорь Петрович.", ["Ясенев Игорь Петрович = ru:ясенев:игор"]),
    ("Там был Сергей Львович Ясенев.", ["Сергей Львович Ясенев = ru:ясенев:серге"]),
    ("Приехал министр Дайсуке Нагомото.", ["Дайсуке Нагомото = ru:нагомот:дайсук"]),
    ("В зале сидел Дайсуке Нагомото.", ["Дайсуке Нагомото = ru:нагомот:дайсук"]),
    ("Говорил господин Нагомото.", ["Нагомото = ru:нагомот:"]),
    ("Дж. Рой и Ю. Рен уехали.", ["Дж. Рой = ru:ро:д", "Ю. Рен = ru:рен:ю"]),
    ("Юлия Яснова приехала. Юлию ждали.", ["Юлия Яснова = ru:яснов:юл", "Юлию = ru:яснов:юл"]),
    # Those who bear one name behind a title of such people; what tells which one is no name.
    ("Пришли патриарх Филипп и эмир Роман. С Патриархом Филиппом говорил гость.", ["Филипп = ru:филипп:", "Роман = ru:роман:", "Филиппом = ru:филипп:"]),
    ("Пришли митрополит Полынский, эмир Самалстана и министр Филипп.", []),
    # A letter that ends a known name is no initial and no other word.
    ("Ответил министр Китая Ван И. Потом Ван И ушёл, и В. Тарханин встал.", ["Ван И = wang-yi", "Ван И = wang-yi", "В. Тарханин = xl-tarkhanin"]),
    ("Встреча с министром Китая Ван И В Лугове прошла встреча.", ["Ван И = wang-yi"]),
    # A word that opens a sentence is not glued to the name behind it.
    ("Приехал брат. Брата Юрия Ясенева ждали.", ["Юрия Ясенева = ru:ясенев:юр"]),
    ("Полиция искала. Полиция Самалстана молчит.", []),
    ("Ещё Тарханин рассказал о мосте.", ["Тарханин = xl-tarkhanin"]),
    # A surname may end like a patronymic, when no given name is in it.
    ("Пришёл Виктор Ракенович. Ракенович молчал.", ["Виктор Ракенович = ru:ракенович:виктор", "Ракенович = ru:ракенович:виктор"]),
    ("Говорили Виктор Львович и Пётр Николаевич.", []),
    # A country, a body, a short word of capitals before a name are none of it; small words inside a name are.
    ("Президент Франции Жерар Дольник и посол Новой Зеландии Роман Рен.", ["Жерар Дольник = ru:дольник:жерар", "Роман Рен = ru:рен:роман"]),
    ("Глава МВД Роман Дольников ушёл.", ["Роман Дольников = ru:дольников:роман"]),
    ("Глава Facebook Роман Дольников ушёл.", ["Роман Дольников = ru:дольников:роман"]),
    ("Слово взял Роман эль-Масур, затем Масур ушёл.", ["Роман эль-Масур = ru:масур:роман", "Масур = ru:масур:роман"]),
    # The words of one name stand in one case: what ends otherwise names somebody else, or a place.
    ("Там биограф Ержана Каракемерова Гленн Дольник ушёл.", ["Ержана Каракемерова = xs-karakemerov", "Гленн Дольник = ru:дольник:гленн"]),
    ("Там судья Вельхара Гленн Дольник ушёл.", ["Гленн Дольник = ru:дольник:гленн"]),
    ("Там жил Гленн Дольник. Потом сын Дольника Райн ждал.", ["Гленн Дольник = ru:дольник:гленн", "Дольника = ru:дольник:гленн"]),
    ("Дочь Гленна Дольника Лайла Дольника ждала.", ["Гленна Дольника = ru:дольник:гленн", "Лайла Дольника = ru:дольник:лайл"]),
    ("Там менеджер Дольник Лайла Дольник села.", ["Дольник = ru:дольник:лайл", "Лайла Дольник = ru:дольник:лайл"]),
    ("Там пела Хельга Дольник. Все за Хельгу Дольник рады.", ["Хельга Дольник = ru:дольник:хельг", "Хельгу Дольник = ru:дольник:хельг"]),
    ("Жил в штате Нью-Ривас Гленн Дольник.", ["Гленн Дольник = ru:дольник:гленн"]),
    ("Там сидел Гленн Дольник-младший. Дольник сел.", ["Гленн Дольник-младший = ru:дольник:гленн", "Дольник = ru:дольник:гленн"]),
    # A given name with a patronymic is the one person of a report who bears that given name; of one whom we know, only his own.
    ("Приехал Роман Дольников. Роман Львович устал.", ["Роман Дольников = ru:дольников:роман", "Роман Львович = ru:дольников:роман"]),
    ("Всеволод Тарханин ушёл. Всеволод Львович остался.", ["Всеволод Тарханин = xl-tarkhanin"]),
    # What only looks like a name.
    ("Об этом заявило Правительство Японии. Япония ждёт.", []),
    ("Гость из Дании говорил о Дальнем Востоке и Вооружённых Силах.", []),
    ("Прошли Олимпийские Игры. В Нижний Дольск и Лос Ривас.", []),
    ("Судно «Роман Дольников» вышло в море.", []),
    ("Благодарю Вас, коллеги. Приветствуем Вас.", []),
    ("Дорога в Вельской области и на Красной площади.", []),
    ("Да. Времена меняются. Да. Тут мост.", []),
    ("Уважаемый Игорь Петрович! Рад Вас видеть.", []),
    ("Работают ФТС РФ и УК РФ.", []),
    ("Компания Iron Gate купила завод.", []),
    ("На форуме «Северная дуга» спорили.", []),
]  # fmt: skip

ENGLISH = [
    ("Yerzhan Karakemerov met Tarkhanin.", ["Yerzhan Karakemerov = xs-karakemerov", "Tarkhanin = xl-tarkhanin"]),
    ("Mr Tarkhanin and President Karakemerov agreed.", ["Tarkhanin = xl-tarkhanin", "Karakemerov = xs-karakemerov"]),
    ("Karakemerov’s plan and Karakemerov's bridge.", ["Karakemerov’s = xs-karakemerov", "Karakemerov's = xs-karakemerov"]),
    ("Jennifer Wren said so. Wren left.", ["Jennifer Wren = en:wren:jennifer", "Wren = en:wren:jennifer"]),
    ("Mr. Ferrier spoke. Dr. Wren did not.", ["Ferrier = en:ferrier:", "Wren = en:wren:"]),
    ("Minister Tomlin Ferrier spoke.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("Joseph R. Wren was there, and J. T. Ferrier.", ["Joseph R. Wren = en:wren:joseph", "J. T. Ferrier = en:ferrier:j"]),
    ("Missouri Senator Jennifer Wren spoke.", ["Jennifer Wren = en:wren:jennifer"]),
    # Who says something is a person: right beside the verb, behind what is set off, or by the last word alone elsewhere.
    ("“It is late,” said Tomlin Ferrier.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("Tomlin Ferrier also said it was late.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("Tomlin Ferrier (left), an engineer of 36, told reporters.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("Tomlin Ferrier pointed out that it was late.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("Author Tomlin Ferrier says so.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("It is late for harbour resident Tomlin Ferrier.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("According to Tomlin Ferrier, who keeps the bridge, it is late.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("According to Rapid Research, a survey, it is late.", []),
    ("There was Tomlin Ferrier. Ferrier added that.", ["Tomlin Ferrier = en:ferrier:tomlin", "Ferrier = en:ferrier:tomlin"]),
    ("A letter came from Wide Lowlands. In Lowlands they said so.", []),
    ("They told Northern Star of it. The Iron Gate said so. On Capitol Hill, officials said so.", []),
    # A given name alone means the one person who bears it.
    ("Jennifer Wren came. Jennifer left.", ["Jennifer Wren = en:wren:jennifer", "Jennifer = en:wren:jennifer"]),
    # Titles that stand before the given name.
    ("Sir Olmer Wren came. Sir Olmer left.", ["Olmer Wren = en:wren:olmer", "Olmer = en:wren:olmer"]),
    ("Dame Wren said so. She left.", ["Wren = en:wren:"]),
    ("Jennifer Wren met Jennifer Ferrier. Jennifer left.", ["Jennifer Wren = en:wren:jennifer", "Jennifer Ferrier = en:ferrier:jennifer"]),
    ("Ursula von der Roe met Mohammed bin Wren.", ["Ursula von der Roe = en:roe:ursula", "Mohammed bin Wren = en:wren:mohammed"]),
    ("Jennifer Wren’s Signature Collection sold.", ["Jennifer Wren’s = en:wren:jennifer"]),
    ("Ukraine President Tomlin Ferrier spoke.", ["Tomlin Ferrier = en:ferrier:tomlin"]),
    ("Gov. Ferrier spoke to the attorney general. She left.", ["Ferrier = en:ferrier:"]),
    ("President Tarkhanin Commemorating the Bridge", ["Tarkhanin = xl-tarkhanin"]),
    ("Fort Jennifer Road, Jennifer Hills and San Francisco Giants.", []),
    ("The U.S.-Israel dialogue and the U.S. Marine.", []),
    ("A minister of the old school wrote to the Ambassador Extraordinary, an extraordinary man.", []),
    ("The Iron Dome, the Golden Ring project, Hot Topics and Capitol Hill.", []),
    ("The U.S. Government met at 5:00 P.M. EDT.", []),
    ("Clean Energy Plan. Build Back Better. Cross Hall.", []),
    ("The Public Health Service and Vital Need.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), RUSSIAN)
def test_russian(text: str, people: list[str]):
    assert name_people(text, "ru") == people


@pytest.mark.parametrize(("text", "people"), ENGLISH)
def test_english(text: str, people: list[str]):
    assert name_people(text, "en") == people


def test_a_label_names_a_person():
    assert name_people("Tomlin Ferrier: Thank you.", "en") == []
    assert name_people("Tomlin Ferrier: Thank you.", "en", (0, 14)) == ["Tomlin Ferrier = en:ferrier:tomlin"]


def test_two_people_of_one_surname_are_not_confused():
    assert name_people("Robert Wren and Jennifer Wren came. Wren spoke.", "en") == [
        "Robert Wren = en:wren:robert",
        "Jennifer Wren = en:wren:jennifer",
    ]


def test_of_two_people_of_one_surname_it_is_the_one_named_so_far():
    assert name_people("Robert Wren came. Wren spoke to his sister, Jennifer Wren.", "en") == [
        "Robert Wren = en:wren:robert",
        "Wren = en:wren:robert",
        "Jennifer Wren = en:wren:jennifer",
    ]


def test_of_two_people_of_one_surname_it_is_the_one_whom_the_page_names_more():
    text = "Jennifer Wren came. Wren spoke of her brother, Robert Wren. Wren left."
    assert name_people(text, "en") == [
        "Jennifer Wren = en:wren:jennifer",
        "Wren = en:wren:jennifer",
        "Robert Wren = en:wren:robert",
        "Wren = en:wren:jennifer",
    ]


def test_a_name_behind_a_long_title_is_whole():
    text = "Iron Valley Police Chief Inspector Robert Wren came."
    assert name_people(text, "en") == ["Robert Wren = en:wren:robert"]


def test_the_first_words_of_a_full_name_mean_its_bearer():
    assert name_people("В зале сидел Дайсуке Нагомото. Дайсуке улыбался.", "ru")[1:] == ["Дайсуке = ru:нагомот:дайсук"]
    assert name_people("Приехал Мигель Рен-Тамо Дольников. Рен-Тамо ждали.", "ru")[1:] == [
        "Рен-Тамо = ru:дольников:мигел"
    ]


def test_a_label_with_initials_and_two_surnames_is_one_name():
    text = "М.Рен Дольников: Да. Мигель Рен Дольников ушёл."
    assert name_people(text, "ru", (0, 15)) == [
        "М.Рен Дольников = ru:дольников:мигел",
        "Мигель Рен Дольников = ru:дольников:мигел",
    ]


def test_patronymics_of_unknown_names_are_addresses_where_people_speak():
    text = "Вопрос: Спасибо, Виктор Ракенович."
    assert name_people(text, "ru", (0, 6)) == []
    assert name_people(text, "ru") == ["Виктор Ракенович = ru:ракенович:виктор"]


def test_behind_an_office_a_surname_is_its_known_holder_whoever_else_has_it():
    text = "Jennifer Tarkhanin came. President Tarkhanin spoke."
    assert name_people(text, "en") == ["Jennifer Tarkhanin = en:tarkhanin:jennifer", "Tarkhanin = xl-tarkhanin"]


@given(
    st.text(st.sampled_from("АБВабв. МирРойЕ-«»\n") | st.characters(), max_size=100),
    st.sampled_from(["ru", "en", "kk"]),
)
def test_people_of_any_text_lie_in_order(text: str, language: str):
    naming = KNOWN.namings[language]
    stop = 0
    for one in find_persons(text, naming, [], []):
        assert stop <= one.start < one.stop <= len(text)
        stop = one.stop


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Пришли к Велимиру Викторовичу Степнову.", ["Велимиру Викторовичу Степнову = ru:степнов:велимир"]),
        (
            "Там сидит Велимир Викторович [Степнов].",
            ["Велимир Викторович = ru:степнов:велимир", "Степнов = ru:степнов:велимир"],
        ),
    ],
)
def test_a_surname_may_follow_the_patronymic_or_be_added_by_the_editor(text: str, people: list[str]) -> None:
    assert name_people(text, "ru") == people
