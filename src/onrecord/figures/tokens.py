"""A sentence as numbers, words and signs, each with its place."""

import re
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from onrecord.text.words import fold_word

# Digits with separators are one token ("24,5", "1,600"), a word with its hyphens another ("twenty-one"); a sign stands alone.
# The blanks before a token stand beside it, so that places are sums of lengths.
_TOKEN = re.compile(r"(\s*)(\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-‑'’][^\W\d_]+)*|\S)")


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


# Everything that is done for every word of a sentence runs in C: a call of the class for each took three times as long.
_make = partial(tuple.__new__, Token)


def find_tokens(text: str, start: int = 0, stop: int | None = None) -> list[Token]:
    """The tokens of ``text[start:stop]``; places count from the beginning of ``text``."""
    found = _TOKEN.findall(text, start, len(text) if stop is None else stop)
    if not found:
        return []
    blanks, words = zip(*found, strict=True)
    lengths = chain.from_iterable(zip(map(len, blanks), map(len, words), strict=True))
    places = list(accumulate(lengths, initial=start))
    return list(map(_make, zip(places[1::2], places[2::2], words, map(fold_word, words), strict=True)))
