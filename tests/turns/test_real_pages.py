"""Turns of real pages, which lie outside the project: what must hold on each, and how much must be found in all."""

import tarfile
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Document, Turn
from onrecord.turns.stage import TurnsUnit, load_turn_knowledge, read_turns
from tests.documents.reading import read_bytes
from tests.turns.test_coverage import check_document

# Labels on these 30 and 58 pages when the rules were last changed.
FLAT_LABELS = 134
MARKED_LABELS = 816
KNOWN = load_turn_knowledge(KnowledgeFolders())


@pytest.fixture(scope="session")
def flat_pages(shared_data: Path) -> list[Document]:
    paths = sorted((shared_data / "kremlin-ru-2025").glob("*.txt"))[::5]
    return [page for path in paths for page in read_bytes(path.read_bytes()).documents]


@pytest.fixture(scope="session")
def marked_pages(shared_data: Path) -> list[Document]:
    """Every 90th page of the archive by path: briefings, speeches and statements."""
    pages: list[Document] = []
    with tarfile.open(shared_data / "wh-briefings-2021-22.tar.gz") as archive:
        names = sorted(name for name in archive.getnames() if name.endswith(".md"))
        for name in names[::90]:
            member = archive.extractfile(name)
            assert member is not None
            pages += read_bytes(member.read(), media_type="text/markdown").documents
    return pages


def read_all(pages: list[Document]) -> list[tuple[Document, tuple[Turn, ...]]]:
    return [(page, read_turns(TurnsUnit(page=page), KNOWN).turns) for page in pages]


def check_order(turns: tuple[Turn, ...]) -> None:
    assert all(turn.start < turn.stop for turn in turns)
    assert all(before.stop <= after.start for before, after in pairwise(turns))
    labelled = {turn.id for turn in turns if turn.label}
    assert all(turn.label_of in labelled for turn in turns if turn.label_of)
    assert all(turn.kind == "speech" for turn in turns if turn.label or turn.label_of)


def test_laws_hold_on_real_pages(flat_pages: list[Document], marked_pages: list[Document]):
    for page, turns in read_all(flat_pages + marked_pages):
        check_document(page)
        check_order(turns)


def test_as_much_is_found_as_before(flat_pages: list[Document], marked_pages: list[Document]):
    flat, marked = read_all(flat_pages), read_all(marked_pages)
    found = [sum(turn.label is not None for _, turns in one for turn in turns) for one in (flat, marked)]
    assert found[0] >= FLAT_LABELS
    assert found[1] >= MARKED_LABELS


def test_nothing_that_looks_like_a_label_in_capitals_is_left_inside_speech(marked_pages: list[Document]):
    for page, turns in read_all(marked_pages):
        held = {f"{turn.label}:" for turn in turns if turn.label and turn.label.isupper() and " " in turn.label}
        for turn in turns:
            words = page.text[turn.start : turn.stop]
            assert not any(label in words for label in held)
