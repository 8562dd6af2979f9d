"""Printed words that could name a speaker, where no name is known: "the harbour office", «рыбаки из долины»."""

from collections.abc import Sequence

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.memory import NOBODY, Voice
from onrecord.quotations.tokens import Token, is_capital

# Words of a label where no name is known.
LABEL_WORDS = 8


def could_name(language: QuotingLanguage, tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether a clause before a cue could be its subject: not empty, no "who is sixty", more than "today"."""
    opening = tokens[span[0]].folded if span[0] < span[1] else ""
    if not opening or any(language.has("relatives", token.folded) for token in tokens[span[0] : span[1]]):
        return False
    return not all(_is_around(language, token) for token in tokens[span[0] : span[1]])


def print_words(text: str, language: QuotingLanguage, tokens: Sequence[Token], first: int, stop: int) -> Voice:
    """The words of a clause that could name a speaker, without adverbs and prepositions around them."""
    while first < stop and _is_around(language, tokens[first]):
        first += 1
    end = first
    while end < stop and end - first < LABEL_WORDS:
        if (end > first + 1 or is_capital(text, tokens[first])) and language.has("prepositions", tokens[end].folded):
            break
        end += 1
    while end > first and _is_around(language, tokens[end - 1]):
        end -= 1
    bare = end - first == 1 and language.has("articles", tokens[first].folded)
    if bare or first >= end or any(language.has(name, tokens[first].folded) for name in ("relatives", "that")):
        return NOBODY
    return Voice(text[tokens[first].start : tokens[end - 1].stop], (), first, end)


def _is_around(language: QuotingLanguage, token: Token) -> bool:
    lists = ("prepositions", "adverbs", "addressees", "and_", "as_")
    return any(language.has(name, token.folded) for name in lists)
