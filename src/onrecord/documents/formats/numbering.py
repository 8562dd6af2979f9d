"""What stands before the items of a word processor's lists: bullets as they are shown, numbers counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_BULLET = "•"
# Fonts of symbols have their bullets where Unicode has nothing.
_PRIVATE = range(0xE000, 0xF900)
_LARGEST_ROMAN = 4000


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: ``shape`` is bullet, decimal, lower_letter, upper_letter, lower_roman, upper_roman or none.

    ``text`` is the bullet, or what is printed with ``%1`` … ``%9`` for the numbers of the levels.
    """

    shape: str
    text: str
    start: int = 1


@dataclass(slots=True)
class ListCounter:
    """Numbers of items so far, by list and level."""

    levels: Mapping[tuple[str, int], ListLevel]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def write_label(self, name: str, level: int) -> str:
        """What is printed before the next item of a list, with a blank behind it; empty where nothing is."""
        found = self.levels.get((name, level))
        if found is None or found.shape == "none":
            return ""
        if found.shape == "bullet":
            return f"{show_bullet(found.text)} "
        for deeper in [key for key in self.counts if key[0] == name and key[1] > level]:
            del self.counts[deeper]
        self.counts[name, level] = self.counts.get((name, level), found.start - 1) + 1
        text = found.text
        for above in range(level + 1):
            text = text.replace(f"%{above + 1}", self._write_number(name, above))
        return f"{text} " if text else ""

    def _write_number(self, name: str, level: int) -> str:
        one = self.levels.get((name, level))
        return write_number(self.counts.get((name, level), one.start if one else 1), one.shape if one else "decimal")


def show_bullet(text: str) -> str:
    """A bullet as it is shown; a number stays as it is."""
    shown = "".join(_BULLET if ord(letter) in _PRIVATE else letter for letter in text.strip())
    # "o" in a font of typewriters is the bullet of the second level.
    return _BULLET if shown in {"", "o"} else shown


def write_number(number: int, shape: str) -> str:
    """A number as lists print it: ``write_number(4, "lower_roman") == "iv"``."""
    letters = str(number)
    if shape.endswith("letter") and number > 0:
        letters = _ALPHABET[(number - 1) % len(_ALPHABET)] * ((number - 1) // len(_ALPHABET) + 1)
    elif shape.endswith("roman") and 0 < number < _LARGEST_ROMAN:
        letters = _write_roman(number)
    return letters.upper() if shape.startswith("upper") else letters


def _write_roman(number: int) -> str:
    letters = ""
    for value, digits in _ROMAN:
        letters += digits * (number // value)
        number %= value
    return letters
