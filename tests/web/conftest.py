"""Records that are served: the small world and the seeds, built once; and clients that ask without a network."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.record.view import View
from onrecord.settings import read_settings
from onrecord.web.app import make_app
from onrecord.web.house import House, Limits
from tests.conftest import ROOT, SHARED_DATA
from tests.report.golden import KNOWLEDGE, build_record
from tests.web.addresses import find_addresses
from tests.web.serving import open_browser, serve

OWN = ROOT / KNOWLEDGE


@pytest.fixture(scope="session")
def world_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the small world."""
    return build_record(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def far_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of two more pages of the small world's countries: a series with editions, very long names, markup in the words."""
    folder = tmp_path_factory.mktemp("far")
    return check_folder(Path(__file__).parent / "far_world", folder / "record", "--knowledge", str(OWN))


def check_folder(pages: Path, record: Path, *more: str) -> Path:
    """A record of a folder of pages, without models."""
    command = [sys.executable, "-m", "onrecord", "check", str(pages), "--record", str(record), *more]
    command += ["--without-models", "--fail-on", "never", "--quiet"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return record


@pytest.fixture(scope="session")
def seeds_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the acceptance pages, without models."""
    if not (SHARED_DATA / "seeds").is_dir():
        pytest.skip("no ../shared/data")
    return check_folder(SHARED_DATA / "seeds", tmp_path_factory.mktemp("seeds") / "record")


def make_house(
    record: Path, knowledge: Path | None = OWN, limits: Limits | None = None, token: str | None = None
) -> House:
    settings = read_settings(record, knowledge, without_models=True)
    return House(settings=settings, limits=limits or Limits(requests=1_000_000), token=token)


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of the machine; the test is skipped where there is none."""
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def base(browser: Browser, world_record: Path) -> Iterator[str]:
    """The address of a server of the small world."""
    with serve(make_house(world_record)) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(world_record: Path) -> Mapping[str, str]:
    """A page of each kind in the small world, by name."""
    with View.open(world_record) as view:
        return find_addresses(view)
