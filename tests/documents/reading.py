"""Texts of pages into documents, as the stages read them."""

import hashlib

from onrecord.documents.known import load_page_knowledge
from onrecord.documents.stage import Pages, PageUnit, read_page
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Block, Capture, Document

KNOWN = load_page_knowledge(KnowledgeFolders())


def read_bytes(content: bytes, *, url: str | None = None, media_type: str = "text/plain") -> Pages:
    digest = hashlib.sha256(content).hexdigest()
    capture = Capture(
        id=digest, sha256=digest, url=url, retrieved=None, media_type=media_type, bytes=len(content), source="page"
    )
    return read_page(PageUnit(capture=capture, content=content), KNOWN)


def read(text: str, *, url: str | None = None, markdown: bool = False) -> Document:
    """The one document of a page."""
    media_type = "text/markdown" if markdown else "text/plain"
    (document,) = read_bytes(text.encode(), url=url, media_type=media_type).documents
    return document


def words_of(document: Document, kind: str) -> list[str]:
    """The texts of the blocks of one kind."""
    return [cut(document, block) for block in document.blocks if block.kind == kind]


def cut(document: Document, block: Block) -> str:
    return document.text[block.start : block.stop]


def furniture_of(document: Document) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in document.furniture]
