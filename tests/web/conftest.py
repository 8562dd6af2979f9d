"""Records that are served: the small world and the seeds, built once; and clients that ask without a network."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record.view import View
from onrecord.settings import read_settings
from onrecord.web.app import make_app
from onrecord.web.house import House, Limits
from tests.conftest import ROOT, SHARED_DATA
from tests.report.golden import KNOWLEDGE, build_record

OWN = ROOT / KNOWLEDGE


@pytest.fixture(scope="session")
def world_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the small world."""
    return build_record(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def seeds_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the acceptance pages, without models."""
    if not (SHARED_DATA / "seeds").is_dir():
        pytest.skip("no ../shared/data")
    folder = tmp_path_factory.mktemp("seeds")
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "check",
        str(SHARED_DATA / "seeds"),
        "--record",
        str(folder / "record"),
    ]
    command += ["--without-models", "--fail-on", "never", "--quiet"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "record"


def make_house(record: Path, knowledge: Path | None = OWN, limits: Limits | None = None) -> House:
    settings = read_settings(record, knowledge, without_models=True)
    return House(settings=settings, limits=limits or Limits(requests=1_000_000))


@pytest.fixture(scope="session")
def world(world_record: Path) -> House:
    return make_house(world_record)


@pytest.fixture
def client(world: House) -> Iterator[TestClient]:
    """Asks the small world's pages as a program would."""
    with TestClient(make_app(world), base_url="http://127.0.0.1:8420", raise_server_exceptions=False) as asked:
        yield asked


@pytest.fixture(scope="session")
def find_one(world_record: Path) -> Callable[[str], str]:
    """The id of one row of the small world, by a query of ours: the first that it gives."""

    def find(sql: str) -> str:
        with View.open(world_record) as view:
            return str(next(view.ask(sql))[0])

    return find
