"""The mentions stage: documents, turns → mentions."""

from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.mentions.find import find_mentions
from onrecord.mentions.known import NEEDS, MentionKnowledge, load_mention_knowledge
from onrecord.model import Document, Issue, Mention, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsUnit:
    """One document with its turns."""

    page: Document
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The mentions of one document."""

    document: str
    mentions: tuple[Mention, ...]
    issues: tuple[Issue, ...]


def read_mentions(unit: MentionsUnit, known: MentionKnowledge) -> Named:
    """Offices and people named in the document."""
    return Named(document=unit.page.id, mentions=find_mentions(unit.page, unit.turns, known), issues=())


STAGE = Stage(
    name="mentions",
    version="18",
    unit=MentionsUnit,
    result=Named,
    needs=NEEDS,
    open_knowledge=load_mention_knowledge,
    work=read_mentions,
)
