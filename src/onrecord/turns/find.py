"""Turns of a document: labels open speech, cuts and headings end it, the rest is narration.

A press text has narration alone: whoever speaks there is quoted. In an official text a speech goes on over paragraphs until the next label,
a separator, a heading above a label, or the end; after a cut it goes on without a label, and ``label_of`` says whose it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.knowledge.pages import PageLanguages
from onrecord.model import Block, Document, Sentence, Turn
from onrecord.model.identity import identify_row
from onrecord.model.speech import TurnKind, TurnRendering
from onrecord.text.labels import Label, LabelWords, find_label
from onrecord.text.words import find_words
from onrecord.turns.sentences import split_sentences

_HEAD = frozenset({"headline", "lead", "date", "place"})


@dataclass(frozen=True, slots=True)
class TurnKnowledge:
    """Words of labels and the languages' page habits."""

    labels: LabelWords
    languages: PageLanguages


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text of one turn-to-be: a block, or what a cut leaves of one. ``after`` is ``cut`` or ``separator`` where one stands before it."""

    start: int
    stop: int
    kind: str
    label: Label | None
    after: str


@dataclass(slots=True)
class _Open:
    """The turn being read."""

    kind: TurnKind
    label: Label | None
    continues: bool
    start: int
    stop: int


def find_turns(document: Document, known: TurnKnowledge) -> tuple[Turn, ...]:
    """The turns of a document in order; every word outside labels and cuts is in one."""
    pieces = list(_cut_pieces(document, known))
    opened = list(_open_turns(pieces, is_official=document.standing == "official"))
    turns: list[Turn] = []
    holder: str | None = None
    for order, turn in enumerate(opened):
        made = _make_turn(document, order, turn, holder, known)
        if made.label is not None:
            holder = made.id
        turns.append(made)
    return tuple(turns)


def find_sentences(document: Document, turns: Sequence[Turn], known: TurnKnowledge) -> tuple[Sentence, ...]:
    """The sentences of every turn, none of them across two blocks."""
    language = known.languages.find(document.language)
    sentences: list[Sentence] = []
    for turn in turns:
        for start, stop in _lines_of(document.text, turn):
            for span in split_sentences(document.text, start, stop, language):
                sentences.append(
                    Sentence(
                        id=identify_row("sentences", document.id, span.start, span.stop, "sentence"),
                        document=document.id,
                        turn=turn.id,
                        order=len(sentences),
                        start=span.start,
                        stop=span.stop,
                    )
                )
    return tuple(sentences)


def _lines_of(text: str, turn: Turn) -> Iterator[tuple[int, int]]:
    start = turn.start
    while start < turn.stop:
        stop = text.find("\n", start, turn.stop)
        stop = turn.stop if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _cut_pieces(document: Document, known: TurnKnowledge) -> Iterator[_Piece]:
    after = ""
    for block in document.blocks:
        for start, stop in _between_cuts(document, block):
            if start == stop:
                after = "cut"
                continue
            may_speak = document.standing == "official" and block.kind not in _HEAD and block.kind != "separator"
            label = find_label(document.text, start, stop, known.labels) if may_speak else None
            if label is not None and not document.text[label.speech : stop].strip():
                label = None
            if block.kind == "separator" and not find_words(document.text[start:stop]):
                after = "separator"
                continue
            yield _Piece(start, stop, block.kind, label, after)
            after = ""


def _between_cuts(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """What cuts leave of a block; an empty span stands for each cut."""
    start = block.start
    for cut in document.cuts:
        if block.start <= cut.start < block.stop:
            if document.text[start : cut.start].strip():
                yield _strip(document.text, start, cut.start)
            yield cut.start, cut.start
            start = cut.stop
    if document.text[start : block.stop].strip():
        yield _strip(document.text, start, block.stop)


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _open_turns(pieces: Sequence[_Piece], *, is_official: bool) -> Iterator[_Open]:
    turn: _Open | None = None
    for place, piece in enumerate(pieces):
        kind, continues = _choose_kind(pieces, place, turn, is_official=is_official)
        starts_new = (
            turn is None
            or piece.label is not None
            or bool(piece.after)
            or kind != turn.kind
            or (kind == "narration" and _section(piece) != _section(pieces[place - 1]))
        )
        if not starts_new and turn is not None:
            turn.stop = piece.stop
            continue
        if turn is not None:
            yield turn
        start = piece.label.speech if piece.label else piece.start
        turn = _Open(kind, piece.label, continues, start, piece.stop)
    if turn is not None:
        yield turn


def _section(piece: _Piece) -> str:
    return "head" if piece.kind in _HEAD else "heading" if piece.kind in {"heading", "separator"} else "body"


def _choose_kind(
    pieces: Sequence[_Piece], place: int, turn: _Open | None, *, is_official: bool
) -> tuple[TurnKind, bool]:
    """What a piece is, and whether it goes on with a speech whose label stands above."""
    piece = pieces[place]
    if not is_official or piece.kind in _HEAD or piece.kind == "separator":
        return "narration", False
    if piece.label is not None:
        return "speech", False
    if turn is None or turn.kind == "narration" or piece.after == "separator":
        return "narration", False
    if piece.kind == "heading":
        following = next((after for after in pieces[place:] if after.kind != "heading"), None)
        if following is None or following.label is not None or following.kind == "separator":
            return "narration", False
    return "speech", True


def _make_turn(document: Document, order: int, turn: _Open, holder: str | None, known: TurnKnowledge) -> Turn:
    label = turn.label
    return Turn(
        id=identify_row("turns", document.id, turn.start, turn.stop, turn.kind),
        document=document.id,
        order=order,
        kind=turn.kind,
        label=document.text[label.start : label.stop] if label else None,
        label_start=label.start if label else None,
        label_stop=label.stop if label else None,
        label_of=holder if turn.kind == "speech" and label is None else None,
        language=document.language,
        rendering=_find_rendering(document, turn, known),
        start=turn.start,
        stop=turn.stop,
    )


def _find_rendering(document: Document, turn: _Open, known: TurnKnowledge) -> TurnRendering:
    if turn.label is not None and turn.label.note:
        folded = turn.label.note.casefold().rstrip(".")
        notes = {note.replace("\\.?", "") for one in known.languages.languages for note in one.speech.interpreted}
        if folded in notes:
            return "interpreted"
    if document.rendering == "official_translation":
        return "translated"
    return "original" if document.rendering == "original" else "unknown"
