"""The words and marks of a text as what names are read from: only those near a word that may do something are looked at."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.mentions.thing_words import ThingWord, ThingWords

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‑-][^\W_]+)*|[^\s\w]|\d+|\n")


class Token(NamedTuple):
    """A word or a mark at ``[start, stop)``; ``facts`` of a word, ``mark`` of anything else."""

    start: int
    stop: int
    word: str
    facts: ThingWord | None
    mark: str


class Tokens:
    """The words and marks of a text in order; ``anchors`` are the places of words that a name may be found by."""

    def __init__(self, text: str, words: ThingWords) -> None:
        self._found = list(_TOKEN.finditer(text))
        self._facts = [words.read(found.group()) for found in self._found]
        self.anchors = [at for at, facts in enumerate(self._facts) if facts is not None and facts.is_anchor]

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at: int) -> Token:
        found, facts = self._found[at], self._facts[at]
        printed = found.group()
        start, stop = found.span()
        return Token(start, stop, "", None, printed) if facts is None else Token(start, stop, printed, facts, "")

    def list_anchors(self) -> Iterator[tuple[int, Token, ThingWord]]:
        """The anchors with their places and facts, in order."""
        for at in self.anchors:
            token = self[at]
            if token.facts is not None:
                yield at, token, token.facts
