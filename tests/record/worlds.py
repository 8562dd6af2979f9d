"""A very small record of invented pages, and how it is published; also run as a program that others may kill."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.engines.local import LocalEngine
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document, Issue, Sentence, make_issue
from onrecord.model.identity import digest_fields, identify_row
from onrecord.record.release import Release
from onrecord.record.writer import RecordWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    capture: Capture
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    capture: str
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    issues: tuple[Issue, ...]


def make_document(capture: Capture, text: str) -> Document:
    return Document(
        id=digest_fields(text), capture=capture.id, publication="p", part=0, source=capture.source, url=None, canonical_url=None,
        publisher=None, standing="press", side=None, relay_of=None, kind="report", rendering="original", language=None,
        title=None, published=None, place=None, text=text, text_sha256="", cuts=(), insertions=(), furniture=(), blocks=(),
        profile="plain",
    )  # fmt: skip


def read_page(page: Page, known: None) -> Read:
    document = make_document(page.capture, page.content.decode().strip())
    stops = [place for place, letter in enumerate(document.text, 1) if letter == "."]
    sentences = tuple(
        Sentence(
            id=identify_row("sentences", document.id, start, stop, "sentence"), document=document.id, turn="", order=order,
            start=start, stop=stop,
        )
        for order, (start, stop) in enumerate(zip([0, *stops], stops, strict=False))
    )  # fmt: skip
    issues = () if stops else (make_issue(stage="read", source=page.capture.source, why="no sentence"),)
    return Read(capture=page.capture.id, documents=(document,), sentences=sentences, issues=issues)


def open_nothing(folders: KnowledgeFolders) -> None:
    return None


STAGE: Stage[Any, Any, Any] = Stage(
    name="read", version="1", unit=Page, result=Read, needs=(), open_knowledge=open_nothing, work=read_page
)


def build_world(folder: Path, *texts: str) -> Release:
    """Takes texts in and publishes; ``folder`` is the record."""
    with RecordWriter(folder) as writer:
        for text in texts:
            writer.captures.add(text.encode(), source=f"{text[:8]}.txt", media_type="text/plain")
        writer.captures.flush()
        engine = LocalEngine(1)
        engine.map(STAGE, writer.captures.list_pages(Page), writer.work_path("read"), KnowledgeFolders())
        return writer.publish(
            {"documents": ("read.documents",), "sentences": ("read.sentences",), "issues": ("read.issues",)},
            {"captures": writer.captures, "issues": writer.captures.issues()},
        )


if __name__ == "__main__":
    build_world(Path(sys.argv[1]), *sys.argv[2:])
