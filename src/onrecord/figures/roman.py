"""Roman numerals up to 399: XVI is 16."""

import re

_ROMAN = re.compile(r"(?=[IVXLC]{2,})(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read_roman(text: str) -> int | None:
    """The number, where the whole text is one of two letters or more."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)
