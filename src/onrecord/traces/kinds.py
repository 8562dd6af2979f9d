"""What each word of a reading would be called if it were dropped, added or changed."""

from collections.abc import Sequence

from onrecord.knowledge.wording import Wording
from onrecord.model.press import ChangeKind
from onrecord.traces.token import Token


def find_kinds(tokens: Sequence[Token], wording: Wording) -> tuple[tuple[ChangeKind, ...], tuple[int, ...]]:
    """The kind of each token, and the number of the phrase it belongs to, -1 for none."""
    folded = [token.folded for token in tokens]
    kinds: list[ChangeKind] = ["name" if token.kind == "name" else "word" for token in tokens]
    groups = [-1] * len(tokens)
    for start, stop in wording.find("negations", folded):
        _mark(kinds, groups, "negation", start, stop)
    for start, stop in wording.find("bounds", folded):
        if _touches_number(tokens, start, stop):
            _mark(kinds, groups, "hedge", start, stop)
    for start, stop in wording.find("hedges", folded):
        if stop - start > 1 or kinds[start] not in ("negation", "name"):
            _mark(kinds, groups, "hedge", start, stop)
    for at, token in enumerate(tokens):
        if token.kind == "number":
            kinds[at] = "number"
    return tuple(kinds), tuple(groups)


def _mark(kinds: list[ChangeKind], groups: list[int], kind: ChangeKind, start: int, stop: int) -> None:
    for at in range(start, stop):
        kinds[at], groups[at] = kind, start


def _touches_number(tokens: Sequence[Token], start: int, stop: int) -> bool:
    beside = [at for at in (start - 1, stop, stop + 1) if 0 <= at < len(tokens)]
    return any(tokens[at].kind == "number" for at in beside)
