"""Pages sent into the record: by who has the token alone, and then they are there."""

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.settings import read_settings
from onrecord.web.app import make_app
from onrecord.web.house import House, Limits
from tests.conftest import ROOT
from tests.web.conftest import OWN

PAGES = sorted((ROOT / "examples" / "small_world" / "pages").glob("*_2021-09-16_*"))
TOKEN = "a long word that nobody guesses"
LONGEST_SECONDS = 240


def make_client(record: Path, token: str | None = TOKEN, limits: Limits | None = None) -> TestClient:
    settings = read_settings(record, OWN, processes=1, without_models=True)
    house = House(settings=settings, token=token, limits=limits or Limits())
    return TestClient(make_app(house), base_url="http://127.0.0.1:8420")


def list_files() -> list[tuple[str, tuple[str, bytes]]]:
    return [("pages", (path.name, path.read_bytes())) for path in PAGES]


@pytest.mark.parametrize("token", [None, TOKEN])
@pytest.mark.parametrize(
    "brought", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}, {"Cookie": "token="}]
)
def test_without_the_token_nothing_is_written(tmp_path, token, brought):
    client = make_client(tmp_path / "record", token)
    assert client.post("/add", files=list_files(), headers=brought).status_code == 403
    assert client.get("/add", headers=brought).status_code == 403
    assert client.get("/enter", params={"token": "wrong"}).status_code == 403
    assert "/add" not in client.get("/").text
    assert not (tmp_path / "record").exists()


def test_another_site_cannot_use_the_token(tmp_path):
    client = make_client(tmp_path / "record")
    client.get("/enter", params={"token": TOKEN})
    assert client.post("/add", files=list_files(), headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_only_who_has_the_token_may_send_much(tmp_path):
    client = make_client(tmp_path / "record", limits=Limits(body_bytes=1000, added_bytes=2000))
    large = [("pages", ("a.txt", b"a" * 1500))]
    assert client.post("/add", files=large).status_code == 413
    header = {"Authorization": f"Bearer {TOKEN}"}
    assert client.post("/add", files=[("pages", ("a.txt", b"a" * 2500))], headers=header).status_code == 413
    assert client.post("/add", data={}, headers=header).status_code == 400


def test_pages_make_a_record(tmp_path):
    client = make_client(tmp_path / "record")
    entered = client.get("/enter", params={"token": TOKEN}, follow_redirects=False)
    assert entered.headers["location"] == "/"
    assert {"httponly", "samesite=strict"} <= set(entered.headers["set-cookie"].lower().split("; "))
    assert 'action="/add"' in client.get("/").text
    assert client.post("/add", files=list_files(), follow_redirects=False).headers["location"] == "/add"
    begun = time.monotonic()
    while 'http-equiv="refresh"' in client.get("/add").text:
        assert time.monotonic() < begun + LONGEST_SECONDS
        time.sleep(0.5)
    assert client.get("/documents").text.count("/documents/") >= len(PAGES)
