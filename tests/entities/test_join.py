"""One person in several languages: joined by the parts of the name, by office; kept apart, or left open, where these do not tell."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.resolve import Resolution, resolve_entities
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import People, PersonName, load_people
from onrecord.knowledge.romanisation import load_romanisation
from onrecord.model.names import NameForm

FOLDERS = KnowledgeFolders()
ROMANISATION = load_romanisation(FOLDERS)
PEOPLE = People(
    languages=load_people(FOLDERS).languages,
    names=(PersonName(key="orlan", language="ru", name="Семён Орлан", side="XA"),),
    holders=(),
    countries=(),
)


def form(key: str, exact: str, earliest: str = "2020-01-01|m1", office: str | None = None, times: int = 1) -> NameForm:
    language = key.partition(":")[0] if ":" in key else "ru"
    return NameForm(key=key, office=office, language=language, exact=exact, times=times, earliest=earliest)


def resolve(*forms: NameForm) -> Resolution:
    return resolve_entities(forms, PEOPLE, ROMANISATION)


def group(*forms: NameForm) -> list[tuple[str, ...]]:
    return sorted(entity.keys for entity in resolve(*forms).entities)


RUSSIAN = form("ru:ясенев:роман", "Романом Ясеневым")


@pytest.mark.parametrize(
    "other",
    [
        form("en:yasenev:roman", "Roman Yasenev"),
        form("en:iassenev:roman", "Roman Iassenev"),
        form("kk:ясенев:роман", "Роман Ясенев"),
        form("kk:ясенев:роман", "Роман Ясеневтің"),
    ],
)
def test_a_full_name_is_one_person_in_every_script(other: NameForm) -> None:
    assert group(RUSSIAN, other) == [tuple(sorted((RUSSIAN.key, other.key)))]


@pytest.mark.parametrize(
    "other",
    [
        form("en:yasenev:anna", "Anna Yasenev"),
        form("en:yasenets:roman", "Roman Yazovets"),
        form("en:roe:roman", "Roman Roe"),
        form("ru:ясенев:анн", "Анна Ясенева"),
    ],
)
def test_other_names_are_other_people(other: NameForm) -> None:
    assert len(group(RUSSIAN, other)) == 2


def test_a_country_that_differs_keeps_namesakes_apart() -> None:
    held = form("ru:ясенев:роман", "президент Арвении", office="president.xa", times=3)
    elsewhere = form("en:yasenev:roman", "President of Bergonia", office="president.xb", times=3)
    assert len(group(RUSSIAN, held, form("en:yasenev:roman", "Roman Yasenev"), elsewhere)) == 2


def test_an_initial_is_a_doubt_and_with_a_common_office_it_is_the_person() -> None:
    short = form("en:yasenev:r", "R. Yasenev")
    found = resolve(RUSSIAN, short)
    assert len(found.entities) == 2
    assert [issue.why for issue in found.issues] == [
        "may be one person: «R. Yasenev», «Романом Ясеневым»; their given names do not tell"
    ]
    held = [
        form("ru:ясенев:роман", "премьер", office="head_of_government.xa"),
        form("en:yasenev:r", "premier", office="head_of_government.xa"),
    ]
    assert len(resolve(RUSSIAN, short, *held).entities) == 1


def test_of_two_namesakes_in_one_language_neither_is_joined() -> None:
    found = resolve(RUSSIAN, form("en:yasenev:roman", "Roman Yasenev"), form("en:yassenev:roman", "Roman Yassenev"))
    assert len(found.entities) == 3
    assert {issue.why.rpartition("; ")[2] for issue in found.issues} == {"more than one person of that name"}


def test_short_given_names_and_initials_are_those_of_one_person_where_nobody_else_is_meant() -> None:
    forms = [
        form("en:roe:jim", "Jim Roe"),
        form("en:roe:james", "James Roe"),
        form("en:roe:j", "J. Roe"),
        form("en:roe:", "Roe"),
    ]
    assert len(group(*forms)) == 1
    jane = form("en:roe:jane", "Jane Roe")
    assert group(*forms, jane) == [("en:roe:",), ("en:roe:j",), ("en:roe:james", "en:roe:jim"), ("en:roe:jane",)]
    assert [issue.why.rpartition("; ")[2] for issue in resolve(*forms, jane).issues] == [
        "the initial is that of several people"
    ]


def test_a_person_of_knowledge_is_found_in_a_language_that_knowledge_does_not_have() -> None:
    (entity,) = resolve(form("en:orlan:semyon", "Semyon Orlan")).entities
    assert (entity.key, entity.side) == ("orlan", "XA")
    assert dict(entity.names) == {"en": ("Semyon Orlan",), "ru": ("Семён Орлан",)}
    assert entity.id == resolve(form("orlan", "Орлан")).entities[0].id


@pytest.mark.parametrize(
    ("key", "exact", "is_known"),
    [
        ("ru:орлан:семен", "Семен Орлан", True),
        ("ru:орлан:сема", "Сема Орлан", False),
        ("ru:орлен:семен", "Семен Орлен", False),
        ("en:orlan:semyon", "Semyon Orlan", True),
    ],
)
def test_another_name_in_a_language_that_knowledge_has_is_another_person(key: str, exact: str, is_known: bool) -> None:
    (entity,) = resolve(form(key, exact)).entities
    assert (entity.key == "orlan") == is_known


NAMES = [
    form("ru:ясенев:роман", "Роман Ясенев"),
    form("ru:ясенев:р", "Р.Ясенев"),
    form("en:yasenev:roman", "Roman Yasenev"),
    form("en:yassenev:roman", "Roman Yassenev"),
    form("kk:ясенев:роман", "Роман Ясенев"),
    form("en:orlan:semyon", "Semyon Orlan"),
    form("en:roe:jim", "Jim Roe"),
    form("en:roe:james", "James Roe"),
]


@given(st.permutations(NAMES))
def test_the_order_of_pages_changes_nothing(forms: list[NameForm]) -> None:
    assert resolve(*forms) == resolve(*NAMES)


@given(st.sets(st.sampled_from(NAMES), min_size=1))
def test_every_key_means_one_person(forms: set[NameForm]) -> None:
    found = resolve(*forms)
    assert [alias.key for alias in found.aliases] == sorted({one.key for one in forms})
    assert {alias.entity for alias in found.aliases} == {entity.id for entity in found.entities}


def test_a_surname_alone_is_that_of_the_only_known_person_whom_the_record_names_in_full() -> None:
    known = replace(
        PEOPLE, names=(PersonName(key="Q1", language="en", name="Reuben Ilsley", side="XA", is_alone=False),)
    )
    full, alone = form("Q1", "Reuben Ilsley"), form("en:ilsley:", "Ilsley")
    other = form("en:ilsley:martha", "Martha Ilsley")

    def keys(*forms: NameForm) -> list[tuple[str, ...]]:
        return sorted(entity.keys for entity in resolve_entities(forms, known, ROMANISATION).entities)

    assert keys(full, alone) == [("Q1", "en:ilsley:")]
    assert keys(alone) == [("en:ilsley:",)]
    assert ("Q1",) in keys(full, alone, other)
