"""Turns of a document: labels open speech, separators and headings end it, the rest is narration.

A press text has narration alone: whoever speaks there is quoted. In a transcript a speech goes on over paragraphs until the
next label, a separator or the end. After a heading, or a cut inside a paragraph, it goes on without a label, and ``label_of``
says whose it is; after a cut on a line of its own nobody can say whose the words are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.knowledge.pages import PageLanguages
from onrecord.model import Document, Sentence, Turn
from onrecord.model.identity import identify_row
from onrecord.model.speech import TurnKind, TurnRendering
from onrecord.text.labels import Label, LabelWords
from onrecord.turns.long_sentences import part_sentence
from onrecord.turns.pieces import HEAD, Piece, find_pieces
from onrecord.turns.rendering import Renderings
from onrecord.turns.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class TurnKnowledge:
    """Words of labels and the languages' page habits."""

    labels: LabelWords
    languages: PageLanguages


@dataclass(slots=True)
class _Open:
    """The turn being read; ``is_held`` says that the last label still holds."""

    kind: TurnKind
    label: Label | None
    is_held: bool
    section: str
    start: int
    stop: int


def find_turns(document: Document, known: TurnKnowledge) -> tuple[Turn, ...]:
    """The turns of a document in order; every word outside labels and cuts is in one."""
    may_speak = document.standing == "official" or document.kind == "transcript"
    pieces = find_pieces(document, known.labels, may_speak=may_speak)
    is_speech = may_speak and _is_one_speech(document, pieces, known)
    renderings = Renderings(document, known.languages)
    turns: list[Turn] = []
    holder: Turn | None = None
    for order, opened in enumerate(_open_turns(pieces, document.text, is_speech=is_speech)):
        held = holder if opened.is_held and opened.label is None else None
        rendering = renderings.find(opened.label, opened.start, opened.stop, held)
        turn = _make_turn(document, order, opened, held, rendering)
        if turn.label is not None:
            holder = turn
        turns.append(turn)
    return tuple(turns)


def _is_one_speech(document: Document, pieces: Sequence[Piece], known: TurnKnowledge) -> bool:
    """No label on the page, and a title that says whose speech it is."""
    title = document.title
    return (
        title is not None
        and not any(piece.label for piece in pieces)
        and known.languages.speech_title.fullmatch(title) is not None
    )


def _open_turns(pieces: Sequence[Piece], text: str, *, is_speech: bool) -> Iterator[_Open]:
    turn: _Open | None = None
    is_held = False
    for piece in pieces:
        kind, is_held = _choose_kind(piece, turn, is_held=is_held)
        if is_speech and piece.kind == "paragraph":
            kind = _choose_speech_kind(piece, turn, text)
        section = _find_section(piece)
        goes_on = turn is not None and piece.label is None and not piece.after and kind == turn.kind
        if turn is not None and goes_on and (kind == "speech" or section == turn.section):
            turn.stop = piece.stop
            continue
        if turn is not None:
            yield turn
        start = max(piece.start, piece.label.speech) if piece.label else piece.start
        turn = _Open(kind, piece.label, is_held and kind == "speech", section, start, piece.stop)
    if turn is not None:
        yield turn


def _choose_kind(piece: Piece, turn: _Open | None, *, is_held: bool) -> tuple[TurnKind, bool]:
    """What a piece is, and whether a label holds from there on."""
    if piece.label is not None:
        return "speech", True
    if piece.kind in HEAD or piece.kind == "separator" or piece.after == "separator":
        return "narration", False
    if piece.kind == "heading":
        return "narration", is_held and piece.after != "cut"
    if turn is None or not (is_held or turn.kind == "speech"):
        return "narration", False
    return "speech", is_held and piece.after != "cut"


def _choose_speech_kind(piece: Piece, turn: _Open | None, text: str) -> TurnKind:
    """A paragraph of a page that is one speech: a line that announces it, above its beginning, is narration."""
    has_begun = turn is not None and turn.kind == "speech"
    return "narration" if not has_begun and text[piece.start : piece.stop].endswith(":") else "speech"


def _find_section(piece: Piece) -> str:
    return "head" if piece.kind in HEAD else "heading" if piece.kind in {"heading", "separator"} else "body"


def _make_turn(document: Document, order: int, opened: _Open, held: Turn | None, rendering: TurnRendering) -> Turn:
    """``held`` is the turn whose label still holds for one without a label."""
    label = opened.label
    return Turn(
        id=identify_row("turns", document.id, opened.start, opened.stop, opened.kind),
        document=document.id,
        order=order,
        kind=opened.kind,
        label=document.text[label.start : label.stop] if label else None,
        label_start=label.start if label else None,
        label_stop=label.stop if label else None,
        label_of=held.id if held else None,
        language=document.language,
        rendering=rendering,
        start=opened.start,
        stop=opened.stop,
    )


class Spoken(NamedTuple):
    """A sentence of a turn."""

    turn: Turn
    start: int
    stop: int


def find_sentences(document: Document, turns: Sequence[Turn], known: TurnKnowledge) -> tuple[Spoken, ...]:
    """The sentences of every turn, none of them across two lines; however long they are."""
    language = known.languages.find(document.language)
    return tuple(
        Spoken(turn, opened, ended)
        for turn in turns
        for start, stop in _lines_of(document.text, turn)
        for opened, ended in split_sentences(document.text, start, stop, language)
    )


def make_sentences(document: Document, found: Sequence[Spoken]) -> tuple[Sentence, ...]:
    """Their rows; of one that is too long a row for each piece."""
    parts = ((one.turn, part) for one in found for part in part_sentence(document.text, one.start, one.stop))
    return tuple(
        Sentence(
            id=identify_row("sentences", document.id, start, stop, "sentence"),
            document=document.id,
            turn=turn.id,
            order=order,
            start=start,
            stop=stop,
        )
        for order, (turn, (start, stop)) in enumerate(parts)
    )


def _lines_of(text: str, turn: Turn) -> Iterator[tuple[int, int]]:
    start = turn.start
    while start < turn.stop:
        stop = text.find("\n", start, turn.stop)
        stop = turn.stop if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1
