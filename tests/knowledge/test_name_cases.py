"""Names in other cases than the nominative: what the shipped tables make of them."""

import tomllib

import pytest

from onrecord.knowledge.files import SHIPPED, KnowledgeFolders
from onrecord.knowledge.name_cases import load_name_cases

CASES = load_name_cases(KnowledgeFolders())
EXAMPLES = [
    (language, one["printed"], one["nominative"])
    for language in CASES
    for one in tomllib.loads((SHIPPED / "languages" / language / "name_cases.toml").read_text(encoding="utf-8"))[
        "examples"
    ]
]


@pytest.mark.parametrize(("language", "printed", "nominative"), EXAMPLES)
def test_a_name_is_given_its_nominative(language: str, printed: str, nominative: str) -> None:
    assert (CASES[language].restore(printed) or "") == nominative


@pytest.mark.parametrize(("language", "printed", "nominative"), [one for one in EXAMPLES if one[2]])
def test_a_nominative_stays_as_it_is(language: str, printed: str, nominative: str) -> None:
    assert CASES[language].restore(nominative) is None


@pytest.mark.parametrize("printed", ["", "Орлан", "А.Орлан", "Ли Си Цин Ма", "Ким Чен Ыну"])
def test_what_is_no_declined_name_is_left_alone(printed: str) -> None:
    assert CASES["ru"].restore(printed) is None
