"""Specimens read by the stages themselves, without a record."""

from pathlib import Path

from onrecord.documents.stage import STAGE as DOCUMENTS
from onrecord.documents.stage import PageUnit
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document, Issue, Turn
from onrecord.model.identity import digest_bytes
from onrecord.turns.stage import STAGE as TURNS
from onrecord.turns.stage import TurnsUnit

HERE = Path(__file__).parent
PAGES = HERE / "pages"
BROKEN = HERE / "broken"
EXPECTED = HERE / "expected.toml"
FOLDERS = KnowledgeFolders(HERE / "knowledge")
KNOWN_PAGES = DOCUMENTS.open_knowledge(FOLDERS)
KNOWN_TURNS = TURNS.open_knowledge(FOLDERS)
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}


def read_documents(path: Path, content: bytes | None = None) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """The documents and issues of a page; ``content`` stands for the file's bytes where given."""
    raw = path.read_bytes() if content is None else content
    capture = Capture(
        id=digest_bytes(raw),
        sha256=digest_bytes(raw),
        url=None,
        retrieved=None,
        media_type=MEDIA_TYPES[path.suffix],
        bytes=len(raw),
        source=path.name,
    )
    pages = DOCUMENTS.work(PageUnit(capture=capture, content=raw), KNOWN_PAGES)
    return pages.documents, pages.issues


def read_turns(page: Document) -> list[tuple[str, str]]:
    """Label and words of each turn of a document; narration that goes on is one."""
    turns = TURNS.work(TurnsUnit(page=page), KNOWN_TURNS).turns
    joined: list[tuple[Turn, int]] = []
    for turn in turns:
        if joined and turn.kind == joined[-1][0].kind == "narration":
            joined[-1] = (joined[-1][0], turn.stop)
        else:
            joined.append((turn, turn.stop))
    return [(turn.label or "", page.text[turn.start : stop].strip()) for turn, stop in joined]
