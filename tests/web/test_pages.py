"""The pages as they are asked for: what stands on them, in which language, and what is said where there is none."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord.model import Document, Quotation, Trace
from onrecord.record.view import View
from onrecord.web.app import make_app
from onrecord.web.words import load_catalogues
from tests.web.conftest import make_house

DIFFERS = "SELECT quotation FROM traces WHERE verdict = 'edited' ORDER BY id"
OFFICIAL = "SELECT id FROM shelved WHERE standing = 'official' ORDER BY id"


def words_of(answer) -> str:
    """What a reader sees, tags left out."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())


@pytest.mark.parametrize(
    "address", ["/", "/check", "/findings", "/documents", "/codebook", "/codebook/Q01", "/codebook/run_on"]
)
@pytest.mark.parametrize("language", load_catalogues())
def test_pages_are_there_in_every_language(client, address, language):
    answer = client.get(address, params={"ui": language})
    assert (answer.status_code, answer.headers["content-language"]) == (200, language)
    assert f'<html lang="{language}">' in answer.text


def test_a_language_that_was_chosen_is_kept(client):
    client.get("/", params={"language": "kk"})
    assert client.get("/findings").headers["content-language"] == "kk"


def test_a_finding_leads_to_the_quotation_with_both_passages(client, find_one, world_record):
    id = find_one(DIFFERS)
    assert f'href="/quotations/{id}"' in client.get("/findings").text
    answer = client.get(f"/quotations/{id}")
    with View.open(world_record) as view:
        quotation = view.find(Quotation, id)
        trace = next(view.rows_where(Trace, "quotation", id))
    assert quotation is not None
    shown = words_of(answer)
    for passage in (quotation.exact, trace.statements[0].exact):
        assert [word for word in passage.split()[:3] if word.strip('«»“”".,') not in shown] == []
    assert answer.text.count('class="passage ') == 2
    assert "<mark>" in answer.text
    assert f"/documents/{quotation.document}?at={quotation.start}-{quotation.stop}#at" in answer.text


def test_every_quotation_and_document_has_a_page(client, world_record):
    with View.open(world_record) as view:
        addresses = [f"/quotations/{one.id}" for one in view.rows(Quotation)]
        addresses += [f"/documents/{one.id}" for one in view.rows(Document)]
    assert len(addresses) > 20
    assert [address for address in addresses if client.get(address).status_code != 200] == []


def test_a_document_shows_its_whole_text(client, world_record):
    with View.open(world_record) as view:
        for document in view.rows(Document):
            shown = words_of(client.get(f"/documents/{document.id}")).replace(" ", "")
            lines = [re.sub(r"[<>&]", "", "".join(line.split())) for line in document.text.split("\n")]
            assert [
                line
                for line in lines
                if line
                not in shown.replace("&lt;", "")
                .replace("&gt;", "")
                .replace("&amp;", "")
                .replace("&#39;", "'")
                .replace("&#34;", '"')
            ] == []


def test_a_passage_asked_for_is_marked(client, find_one, world_record):
    id = find_one(OFFICIAL)
    with View.open(world_record) as view:
        document = view.find(Document, id)
    assert document is not None
    text = document.text
    start = text.index("\n", 10) + 1
    answer = client.get(f"/documents/{id}", params={"at": f"{start}-{start + 10}"})
    assert 'id="at"' in answer.text
    assert 'id="at"' not in client.get(f"/documents/{id}", params={"at": "5-99999999"}).text


@pytest.mark.parametrize("form", ["bib", "json"])
def test_citations(client, find_one, form):
    id = find_one(DIFFERS)
    answer = client.get(f"/quotations/{id}/citation.{form}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    if form == "json":
        items = answer.json()
        assert len(items) == 2
        assert all(item["type"] == "webpage" and item["title"] for item in items)
    else:
        assert answer.text.count("@misc{onrecord-") == 2
        assert answer.text.count("{") == answer.text.count("}")
    assert client.get(f"/quotations/{id}/citation.pdf").status_code == 404


@pytest.mark.parametrize(
    ("choice", "shown"),
    [({}, True), ({"level": "warning"}, True), ({"code": "Z99"}, False), ({"until": "1900"}, False)],
)
def test_findings_are_chosen(client, choice, shown):
    answer = client.get("/findings", params=choice)
    assert ('class="finding ' in answer.text) is shown


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/documents/nothing",
        "/quotations/nothing",
        "/codebook/nothing",
        "/static/../app.py",
        "/static/nothing",
        "/documents/%00",
        "/quotations/'%20OR%201=1--",
    ],
)
def test_what_is_not_there(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_the_same_release_is_sent_once(client):
    first = client.get("/findings")
    tag = first.headers["etag"]
    assert client.get("/findings", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/findings", params={"language": "ru"}, headers={"If-None-Match": tag}).status_code == 200


def test_a_folder_without_a_record_says_how_to_start(tmp_path):
    with TestClient(make_app(make_house(tmp_path / "none", None)), base_url="http://localhost") as client:
        first, other = client.get("/"), client.get("/findings")
        checked = client.post("/check", data={"text": "«Да», – сказал он."})
    assert (first.status_code, other.status_code, checked.status_code) == (200, 503, 503)
    assert "onrecord check" in words_of(first)


def test_no_page_asks_another_server(client, find_one):
    for address in ("/", "/findings", f"/quotations/{find_one(DIFFERS)}", f"/documents/{find_one(OFFICIAL)}"):
        text = client.get(address).text
        loaded = re.findall(r"""<(?:script|img|link|iframe|form)[^>]*?(?:src|href|action)="([^"]*)""", text)
        assert loaded
        assert [one for one in loaded if not one.startswith("/")] == []
        assert "<style" not in text
        assert " style=" not in text
        assert not re.search(r"<script(?![^>]*src=)", text)
        assert not re.search(r"\son[a-z]+=", text)
