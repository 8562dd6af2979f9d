"""The language of the interface and the language of pages are two choices; what is refused says when to ask again."""

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import make_app
from onrecord.web.house import Limits
from tests.web.conftest import make_house


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/?ui=ru", "ru"),
        ("/?language=ru", "ru"),
        ("/documents?ui=kk&language=ru", "kk"),
        ("/documents?language=ru", "en"),
        ("/search?language=ru", "en"),
        ("/findings?ui=xx", "en"),
        ("/codebook?ui=kk&language=ru", "kk"),
    ],
)
def test_the_interface_is_chosen_by_itself(client, address, language):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-language"] == language


def test_a_choice_is_kept_and_links_do_not_repeat_it(client):
    first = client.get("/documents?ui=ru&language=en")
    assert client.get("/documents").headers["content-language"] == "ru"
    assert "?language=en&amp;ui=kk" in first.text
    assert "ui=ru" not in first.text


def test_too_many_checks_are_told_to_ask_again(world_record):
    house = make_house(world_record, limits=Limits(requests=1000, checks=1, waiting=-1))
    with TestClient(make_app(house), base_url="http://localhost") as client:
        page = client.post("/check", data={"text": "«Да»"})
        problem = client.post("/api/v1/check", json={"text": "«Да»"})
    assert [page.status_code, problem.status_code] == [503, 503]
    assert page.headers["retry-after"] == problem.headers["retry-after"] == "10"


def test_rows_that_are_long_end_a_page_and_none_is_lost(client, monkeypatch):
    whole = client.get("/api/v1/documents?limit=500").json()
    assert whole["next"] is None
    monkeypatch.setattr("onrecord.web.api.rows.MOST_BYTES", 1)
    rows: list[dict] = []
    cursor: str | None = ""
    while cursor is not None:
        found = client.get("/api/v1/documents", params={"limit": 500, "cursor": cursor}).json()
        assert len(found["rows"]) <= 1
        rows += found["rows"]
        cursor = found["next"]
    assert rows == whole["rows"]
