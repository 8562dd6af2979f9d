"""Which words of a sentence are Roman numerals, up to 399: XVI is 16."""

import re

from onrecord.text.roman import read_roman

_NUMERAL = re.compile(r"(?=[IVXLC]{2,})(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def read_numeral(text: str) -> int | None:
    """The number, where the whole text is a numeral of two letters or more."""
    return read_roman(text) if _NUMERAL.fullmatch(text) else None
