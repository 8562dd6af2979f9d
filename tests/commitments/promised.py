"""Small pages for tests: the sentences of one turn, said on 2031-05-20, and what they promise."""

from dataclasses import replace
from functools import cache

from onrecord.commitments.find import find_commitments
from onrecord.commitments.said import SaidCommitment
from onrecord.commitments.sentences import CommitmentKnowledge, Said
from onrecord.commitments.stage import open_commitment_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model.commitments import Refusal
from onrecord.model.pages import Standing
from tests.quotations.build import build_page

SAID_ON = "2031-05-20"


@cache
def known() -> CommitmentKnowledge:
    """The shipped knowledge."""
    return open_commitment_knowledge(KnowledgeFolders())


def read(
    text: str, language: str = "en", standing: Standing = "official"
) -> tuple[tuple[SaidCommitment, ...], tuple[Refusal, ...]]:
    """The commitments of a text, and the refusals; nobody in it is known from elsewhere."""
    drawn = build_page(text, language, standing=standing)
    page = replace(drawn.page, published=SAID_ON)
    mentions = [replace(one, person=one.person and f"{language}:{one.person}") for one in drawn.mentions]
    found = find_commitments(Said(page, drawn.turns, drawn.sentences, mentions, ()), known())
    return found.commitments, found.refusals


def read_one(text: str, language: str = "en") -> SaidCommitment:
    """The only commitment of a text."""
    ((commitment,), _) = read(text, language)
    return commitment
