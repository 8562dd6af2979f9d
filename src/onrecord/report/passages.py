"""A quotation and the published words beside each other: which words differ, and what can be left out of a long passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.text.differences import align_words
from onrecord.text.words import Word, find_words

PieceKind = Literal["same", "differs", "around", "skipped"]

WHOLE = 32  # a passage of so many words is printed whole: four lines of a terminal
NEAR = 6  # words kept on either side of a difference
OPENING, CLOSING = 14, 6  # words kept of a long passage without a difference
SKIPPED = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words as printed, and what stands ``after`` it: punctuation and space, which never differ.

    ``around`` is published beside the words in question; ``skipped`` stands for words left out of the print.
    """

    kind: PieceKind
    text: str
    after: str


def compare_passages(
    quoted: str, published: str, *, is_whole: bool = False
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both passages as pieces: words that the other does not have ``differ``; published words before and after are ``around``.

    ``is_whole`` leaves nothing out of a long passage.
    """
    words, others = find_words(quoted), find_words(published)
    pieces = align_words([word.folded for word in words], [word.folded for word in others])
    own: list[PieceKind] = []
    other: list[PieceKind] = []
    for place, piece in enumerate(pieces):
        size, other_size = piece.stop - piece.start, piece.other_stop - piece.other_start
        own += [_kind_of(piece.equal)] * size
        # At the edges the published sentence may begin earlier or go on: no more of it differs than was quoted.
        beyond = max(0, other_size - size) if not piece.equal and place in {0, len(pieces) - 1} else 0
        around: list[PieceKind] = ["around"] * beyond
        kinds = [_kind_of(piece.equal)] * (other_size - beyond)
        other += around + kinds if place == 0 else kinds + around
    return cut_pieces(quoted, words, own, is_whole=is_whole), cut_pieces(published, others, other, is_whole=is_whole)


def shorten_passage(text: str) -> tuple[Piece, ...]:
    """A passage without differences: whole, or its opening and its end."""
    words = find_words(text)
    return cut_pieces(text, words, ["same"] * len(words))


def cut_pieces(
    text: str, words: Sequence[Word], kinds: Sequence[PieceKind], *, is_whole: bool = False
) -> tuple[Piece, ...]:
    """The text as runs of words of one kind, long runs without a difference shortened; punctuation before the first is kept."""
    if not words:
        return (Piece(kind="same", text=text.strip(), after=""),)
    kept = [True] * len(kinds) if is_whole else _choose_words(kinds)
    marks: list[PieceKind] = [kind if keep else "skipped" for kind, keep in zip(kinds, kept, strict=True)]
    starts = [place for place in range(len(words)) if place == 0 or marks[place] != marks[place - 1]]
    pieces = []
    for start, stop in zip(starts, [*starts[1:], len(words)], strict=True):
        following = words[stop].start if stop < len(words) else len(text)
        if marks[start] == "skipped":
            pieces.append(Piece(kind="skipped", text=SKIPPED, after=" " if stop < len(words) else ""))
        else:
            run, after = text[words[start].start : words[stop - 1].stop], text[words[stop - 1].stop : following]
            pieces.append(Piece(kind=marks[start], text=run, after=after))
    before = text[: words[0].start].lstrip()
    opening = Piece(kind="same", text=before.rstrip(), after=before[len(before.rstrip()) :])
    return (opening, *pieces) if before and kept[0] else tuple(pieces)


def _kind_of(is_equal: bool) -> PieceKind:
    return "same" if is_equal else "differs"


def _choose_words(kinds: Sequence[PieceKind]) -> list[bool]:
    """Which words are printed: all of a short passage, those near a difference, else opening and end."""
    count = len(kinds)
    if count <= WHOLE:
        return [True] * count
    differing = [place for place, kind in enumerate(kinds) if kind == "differs"]
    if not differing:
        inner = [place for place, kind in enumerate(kinds) if kind != "around"]
        first, last = (inner[0], inner[-1]) if inner else (0, count - 1)
        if last - first < WHOLE:
            return [first - NEAR <= place <= last + NEAR for place in range(count)]
        return [first <= place < first + OPENING or last - CLOSING < place <= last for place in range(count)]
    kept = [False] * count
    for place in differing:
        for near in range(max(0, place - NEAR), min(count, place + NEAR + 1)):
            kept[near] = True
    return kept
