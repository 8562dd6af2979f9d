"""A sentence as numbers, words and signs, each with its place."""

import re
from functools import partial
from typing import NamedTuple

from onrecord.text.words import fold_word

# Digits with separators are one token ("24,5", "1,600"), a word with its hyphens another ("twenty-one"); a sign stands alone.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-‑'’][^\W\d_]+)*|\S")


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


# Half the cost of a call of the class, and every word of a sentence with figures is one.
_make = partial(tuple.__new__, Token)


def find_tokens(text: str, start: int = 0, stop: int | None = None) -> list[Token]:
    """The tokens of ``text[start:stop]``; places count from the beginning of ``text``."""
    found = _TOKEN.finditer(text, start, len(text) if stop is None else stop)
    return [_make((*one.span(), word := one[0], fold_word(word))) for one in found]
