"""Roman numerals, the same in every language."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read_roman(numeral: str) -> int:
    """The number of a numeral in capitals; which words are numerals is for the caller to say."""
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))
