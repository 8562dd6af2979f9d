"""A document's text in pieces that can change hands: blocks, what cuts leave of them, and the labels that open them."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.model import Block, Document, Span
from onrecord.text.held_labels import choose_labels
from onrecord.text.inner_labels import compile_slips, find_inner_labels, find_slip
from onrecord.text.labels import CERTAIN, Label, LabelWords, find_label
from onrecord.text.words import has_words

HEAD = frozenset({"headline", "lead", "date", "place", "caption"})
Break = Literal["", "cut", "cut_inside", "separator"]


class Piece(NamedTuple):
    """A run of one block's text. ``after`` is what stands before it: a cut on a line of its own, a cut inside the block, a separator."""

    start: int
    stop: int
    kind: str
    label: Label | None
    after: Break


def find_pieces(document: Document, words: LabelWords, *, may_speak: bool) -> tuple[Piece, ...]:
    """The pieces in order, each with its label where speech may stand at all. A label on a line of its own opens the next piece."""
    pieces = tuple(_split_blocks(document))
    if not may_speak:
        return pieces
    text = document.text
    candidates = _find_candidates(pieces, text, words)
    speaks = any(label.shape in CERTAIN for label in candidates)
    split = tuple(part for piece in pieces for part in _split_at_labels(piece, text, words, speaks=speaks))
    if len(split) > len(pieces):
        candidates = _find_candidates(split, text, words)
    held = choose_labels(candidates, text[: candidates[0].start] if candidates else "")
    return tuple(_join_lone_labels(_set_labels(split, text, held)))


def _find_candidates(pieces: Sequence[Piece], text: str, words: LabelWords) -> list[Label]:
    found = (find_label(text, piece.start, piece.stop, words) for piece in pieces if _may_open(piece))
    return [label for label in found if label is not None]


def _split_at_labels(piece: Piece, text: str, words: LabelWords, *, speaks: bool) -> Iterator[Piece]:
    """The piece, cut where a label in capitals opens inside it."""
    if piece.kind == "paragraph":
        for place in find_inner_labels(text, piece.start, piece.stop, words, speaks=speaks):
            start, stop = _strip(text, piece.start, place)
            yield piece._replace(start=start, stop=stop)
            piece = piece._replace(start=place, after="")
    yield piece


def _set_labels(pieces: Sequence[Piece], text: str, held: Sequence[Label]) -> Iterator[Piece]:
    labels = {label.start: label for label in held}
    slips = compile_slips(held)
    for piece in pieces:
        if not _may_open(piece):
            yield piece
            continue
        label = labels.get(piece.start)
        if label is None and slips is not None:
            label = find_slip(text, piece.start, piece.stop, slips)
        yield piece._replace(label=label) if label else piece


def _may_open(piece: Piece) -> bool:
    return piece.kind not in HEAD and piece.kind != "separator"


def _split_blocks(document: Document) -> Iterator[Piece]:
    after: Break = ""
    cuts = deque(document.cuts)
    for block in document.blocks:
        is_whole = not cuts or cuts[0].start >= block.stop
        parts = [_strip(document.text, block.start, block.stop)] if is_whole else list(_cut_up(document, block, cuts))
        for number, (start, stop) in enumerate(parts):
            if start == stop:
                after = "cut_inside" if 0 < number < len(parts) - 1 else "cut"
            elif block.kind == "separator" and not has_words(document.text[start:stop]):
                after = "separator"
            else:
                yield Piece(start, stop, block.kind, None, after)
                after = ""


def _cut_up(document: Document, block: Block, cuts: deque[Span]) -> Iterator[tuple[int, int]]:
    """What cuts leave of a block; an empty span stands for each cut. ``cuts`` are in order and used up on the way."""
    start = block.start
    while cuts and cuts[0].start < block.stop:
        cut = cuts.popleft()
        if document.text[start : cut.start].strip():
            yield _strip(document.text, start, cut.start)
        yield cut.start, cut.start
        start = cut.stop
    if document.text[start : block.stop].strip():
        yield _strip(document.text, start, block.stop)


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def _join_lone_labels(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A label alone on its line ("В.Путин:") is the label of what follows, or plain words where nothing does."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None:
            if piece.label is None and _may_open(piece) and not piece.after:
                piece = piece._replace(label=waiting.label, after=waiting.after)
            else:
                yield waiting._replace(label=None)
            waiting = None
        if piece.label is not None and piece.label.speech >= piece.stop:
            waiting = piece
        else:
            yield piece
    if waiting is not None:
        yield waiting._replace(label=None)
