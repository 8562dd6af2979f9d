"""The API: rows as the export has them, a page at a time; and whatever is asked, an answer that the OpenAPI describes."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onrecord.export.contract import CONTRACT, describe_table
from onrecord.export.joins import open_joins
from onrecord.export.jsonl import write_lines
from onrecord.record.view import View
from onrecord.web.app import make_app
from tests.web.conftest import make_house

EXAMPLES = 6  # of each address: some allowed, some not
HOST = {"Host": "127.0.0.1:8420"}


def read_all(client, table: str, limit: int, **filters: str) -> list[dict]:
    """All rows of a table, a page at a time."""
    rows: list[dict] = []
    cursor = ""
    while True:
        found = client.get(f"/api/v1/{table}", params={"limit": limit, "cursor": cursor, **filters}).json()
        rows += found["rows"]
        if found["next"] is None:
            return rows
        cursor = found["next"]


@pytest.mark.parametrize("table", CONTRACT)
def test_rows_are_those_of_the_export(client, world_record, table):
    with View.open(world_record) as view:
        exported = [json.loads(line) for line in write_lines(view, table, open_joins(view).get(table))]
    assert read_all(client, table, 100) == exported
    assert read_all(client, table, 7)[:30] == exported[:30]
    for row in exported[:3]:
        assert client.get(f"/api/v1/{table}/{row['id']}").json() == row


@pytest.mark.parametrize("table", CONTRACT)
def test_rows_are_described(client, table):
    described = client.get("/api/v1/openapi.json").json()["paths"][f"/api/v1/{table}"]["get"]["responses"]["200"]
    schema = described["content"]["application/json"]["schema"]
    Draft202012Validator(schema).validate(client.get(f"/api/v1/{table}", params={"limit": 50}).json())
    assert schema["properties"]["rows"]["items"]["properties"].keys() == describe_table(table)["properties"].keys()


def test_rows_are_chosen(client):
    document = client.get("/api/v1/quotations", params={"limit": 1}).json()["rows"][0]["document"]
    rows = read_all(client, "quotations", 3, document=document)
    assert rows
    assert {row["document"] for row in rows} == {document}
    assert read_all(client, "quotations", 100, document="' OR 1=1 --") == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/nothing", 404),
        ("/api/v1/documents/nothing", 404),
        ("/api/v1/documents?limit=0", 422),
        ("/api/v1/documents?limit=1000000", 422),
        ("/api/v1/documents?limit=ten", 422),
        ("/api/v1/documents?cursor=%00", 422),
        ("/api/v1/documents?cursor='%20OR%201=1", 422),
        ("/api/v1/search", 422),
        ("/api/v1/search?words=x&since=never", 400),
        ("/api/v1/search?words=x&speaker=Nobody", 400),
    ],
)
def test_problems(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "title", "status"}
    assert answer.json()["status"] == status


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"text": 1}', b'{"text": "x", "more": 1}', b'{"text": ""}', b'"\xff"']
)
def test_a_check_without_a_text(client, body):
    answer = client.post("/api/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_search_over_the_api(client):
    words = client.get("/api/v1/documents", params={"limit": 1}).json()["rows"][0]["title"].split()[0]
    found = client.get("/api/v1/search", params={"words": words, "limit": 2}).json()
    assert found["total"] >= len(found["hits"]) > 0
    assert {"hits", "total", "facets", "release"} <= found.keys()


def test_an_answer_of_the_same_release_is_sent_once(client):
    tag = client.get("/api/v1/documents").headers["etag"]
    assert client.get("/api/v1/documents", headers={"If-None-Match": tag}).status_code == 304


def test_every_request_gets_an_answer_that_is_described(world_record):
    app = make_app(make_house(world_record))
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HOST)
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 2 * len(CONTRACT) + 3
    # A day that is none, or a speaker of whom the record knows nothing, is of the shape described and is refused with 400 all the same.
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case):
            case.call_and_validate(headers=HOST, excluded_checks=[positive_data_acceptance])

        ask()
