"""People are shown as they are called."""

import pytest

from onrecord.entities.nominative import put_nominative
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.name_cases import load_name_cases
from onrecord.model import Entity

CASES = load_name_cases(KnowledgeFolders())


def make_entity(*forms: str, language: str = "ru") -> Entity:
    return Entity(
        id="e",
        kind="person",
        key="k",
        keys=("k",),
        name=forms[0],
        names={language: forms},
        wikidata=None,
        offices=(),
        side=None,
    )


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        (("Александром Орланом", "А.Орлан", "Орлану"), "Александр Орлан"),
        (("А.Орлан", "Александром Орланом"), "Александр Орлан"),
        (("Александром Орланом", "А.Дрозд"), "Александром Орланом"),
        (("Роман Орлан", "Романа Орлана"), "Роман Орлан"),
        (("Семейным Орланом",), "Семейным Орланом"),
    ],
)
def test_the_first_name_is_the_nominative(forms: tuple[str, ...], name: str) -> None:
    entity = put_nominative(make_entity(*forms), CASES)
    assert entity.name == name
    assert set(forms) <= set(entity.names["ru"])


def test_languages_without_tables_are_left_alone() -> None:
    entity = make_entity("Alexander Orlan", language="en")
    assert put_nominative(entity, CASES) is entity
