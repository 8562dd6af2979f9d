"""Files made to break a reader: what is no page is said, what is one is read, and the good page among them is not lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.hostile_files import QUOTED, Hostile, list_hostile
from onrecord import pipeline
from onrecord.commands.options import read_settings
from onrecord.model import Capture, Document, Issue, Quotation
from onrecord.record.view import View

HOSTILE = list_hostile()


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """One record of all the files, in their small sizes, and of a good page."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pages").mkdir()
    for one in HOSTILE:
        one.write(folder / "pages" / one.name, one.small)
    (folder / "pages" / "good.txt").write_text(QUOTED, encoding="utf-8")
    settings = read_settings(folder / "record", None, 1, None, True)
    with pipeline.take_in_and_build([folder / "pages"], settings, lambda *step: None)[0] as view:
        yield view


def test_the_good_page_is_read(view: View) -> None:
    (capture,) = (capture for capture in view.rows(Capture) if capture.source.endswith("/good.txt"))
    (document,) = view.rows_where(Document, "capture", capture.id)
    assert [quotation.exact for quotation in view.rows_where(Quotation, "document", document.id)] == [
        "The bridge is open"
    ]


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
def test_a_hostile_file_is_read_or_said(view: View, one: Hostile) -> None:
    sources = [capture.source for capture in view.rows(Capture)] + [issue.source for issue in view.rows(Issue)]
    assert any(f"/pages/{one.name}" in source for source in sources)
    said = [issue.why for issue in view.rows(Issue) if f"/pages/{one.name}" in issue.source]
    assert any(one.said in why for why in said)
    assert not [why for why in said if "Error" in why or "took longer" in why]


def test_nothing_is_unpacked(view: View, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.getbasetemp()
    assert [path for path in (*root.rglob("up.txt"), Path("/tmp/up.txt")) if path.exists()] == []
