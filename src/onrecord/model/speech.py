"""Turns and sentences: who has the floor, and what is said in it."""

from dataclasses import dataclass
from typing import Literal

TurnKind = Literal["speech", "narration"]
TurnRendering = Literal["original", "interpreted", "translated", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says without a break, or narration.

    ``label`` is printed before the speech and lies at ``[label_start, label_stop)``, outside ``[start, stop)``; all three are
    absent for narration and for speech that goes on under the same label. A turn that resumes a speech after a
    heading has no label, and ``label_of`` names the turn whose label still holds.
    """

    id: str
    document: str
    order: int
    kind: TurnKind
    label: str | None
    label_start: int | None
    label_stop: int | None
    label_of: str | None
    language: str | None
    rendering: TurnRendering
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a turn; ``order`` counts through the document."""

    id: str
    document: str
    turn: str
    order: int
    start: int
    stop: int
