"""The commitments stages: those of each document, then those of the whole record with what was seen of them since."""

from dataclasses import dataclass

from onrecord.commitments.find import CommitmentKnowledge, Said, find_commitments
from onrecord.commitments.ledger import make_commitment, open_scene
from onrecord.commitments.said import SaidCommitment
from onrecord.commitments.source import READS, LedgerSource, LedgerUnit
from onrecord.engines.plan import Mapped, Step, map_documents
from onrecord.engines.steps import Stage
from onrecord.knowledge.commitments import NEEDS as WORDS
from onrecord.knowledge.commitments import load_commitment_words
from onrecord.knowledge.dating import NEEDS as DATES
from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Issue, Mention, Quotation, Sentence, Turn
from onrecord.model.commitments import Commitment, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsUnit:
    """One page with what was read from it so far."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """The commitments of one document, and what only looked like one."""

    document: str
    commitments: tuple[SaidCommitment, ...]
    refusals: tuple[Refusal, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The commitments of a record with what was seen of them since."""

    id: str
    commitments: tuple[Commitment, ...]


def open_commitment_knowledge(folders: KnowledgeFolders) -> CommitmentKnowledge:
    """Words and dates of each language."""
    return CommitmentKnowledge(words=load_commitment_words(folders), dates=load_date_phrases(folders))


def read_commitments(unit: CommitmentsUnit, known: CommitmentKnowledge) -> Promised:
    """The commitments of one page."""
    said = Said(unit.page, unit.turns, unit.sentences, unit.mentions, unit.quotations)
    commitments, refusals = find_commitments(said, known)
    return Promised(document=unit.page.id, commitments=commitments, refusals=refusals, issues=())


def keep_commitments(unit: LedgerUnit, _: None) -> Kept:
    """All commitments at once: what became of one may stand on any page."""
    scene = open_scene(unit)
    return Kept(id=unit.id, commitments=tuple(make_commitment(one, scene, (), "open") for one in unit.commitments))


def open_nothing(_: KnowledgeFolders) -> None:
    """Nothing is asked of knowledge: what commitments are of is in their rows."""


READ = Stage(
    name="commitments",
    version="1",
    unit=CommitmentsUnit,
    result=Promised,
    needs=(*WORDS, *DATES),
    open_knowledge=open_commitment_knowledge,
    work=read_commitments,
)

KEEP = Stage(
    name="commitments of the record",
    version="1",
    unit=LedgerUnit,
    result=Kept,
    needs=(),
    open_knowledge=open_nothing,
    work=keep_commitments,
)

STEPS: tuple[Step, ...] = (
    map_documents(READ, "speech", "named", "quoted", writes="promised"),
    Mapped(stage=KEEP, reads=READS, writes="kept", find_source=LedgerSource),
)
