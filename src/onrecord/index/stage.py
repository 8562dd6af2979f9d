"""The index stage: documents, turns, sentences → passages as terms."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.engines.plan import map_documents
from onrecord.engines.steps import Stage
from onrecord.index.passages import Passage, find_passages
from onrecord.index.terms import TermReader
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.wording import NEEDS, NEUTRAL, open_wordings
from onrecord.model import Document, Issue, Sentence, Turn

Readers = Mapping[str, TermReader]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexUnit:
    """One document with its turns and sentences."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """The passages of one document."""

    document: str
    passages: tuple[Passage, ...]
    issues: tuple[Issue, ...]


@keep_loaded(*NEEDS)
def open_readers(folders: KnowledgeFolders) -> Readers:
    """A reader of terms for each language that has words of its own, and the neutral one."""
    return {language: TermReader(wording) for language, wording in open_wordings(folders).languages.items()}


def read_passages(unit: IndexUnit, readers: Readers) -> Indexed:
    """The document cut into passages."""
    reader = readers.get(unit.page.language or NEUTRAL, readers[NEUTRAL])
    passages = tuple(find_passages(unit.page, unit.turns, unit.sentences, reader))
    return Indexed(document=unit.page.id, passages=passages, issues=())


STAGE = Stage(
    name="index",
    version="1",
    unit=IndexUnit,
    result=Indexed,
    needs=NEEDS,
    open_knowledge=open_readers,
    work=read_passages,
    libraries=("pystemmer", "snowballstemmer"),
)
STEPS = (map_documents(STAGE, "speech", writes="indexed"),)
