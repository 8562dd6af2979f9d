"""Documents and turns of the specimens are those that a person read in them."""

from dataclasses import asdict

import pytest

from onrecord.model import Document
from tests.small_world.world import ExpectedDocument, read_expected
from tests.specimens.read import EXPECTED, PAGES, read_documents, read_turns

SPECIMENS = read_expected(EXPECTED)
FIELDS = ("title", "place", "language", "standing", "side", "kind", "publisher")


def _parametrize(aspect: str) -> pytest.MarkDecorator:
    """Every specimen; one that is known to fail in this aspect has to fail."""
    return pytest.mark.parametrize(
        "expected",
        [
            pytest.param(document, id=document.name, marks=[pytest.mark.xfail(reason=reason)] if reason else [])
            for document in SPECIMENS
            for reason in [document.known_failures.get(aspect)]
        ],
    )


def _read(expected: ExpectedDocument) -> Document:
    return read_documents(PAGES / expected.file)[0][expected.part]


def test_every_page_is_expected():
    assert {path.name for path in PAGES.iterdir()} == {document.file for document in SPECIMENS}


@_parametrize("document")
def test_document(expected: ExpectedDocument):
    found = asdict(_read(expected))
    assert {name: found[name] for name in FIELDS} == {name: getattr(expected, name) for name in FIELDS}
    assert found["published"].startswith(expected.published)
    if expected.canonical_url:
        assert found["canonical_url"] == expected.canonical_url
    if expected.rendering:
        assert found["rendering"] == expected.rendering


@_parametrize("marks")
def test_cuts_and_insertions(expected: ExpectedDocument):
    page = _read(expected)
    assert tuple(page.text[cut.start : cut.stop] for cut in page.cuts) == expected.cuts
    assert tuple(page.text[one.start : one.stop] for one in page.insertions) == expected.insertions


@_parametrize("turns")
def test_turns(expected: ExpectedDocument):
    found = read_turns(_read(expected))
    assert [" ".join(label.split()) for label, _ in found] == [turn.label for turn in expected.turns]
    for (_, words), turn in zip(found, expected.turns, strict=True):
        assert words.startswith(turn.first)
        assert words.endswith(turn.last)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["questions_and_cut_ru.txt", "headline_with_colon_ru.md"])
def test_other_encodings_give_the_same_text(name: str, encoding: str):
    words = (PAGES / name).read_text(encoding="utf-8").replace("ё", "е")
    # A page saved in a one-byte encoding cannot hold every mark: the cut mark's brackets and its three dots stay.
    content = words.replace("–", "-").replace("…", "...").replace("’", "'").encode(encoding)
    plain = words.replace("–", "-").replace("…", "...").replace("’", "'").encode()
    (found,), _ = read_documents(PAGES / name, content)
    (wanted,), _ = read_documents(PAGES / name, plain)
    assert found.text == wanted.text
    assert (found.title, found.published) == (wanted.title, wanted.published)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_other_line_ends_give_the_same_text(line_end: str):
    for expected in SPECIMENS:
        content = (PAGES / expected.file).read_text(encoding="utf-8").replace("\n", line_end).encode()
        assert read_documents(PAGES / expected.file, content)[0][0].text == _read(expected).text
