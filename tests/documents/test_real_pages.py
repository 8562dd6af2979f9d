"""Real pages, where they lie beside the repository: every word of a file is in its text or in a furniture string."""

import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.documents.chunks import join_chunks
from onrecord.documents.stage import Pages
from onrecord.text.normalize import normalize_text
from onrecord.text.words import find_words
from tests.documents.reading import read_bytes
from tests.turns.test_coverage import check_document


def list_folder(folder: Path, step: int) -> list[Path]:
    return sorted(folder.glob("*.txt"))[::step]


def list_archive(archive: Path, step: int) -> Iterator[bytes]:
    with tarfile.open(archive) as tar:
        names = sorted(name for name in tar.getnames() if name.endswith(".md"))[::step]
        for name in names:
            member = tar.extractfile(name)
            assert member is not None
            yield member.read()


def find_lost(content: bytes, pages: Pages) -> Counter[str]:
    kept: Counter[str] = Counter()
    for page in pages.documents:
        for text in (page.text, *(one.text for one in page.furniture)):
            kept.update(word.folded for word in find_words(text))
    printed = normalize_text(join_chunks(content.decode("utf-8-sig"))).replace(
        "Text versionEvents", "Text version Events"
    )
    return Counter(word.folded for word in find_words(printed)) - kept


@pytest.mark.parametrize(("folder", "step"), [("seeds", 1), ("wikinews-ru", 12), ("kremlin-ru-2025", 7)])
def test_folders_of_text(shared_data: Path, folder: str, step: int):
    paths = list_folder(shared_data / folder, step)
    assert paths
    for path in paths:
        content = path.read_bytes()
        pages = read_bytes(content)
        assert pages.documents, path.name
        assert not find_lost(content, pages), path.name
        for page in pages.documents:
            check_document(page)


def test_markdown_with_front_matter(shared_data: Path):
    for content in list_archive(shared_data / "wh-briefings-2021-22.tar.gz", 131):
        pages = read_bytes(content, media_type="text/markdown")
        assert pages.documents, content[:200]
        assert not find_lost(content, pages), content[:200]
        for page in pages.documents:
            assert page.published is not None
            check_document(page)
