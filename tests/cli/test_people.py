"""``onrecord people``: who is in the record, what they are called, which offices they held, where they speak."""

import csv
import io
import json

import pytest

from onrecord import cli
from onrecord.model import Document, Entity, Office, Speaker
from onrecord.record.writer import RecordWriter


def make_person(key, name, **fields):
    held = {"names": {"en": (name,)}, "wikidata": None, "offices": (), "side": None}
    return Entity(id=key, kind="person", key=key, keys=(key,), name=name, **(held | fields))


ROEVA = make_person(
    "e1",
    "Jadwiga Roeva",
    names={"en": ("Jadwiga Roeva",), "ru": ("Ядвига Роева", "Я.Роева")},
    offices=(
        Office(title="president, TN", start=None, stop=None),
        Office(title="president, TN", start="2031-02-03", stop=None),
        Office(title="head of government, TN", start="2028", stop="2030-05"),
    ),
    side="TN",
    wikidata="Q1",
)
PLACE = Entity(
    id="p1",
    kind="place",
    key="velga",
    keys=("velga",),
    name="Velga",
    names={"en": ("Velga",)},
    wikidata=None,
    offices=(),
    side=None,
)
SPEAKERS = [
    Speaker(id=f"s{place}", table=table, row=f"r{place}", document="d", role="speaker", entity="e1", origin="observed")
    for place, table in enumerate(("turns", "turns", "quotations"))
]


@pytest.fixture
def record(tmp_path):
    document = Document(
        id="d", capture="s", publication="p", part=0, source="page.txt", url=None, canonical_url=None, publisher="palace", standing="official",
        side="TN", relay_of=None, kind="transcript", rendering="unknown", language="en", title="A talk", published="2030-05-14", place=None,
        text="We met.", text_sha256="", cuts=(), insertions=(), furniture=(), blocks=(), profile="plain",
    )  # fmt: skip
    rows = {"documents": [document], "entities": [make_person("e2", "Olmer Wren"), ROEVA, PLACE], "speakers": SPEAKERS}
    with RecordWriter(tmp_path / "record") as writer:
        writer.publish({}, rows)
    return str(tmp_path / "record")


def show(capsys, *words):
    assert cli.main(["people", *words]) == 0
    return capsys.readouterr().out


def test_people_stand_in_order_of_how_much_they_say_with_offices_in_order_of_days(record, capsys):
    rows = json.loads(show(capsys, "--record", record, "--format", "json"))
    assert [row["name"] for row in rows] == ["Jadwiga Roeva", "Olmer Wren"]
    assert (rows[0]["turns"], rows[0]["quotations"], rows[0]["documents"]) == (2, 1, ["d"])
    assert [(one["title"], one["start"]) for one in rows[0]["offices"]] == [
        ("head of government, TN", "2028"),
        ("president, TN", "2031-02-03"),
    ]
    assert rows[0]["wikidata"] == "Q1"


def test_a_person_is_found_by_a_name_in_any_language(record, capsys):
    rows = json.loads(show(capsys, "--record", record, "--format", "json", "--name", "роева"))
    assert [row["id"] for row in rows] == ["e1"]


def test_csv_has_a_row_a_person(record, capsys):
    rows = list(csv.DictReader(io.StringIO(show(capsys, "--record", record, "--format", "csv").lstrip("\ufeff"))))
    assert rows[0]["names"] == "en: Jadwiga Roeva; ru: Ядвига Роева"
    assert rows[0]["offices"] == "head of government, TN 2028/2030-05; president, TN 2031-02-03/.."


def test_text_tells_names_offices_and_pages(record, capsys):
    shown = show(capsys, "--record", record)
    for words in (
        "Jadwiga Roeva",
        "Ядвига Роева",
        "2028/2030-05",
        "2 turns, 1 quotations in 1 documents",
        "2030-05-14  A talk",
        "2 people.",
    ):
        assert words in shown
    assert "Velga" not in shown
