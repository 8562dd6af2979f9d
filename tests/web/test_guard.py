"""What is let in: names of this machine, pages of this server, bodies of a size, so many requests; and what every answer carries."""

import io

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from onrecord.web.app import make_app
from onrecord.web.guard import Rate, is_own_host, is_own_site
from onrecord.web.house import LOOPBACK, Limits
from tests.web.conftest import make_house


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:8420", True),
        ("localhost:1", True),
        ("LOCALHOST", True),
        ("[::1]:8420", True),
        ("rebound.example:8420", False),
        ("127.0.0.1.rebound.example", False),
        ("localhost.", False),
        ("127.0.0.1:8420@evil.example", False),
        ("", False),
        ("127.0.0.1:٣", False),
    ],
)
def test_names_that_are_answered(host, own):
    assert is_own_host(host, LOOPBACK) is own


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8420"}, False),
        ({"origin": "http://127.0.0.1:8420"}, True),
        ({"origin": "http://127.0.0.1:8421"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://["}, False),
    ],
)
def test_sites_that_may_send(headers, own):
    assert is_own_site(Headers({"host": "127.0.0.1:8420", **headers})) is own


def test_a_name_that_was_bound_again_reads_nothing(client):
    for address in ("/", "/api/v1/documents", "/static/site.css"):
        assert client.get(address, headers={"Host": "rebound.example"}).status_code == 421


def test_another_site_sends_nothing(client):
    answer = client.post("/check", data={"text": "«Да»"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert (
        client.post("/api/v1/check", json={"text": "x"}, headers={"Origin": "http://evil.example"}).status_code == 403
    )


def test_a_body_has_a_size_whatever_it_says(world_record):
    house = make_house(world_record, limits=Limits(body_bytes=1000, requests=1000))
    with TestClient(make_app(house), base_url="http://localhost", raise_server_exceptions=False) as client:
        said = client.post("/check", data={"text": "слово " * 1000})
        streamed = client.post(
            "/check",
            content=iter([b"text=" + b"a" * 900, b"b" * 900]),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        counted = client.post(
            "/api/v1/check",
            content=iter([b'{"text": "' + b"a" * 900, b"b" * 900 + b'"}']),
            headers={"Content-Type": "application/json"},
        )
        wrong = client.post("/check", content=b"x", headers={"Content-Length": "-5"})
    assert [one.status_code for one in (said, streamed, counted, wrong)] == [413, 413, 413, 413]


def test_ten_million_characters_get_a_clear_answer(client):
    answer = client.post("/check", data={"text": "а" * 10_000_000})
    assert answer.status_code == 413
    assert "4" in answer.text
    assert client.post("/check", files={"file": ("a.txt", io.BytesIO(b"a" * 10_000_000))}).status_code == 413


def test_so_many_requests_in_a_window_and_no_more():
    rate = Rate(2, 10.0)
    assert [rate.allow("a", at) for at in (0, 1, 2, 9.9, 10.0, 10.5, 11.0)] == [
        True,
        True,
        False,
        False,
        True,
        False,
        True,
    ]
    assert rate.allow("b", 2)


def test_a_client_that_asks_too_often_waits(world_record):
    house = make_house(world_record, limits=Limits(requests=2))
    with TestClient(make_app(house), base_url="http://localhost") as client:
        codes = [client.post("/check", data={"text": ""}).status_code for _ in range(3)]
        reading = [client.get("/codebook").status_code for _ in range(5)]
    assert (codes, reading) == ([400, 400, 429], [200] * 5)


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/static/site.css", "/api/v1/documents", "/api/v1/documents?limit=x"]
)
def test_every_answer_carries_the_policy(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")


def test_a_defect_says_nothing_of_itself(world_record, monkeypatch):
    def fail(*asked: object) -> None:
        raise ZeroDivisionError("secret-path")

    monkeypatch.setattr("onrecord.web.pages.home.keep", fail)
    with TestClient(
        make_app(make_house(world_record)), base_url="http://localhost", raise_server_exceptions=False
    ) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "secret-path" not in answer.text
    assert "Traceback" not in answer.text
    assert "Content-Security-Policy".lower() in {name.lower() for name in answer.headers}


def test_a_very_long_address(client):
    assert client.get("/findings", params={"code": "Q" * 9000}).status_code == 414
    assert client.get("/findings", params={"code": "Q" * 900}).status_code == 400
