"""Whether a word or sign can begin an amount: at most words of a sentence none is tried."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import compress, count

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts
from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word

_MOST_KNOWN = 100_000
_SIGNS = frozenset("-−–.,~≈")
_MINUS = frozenset("-−–")
_ROMAN = frozenset("IVXLC")

Need = Callable[[Token, Amounts], bool]


def find_beginnings(tokens: Sequence[Token], known: Amounts) -> list[int]:
    """The places at which an amount can begin: a digit, a sign, a word that counts or opens a range, money before digits."""
    last = len(tokens) - 1
    needs = [*map(_open_needs(known).__getitem__, [token.text for token in tokens])]
    return [
        at
        for at in compress(count(), needs)
        if (need := needs[at]) is _take_any or (need is not None and at < last and need(tokens[at + 1], known))
    ]


@lru_cache(maxsize=16)
def _open_needs(known: Amounts) -> Remembered[Need | None]:
    """What has to stand behind a word or sign for an amount to begin there; absent where none can."""
    return Remembered(partial(_find_need, known=known), _MOST_KNOWN)


def _find_need(text: str, known: Amounts) -> Need | None:
    word = fold_word(text)
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


def _is_number(behind: Token, _: Amounts) -> bool:
    return behind.text[0].isdigit() or behind.text == "."


def _is_digit(behind: Token, _: Amounts) -> bool:
    return behind.text[0].isdigit()


def _is_unit(behind: Token, known: Amounts) -> bool:
    return known.units.find((behind.folded,), 0) is not None


def _take_any(_: Token, __: Amounts) -> bool:
    return True
