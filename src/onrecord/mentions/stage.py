"""The mentions stage: documents, turns → mentions."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.mentions.bounds import MOST_NAMES, find_bound
from onrecord.mentions.find import find_mentions
from onrecord.mentions.known import NEEDS, MentionKnowledge, load_mention_knowledge
from onrecord.model import Document, Issue, Mention, Turn, make_issue

_NAME = "mentions"


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
    """Offices and people named in the document; an issue says how far they were read where there are too many."""
    mentions = find_mentions(unit.page, unit.turns, known)
    return Named(document=unit.page.id, mentions=mentions, issues=tuple(_say_bound(unit.page)))


def _say_bound(page: Document) -> Iterator[Issue]:
    bound = find_bound(page.text)
    if bound is not None:
        why = f"expected at most {MOST_NAMES:,} names on a page, found more; those of the first {bound:,} characters were read"
        yield make_issue(stage=_NAME, source=page.source, document=page.id, why=why, code="D01")


STAGE = Stage(
    name=_NAME,
    version="23",
    unit=MentionsUnit,
    result=Named,
    needs=NEEDS,
    open_knowledge=load_mention_knowledge,
    work=read_mentions,
)
