"""Beads: which sentences of one version say what which of another say."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """A group of sentences of one document and the group that says the same in another; one side may be empty.

    ``source`` and ``target`` are ids of sentences in their order. ``score`` is how well they fit, 0 for nothing in common; ``parts``
    says of what it was made: ``meaning`` (cosine), ``letters`` (shared names, figures and loan words), ``length`` (what the lengths
    take off).
    """

    id: str
    source_document: str
    target_document: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    score: float
    parts: Mapping[str, float]
