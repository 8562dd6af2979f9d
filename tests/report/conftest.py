"""The small world's report, gathered once for all tests here."""

import pytest

from onrecord.report.gather import Report
from onrecord.report.places import Places
from tests.report.golden import build_record, gather_page


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Places]:
    """One page of the small world against its whole record, and the places of its quotations."""
    return gather_page(build_record(tmp_path_factory.mktemp("report")))
