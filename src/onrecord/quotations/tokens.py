"""Tokens of a page: words and punctuation with their places; later also names and marked words as one token each."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.knowledge.quoting import Marks
from onrecord.model import Mention
from onrecord.text.words import fold_word

TokenKind = Literal["word", "comma", "dash", "colon", "full_stop", "bracket", "quote", "name", "title", "marked"]

# An address ("kremlin.ru") is one word, so is a number with its separators, "36-year-old", "don't" and "Нур-Ада". The parts of an
# address are as long and as many as such names have, so that "a.a.a.…" is not gone through again from each of its letters.
_TOKEN = re.compile(
    r"(?P<word>(?:[a-z0-9-]{1,63}+\.){1,8}[a-z]{2,6}(?![^\W_])|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W_]+(?:['’ʼ‑-][^\W_]+)*)"
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
def _name_signs(
    pairs: tuple[tuple[str, str], ...], straight: tuple[str, ...], dashes: tuple[str, ...]
) -> Mapping[str, TokenKind]:
    quotes = (*straight, *(mark for pair in pairs for mark in pair))
    signs: dict[str, TokenKind] = dict.fromkeys(dashes, "dash")
    return signs | dict.fromkeys(quotes, "quote")


def tokenise(text: str, start: int, stop: int, block: int, marks: Marks) -> list[Token]:
    """The tokens of ``text[start:stop]``; symbols that are neither dash nor quotation mark are in none."""
    signs = _name_signs(marks.pairs, marks.straight, marks.dashes)
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, stop):
        kind, folded = found.lastgroup, found.group()
        if kind == "word":
            folded = fold_word(folded)
        elif kind == "sign":
            kind = signs.get(folded)
        if kind is not None and kind != "noise":
            tokens.append(Token(kind, *found.span(), folded, block))  # type: ignore[arg-type]
    return tokens


def is_capital(text: str, token: Token) -> bool:
    """Whether a token is printed with a capital letter first."""
    return text[token.start : token.start + 1].isupper()


def list_words(tokens: Sequence[Token]) -> list[str]:
    """The folded words, with an empty string for each other token, so that positions stay."""
    return [token.folded if token.kind == "word" else "" for token in tokens]
