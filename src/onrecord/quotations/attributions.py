"""Where reporters' attributions start in a page's blocks: the comma or dash of ", – сказал он", ", he said"."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.cues import find_cues
from onrecord.quotations.tokens import Token, is_capital

# ", – сказал вчера он": a cue stands among the first words of an attribution.
ATTRIBUTION_WORDS = 4


class Attributions:
    """The attributions of a page, block by block.

    They are asked about where a mark is left open or speech is set off without marks, which few paragraphs have: a block is
    read when it is first asked about.
    """

    def __init__(self, text: str, blocks: Sequence[Sequence[Token]], language: QuotingLanguage) -> None:
        self._text = text
        self._blocks = blocks
        self._language = language
        self._found: dict[int, list[int]] = {}

    def find(self, block: int, start: int) -> int | None:
        """The first attribution of a block after ``start`` and before its last sign."""
        tokens, found = self._blocks[block], self._read(block)
        at = bisect_right(found, start)
        return found[at] if at < len(found) and found[at] < tokens[-1].stop else None

    def list_inside(self, block: int) -> Sequence[int]:
        """The attributions between the first and the last sign of a block."""
        tokens = self._blocks[block]
        return [at for at in self._read(block) if tokens[0].stop < at < tokens[-1].stop]

    def _read(self, block: int) -> list[int]:
        if block not in self._found:
            self._found[block] = find_attributions(self._text, self._blocks[block], self._language)
        return self._found[block]


def find_attributions(text: str, tokens: Sequence[Token], language: QuotingLanguage) -> list[int]:
    """Where attributions start among a block's raw tokens, in order."""
    cues = {cue.first for cue in find_cues(text, tokens, language) if "marks" in cue.takes and cue.form != "gerund"}
    found: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind == "dash" and _follows_clause(tokens, at):
            head = _read_head(tokens, at + 1)
            if any(place in cues for place in head):
                before = tokens[at - 1]
                found.append(before.start if before.kind == "comma" else token.start)
        elif token.kind == "comma" and _starts_attribution(text, tokens, at + 1, cues, language):
            found.append(token.start)
    return found


def _follows_clause(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind in {"comma", "full_stop", "quote"}


def _read_head(tokens: Sequence[Token], at: int) -> range:
    stop = at
    while stop < len(tokens) and stop - at < ATTRIBUTION_WORDS and tokens[stop].is_nominal:
        stop += 1
    return range(at, stop)


def _starts_attribution(text: str, tokens: Sequence[Token], at: int, cues: set[int], language: QuotingLanguage) -> bool:
    for place in _read_head(tokens, at):
        if place in cues:
            return True
        if not (language.has("subjects", tokens[place].folded) or is_capital(text, tokens[place])):
            return False
    return False
