"""A commitment as one page says it, before other pages are asked."""

from dataclasses import dataclass

from onrecord.model.commitments import Strength
from onrecord.model.evidence import Evidence
from onrecord.model.pages import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidActor:
    """Who is to act: the words, what kind of actor they name (see subjects.py), and the keys of the people named in them."""

    kind: str
    exact: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidCommitment:
    """A commitment of one page; fields as in :class:`onrecord.model.commitments.Commitment`. ``sentence`` are the words it stands in."""

    id: str
    document: str
    evidence: Evidence
    sentence: Evidence
    actors: tuple[SaidActor, ...]
    action: str
    object: str | None
    due: str | None
    condition: Evidence | None
    joint: bool
    strength: Strength
    turn: str
    quotation: str | None
    standing: Standing
    rule: str
    content: "Content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a passage is about, as far as it can be held against others.

    ``kind`` is the kind of act, ``head`` the stem of its object, ``stems`` those of its other words, ``ordinals`` its ordinals,
    ``names`` the stems of words with capitals, ``people`` the keys of those named in its sentence, ``sounds`` what its words
    sound like in any script.
    """

    kind: str | None
    head: str | None
    stems: tuple[str, ...]
    ordinals: tuple[int, ...]
    names: tuple[str, ...]
    people: tuple[str, ...]
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOutcome:
    """A passage that says what became of something: ``what`` is the kind of act that was done, or ``contradicted``, ``other_date``."""

    id: str
    document: str
    evidence: Evidence
    what: str
    due: str | None
    content: Content
