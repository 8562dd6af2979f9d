"""Commitments: what somebody promised, plans, agreed to, signed, proposed or considers; what was seen of it since; and what was none."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.evidence import Evidence
from onrecord.model.pages import Standing

Strength = Literal["done", "will", "continues", "plans", "proposes", "considers"]
# From the firmest to the weakest.
STRENGTHS: tuple[Strength, ...] = ("done", "will", "continues", "plans", "proposes", "considers")
CommitmentStatus = Literal["open", "done", "moved", "dropped", "unknown"]
Outcome = Literal["done", "adopted", "signed", "restated", "other_date", "other_place", "weakened", "contradicted"]

# What later passages say of something that was done.
DONE: frozenset[Outcome] = frozenset({"done", "adopted", "signed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who is to act: the words as printed ("we", "the leaders"), and the person meant where that is known."""

    entity: str | None
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What another passage says of a commitment: its words, and what they say became of it."""

    evidence: Evidence
    what: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something to be done, by whom, what, by when, under which condition and how firmly.

    ``evidence[0]`` are the words that make it one, to the end of its act. ``action`` is the verb as printed, ``object`` the noun
    that it acts on (of the adoption of a programme's concept the concept). ``due`` is EDTF. ``joint``: two or more sides do it
    together. ``later`` is what other passages say of it, by day; ``status`` what follows from them on the day of the newest page.
    ``rule`` is the name of the cue that told it.
    """

    id: str
    document: str
    evidence: tuple[Evidence, ...]
    event: str | None
    actors: tuple[Actor, ...]
    action: str
    object: str | None
    due: str | None
    condition: Evidence | None
    joint: bool
    strength: Strength
    status: CommitmentStatus
    later: tuple[Later, ...]
    standing: Standing
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Words that look like a commitment and are none, and the name of the rule that says so."""

    id: str
    document: str
    start: int
    stop: int
    exact: str
    rule: str
