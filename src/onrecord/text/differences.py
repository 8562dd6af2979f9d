"""Two runs of words laid against each other in order: where they are equal and where they differ."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

# An island is a short run of equal words between two differences: "и", "в", "of the" meet by chance in any two sentences.
# Such a run is read as a part of the difference around it.
ISLAND_LETTERS = 3


class Piece(NamedTuple):
    """``[start, stop)`` of one's own words against ``[other_start, other_stop)`` of the others; one of them may be empty."""

    equal: bool
    start: int
    stop: int
    other_start: int
    other_stop: int


def align_words(words: Sequence[str], others: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces of two runs of folded words, covering both in order; equal pieces and differences alternate.

    A longest common subsequence, with islands (see :data:`ISLAND_LETTERS`) given to the difference around them. Two empty
    runs have no pieces.
    """
    codes = LCSseq.opcodes(words, others)
    pieces = [
        Piece(code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end) for code in codes
    ]
    merged = _merge_neighbours(pieces)
    return _merge_neighbours(
        [
            piece._replace(equal=False) if 0 < place < len(merged) - 1 and _is_island(piece, words) else piece
            for place, piece in enumerate(merged)
        ]
    )


def count_equal(pieces: Sequence[Piece]) -> int:
    """The number of words in equal pieces."""
    return sum(piece.stop - piece.start for piece in pieces if piece.equal)


def _is_island(piece: Piece, words: Sequence[str]) -> bool:
    return piece.equal and sum(len(word) for word in words[piece.start : piece.stop]) <= ISLAND_LETTERS


def _merge_neighbours(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbouring pieces of the same kind as one."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1].equal == piece.equal:
            last = merged.pop()
            piece = Piece(piece.equal, last.start, piece.stop, last.other_start, piece.other_stop)
        merged.append(piece)
    return tuple(merged)
