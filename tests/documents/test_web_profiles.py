"""A publisher's own web pages, described by selectors in a file of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.documents.known import load_page_knowledge
from onrecord.documents.stage import PageUnit, read_page
from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Capture, Document
from tests.documents.reading import furniture_of, words_of

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "add-a-publisher.md"
PAGE = """<!doctype html><html lang="en"><head><title>Karatogan Gazette</title></head><body>
<div class="top">Karatogan Gazette <span class="day">12 May 2023, 15:30</span> <span class="town">Karatogan</span></div>
<div class="big">Neighbours agree on salt</div>
<div class="small">A price of four crowns is to hold</div>
<div class="txt">
<p><b>A. Roe:</b> Good afternoon. We have agreed.</p>
<p class="ours">Buy our calendar!</p>
<p>&lt;…&gt;</p>
<p><b>O. Tal:</b> I thank you.</p>
</div>
<div class="who">Jane Vale</div>
</body></html>"""

Read = Callable[[str, str], Document]


def write_publisher(folder: Path, tables: str) -> Path:
    (folder / "publishers").mkdir()
    (folder / "publishers" / "gazette.toml").write_text(tables, encoding="utf-8")
    return folder


def read_with(folder: Path, markup: str) -> Document:
    known = load_page_knowledge(KnowledgeFolders(folder))
    content = markup.encode()
    capture = Capture(
        id="c",
        sha256="c",
        url="https://gazette.example/17",
        retrieved=None,
        media_type="text/html",
        bytes=len(content),
        source="page.html",
    )
    (document,) = read_page(PageUnit(capture=capture, content=content), known).documents
    return document


def cut_example() -> str:
    """The ten lines of the guide."""
    return GUIDE.read_text(encoding="utf-8").partition("```toml ten lines\n")[2].partition("```")[0]


def test_the_ten_lines_of_the_guide_read_a_page(tmp_path: Path):
    example = cut_example()
    assert len(example.strip().splitlines()) <= 10
    page = read_with(write_publisher(tmp_path, example), PAGE)
    assert page.publisher == "gazette.example"
    assert page.text.split("\n") == [
        "Neighbours agree on salt",
        "A price of four crowns is to hold",
        "12 May 2023, 15:30",
        "A. Roe: Good afternoon. We have agreed.",
        "<…>",
        "O. Tal: I thank you.",
    ]
    assert page.title == "Neighbours agree on salt"
    assert page.published == "2023-05-12T15:30"
    assert words_of(page, "lead") == ["A price of four crowns is to hold"]
    assert ("frame", "Jane Vale") in furniture_of(page)


CHANGED = """
key = "gazette.example"
names = ["The Karatogan Gazette"]
hosts = ["gazette.example"]
standing = "official"
side = "ZZ"
[[html]]
body = ".old"
title = "h1"
published = "time"
valid_until = "2020-01-01"
[[html]]
body = ".new"
title = "h1"
published = "time"
place = ".town"
valid_from = "2020-01-01"
"""


@pytest.mark.parametrize(
    ("day", "old", "new", "lines"),
    [
        ("2019-11-07", "Old words.", "New words.", ["Old words."]),
        ("2021-09-30", "Old words.", "New words.", ["New words."]),
        ("2021-09-30", "Old words.", "", ["Old words."]),
    ],
)
def test_a_publisher_that_changed_its_pages(tmp_path: Path, day: str, old: str, new: str, lines: list[str]):
    parts = "".join(f'<div class="{name}"><p>{text}</p></div>' for name, text in (("old", old), ("new", new)) if text)
    page = read_with(
        write_publisher(tmp_path, CHANGED),
        f'<html><body><h1>On salt</h1><meta property="article:published_time" content="{day}"><time datetime="{day}">{day}</time>{parts}</body></html>',
    )
    assert page.text.split("\n")[-1:] == lines
    assert page.published == day


def test_a_page_that_no_selector_fits_is_read_by_its_layout(tmp_path: Path):
    long = "The ministers met on Tuesday in the port of Karatogan and agreed on a common price for salt and fish."
    page = read_with(
        write_publisher(tmp_path, CHANGED),
        f"<html><body><h1>On salt</h1><main>{f'<p>{long}</p>' * 4}</main></body></html>",
    )
    assert page.text.split("\n") == ["On salt", *[long] * 4]


@pytest.mark.parametrize("wrong", ['body = "p:::"', 'body = "div >"', 'body = ""', 'text = "p"'])
def test_a_selector_that_is_none_is_said(tmp_path: Path, wrong: str):
    tables = f'key = "g"\nnames = []\nstanding = "press"\n[[html]]\n{wrong}\n'
    with pytest.raises(KnowledgeError, match=r"gazette\.toml: html"):
        load_page_knowledge(KnowledgeFolders(write_publisher(tmp_path, tables)))


def test_a_page_marked_by_the_standard_of_entries_needs_no_selectors(tmp_path: Path):
    page = read_with(
        tmp_path,
        """<html><body><p>Samalstan today</p><div class="page h-entry"><h1 class="p-name">Meeting of ambassadors</h1>
<div class="p-summary"><p>The ministers spoke of the river.</p></div><time class="dt-published" datetime="2023-05-12">12 May 2023</time>
<div class="p-location">Karatogan</div><div class="e-content"><p><b>A. Roe:</b> Good afternoon.</p><p>&lt;…&gt;</p><p><b>O. Tal:</b> Yes.</p></div>
<p>Topics: river</p></div></body></html>""",
    )
    assert page.text.split("\n") == [
        "Meeting of ambassadors",
        "The ministers spoke of the river.",
        "12 May 2023",
        "Karatogan",
        "A. Roe: Good afternoon.",
        "<…>",
        "O. Tal: Yes.",
    ]
    assert (page.published, page.place) == ("2023-05-12", "Karatogan")
