"""Numbers in words and digits, and what they are equal to."""

import pytest

from onrecord.traces.reading import read_quotation
from tests.traces.pairs import wording_of

RU = [
    ("26", ["26"]),
    ("двадцать шесть", ["26"]),
    ("двадцатью шестью", ["26"]),
    ("двадцать шестой", ["26"]),
    ("24,5", ["24.5"]),
    ("24,5 млрд", ["24500000000"]),
    ("24.5 миллиарда", ["24500000000"]),
    ("2 миллиарда 614 миллионов", ["2614000000"]),
    ("две тысячи двадцать первый", ["2021"]),
    ("1 600", ["1600"]),
    ("полтора миллиона", ["1500000"]),
    ("пять с лишним триллионов", ["5000000000000"]),
    ("пять с небольшим", ["5"]),
    ("пять, с миллионом", ["5", "1000000"]),
    ("сто двадцать пять тысяч триста", ["125300"]),
    ("тысяча девятьсот девяносто девятый", ["1999"]),
    ("XVI форум", ["16"]),
    ("16-й форум", ["16"]),
    ("5–10 лет", ["5", "10"]),
    ("два-три года", ["2", "3"]),
    ("с 2022 по 2024 год", ["2022", "2024"]),
    ("в 17:40", ["17:40"]),
    ("треть", ["1/3"]),
    ("четверть миллиона", ["250000"]),
    ("вдвое", ["x2"]),
    ("в два раза", ["x2"]),
    ("в полтора раза", ["x1.5"]),
    ("два раза в год", ["2"]),
    ("в первую очередь", []),
    ("один из нас", []),
    ("пять, шесть", ["5", "6"]),
    ("за первые 5 месяцев", ["1", "5"]),
    ("семья и семинар", []),
]
EN = [
    ("twenty-six", ["26"]),
    ("one hundred and five", ["105"]),
    ("two thousand nineteen", ["2019"]),
    ("1,600", ["1600"]),
    ("18.2 billion", ["18200000000"]),
    ("$18.2bn", ["18200000000"]),
    ("16th", ["16"]),
    ("the sixteenth", ["16"]),
    ("one of them", []),
    ("a quarter million", ["250000"]),
    ("half a million", ["500000"]),
    ("half of the million", ["1/2", "1000000"]),
    ("ten times", ["x10"]),
    ("twice", ["x2"]),
    ("I and you", []),
    ("five and six", ["5", "6"]),
    ("3 p.m.", ["3"]),
]


@pytest.mark.parametrize(
    ("language", "words", "values"), [("ru", *case) for case in RU] + [("en", *case) for case in EN]
)
def test_values(language: str, words: str, values: list[str]):
    reading = read_quotation(words, [], wording_of(language))
    assert [token.key.removeprefix("#") for token in reading.tokens if token.kind == "number"] == values
