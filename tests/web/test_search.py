"""The search page, its feed and its files: the same passages in four forms, whatever was typed."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from onrecord.pipeline import take_in_and_build
from onrecord.settings import Settings
from onrecord.web.app import make_app
from onrecord.web.feeds import Entry, write_feed, write_time
from onrecord.web.house import House
from tests.conftest import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(
        record=tmp_path_factory.mktemp("searched") / "record",
        knowledge=ROOT / "examples" / "knowledge",
        has_models=False,
    )
    view, _ = take_in_and_build(
        [ROOT / "examples" / "small_world" / "pages"], settings, lambda step, place, count: None
    )
    view.close()
    with TestClient(make_app(House(settings=settings)), base_url="http://127.0.0.1") as held:
        yield held


def test_passages_stand_on_the_page_with_the_words_marked(client: TestClient) -> None:
    page = client.get("/search", params={"q": "двухсотлетие"})
    assert page.status_code == 200
    assert "<mark>двухсотлетие</mark>" in page.text
    assert 'href="/documents/' in page.text


def test_four_forms_hold_the_same_passages(client: TestClient) -> None:
    asked = {"q": "мост"}
    found = json.loads(client.get("/search.json", params=asked).text)
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv", params=asked).text.removeprefix("\ufeff"))))
    feed = ElementTree.fromstring(client.get("/search.atom", params=asked).text)
    assert found["total"] == len(rows) == len(feed.findall(f"{ATOM}entry")) > 0
    assert [row["exact"] for row in rows] == [one["exact"] for one in found["passages"]]
    assert f">{found['total']} passages" in client.get("/search", params=asked).text


def test_a_choice_narrows_and_can_be_taken_back(client: TestClient) -> None:
    page = client.get("/search", params={"q": "мост", "side": "XL"})
    assert 'name="side" value="XL"' in page.text
    assert 'href="/search?q=%D0%BC%D0%BE%D1%81%D1%82"' in page.text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_nothing_asked_and_nothing_found(client: TestClient, language: str) -> None:
    assert client.get("/search", params={"language": language}).status_code == 200
    assert client.get("/search", params={"language": language, "q": "ыыыыы"}).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "-",
        '" OR "',
        "a AND (",
        "NEAR(",
        "*",
        "'; DROP TABLE words; --",
        "<script>alert(1)</script>",
        "\u202eabc",
        "\x00",
        "}{",
    ],
)
def test_whatever_is_typed_is_text(client: TestClient, typed: str) -> None:
    page = client.get("/search", params={"q": typed})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text


@pytest.mark.parametrize(
    "asked", [{"sort": "loudest"}, {"after": "-1"}, {"after": "999999"}, {"floor": "roof"}, {"q": "a" * 501}]
)
def test_what_is_no_question_is_refused(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/search", params={"q": "мост"} | asked).status_code == 400


def test_a_file_says_why_it_has_no_passages(client: TestClient) -> None:
    assert client.get("/search.json", params={"q": "мост", "speaker": "Никто"}).status_code == 400


@pytest.mark.parametrize(
    ("when", "written"),
    [
        ("2019", "2019-01-01T00:00:00Z"),
        ("2019-11", "2019-11-01T00:00:00Z"),
        ("2019-11-07", "2019-11-07T00:00:00Z"),
        ("2019-11-07T17:00", "2019-11-07T17:00:00Z"),
        ("2019-11-07T17:00:05+06:00", "2019-11-07T17:00:05+06:00"),
        ("2021-23", "0001-01-01T00:00:00Z"),
        ("2021~", "0001-01-01T00:00:00Z"),
        (None, "0001-01-01T00:00:00Z"),
    ],
)
def test_days_in_feeds(when: str | None, written: str) -> None:
    assert write_time(when) == written


def test_a_feed_is_xml_whatever_pages_hold(tmp_path: Path) -> None:
    entry = Entry(address="http://a/?x=1&y=2", title="<b>&\x00", when=None, text="]]>\u202e", language='e"n')
    feed = ElementTree.fromstring(write_feed("&", "http://a/", [entry]))
    assert feed.findtext(f"{ATOM}title") == "&"
