"""A sentence as numbers, words and signs, each with its place."""

import re
from functools import partial
from typing import NamedTuple

from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word

# Digits with separators are one token ("24,5", "1,600"), a word with its hyphens another ("twenty-one"); a sign stands alone.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-‑'’][^\W\d_]+)*|\S")
# Pieces between blanks whose tokens are remembered: those of some hundred pages.
_MOST_KNOWN = 100_000


class Token(NamedTuple):
    """A piece of a text at ``[start, stop)``; ``folded`` as in :mod:`onrecord.text.words`."""

    start: int
    stop: int
    text: str
    folded: str

    @property
    def is_word(self) -> bool:
        """It begins with a letter."""
        return self.text[0].isalpha()


def _read_piece(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece without blanks, with their places in it."""
    if piece.isalpha():
        return (Token(0, len(piece), piece, fold_word(piece)),)
    return tuple(
        Token(found.start(), found.end(), found.group(), fold_word(found.group())) for found in _TOKEN.finditer(piece)
    )


# A token holds no blank, so a text's tokens are those of its pieces: each different piece is read once.
_PIECES = Remembered(_read_piece, _MOST_KNOWN)
# A call of the class for each token takes twice as long.
_make = partial(tuple.__new__, Token)


def list_tokens(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece without blanks, with their places in it."""
    return _PIECES[piece]


def find_tokens(text: str, start: int = 0, stop: int | None = None) -> list[Token]:
    """The tokens of ``text[start:stop]``; places count from the beginning of ``text``."""
    tokens = []
    stop = len(text) if stop is None else stop
    for piece in text[start:stop].split():
        start = text.find(piece, start)
        for first, last, printed, folded in _PIECES[piece]:
            tokens.append(_make((start + first, start + last, printed, folded)))
        start += len(piece)
    return tokens
