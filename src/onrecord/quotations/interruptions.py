"""The reporter's own words inside marks: «Мы рады, – сказал Имя, – видеть вас»."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Span
from onrecord.quotations.attributions import ATTRIBUTION_WORDS
from onrecord.quotations.cues import find_cues
from onrecord.quotations.reading import PageUnderReading
from onrecord.quotations.tokens import Marked, Token, tokenise

# Tokens of an interruption at most.
INTERRUPTION_TOKENS = 30


class Interrupted(NamedTuple):
    """The reporter's words inside marks; ``tail`` is where an attribution begins that runs to the closing mark."""

    spans: tuple[Span, ...]
    tail: int | None


def find_interruptions(reading: PageUnderReading, marked: Marked) -> Interrupted:
    """The interruptions of marked words, each with the dashes around it."""
    text, language = reading.page.text, reading.language
    tokens = tokenise(text, marked.start, marked.stop, 0, language.marks)
    dashes = [at for at, token in enumerate(tokens) if token.kind == "dash" and at > 0 and _is_set_off(tokens, at)]
    if not dashes:
        return Interrupted((), None)
    cues = {cue.first for cue in find_cues(text, tokens, language) if "marks" in cue.takes}
    spans: list[Span] = []
    cursor = 0
    for place, at in enumerate(dashes):
        if at < cursor or not _opens_attribution(reading, tokens, at, cues):
            continue
        closing = dashes[place + 1] if place + 1 < len(dashes) else None
        if closing is None or closing - at > INTERRUPTION_TOKENS:
            tail = tokens[at].start if len(tokens) - at <= INTERRUPTION_TOKENS else None
            return Interrupted(tuple(spans), tail)
        spans.append(Span(start=tokens[at].start, stop=tokens[closing].stop))
        cursor = closing + 1
    return Interrupted(tuple(spans), None)


def _is_set_off(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].kind in {"comma", "full_stop", "quote"}


def _opens_attribution(reading: PageUnderReading, tokens: Sequence[Token], at: int, cues: set[int]) -> bool:
    for place in range(at + 1, min(len(tokens), at + 1 + ATTRIBUTION_WORDS)):
        if not tokens[place].is_nominal or reading.language.has("first_person", tokens[place].folded):
            return False
        if place in cues:
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            return following is None or not reading.language.has("first_person", following.folded)
    return False
