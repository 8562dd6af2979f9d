"""A sentence as words, numbers and signs; what an apostrophe joins stands apart ("we", "'ll").

The same pieces between blanks come again and again: the tokens of each different one are read once, and shared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, compress, count
from operator import attrgetter
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


def _read_piece(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece without blanks."""
    if piece.isalpha():
        return (Token(0, piece, fold_word(piece), True),)
    return tuple(
        Token(found.start(), found.group(), fold_word(found.group()), found.group()[0].isalpha())
        for found in _TOKEN.finditer(piece)
    )


_PIECES = Remembered(_read_piece, _MOST_KNOWN)
_get_folded = attrgetter("folded")


def read_tokens(pieces: Sequence[str]) -> list[Token]:
    """The tokens of the pieces between a text's blanks, in order; a token holds no blank."""
    return list(chain.from_iterable(map(_PIECES.__getitem__, pieces)))


def list_folded(tokens: Iterable[Token]) -> list[str]:
    """The tokens folded."""
    return list(map(_get_folded, tokens))


def find_places(words: Iterable[str], wanted: Set[str]) -> Iterator[int]:
    """The places of those words that are wanted, in order."""
    return compress(count(), map(wanted.__contains__, words))


def place_tokens(text: str, start: int, pieces: Sequence[str]) -> list[int]:
    """Where each token begins of the pieces that stand in a text from ``start`` on, with nothing but blanks between them."""
    starts = []
    for piece in pieces:
        start = text.find(piece, start)
        for token in _PIECES[piece]:
            starts.append(start + token[0])
        start += len(piece)
    return starts
