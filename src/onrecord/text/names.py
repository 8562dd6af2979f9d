"""The shapes of names in text: runs of capitalised words, initials, and stems that cases leave alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

# Upper-case letters of Latin and Cyrillic, by code point: A-Z, À-Þ, Latin Extended-A, А-Я, Ѐ-Џ and the Kazakh capitals.
UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0410-\u042f\u0400-\u040f"
    "\u0492\u049a\u04a2\u04ae\u04b0\u04ba\u04d8\u04e8\u0130\u015e\u0160\u017d\u010c\u0106\u0110\u0141"
)
_LETTER = r"[^\W\d_]"
_TAIL = rf"{_LETTER}*(?:['’ʼ-]{_LETTER}+)*"
_CAPITALISED = rf"[{UPPER}]{_TAIL}"
# One letter, or two that write one sound of the other script: "Дж.", "Yu."; "Да." and "Dr." are words.
INITIAL = rf"(?:[{UPPER}]|[ДТ][жзсш]|[KSCZTP]h|Ts|Y[aeou])\."
# The letters and full stop that follow the first capital of an initial.
_INITIAL_TAIL = r"(?:(?<=[ДТ])[жзсш]|(?<=[KSCZTP])h|(?<=T)s|(?<=Y)[aeou])?\."
_GAP = "(?: ?- ?| )?"
# Where the name begins behind a particle with a hyphen: "эль-Масри".
_CAPITAL = re.compile(rf"(?<=-)[{UPPER}]")
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


def compile_runs(particles: Iterable[str] = ()) -> re.Pattern[str]:
    """The pattern of :func:`find_name_runs` for a language with these small words inside names ("bin", "von", "эль").

    "К.-Ж. Токаев", "В.Путин", "J. R. Smith", "Kassym-Jomart Tokayev": initials and a capitalised word, or 1-7 capitalised words. The
    pattern opens with a capital alone, so that it is looked for quickly.
    """
    small = "|".join(sorted(map(re.escape, particles)))
    joined = rf"(?:(?:{small})[ -]){{0,2}}" if small else ""
    return re.compile(
        rf"[{UPPER}](?<!\w.)"
        rf"(?:(?<!\..){_INITIAL_TAIL}{_GAP}(?:{INITIAL}{_GAP}){{0,2}}(?P<surname>{_CAPITALISED})(?!\.?\w)"
        rf"|{_TAIL}(?: (?:[{UPPER}]\. )?{joined}{_CAPITALISED}){{0,6}}(?!\w))"
    )


RUNS = compile_runs()
Accepts = Callable[[str], bool]


def has_letters(word: str) -> bool:
    """Every run of letters does."""
    return bool(word)


def find_name_runs(
    text: str, start: int = 0, stop: int | None = None, pattern: re.Pattern[str] = RUNS, may_name: Accepts = has_letters
) -> Iterator[NameRun]:
    """Runs of capitalised words, with or without initials before them, in order; a lone word at a sentence's start too.

    Small words inside a run are no parts of it. A word alone is passed over where ``may_name`` says no.
    """
    for found in pattern.finditer(text, start, len(text) if stop is None else stop):
        first, last = found.span()
        word = found.group()
        split = found.start("surname")
        if split < 0 and " " not in word:
            if may_name(word):
                # As NameRun(…) and NamePart(…), which take twice the time; a page has a hundred such words.
                part = tuple.__new__(NamePart, (first, last, word, False))
                yield tuple.__new__(NameRun, (first, last, (part,)))
        else:
            initials = _read_initials(text, first, split) if split >= 0 else ()
            yield NameRun(first, last, (*initials, *_read_words(text, max(first, split), last)))


def _read_initials(text: str, start: int, stop: int) -> Iterator[NamePart]:
    for place in range(start, stop):
        if text[place].isupper():
            yield NamePart(place, place + 1, text[place], True)


def _read_words(text: str, start: int, stop: int) -> Iterator[NamePart]:
    for piece in text[start:stop].split(" "):
        if piece[0].isupper():
            is_initial = piece[-1] == "."
            yield NamePart(start, start + len(piece), piece[:-1] if is_initial else piece, is_initial)
        elif capital := _CAPITAL.search(piece):
            yield NamePart(start + capital.start(), start + len(piece), piece[capital.start() :], False)
        start += len(piece) + 1


def stem_name(word: str, endings: tuple[str, ...]) -> str:
    """``word`` in lower case, ё as е, without the first of the case endings that leaves a stem of at least two letters.

    ``endings`` go from long to short. ``"ж|ей"`` is the ending "ей" behind one of the letters before the bar: "Сережей" ends so,
    "Сергей" does not. Names that differ in case alone have one stem: "Минниханов", "Миннихановым".
    """
    folded = word.casefold().replace("ё", "е").replace("’", "'")
    for letters, behind, shortest in _index_endings(endings).get(folded[-1:], ()):
        if len(folded) >= shortest and folded.endswith(letters):
            stem = folded[: -len(letters)]
            if not behind or stem[-1] in behind:
                return stem
    return folded


class _Ending(NamedTuple):
    """An ending, the letters of which one stands before it (any where there are none), and the letters of the shortest word with it."""

    letters: str
    behind: str
    shortest: int


@lru_cache(maxsize=64)
def _index_endings(endings: tuple[str, ...]) -> Mapping[str, tuple[_Ending, ...]]:
    """Endings by their last letter, in order."""
    indexed: dict[str, tuple[_Ending, ...]] = {}
    for behind, _, letters in (ending.rpartition("|") for ending in endings):
        if letters:
            found = _Ending(letters, behind, len(letters) + max(MINIMUM_STEM, len(letters) - 1))
            indexed[letters[-1]] = (*indexed.get(letters[-1], ()), found)
    return indexed
