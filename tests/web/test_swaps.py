"""Readers who ask while builds swap in: each answer is of one release, whole, the old or the new."""

import threading

from starlette.testclient import TestClient

from onrecord.pipeline import take_in_and_build
from onrecord.settings import Settings
from onrecord.web.app import make_app
from onrecord.web.house import House

BUILDS = 3
READERS = 3
PAGE = """Meeting {number}

{number} March 2021

Orlan Teves: We will build bridge {number} over the river by winter.
"""
ADDRESSES = (
    "/",
    "/documents",
    "/documents.json",
    "/search?q=bridge",
    "/entities",
    "/api/v1",
    "/api/v1/documents?limit=5",
)


def test_no_request_fails_while_builds_swap_in(tmp_path):
    settings = Settings(record=tmp_path / "record", has_models=False)
    releases = [add_page(settings, tmp_path, 0)]
    seen: list[tuple[int, str, int]] = []
    stopped = threading.Event()
    with TestClient(make_app(House(settings=settings)), base_url="http://127.0.0.1") as client:

        def read():
            while not stopped.is_set():
                for address in ADDRESSES:
                    seen.append((client.get(address).status_code, *read_release(client)))

        readers = [threading.Thread(target=read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            releases += [add_page(settings, tmp_path, number) for number in range(1, BUILDS + 1)]
        finally:
            stopped.set()
            for reader in readers:
                reader.join()
        seen.append((200, *read_release(client)))
    assert {status for status, _, _ in seen} == {200}
    whole = {release: number for number, release in enumerate(releases, 1)}
    assert len(whole) == BUILDS + 1
    assert all(whole[release] == documents for _, release, documents in seen)
    assert seen[-1][1] == releases[-1]


def add_page(settings, folder, number):
    """Takes one page more into the record; gives the release that has it."""
    page = folder / f"page{number}.txt"
    page.write_text(PAGE.format(number=number + 1), encoding="utf-8")
    view, _ = take_in_and_build([page], settings, lambda step, place, count: None)
    view.close()
    return view.digest


def read_release(client):
    """The release that answers, and how many documents it says it has."""
    found = client.get("/api/v1").json()
    return found["release"], found["tables"]["documents"]
