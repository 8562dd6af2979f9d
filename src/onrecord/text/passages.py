"""Words as they stand in a quotation or in published speech: with the brackets they lie in and what is printed before them.

Knows punctuation, no language. Offsets are those of the passage's own ``text``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.text.words import Word, find_words, fold_word

# Signs that are said as words: "26%" is «26 процентов», "$4" is "4 dollars".
CURRENCY_SIGNS = "$€£¥₸₽₴₼₾₹"
_SIGN = re.compile(rf"[%‰№{CURRENCY_SIGNS}]")
_LETTER_BRACKET = re.compile(r"\[([^\W\d_]{1,2})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,3})\]")
_BRACKET = re.compile(r"\[[^\[\]\n]*\]|\([^()\n]*\)")
_ELLIPSIS = re.compile(r"…|\.{3,}|\.\. |[\[(<]\s*(?:…|\.{2,})\s*[\])>]")
_END = re.compile(r"[.!?…]")
_INTERRUPTED = "\x01"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text with, for each, its bracket (0 for none, else a number) and the print between it and the word before.

    ``square`` are the numbers of the square brackets. ``after`` is the print after the last word.
    """

    text: str
    words: tuple[Word, ...]
    brackets: tuple[int, ...]
    before: tuple[str, ...]
    after: str
    square: frozenset[int]


def read_quoted(exact: str, interruptions: Iterable[tuple[int, int]] = ()) -> Passage:
    """A quotation's words without the reporter's interruptions (half-open, in offsets of ``exact``).

    A capital or ending put in square brackets ("[T]he", "minister[s]") belongs to its word.
    """
    text = exact
    for start, stop in interruptions:
        text = text[:start] + _INTERRUPTED + " " * (stop - start - 1) + text[stop:] if stop > start else text
    text = _LETTER_BRACKET.sub(lambda found: found.group(1) or found.group(2), text)
    return _read(text, _bracket_spans(text))


def read_published(text: str, insertions: Iterable[tuple[int, int]] = ()) -> Passage:
    """Published words; the editor's insertions, and whatever stands in square brackets, are marked as brackets."""
    squares = [(found.start(), found.end(), True) for found in _BRACKET.finditer(text) if found.group()[0] == "["]
    others = [
        (start, stop, True) for start, stop in insertions if not any(a <= start and stop <= b for a, b, _ in squares)
    ]
    return _read(text, sorted(squares + others))


def is_interrupted(before: str) -> bool:
    """Whether the reporter's own words stood in this gap."""
    return _INTERRUPTED in before


def has_ellipsis(before: str) -> bool:
    """Whether the gap holds a mark that words are left out: ``…``, ``...``, ``[…]``, ``<…>``."""
    return _ELLIPSIS.search(before) is not None


def ends_sentence(before: str) -> bool:
    """Whether a sentence may end in this gap."""
    return _END.search(before) is not None


def _bracket_spans(text: str) -> list[tuple[int, int, bool]]:
    return [
        (found.start(), found.end(), found.group()[0] == "[")
        for found in _BRACKET.finditer(text)
        if not _ELLIPSIS.fullmatch(found.group())
    ]


def _find_words(text: str) -> list[Word]:
    words = find_words(text)
    signs = [Word(found.start(), found.end(), fold_word(found.group())) for found in _SIGN.finditer(text)]
    return sorted(words + signs) if signs else words


def _read(text: str, spans: Sequence[tuple[int, int, bool]]) -> Passage:
    words = _find_words(text)
    brackets, before = [], []
    upcoming, stop = 0, 0
    for word in words:
        while upcoming < len(spans) and spans[upcoming][1] <= word.start:
            upcoming += 1
        brackets.append(upcoming + 1 if upcoming < len(spans) and spans[upcoming][0] <= word.start else 0)
        before.append(text[stop : word.start])
        stop = word.stop
    square = frozenset(number + 1 for number, span in enumerate(spans) if span[2])
    return Passage(text, tuple(words), tuple(brackets), tuple(before), text[stop:], square)
