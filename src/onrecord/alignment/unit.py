"""What the alignment stage works on, and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.alignment.one_name import NameKnowledge
from onrecord.knowledge.codes import Codebook
from onrecord.knowledge.numerals import Numerals
from onrecord.knowledge.strength import Strength
from onrecord.knowledge.wording import Wordings
from onrecord.model import Finding, Issue
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.text.kept_vectors import KeptVectors


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsUnit:
    """Two documents that may be versions of one text: ``source`` is the original where the pages tell, else the earlier by id."""

    id: str
    source: Spoken
    target: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The beads of two versions and what differs in them; nothing where the texts turned out to be no versions of each other.

    ``model`` is what compared meanings, absent where letters and lengths were all there was.
    """

    id: str
    source_document: str
    target_document: str
    model: str | None
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AlignmentKnowledge:
    """What is known of languages, the wording of messages, and the models that may compare meanings, the first before the others.

    With ``asks_again`` a slow one of these is asked too where it is in doubt which sentences say the same.
    """

    wordings: Wordings
    numerals: Mapping[str, Numerals]
    strengths: Mapping[str, Strength]
    codebook: Codebook
    names: NameKnowledge
    encoders: tuple[KeptVectors, ...]
    asks_again: bool = False
