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
    ("ru en", "Начало в 7.55.", "It begins at 7:55.", []),
    ("ru en", "Начало в 7.55.", "It begins at 7:45.", [("7.55", "7")]),
    ("ru en", "Волна в 254 миллиметра.", "A wave of 10 inches.", []),
    ("ru en", "До порта 8 километров.", "It is 5 miles to the port.", []),
    ("fr en", "Une vague de 50 mm.", "A wave of 2 inches.", []),
    ("fr en", "Une vague de 50 mm.", "A wave of 3 inches.", [("50", "3")]),
    ("fr en", "Il tombe 5 à 10 cm de pluie.", "Some 2 to 4 inches of rain fall.", []),
    ("fr en", "Le port est à 300 km.", "The port is 200 miles away.", []),
    ("fr en", "Le port est à 300 km.", "The port is 250 miles away.", [("300", "250")]),
    ("de en", "Der Hafen ist 8 Kilometer weit.", "The port is 5 miles away.", []),
    ("ru en", "До порта 160 км.", "It is 100 miles to the port.", []),
    ("ru en", "До порта 8 километров.", "It is 7 miles to the port.", [("8", "7")]),
    ("ru en", "До порта 8 километров.", "It is 5 kilometers to the port.", [("8", "5")]),
    ("ru en", "До порта 8 километров.", "It is 5 tonnes to the port.", [("8", "5")]),
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
