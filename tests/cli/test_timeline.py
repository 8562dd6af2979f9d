"""``onrecord timeline``: what happened when, in order, chosen by series and person."""

import csv
import io
import json

import pytest

from onrecord import cli
from onrecord.model import Document, Entity, Evidence
from onrecord.model.events import Event, EventAccount, EventParticipant, SignedDocument
from onrecord.record.writer import RecordWriter


def make_event(key, start, **fields):
    held = {
        "kind": "meeting", "title": f"Event {key}", "stop": None, "place": None, "participants": (), "series": None, "edition": None,
        "status": "held", "evidence": (Evidence(document="d", start=0, stop=2, exact="We"),), "follows": (),
    }  # fmt: skip
    return Event(id=key, start=start, **(held | fields))


ROEVA = EventParticipant(entity="e1", side="TN", mode="present")
CHARTER = SignedDocument(title="Charter of the Lake", document="d", start=0, stop=2)
EVENTS = [
    make_event("a", "2031"),
    make_event("b", "2030-05-14", series="Lakeland Forum", edition=16, follows=("c",), kind="forum"),
    make_event("c", "2030-05-14", participants=(ROEVA,), place="Karasuk", signed=(CHARTER,)),
    make_event("d", None, status="mentioned"),
    make_event("e", "2030-23", series="Lakeland Forum", status="planned", kind="forum"),
]
ACCOUNTS = [EventAccount(id="x", event="c", document="d", start=0, stop=2, side="TN", extent="cut")]


@pytest.fixture
def record(tmp_path):
    document = Document(
        id="d", capture="s", publication="p", part=0, source="page.txt", url=None, canonical_url=None, publisher="palace", standing="official",
        side="TN", relay_of=None, kind="transcript", rendering="unknown", language="en", title=None, published="2030-05-14", place=None,
        text="We met.", text_sha256="", cuts=(), insertions=(), furniture=(), blocks=(), profile="plain",
    )  # fmt: skip
    roeva = Entity(
        id="e1", kind="person", key="roeva", keys=("roeva",), name="Jadwiga Roeva", names={"ru": ("Ядвига Роева",)}, wikidata=None,
        offices=(), side="TN",
    )  # fmt: skip
    with RecordWriter(tmp_path / "record") as writer:
        writer.publish({}, {"events": EVENTS, "accounts": ACCOUNTS, "documents": [document], "entities": [roeva]})
    return str(tmp_path / "record")


def show(capsys, *words):
    assert cli.main(["timeline", *words]) == 0
    return capsys.readouterr().out


def test_events_stand_in_order_of_day_and_of_the_words(record, capsys):
    rows = json.loads(show(capsys, "--record", record, "--format", "json"))
    assert [row["id"] for row in rows] == ["c", "b", "e", "a", "d"]
    assert rows[0]["participants"] == ["Jadwiga Roeva"]
    assert rows[0]["accounts"] == ["page.txt"]


def test_what_was_signed_stands_beside_the_event(record, capsys):
    assert json.loads(show(capsys, "--record", record, "--format", "json"))[0]["signed"] == ["Charter of the Lake"]
    assert "signed Charter of the Lake" in " ".join(show(capsys, "--record", record).split())


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [(("--series", "lakeland"), "be"), (("--person", "Роева"), "c"), (("--person", "Nobody"), "")],
)
def test_events_are_chosen_by_series_and_person(record, capsys, chosen, ids):
    rows = json.loads(show(capsys, "--record", record, "--format", "json", *chosen))
    assert "".join(row["id"] for row in rows) == ids


def test_the_table_for_spreadsheets(record, capsys):
    rows = list(csv.DictReader(io.StringIO(show(capsys, "--record", record, "--format", "csv").lstrip("\ufeff"))))
    assert [(row["start"], row["series"], row["edition"]) for row in rows][1] == ("2030-05-14", "Lakeland Forum", "16")


def test_the_text_names_day_people_and_pages(record, capsys):
    out = show(capsys, "--record", record)
    assert "2030-05-14  Event c" in out
    assert "Jadwiga Roeva" in out
    assert "edition 16 of Lakeland Forum" in out
    assert out.endswith("5 events.\n")
