"""The museum of broken pages: none stops the others, and what cannot be read is said by name."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.small_world.run import Row, export_record, run_onrecord
from tests.small_world.world import KNOWLEDGE
from tests.small_world.world import PAGES as WORLD
from tests.specimens.read import BROKEN

# Nothing to read in these, or not with confidence: an issue names each, and no document comes of it.
NOTHING_TO_READ = {
    "empty.txt", "blank.txt", "picture.txt", "furniture_alone.txt", "cut_alone.txt", "bytes_in_the_middle.txt",
}  # fmt: skip
# Read as far as it goes, and an issue says what is broken.
READ_WITH_ISSUE = "cut_in_a_letter.txt"
GOOD = "zhuldyzinform_2023-03-23_ru.md"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Row]]:
    folder = tmp_path_factory.mktemp("broken")
    done = run_onrecord(
        "check", BROKEN, WORLD / GOOD, "--record", folder / "record", "--knowledge", KNOWLEDGE, "--fail-on", "never"
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return export_record(folder / "record", folder / "tables").rows


@pytest.mark.parametrize("name", sorted(NOTHING_TO_READ))
def test_a_page_with_nothing_to_read_is_an_issue_that_names_it(tables: Mapping[str, list[Row]], name: str):
    assert [row["why"] for row in tables["issues"] if row["source"].endswith(name)]
    assert not [row for row in tables["documents"] if row["source"].endswith(name)]


def test_all_other_pages_become_documents(tables: Mapping[str, list[Row]]):
    read = {Path(row["source"]).name for row in tables["documents"]}
    assert read == {path.name for path in BROKEN.iterdir()} - NOTHING_TO_READ | {GOOD}


def test_a_page_cut_in_the_middle_of_a_letter_is_read_and_named(tables: Mapping[str, list[Row]]):
    assert [row["why"] for row in tables["issues"] if row["source"].endswith(READ_WITH_ISSUE)]


def test_the_good_page_is_read_as_ever(tables: Mapping[str, list[Row]]):
    (good,) = (row for row in tables["documents"] if row["source"].endswith(GOOD))
    assert sum(row["document"] == good["id"] for row in tables["quotations"]) >= 14


def test_broken_pages_alone_are_an_error_of_the_call(tmp_path: Path):
    done = run_onrecord("check", BROKEN / "empty.txt", BROKEN / "picture.txt", "--record", tmp_path / "record")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
