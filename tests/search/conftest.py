"""The small world's record, built once for all tests here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.pipeline import take_in_and_build
from onrecord.record.view import View
from onrecord.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = KnowledgeFolders(EXAMPLES / "knowledge")


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    settings = Settings(record=tmp_path_factory.mktemp("asked") / "record", knowledge=FOLDERS.own)
    held, _ = take_in_and_build([EXAMPLES / "small_world" / "pages"], settings, lambda step, place, count: None)
    yield held
    held.close()
