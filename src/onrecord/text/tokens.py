"""A sentence as words, numbers and signs; what an apostrophe joins stands apart ("we", "'ll").

The same pieces between blanks come again and again: the tokens of each different one are read once, and shared.
"""

import re
from collections.abc import Sequence
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


def read_tokens(pieces: Sequence[str]) -> list[Token]:
    """The tokens of the pieces between a text's blanks, in order; a token holds no blank."""
    return [token for tokens in map(_PIECES.__getitem__, pieces) for token in tokens]


def place_tokens(text: str, start: int, pieces: Sequence[str]) -> list[int]:
    """Where each token begins of the pieces that stand in a text from ``start`` on, with nothing but blanks between them."""
    starts = []
    for piece in pieces:
        start = text.find(piece, start)
        for token in _PIECES[piece]:
            starts.append(start + token[0])
        start += len(piece)
    return starts
