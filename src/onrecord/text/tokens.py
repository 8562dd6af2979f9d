"""A sentence as words, numbers and signs, each with its place; what an apostrophe joins stands apart ("we", "'ll")."""

import re
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-‑][^\W_]+)*|['’ʼ][^\W\d_]+|\S")


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


def list_token_texts(text: str, start: int, stop: int) -> list[str]:
    """The tokens of ``text[start:stop]`` as printed; :func:`place_tokens` gives their places."""
    return _TOKEN.findall(text, start, stop)


# Half the cost of a call of the class.
_make = partial(tuple.__new__, Token)


def place_tokens(text: str, start: int, texts: Iterable[str], folded: Iterable[str]) -> list[Token]:
    """The tokens listed from ``start`` on with their places: only white space stands between them, and each is the next of its letters."""
    tokens = []
    stop = start
    for printed, word in zip(texts, folded, strict=True):
        start = text.find(printed, stop)
        stop = start + len(printed)
        tokens.append(_make((start, stop, printed, word)))
    return tokens
