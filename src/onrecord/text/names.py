"""The shapes of names in text: runs of capitalised words, initials, and stems that cases leave alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Upper-case letters of Latin and Cyrillic, by code point: A-Z, À-Þ, Latin Extended-A, А-Я, Ѐ-Џ and the Kazakh capitals.
UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0410-\u042f\u0400-\u040f"
    "\u0492\u049a\u04a2\u04ae\u04b0\u04ba\u04d8\u04e8\u0130\u015e\u0160\u017d\u010c\u0106\u0110\u0141"
)
_LETTER = r"[^\W\d_]"
_CAPITALISED = rf"[{UPPER}]{_LETTER}*(?:['’ʼ-]{_LETTER}+)*"
# One letter, or two that write one sound of the other script: "Дж.", "Yu."; "Да." and "Dr." are words.
INITIAL = rf"(?:[{UPPER}]|[ДТ][жзсш]|[KSCZTP]h|Ts|Y[aeou])\."
_INITIALS = rf"(?:{INITIAL}(?:\s?-\s?|\s)?){{1,3}}"
# "К.-Ж. Токаев", "В.Путин", "J. R. Smith", "Kassym-Jomart Tokayev": initials and a capitalised word, or 1-5 capitalised words.
_RUN = re.compile(
    rf"(?<![\w.])(?P<initials>{_INITIALS})(?P<surname>{_CAPITALISED})(?!\.?\w)"
    rf"|(?<!\w){_CAPITALISED}(?: (?:[{UPPER}]\. )?{_CAPITALISED}){{0,4}}(?!\w)"
)
_PART = re.compile(rf"[{UPPER}]\.|{_CAPITALISED}")
MINIMUM_STEM = 2


class NamePart(NamedTuple):
    """A word of a name at ``[start, stop)``; an initial keeps no full stop."""

    start: int
    stop: int
    word: str
    is_initial: bool


class NameRun(NamedTuple):
    """Neighbouring words that look like a name."""

    start: int
    stop: int
    parts: tuple[NamePart, ...]


def find_name_runs(text: str, start: int = 0, stop: int | None = None) -> Iterator[NameRun]:
    """Runs of capitalised words, with or without initials before them, in order; a lone word at a sentence's start too."""
    for found in _RUN.finditer(text, start, len(text) if stop is None else stop):
        split = found.end("initials") if found["initials"] else found.start()
        parts = [
            NamePart(found.start() + place, found.start() + place + 1, letter, True)
            for place, letter in enumerate(found["initials"] or "")
            if letter.isalpha() and letter.isupper()
        ]
        for part in _PART.finditer(text, split, found.end()):
            word = part.group()
            parts.append(NamePart(part.start(), part.end(), word.rstrip("."), word.endswith(".")))
        yield NameRun(found.start(), found.end(), tuple(parts))


def stem_name(word: str, endings: tuple[str, ...]) -> str:
    """``word`` in lower case, ё as е, without the first of the case endings that leaves a stem of at least two letters.

    ``endings`` go from long to short. ``"ж|ей"`` is the ending "ей" behind one of the letters before the bar: "Сережей" ends so,
    "Сергей" does not. Names that differ in case alone have one stem: "Минниханов", "Миннихановым".
    """
    folded = word.casefold().replace("ё", "е").replace("’", "'")
    for ending in endings:
        behind, _, letters = ending.rpartition("|")
        if (
            not letters
            or not folded.endswith(letters)
            or len(folded) - len(letters) < max(MINIMUM_STEM, len(letters) - 1)
        ):
            continue
        stem = folded[: -len(letters)]
        if not behind or stem[-1] in behind:
            return stem
    return folded
