"""Every list as a file: the same rows as its page, as a table and for programs."""

import csv
import io
import json
import re
from typing import Any

import pytest

from onrecord.record.view import View
from onrecord.text.cells import BYTE_ORDER_MARK
from onrecord.web import sheets

CHOSEN = {
    "documents": "standing",
    "findings": "code",
    "events": "kind",
    "entities": "kind",
    "figures": "indicator",
    "commitments": "strength",
}


def read_csv(client, address, **asked):
    answer = client.get(address, params=asked)
    assert answer.status_code == 200
    assert answer.text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix(BYTE_ORDER_MARK))))


def read_json(client, address, **asked):
    answer = client.get(address, params=asked)
    assert answer.status_code == 200
    return json.loads(answer.text)


def test_every_list_is_a_file():
    assert sheets.SHEETS.keys() == CHOSEN.keys()


@pytest.mark.parametrize("name", CHOSEN)
def test_both_forms_hold_all_rows(client, world_record, name):
    rows = read_json(client, f"/{name}.json")["rows"]
    table = read_csv(client, f"/{name}.csv")
    with View.open(world_record) as view:
        count = next(view.ask(f"SELECT count(*) FROM {name}"))[0]
    assert len(rows) == len(table) == count > 0
    assert [row["id"] for row in rows] == [row["id"] for row in table]


@pytest.mark.parametrize(("name", "column"), CHOSEN.items())
def test_a_file_is_chosen_by_what_its_page_is_chosen_by(client, name, column):
    rows = read_json(client, f"/{name}.json")["rows"]
    value = next(row[column] for row in rows if row[column])
    chosen = read_json(client, f"/{name}.json", **{column: value})["rows"]
    assert chosen == [row for row in rows if row[column] == value]


@pytest.mark.parametrize("name", ["documents", "events", "commitments"])
def test_days_choose(client, name):
    day = {"events": "start"}.get(name, "published")
    rows = read_json(client, f"/{name}.json")["rows"]
    late = read_json(client, f"/{name}.json", since="2022")["rows"]
    assert late == [row for row in rows if (row[day] or "") >= "2022"]


def test_the_cursor_goes_through_all_rows(client, monkeypatch):
    whole = read_json(client, "/entities.json")["rows"]
    monkeypatch.setattr(sheets, "IN_A_FILE", 7)
    rows: list[Any] = []
    cursor: int | None = 0
    while cursor is not None:
        part = read_json(client, "/entities.json", after=cursor)
        assert len(part["rows"]) <= 7
        rows += part["rows"]
        cursor = part["next"]
    assert rows == whole


def test_what_a_file_is_of(client, find_one):
    event = find_one("SELECT id FROM happened ORDER BY accounts DESC, id")
    documents = {row["id"] for row in read_json(client, "/documents.json", event=event)["rows"]}
    assert documents
    assert {row["document"] for row in read_json(client, "/figures.json", event=event)["rows"]} <= documents
    speaker = find_one("SELECT id FROM named WHERE kind = 'person' ORDER BY rowid")
    assert read_json(client, "/documents.json", speaker=speaker)["rows"]
    assert read_json(client, "/events.json", entity=speaker)["rows"]


def test_words_are_those_of_the_page(client, world_record):
    with View.open(world_record) as view:
        for row in read_json(client, "/figures.json")["rows"] + read_json(client, "/commitments.json")["rows"]:
            text = next(view.ask("SELECT text FROM documents WHERE id = ?", row["document"]))[0]
            assert text[row["start"] : row["stop"]] == row["exact"]


def test_no_cell_is_a_formula_and_no_path_is_told(client):
    for name in CHOSEN:
        for row in read_csv(client, f"/{name}.csv"):
            assert not any(re.match(r"[=+@\t]|-[^0-9]", cell) for cell in row.values())
    assert all("/" not in row["source"] for row in read_csv(client, "/documents.csv"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/documents.xml", 404),
        ("/sentences.csv", 404),
        ("/entities.csv?after=first", 400),
        ("/entities.csv?after=-1", 400),
        (f"/entities.csv?kind={'x' * 300}", 400),
    ],
)
def test_what_there_is_not(client, address, status):
    assert client.get(address).status_code == status


@pytest.mark.parametrize("page", ["/documents", "/findings", "/events", "/entities", "/commitments"])
def test_pages_lead_to_their_files(client, page):
    shown = client.get(page).text
    for form in ("csv", "json"):
        found = re.search(rf'href="({page}\.{form}[^"]*)"', shown)
        assert found is not None
        assert client.get(found[1].replace("&amp;", "&")).status_code == 200
