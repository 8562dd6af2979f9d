"""What a program may rely on: methods, forms, tags, files and limits are the same for every address of their kind."""

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import make_app
from onrecord.web.house import Limits
from onrecord.web.sheets import SHEETS
from tests.web.conftest import make_house

PAGES = ("/", "/check", "/documents", "/findings", "/events", "/entities", "/figures", "/commitments", "/codebook")
FILES = (
    *(f"/{name}.{form}" for name in SHEETS for form in ("csv", "json")),
    "/search.csv?q=мост",
    "/search.json?q=мост",
)
LISTS = ("/api/v1", "/api/v1/documents", "/api/v1/quotations", "/api/v1/findings", "/api/v1/search?words=bridge")
PROBLEM = "application/problem+json"


@pytest.fixture
def one(find_one) -> str:
    """A document, as a page and over the API."""
    return str(find_one("SELECT id FROM shelved ORDER BY id"))


@pytest.mark.parametrize("address", [*PAGES, *FILES, *LISTS, "/search?q=bridge"])
def test_head_is_get_without_a_body(client, address):
    whole, head = client.get(address), client.head(address)
    assert whole.status_code == head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-length", "etag"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("address", [*PAGES, *FILES, *LISTS])
def test_a_tag_is_known_in_every_form(client, address):
    tag = client.get(address).headers["etag"]
    for known in (tag, "*", f'"other", {tag}', tag.removeprefix("W/")):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b""), known
        assert again.headers["etag"] == tag
    for other in ('"other"', "", "W/", tag[:-2] + '"'):
        assert client.get(address, headers={"If-None-Match": other}).status_code == 200, other


def test_one_document_has_a_tag_too(client, one):
    for address in (f"/documents/{one}", f"/api/v1/documents/{one}"):
        tag = client.get(address).headers["etag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_who_may_write_gets_another_tag(world_record):
    house = make_house(world_record, token="word")
    with TestClient(make_app(house), base_url="http://127.0.0.1:8420") as client:
        tag = client.get("/").headers["etag"]
        client.get("/enter", params={"token": "word"}, follow_redirects=False)
        assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/documents", "GET, HEAD, OPTIONS"),
        ("/documents.csv", "GET, HEAD, OPTIONS"),
        ("/check", "GET, HEAD, OPTIONS, POST"),
        ("/add", "GET, HEAD, OPTIONS, POST"),
        ("/api/v1/check", "OPTIONS, POST"),
        ("/static/site.css", "GET, HEAD, OPTIONS"),
    ],
)
def test_methods_that_there_are_none_of(client, address, allowed):
    for method in ("PUT", "DELETE", "PATCH"):
        answer = client.request(method, address)
        assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    asked = client.options(address, headers={"Origin": "http://other.example", "Access-Control-Request-Method": "POST"})
    assert (asked.status_code, asked.headers["allow"], asked.content) == (204, allowed, b"")
    assert not [name for name in asked.headers if name.startswith("access-control")]


@pytest.mark.parametrize("address", LISTS)
def test_methods_of_the_api(client, address):
    answer = client.delete(address)
    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert "GET" in answer.headers["allow"]
    assert client.options(address).status_code == 204


@pytest.mark.parametrize(
    "accepted", ["application/json", "text/csv", "text/html", "image/png", "*/*", ";;q=x,,/", "a" * 4000]
)
def test_an_address_has_one_form_whatever_is_accepted(client, accepted):
    forms = {"/documents": "text/html", "/documents.csv": "text/csv", "/documents.json": "application/json"}
    forms |= {"/api/v1/documents": "application/json", "/search.atom?q=мост": "application/atom+xml"}
    for address, form in forms.items():
        answer = client.get(address, headers={"Accept": accepted})
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, form)


@pytest.mark.parametrize("name", SHEETS)
def test_every_list_is_the_same_as_a_table_and_as_json(client, name):
    table = list(csv.DictReader(io.StringIO(client.get(f"/{name}.csv").text.lstrip("\ufeff"))))
    found = json.loads(client.get(f"/{name}.json").text)
    assert found["next"] is None
    assert len(table) == len(found["rows"])
    assert [*table[0]] == [*found["rows"][0]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/nothing", 404),
        ("/api/v1/documents/nothing", 404),
        ("/api/v1/documents?cursor=%3C", 422),
        ("/api/v1/search?words=-x", 400),
        ("/api/v1/search?words=x&sort=odd", 422),
        ("/api/v1/search?words=x&skip=-1", 422),
        ("/api/v1/check", 405),
    ],
)
def test_the_api_tells_of_problems_in_one_form(client, address, status):
    answer = client.get(address, headers={"Accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status


def test_too_many_requests_are_told_when_to_come_again(world_record):
    with TestClient(
        make_app(make_house(world_record, limits=Limits(requests=1))), base_url="http://localhost"
    ) as client:
        answers = [client.post("/api/v1/check", json={"text": "Мост открыт."}) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 429]
    assert answers[1].headers["content-type"] == PROBLEM
    assert int(answers[1].headers["retry-after"]) > 0
