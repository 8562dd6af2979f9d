"""A sentence as words, numbers and signs; what an apostrophe joins stands apart ("we", "'ll").

The same pieces between blanks come again and again: the tokens of each different one are read once, and shared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate, chain, compress, count
from operator import add, attrgetter
from typing import NamedTuple

from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-‑][^\W_]+)*|['’ʼ][^\W\d_]+|\S")
# Pieces between blanks whose tokens are remembered: those of some hundred pages.
_MOST_KNOWN = 100_000


class Token(NamedTuple):
    """A token that begins ``first`` letters into its piece; ``folded`` as in :mod:`onrecord.text.words`, a word begins with a letter."""

    first: int
    text: str
    folded: str
    is_word: bool
    is_capital: bool


def _read_piece(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece without blanks."""
    word, sign = (piece, "") if piece.isalpha() else (piece[:-1], piece[-1:])
    if word.isalpha() and not sign.isalnum():  # "said", "said,"
        whole = Token(0, word, fold_word(word), True, word[0].isupper())
        return (whole, Token(len(word), sign, fold_word(sign), False, False)) if sign else (whole,)
    return tuple(
        Token(found.start(), word, fold_word(word), word[0].isalpha(), word[0].isupper())
        for found in _TOKEN.finditer(piece)
        for word in (found.group(),)
    )


_PIECES = Remembered(_read_piece, _MOST_KNOWN)
_get_folded, _get_capital = attrgetter("folded"), attrgetter("is_capital")


def read_tokens(pieces: Sequence[str]) -> list[Token]:
    """The tokens of the pieces between a text's blanks, in order; a token holds no blank."""
    return list(chain.from_iterable(map(_PIECES.__getitem__, pieces)))


def list_folded(tokens: Iterable[Token]) -> list[str]:
    """The tokens folded."""
    return list(map(_get_folded, tokens))


def find_capitals(tokens: Iterable[Token]) -> Iterator[int]:
    """The places of those tokens that begin with a capital, in order."""
    return compress(count(), map(_get_capital, tokens))


def find_places(words: Iterable[str], wanted: Set[str]) -> Iterator[int]:
    """The places of those words that are wanted, in order."""
    return compress(count(), map(wanted.__contains__, words))


def place_tokens(text: str, start: int, pieces: Sequence[str]) -> list[int]:
    """Where each token begins of the pieces that stand in a text from ``start`` on, with nothing but blanks between them."""
    firsts = (
        map(add, accumulate(map(len, pieces), initial=start), count())
        if text.startswith(" ".join(pieces), start)
        else _find_pieces(text, start, pieces)
    )
    return [first + token[0] for first, piece in zip(firsts, pieces, strict=False) for token in _PIECES[piece]]


def _find_pieces(text: str, start: int, pieces: Iterable[str]) -> Iterator[int]:
    """Where each piece begins, whatever blanks stand between them."""
    for piece in pieces:
        start = text.find(piece, start)
        yield start
        start += len(piece)
