"""Words that the layout sets off without marks: speech after a dash, and a paragraph after "Имя сказал:"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.cues import find_cues
from onrecord.quotations.tokens import Marked, Token

# A colon at a paragraph's end introduces the next one when a cue stands among so many tokens before it.
INTRODUCTION_TOKENS = 30


def find_unmarked(
    text: str, blocks: Sequence[Sequence[Token]], attributions: Sequence[int], language: QuotingLanguage
) -> Iterator[Marked]:
    """Words set off without marks, block by block, as if they were in marks; only in blocks without any mark."""
    for number, tokens in enumerate(blocks):
        if not tokens or any(token.kind == "quote" for token in tokens):
            continue
        if tokens[0].kind == "dash":
            yield from _split_speech(text, tokens, [at for at in attributions if tokens[0].stop < at < tokens[-1].stop])
        elif number and _introduces(text, blocks[number - 1], language) and _speaks(tokens, language):
            yield Marked(tokens[0].start, tokens[-1].stop, tokens[0].start, tokens[-1].stop, False)


def _split_speech(text: str, tokens: Sequence[Token], attributions: Sequence[int]) -> Iterator[Marked]:
    """«— Слова, — сказал Имя. — Слова.»: what stands between dashes and attributions in turn."""
    dashes = [token.start for token in tokens if token.kind == "dash"]
    opening = dashes[0]
    for attribution in attributions:
        if attribution <= opening:
            continue
        yield from _trim(text, opening, attribution)
        closing = bisect_right(dashes, attribution) + (text[attribution] == ",")
        if closing >= len(dashes):
            return
        opening = dashes[closing]
    if opening > dashes[0]:
        yield from _trim(text, opening, tokens[-1].stop)


def _trim(text: str, opening: int, stop: int) -> Iterator[Marked]:
    """The words after a dash up to ``stop``, without space and comma around them."""
    first, last = opening + 1, stop
    while first < last and text[first].isspace():
        first += 1
    while last > first and (text[last - 1].isspace() or text[last - 1] == ","):
        last -= 1
    if first < last:
        yield Marked(opening, stop, first, last, False)


def _speaks(tokens: Sequence[Token], language: QuotingLanguage) -> bool:
    """Whether a paragraph says "I" or "we" and does not itself introduce the next: a reporter's own paragraph seldom does."""
    return tokens[-1].kind != "colon" and any(language.has("first_person", token.folded) for token in tokens)


def _introduces(text: str, tokens: Sequence[Token], language: QuotingLanguage) -> bool:
    if not tokens or tokens[-1].kind != "colon":
        return False
    return any("marks" in cue.takes for cue in find_cues(text, tokens[-INTRODUCTION_TOKENS:], language))
