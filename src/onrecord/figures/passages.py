"""A sentence made ready for reading amounts: its tokens without the brackets of editors, and which of them an editor put in."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.figures.tokens import Token, find_tokens
from onrecord.knowledge.amounts import Amounts

_OPENS, _CLOSES, _DOT = "[", "]", "."
_BRACKETS = frozenset((_OPENS, _CLOSES))


class Passage(NamedTuple):
    """The tokens of ``[start, stop)`` of a document's text; ``words`` are their folded forms, ``inserted`` the editor's own."""

    text: str
    start: int
    stop: int
    tokens: Sequence[Token]
    words: Sequence[str]
    inserted: frozenset[int]


def open_passage(text: str, start: int, stop: int, known: Amounts) -> Passage:
    """A sentence as tokens: «51 [миллиард долларов]» reads on through the brackets, «5 млн. руб.» through the dots, and of
    "300 [3,000] airports" the editor's number counts.
    """
    printed = find_tokens(text, start, stop)
    words = [token.folded for token in printed]
    if known.dotted.isdisjoint(words) and _BRACKETS.isdisjoint(words):
        return Passage(text, start, stop, printed, words, frozenset())
    tokens: list[Token] = []
    inserted: set[int] = set()
    depth, opened = 0, 0
    for token in printed:
        if token.text == _OPENS:
            depth, opened = depth + 1, len(tokens)
        elif token.text == _CLOSES:
            depth = max(0, depth - 1)
        elif token.text == _DOT and tokens and _is_shortened(text, tokens[-1], token, known):
            continue
        else:
            if depth and len(tokens) == opened and tokens and _corrects(tokens[-1].folded, token.folded, known):
                tokens.pop()
            if depth:
                inserted.add(len(tokens))
            tokens.append(token)
    return Passage(text, start, stop, tokens, [token.folded for token in tokens], frozenset(inserted))


def _is_shortened(text: str, word: Token, dot: Token, known: Amounts) -> bool:
    """The dot belongs to a short form («млн.», «руб.») and ends no sentence."""
    if word.stop != dot.start or word.folded not in known.dotted:
        return False
    return not text[dot.stop : dot.stop + 2].lstrip()[:1].isupper()


def _corrects(before: str, inserted: str, known: Amounts) -> bool:
    """An editor's number behind a number ("four [five]"), or "billion" behind "million", stands for it."""
    if before[0].isdigit() and inserted[0].isdigit():
        return True
    if before in known.cardinals and inserted in known.cardinals:
        return True
    return known.magnitudes.find(before) is not None and known.magnitudes.find(inserted) is not None
