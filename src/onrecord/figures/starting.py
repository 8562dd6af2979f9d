"""Whether a sentence can hold an amount, and whether a word can begin one: most cannot, and are passed over by one look."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import attrgetter

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts
from onrecord.text.stems import lower_text

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset("-−–.,~≈")
_MINUS = frozenset("-−–")
_ROMAN = frozenset("IVXLC")

# The parts of a token.
_TEXT, _FOLDED = attrgetter("text"), attrgetter("folded")

Need = Callable[[Token, Amounts], bool]


class Scan:
    """A text looked through for digits and words that count, each stretch of it once whatever its sentences."""

    def __init__(self, text: str) -> None:
        self._lowered = lower_text(text)
        self._next: dict[str, int] = {}

    def may_hold_amounts(self, start: int, stop: int, known: Amounts) -> bool:
        """A digit or such a word stands in ``[start, stop)``; sentences are asked for in their order."""
        at = self._next.get(known.language, -1)
        if at < start:
            found = known.starting.search(self._lowered, start)
            at = self._next[known.language] = found.start() if found else len(self._lowered)
        return at < stop and _may_hold_amounts(self._lowered, start, stop, known)


def _may_hold_amounts(lowered: str, start: int, stop: int, known: Amounts) -> bool:
    """Digits, or a word that counts, in ``[start, stop)`` of a text in lower case; "one" alone only where a unit or a part is named."""
    if _DIGIT.search(lowered, start, stop):
        return True
    found = known.counting.search(lowered, start, stop)
    if found is None or found[0] not in known.ones or known.counting_more.search(lowered, found.end(), stop):
        return found is not None
    words = _WORD.findall(lowered, start, stop)
    return any(known.units.find(words, at) or words[at] in known.denominators for at in range(1, len(words)))


def find_beginnings(tokens: Sequence[Token], known: Amounts) -> list[int]:
    """The places at which an amount can begin: a digit, a sign, a word that counts or opens a range, money before digits."""
    last = len(tokens) - 1
    needs = map(_judge_word, map(_TEXT, tokens), map(_FOLDED, tokens), repeat(known))
    return [
        at
        for at, need in enumerate(needs)
        if need is not None and (need is _take_any or (at < last and need(tokens[at + 1], known)))
    ]


def _is_number(behind: Token, _: Amounts) -> bool:
    return behind.text[0].isdigit() or behind.text == "."


def _is_digit(behind: Token, _: Amounts) -> bool:
    return behind.text[0].isdigit()


def _is_unit(behind: Token, known: Amounts) -> bool:
    return known.units.find((behind.folded,), 0) is not None


def _take_any(_: Token, __: Amounts) -> bool:
    return True


@lru_cache(maxsize=100_000)
def _judge_word(text: str, word: str, known: Amounts) -> Need | None:
    """What has to stand behind a word or sign for an amount to begin there; absent where none can."""
    if text[0].isdigit() or text in known.sign_beginnings:
        return _take_any
    if not text[0].isalpha():
        return None if text[0] not in _SIGNS else _is_number if text[0] in _MINUS else _is_digit
    if word in known.articles:
        return _is_unit
    counts = word in known.opening or word.startswith(known.beginnings) or word.partition("-")[0] in known.opening
    is_half = known.half_prefix != "" and word.startswith(known.half_prefix)
    if counts or is_half or (text[0] in _ROMAN and text.isupper()):
        return _take_any
    money = known.units.find((word,), 0)
    return _is_number if money is not None and money.value.kind == "money" else None
