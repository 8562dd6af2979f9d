"""Numbers of two languages: which pairs differ. Sentences are invented."""

import pytest

from onrecord.alignment.numbers import find_different_numbers, read_numbers
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.numerals import load_numerals

NUMERALS = load_numerals(KnowledgeFolders())

# Languages, the two sentences, and the numbers that differ.
CASES = [
    ("ru en", "Построено 17 причалов.", "17 piers were built.", []),
    ("ru en", "Построено 17 причалов.", "71 piers were built.", [("17", "71")]),
    ("ru en", "Торговля достигла 24,5 млрд долларов.", "Trade reached $24.5 billion.", []),
    ("ru en", "Торговля достигла 24,5 млрд долларов.", "Trade reached $24.5 million.", [("24,5 млрд", "24.5 million")]),
    ("ru en", "XVI форум пройдёт осенью.", "The 16th forum will be held in autumn.", []),
    ("ru en", "XVI форум пройдёт осенью.", "The 15th forum will be held in autumn.", [("XVI", "15")]),
    ("ru en", "Три парома и 1 600 пассажиров.", "Three ferries and 1,600 passengers.", []),
    ("ru en", "Три парома.", "Four ferries.", [("Три", "Four")]),
    ("kk ru", "Үш жылда 2 млн теңге жұмсалды.", "За три года потрачено 2 млн тенге.", []),
    ("kk ru", "Бес жылда салынды.", "Построено за три года.", [("Бес", "три")]),
    ("de en", "Rund 12.000 Gäste kamen.", "Some 12,000 guests came.", []),
    ("ja en", "観客は１２万人だった。", "There were 120,000 spectators.", []),
    ("hi en", "नौ जहाज आए।", "Seven ships came.", [("नौ", "Seven")]),
    ("ru en", "Начало в 19:30.", "It begins at 7:30 p.m.", []),
    # What stands on one side alone is no number that differs.
    ("ru en", "Было два доклада.", "There were reports.", []),
    ("ru en", "Один из портов закрыт.", "The first of the ports is closed.", []),
]


@pytest.mark.parametrize(("languages", "source", "target", "expected"), CASES)
def test_which_numbers_differ(languages: str, source: str, target: str, expected: list[tuple[str, str]]) -> None:
    first, second = languages.split()
    found = find_different_numbers((source, target), (first, second), NUMERALS)
    assert [(source[one.start : one.stop], target[two.start : two.stop]) for one, two in found] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2.500", {"2500", "2.500"}),
        ("1 600", {"1600"}),
        ("twenty-five", {"25"}),
        ("three million", {"3000000"}),
        ("14", {"14"}),
    ],
)
def test_every_way_in_which_a_number_can_be_meant(text: str, values: set[str]) -> None:
    (number,) = read_numbers(text, NUMERALS["en"])
    assert {str(value) for value in number.values} == values
