"""Tokens of a page: words and punctuation with their places; later also names and marked words as one token each."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.knowledge.quoting import Marks
from onrecord.model import Mention
from onrecord.text.remembered import Remembered
from onrecord.text.words import fold_word

TokenKind = Literal["word", "comma", "dash", "colon", "full_stop", "bracket", "quote", "name", "title", "marked"]

# A number with its separators is one word, so are "36-year-old", "don't" and "Нур-Ада"; space and what belongs to no token comes before.
_REST = r"\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W_]+(?:['’ʼ‑-][^\W_]+)*|\.+|[!?…;]+|''+|[^\w\s]|$"
_TOKEN = re.compile(rf"([\s_]*)({_REST})")
# An address ("kremlin.ru") is one word too. Its parts are as long and as many as such names have, so that "a.a.a.…" is not gone
# through again from each of its letters.
_DOT = re.compile(r"\.[a-z]")
_TOKEN_OR_ADDRESS = re.compile(rf"([\s_]*)((?:[a-z0-9-]{{1,63}}+\.){{1,8}}[a-z]{{2,6}}(?![^\W_])|{_REST})")
# Different words and signs that are remembered, a language at a time.
_MOST_PRINTED = 200_000
_STOPS = frozenset(".!?…;")
_SIGNS: dict[str, TokenKind] = {
    ",": "comma",
    ":": "colon",
    "(": "bracket",
    ")": "bracket",
    "[": "bracket",
    "]": "bracket",
}


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


_Printed = tuple[TokenKind | None, str]


@lru_cache(maxsize=16)
def _open_printed(
    pairs: tuple[tuple[str, str], ...], straight: tuple[str, ...], dashes: tuple[str, ...]
) -> Mapping[str, _Printed]:
    """What is printed as a token's kind and folded form, each word read once: the same few thousand fill most pages."""
    signs: dict[str, TokenKind] = dict.fromkeys(dashes, "dash")
    signs.update(dict.fromkeys((*straight, *(mark for pair in pairs for mark in pair)), "quote"))
    signs.update(_SIGNS)

    def read(printed: str) -> _Printed:
        kind = signs.get(printed) or _tell_kind(printed)
        return kind, fold_word(printed) if kind == "word" else printed

    return Remembered(read, _MOST_PRINTED)


def tokenise(text: str, start: int, stop: int, block: int, marks: Marks) -> list[Token]:
    """The tokens of ``text[start:stop]``; symbols that are neither dash nor quotation mark are in none."""
    known = _open_printed(marks.pairs, marks.straight, marks.dashes)
    pattern = _TOKEN if _DOT.search(text, start, stop) is None else _TOKEN_OR_ADDRESS
    tokens: list[Token] = []
    stopped = start
    for gap, printed in pattern.findall(text, start, stop):
        started = stopped + len(gap)
        stopped = started + len(printed)
        kind, folded = known[printed]
        if kind is not None:
            # As Token(…), which takes twice the time; a page has a thousand tokens.
            tokens.append(tuple.__new__(Token, (kind, started, stopped, folded, block, None, None)))
    return tokens


def _tell_kind(printed: str) -> TokenKind | None:
    """Whether something printed that is no sign is a word or the end of a sentence; an address may begin with a hyphen."""
    first = printed[:1]
    if first.isalnum() or (first == "-" and len(printed) > 1):
        return "word"
    return "full_stop" if first in _STOPS else None


def is_capital(text: str, token: Token) -> bool:
    """Whether a token is printed with a capital letter first."""
    return text[token.start : token.start + 1].isupper()


def list_words(tokens: Sequence[Token]) -> list[str]:
    """The folded words, with an empty string for each other token, so that positions stay."""
    return [token.folded if token.kind == "word" else "" for token in tokens]
