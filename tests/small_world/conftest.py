"""The small world's record, built once by the command for all tests here."""

import pytest

from tests.small_world.run import Exported, check_pages, export_record
from tests.small_world.world import PAGES


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """All pages checked into a new record, and its tables."""
    folder = tmp_path_factory.mktemp("small_world")
    check_pages([PAGES], folder / "record")
    return export_record(folder / "record", folder / "tables")
