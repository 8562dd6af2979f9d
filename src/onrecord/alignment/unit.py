"""What the alignment stage works on, and what it gives."""

from dataclasses import dataclass

from onrecord.knowledge.wording import Wordings
from onrecord.model import Issue
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsUnit:
    """Two documents that may be versions of one text: ``source`` is the original where the pages tell, else the earlier by id."""

    id: str
    source: Spoken
    target: Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The beads of two versions; none where the texts turned out to be no versions of each other."""

    id: str
    source_document: str
    target_document: str
    model: str | None
    beads: tuple[Bead, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AlignmentKnowledge:
    """The wordings of languages, and whether models may be used."""

    wordings: Wordings
    has_models: bool
