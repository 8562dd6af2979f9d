"""A sentence made ready for reading amounts: its tokens without the brackets of editors, and which of them an editor put in."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.figures.tokens import Token, find_tokens

_OPENS, _CLOSES = "[", "]"


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of ``[start, stop)`` of a document's text; ``words`` are their folded forms, ``inserted`` the editor's own."""

    text: str
    start: int
    stop: int
    tokens: Sequence[Token]
    words: Sequence[str]
    inserted: frozenset[int]


def open_passage(text: str, start: int, stop: int) -> Passage:
    """A sentence as tokens: «51 [миллиард долларов]» reads on through the brackets."""
    tokens: list[Token] = []
    inserted: set[int] = set()
    depth = 0
    for token in find_tokens(text, start, stop):
        if token.text == _OPENS:
            depth += 1
        elif token.text == _CLOSES:
            depth = max(0, depth - 1)
        else:
            if depth:
                inserted.add(len(tokens))
            tokens.append(token)
    return Passage(text, start, stop, tokens, [token.folded for token in tokens], frozenset(inserted))
