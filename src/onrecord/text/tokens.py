"""A sentence as words, numbers and signs, each with its place; what an apostrophe joins stands apart ("we", "'ll")."""

import re
from functools import partial
from itertools import chain
from typing import NamedTuple

from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-‑][^\W_]+)*|['’ʼ][^\W\d_]+|\S")
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


# Half the cost of a call of the class.
_make = partial(tuple.__new__, Token)


def _read_piece(piece: str) -> tuple[tuple[int, int, str, str], ...]:
    """The tokens of a piece without blanks, with their places in it."""
    return tuple(
        (found.start(), found.end(), found.group(), fold_word(found.group())) for found in _TOKEN.finditer(piece)
    )


def _fold_piece(piece: str) -> tuple[str, ...]:
    return tuple(folded for _, _, _, folded in _PIECES[piece])


# A token holds no blank, so a text's tokens are those of its pieces: each different piece is read once.
_PIECES = Remembered(_read_piece, _MOST_KNOWN)
_FOLDED = Remembered(_fold_piece, _MOST_KNOWN)


def fold_tokens(pieces: list[str]) -> list[str]:
    """The tokens of the pieces between a text's blanks, folded; :func:`place_tokens` gives their places."""
    return list(chain.from_iterable(map(_FOLDED.__getitem__, pieces)))


def place_tokens(text: str, start: int, pieces: list[str]) -> list[Token]:
    """The tokens of the pieces that stand in a text from ``start`` on, with nothing but blanks between them."""
    tokens = []
    for piece in pieces:
        start = text.find(piece, start)
        for first, stop, printed, folded in _PIECES[piece]:
            tokens.append(_make((start + first, start + stop, printed, folded)))
        start += len(piece)
    return tokens
