"""Tokens of a page: words and punctuation with their places; later also names and marked words as one token each."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.knowledge.quoting import Marks
from onrecord.model import Mention
from onrecord.text.words import fold_word

TokenKind = Literal["word", "comma", "dash", "colon", "full_stop", "bracket", "quote", "name", "title", "marked"]

# An address ("kremlin.ru") is one word, so is a number with its separators, "36-year-old", "don't" and "Нур-Ада".
_TOKEN = re.compile(
    r"(?P<word>(?:[a-z0-9-]+\.)+[a-z]{2,6}(?![^\W_])|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W_]+(?:['’ʼ‑-][^\W_]+)*)"
    r"|(?P<full_stop>\.+|[!?…;]+)|(?P<comma>,)|(?P<colon>:)|(?P<bracket>[()\[\]])|(?P<noise>''+)|(?P<sign>[^\w\s])"
)


class Marked(NamedTuple):
    """Words in marks: the outermost pair at ``[outer_start, outer_stop)``, the words at ``[start, stop)``.

    ``closed`` is false where the page never closes the marks and the end is ours.
    """

    outer_start: int
    outer_stop: int
    start: int
    stop: int
    closed: bool


class Token(NamedTuple):
    """One token at ``[start, stop)`` in block number ``block``; ``folded`` as in ``text.words``, empty for signs."""

    kind: TokenKind
    start: int
    stop: int
    folded: str
    block: int
    mention: Mention | None = None
    marked: Marked | None = None

    @property
    def is_nominal(self) -> bool:
        """Whether it is a word, a name, or a title in marks that is part of a noun phrase."""
        return self.kind in {"word", "name", "title"}


@lru_cache(maxsize=16)
def _list_quotes(pairs: tuple[tuple[str, str], ...], straight: tuple[str, ...]) -> frozenset[str]:
    return frozenset({mark for pair in pairs for mark in pair} | set(straight))


def tokenise(text: str, start: int, stop: int, block: int, marks: Marks) -> Iterator[Token]:
    """The tokens of ``text[start:stop]``; symbols that are neither dash nor quotation mark are in none."""
    quotes = _list_quotes(marks.pairs, marks.straight)
    for found in _TOKEN.finditer(text, start, stop):
        kind, sign = found.lastgroup, found.group()
        if kind == "sign":
            kind = "quote" if sign in quotes else "dash" if sign in marks.dashes else None
        if kind is None or kind == "noise":
            continue
        folded = fold_word(sign) if kind == "word" else sign
        yield Token(kind, found.start(), found.end(), folded, block)  # type: ignore[arg-type]


def is_capital(text: str, token: Token) -> bool:
    """Whether a token is printed with a capital letter first."""
    return text[token.start : token.start + 1].isupper()


def list_words(tokens: Sequence[Token]) -> list[str]:
    """The folded words, with an empty string for each other token, so that positions stay."""
    return [token.folded if token.kind == "word" else "" for token in tokens]
