"""Name forms of the whole record into people."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.resolve import resolve_entities
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import OfficeHolder, People, PersonName, load_people
from onrecord.knowledge.romanisation import load_romanisation
from onrecord.model import Entity
from onrecord.model.names import NameForm

ROMANISATION = load_romanisation(KnowledgeFolders())
RUSSIAN = next(language for language in load_people(KnowledgeFolders()).languages if language.language == "ru")

PEOPLE = People(
    languages=(),
    names=(
        PersonName(key="orlan", language="ru", name="Семён Орлан", side="XA"),
        PersonName(key="orlan", language="en", name="Semyon Orlan", side="XA"),
    ),
    holders=(
        OfficeHolder(
            key="p", person="orlan", country="XA", role="head_of_government", start="2019", stop=None, seen=()
        ),
    ),
    countries=(),
)


def form(
    key: str,
    exact: str,
    times: int = 1,
    earliest: str = "2020-01-01|m1",
    language: str = "ru",
    office: str | None = None,
) -> NameForm:
    return NameForm(key=key, office=office, language=language, exact=exact, times=times, earliest=earliest)


def resolve(forms: list[NameForm], people: People = PEOPLE) -> tuple[Entity, ...]:
    return resolve_entities(forms, people, ROMANISATION).entities


def test_a_known_person_has_the_names_offices_and_side_of_knowledge() -> None:
    found = resolve_entities([form("orlan", "Орлана"), form("orlan", "Orlan", language="en")], PEOPLE, ROMANISATION)
    (entity,) = found.entities
    assert entity.name == "Semyon Orlan"
    assert dict(entity.names) == {"en": ("Semyon Orlan",), "ru": ("Семён Орлан",)}
    assert entity.side == "XA"
    assert [(office.title, office.start) for office in entity.offices] == [("head of government, XA", "2019")]
    assert [(alias.key, alias.entity) for alias in found.aliases] == [("orlan", entity.id)]


def test_an_unknown_person_is_named_by_the_fullest_and_most_frequent_form() -> None:
    forms = [
        form("ru:лунев:п", "Лунев", 9),
        form("ru:лунев:п", "Пётр Лунев", 2),
        form("ru:лунев:п", "Петром Луневым", 1),
    ]
    (entity,) = resolve(forms)
    assert entity.name == "Пётр Лунев"
    assert entity.side is None


def test_the_form_shown_has_the_surname_that_labels_print() -> None:
    forms = [
        form("ru:лунев:п", "П.Лунев", 5),
        form("ru:лунев:п", "Петром Луневым", 9),
        form("ru:лунев:п", "Пётр Лунев"),
    ]
    assert resolve(forms)[0].names["ru"][:2] == ("Пётр Лунев", "П.Лунев")
    assert resolve(forms[:2])[0].name == "П.Лунев"


def test_a_surname_alone_stays_its_own_where_a_known_person_has_it() -> None:
    known = replace(PEOPLE, languages=(RUSSIAN,))
    forms = [form("ru:орлан:", "Орлан"), form("ru:орлан:а", "А.Орлан")]
    assert len(resolve(forms, known)) == 2
    assert len(resolve(forms)) == 1


def test_a_surname_alone_joins_the_only_person_of_that_surname() -> None:
    (entity,) = resolve([form("ru:лунев:", "Лунев"), form("ru:лунев:п", "П.Лунев")])
    assert entity.keys == ("ru:лунев:", "ru:лунев:п")


def test_a_surname_alone_stays_its_own_where_two_people_have_it() -> None:
    forms = [form("ru:лунев:", "Лунев"), form("ru:лунев:п", "П.Лунев"), form("ru:лунев:а", "А.Лунев")]
    assert len(resolve(forms)) == 3


def test_an_unknown_person_is_of_the_country_whose_office_the_pages_say_they_hold() -> None:
    name = form("en:roe:j", "Jane Roe", language="en")
    held = [form("en:roe:j", "President", 3, language="en", office="president.xa")]
    slip = [form("en:roe:j", "president of Xandia", 1, language="en", office="president.xb")]
    assert resolve([name, *held])[0].side == "XA"
    assert resolve([name, *held, *slip])[0].side == "XA"
    assert resolve([name, *held, *slip, *slip])[0].side is None
    assert resolve([name, *held])[0].names == {"en": ("Jane Roe",)}


def test_the_id_of_an_unknown_person_is_that_of_the_earliest_mention() -> None:
    first = form("ru:лунев:п", "Лунев", earliest="2019-01-01|m9")
    later = form("ru:лунев:п", "Пётр Лунев", earliest="2021-01-01|m1")
    assert resolve([first])[0].id == resolve([later, first])[0].id


def test_a_person_named_by_a_review_alone_keeps_that_name() -> None:
    (entity,) = resolve([form("reviewed:Кто-то Другой", "Кто-то Другой", language="und")])
    assert entity.name == "Кто-то Другой"


@given(
    st.permutations(
        [form("orlan", "Орлан"), form("ru:лунев:", "Лунев"), form("ru:лунев:п", "П.Лунев"), form("en:smith:j", "Smith")]
    )
)
def test_the_order_of_forms_changes_nothing(forms: list[NameForm]) -> None:
    ordered = sorted(forms, key=lambda one: one.key)
    assert resolve_entities(forms, PEOPLE, ROMANISATION) == resolve_entities(ordered, PEOPLE, ROMANISATION)
