"""Numbers in digits, in words and in both, in three languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.figures.numbers import read_number
from onrecord.figures.tokens import find_tokens
from tests.figures.said import known


def read(text: str, language: str) -> tuple[str, str, int] | None:
    """Value, kind and how many tokens of the text the number takes."""
    number = read_number(find_tokens(text), 0, known().amounts[language])
    return None if number is None else (f"{number.value:f}", number.kind, number.stop)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,600", "1600"),
        ("en", "18.2 bn", "18200000000"),
        ("en", "two hundred and fifty", "250"),
        ("en", "thirty-one million two hundred fifty-six thousand seven", "31256007"),
        ("en", "half a million", "500000"),
        ("en", "a quarter of a million", None),  # the article alone begins nothing
        ("en", "five and a half", "5.5"),
        ("en", "two and three quarters", "2.75"),
        ("en", "two dozen", "24"),
        ("en", "three lakh", "300000"),
        ("en", "minus 40", "-40"),
        ("en", "1.2M", "1200000"),
        ("en", "9m", "9"),
        ("en", "12.05.2031", None),
        ("ru", "24,5 миллиарда", "24500000000"),
        ("ru", "двухсот пятидесяти", "250"),
        ("ru", "1 600", "1600"),
        ("ru", "2 миллиона 300 тысяч", "2300000"),
        ("ru", "миллион двести тысяч", "1200000"),
        ("ru", "полтора миллиарда", "1500000000"),
        ("ru", "три с половиной", "3.5"),
        ("ru", "ноль целых пять десятых", "0.5"),
        ("ru", "тысячи", None),  # «тысячи людей» count nothing
        ("ru", "30-летие", "30"),
        ("kk", "отыз миллиард", "30000000000"),
        ("kk", "он бес", "15"),
        ("kk", "екі жүз елу мың", "250000"),
    ],
)
def test_numbers(language, text, value):
    found = read(text, language)
    assert (found[0] if found else None) in ({value} if value is None else {value, f"{value}.0"})


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "a third", None),
        ("en", "third of a percent", "0.333"),
        ("en", "two thirds", "0.667"),
        ("en", "3/4", "0.75"),
        ("ru", "треть", "0.333"),
        ("ru", "три пятых", "0.6"),
        ("ru", "половины", "0.5"),
        ("kk", "үштен бір", "0.333"),
    ],
)
def test_fractions(language, text, value):
    found = read(text, language)
    assert (found and (f"{Decimal(found[0]).quantize(Decimal('0.001')).normalize():f}", found[1])) == (
        value and (value, "fraction")
    )


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "16th", "16"),
        ("en", "twenty-first", "21"),
        ("en", "XVI", "16"),
        ("en", "I", None),  # the pronoun
        ("ru", "16-й", "16"),
        ("ru", "шестнадцатого", "16"),
        ("ru", "двадцать первом", "21"),
        ("kk", "бесінші", "5"),
    ],
)
def test_ordinals(language, text, value):
    found = read(text, language)
    assert (found and found[:2]) == (value and (value, "ordinal"))


@given(st.integers(min_value=0, max_value=10**14))
def test_digits_are_their_number_however_they_are_grouped(number):
    assert read(f"{number:,}", "en") == (str(number), "number", 1)
    grouped = f"{number:,}".replace(",", " ")
    assert read(grouped, "ru") == (str(number), "number", grouped.count(" ") + 1)


@given(st.text(alphabet="0123456789 .,-/%$XVIabмтыя½²[]", max_size=40), st.sampled_from(["ru", "en", "kk"]))
def test_any_text_is_read_to_its_end_or_not_at_all(text, language):
    tokens = find_tokens(text)
    for at in range(len(tokens)):
        number = read_number(tokens, at, known().amounts[language])
        assert number is None or (at == number.first < number.stop <= len(tokens) and number.value.is_finite())
