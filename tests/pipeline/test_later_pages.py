"""A page that comes later than all others changes little of what was worked out before it."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.capture.take_in import take_in
from onrecord.engines.local import LocalEngine
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.pipeline import build, list_steps, run_step
from onrecord.record.writer import RecordWriter
from onrecord.settings import Settings
from tests.small_world.world import KNOWLEDGE

SAID = "Vsevolod Tarkhanin: We will build a new bridge across the Olva river by the end of 2032."
TOLD = "Vsevolod Tarkhanin: The new bridge across the Olva river was built. We will open a hydrology school."
BESIDE = "Vsevolod Tarkhanin: We will supply electric trams. The Olva river and its bridge are far from here."


def write_page(folder: Path, day: str, text: str) -> Path:
    path = folder / f"{day}.md"
    address = f"https://president.lugozemye.example/events/{day}"
    path.write_text(
        f'---\ntitle: "Speech"\ndate: "{day}"\nsource_url: "{address}"\n---\n\n# Speech\n\n{text}\n', "utf-8"
    )
    return path


def count_reused(pages: Sequence[Path], page: Path, record: Path) -> dict[str, tuple[int, int]]:
    """Rows reused and rows in all of the steps that join commitments, where a page comes after others."""
    settings = Settings(record=record, knowledge=KNOWLEDGE, processes=1, has_models=False)
    folders = KnowledgeFolders(settings.knowledge)
    with RecordWriter(record) as writer:
        take_in(pages, writer.captures)
        build(writer, settings, lambda *_: None)
        take_in([page], writer.captures)
        with LocalEngine(1) as engine:
            receipts = {step.name: run_step(step, engine, writer, folders) for step in list_steps(writer, settings)}
    names = ("promise links", "commitments of the record")
    return {name: (receipts[name].rows_reused, receipts[name].rows_out) for name in names}


def test_a_later_page_is_held_against_the_earlier_and_changes_those_it_tells_of(tmp_path: Path) -> None:
    pages = [write_page(tmp_path, "2031-03-01", SAID), write_page(tmp_path, "2031-04-01", BESIDE)]
    found = count_reused(pages, write_page(tmp_path, "2033-05-01", TOLD), tmp_path / "record")
    assert found == {"promise links": (2, 3), "commitments of the record": (1, 3)}


def test_an_earlier_page_is_told_of_by_the_later_that_share_its_words(tmp_path: Path) -> None:
    pages = [write_page(tmp_path, "2033-05-01", TOLD), write_page(tmp_path, "2031-04-01", BESIDE)]
    found = count_reused(pages, write_page(tmp_path, "2031-03-01", SAID), tmp_path / "record")
    assert found == {"promise links": (1, 3), "commitments of the record": (2, 3)}
