"""The export: exactly the keys of the contract, sorted, the same bytes, and rows joined with who and what they name."""

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.export.contract import CONTRACT, JOINED, describe_table
from onrecord.export.jsonl import export_jsonl
from onrecord.model import Capture, Entity, Mention, Quotation, Review, Span, Speaker, Turn
from onrecord.model.tables import TABLES
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter
from tests.record.worlds import make_document

CAPTURES = [
    Capture(
        id=digit * 64, sha256=digit * 64, url=None, retrieved=retrieved, media_type="text/plain", bytes=3, source=f"{digit}.txt"
    )
    for digit, retrieved in (("1", "2031-05-02T10:00:00Z"), ("2", "2031-05-01T10:00:00Z"), ("3", None))
]  # fmt: skip
NEW, OLD, OTHER = (
    replace(make_document(capture, text), publication=publication, cuts=(Span(start=0, stop=1),))
    for capture, text, publication in zip(
        CAPTURES, ("Мост открыт. «Да»", "Мост открыли.", "Волк сказал: «Да»."), ("p", "p", "q"), strict=True
    )
)
TURN = Turn(
    id="t1", document=NEW.id, order=0, kind="speech", label="Волк:", label_start=0, label_stop=5, label_of=None,
    language="ru", rendering="original", start=6, stop=9,
)  # fmt: skip
QUOTATION = Quotation(
    id="q1", document=OTHER.id, kind="direct", place="body", label="Волк", cue="сказал", start=14, stop=16, exact="Да",
    interruptions=(), speakers=("m1",), on_behalf_of=(), claimed_source=None, rule="colon",
)  # fmt: skip


def make_mention(id: str, key: str, person: str | None = None, kind: Any = "person") -> Mention:
    return Mention(
        id=id, document=OTHER.id, kind=kind, start=0, stop=4, exact="Волк", key=key, person=person, rule="known"
    )


def make_entity(id: str, key: str, kind: Any = "person") -> Entity:
    return Entity(
        id=id,
        kind=kind,
        key=key,
        name="Волк",
        names={"ru": ("Волк",)},
        wikidata=None,
        offices=(),
        side=None,
        keys=(key,),
    )


def make_speaker(row: str, entity: str, table: str = "quotations", role: Any = "speaker") -> Speaker:
    return Speaker(
        id=f"{row}{entity}{role}", table=table, row=row, document="", role=role, entity=entity, origin="derived"
    )


ROWS: dict[str, list[Any]] = {
    "captures": CAPTURES,
    "documents": [NEW, OLD, OTHER],
    "turns": [TURN, replace(TURN, id="t2"), replace(TURN, id="t3", kind="narration")],
    "quotations": [QUOTATION, replace(QUOTATION, id="q2")],
    "entities": [make_entity("e1", "wolf"), make_entity("e2", "fox"), make_entity("e3", "head", "office")],
    "mentions": [
        make_mention("m1", "wolf"), make_mention("m2", "head", person="fox"), make_mention("m3", "head", "fox", "office"),
        make_mention("m4", "bear"),
    ],
    "speakers": [
        make_speaker("t1", "e1", "turns"), make_speaker("t2", "e1", "turns"), make_speaker("t2", "e2", "turns"),
        make_speaker("q1", "e2"), make_speaker("q1", "e1"), make_speaker("q1", "e3", role="on_behalf_of"),
    ],
    "reviews": [
        Review(
            id="r", publication="p", table="turns", kind="speech", before="", exact="Мост", after=" открыт", field="speaker",
            value="fox", by="x", at="", why="",
        )
    ],
}  # fmt: skip


@pytest.fixture
def exported(tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    with RecordWriter(tmp_path / "record") as writer:
        writer.publish({}, ROWS)
    with View.open(tmp_path / "record") as view:
        paths = export_jsonl(view, tmp_path / "out")
    return {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in paths}


def test_every_table_has_exactly_the_keys_of_the_contract(exported: dict[str, list[dict[str, Any]]]) -> None:
    assert list(exported) == list(CONTRACT)
    for table, rows in exported.items():
        assert [list(row) for row in rows] == [list(CONTRACT[table])] * len(rows)
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
        assert len(rows) == len(ROWS.get(table, ()))


def test_every_key_is_a_field_of_the_row_or_joined() -> None:
    for table, keys in CONTRACT.items():
        held = {field.name for field in fields(TABLES[table])} | {key for name, key in JOINED if name == table}
        assert set(keys) <= held


def test_speakers_are_joined(exported: dict[str, list[dict[str, Any]]]) -> None:
    assert {row["id"]: row["speaker"] for row in exported["turns"]} == {"t1": "e1", "t2": None, "t3": None}
    assert [(row["speakers"], row["on_behalf_of"]) for row in exported["quotations"]] == [
        (["e1", "e2"], ["e3"]),
        ([], []),
    ]


def test_mentions_name_their_entity(exported: dict[str, list[dict[str, Any]]]) -> None:
    assert {row["id"]: row["entity"] for row in exported["mentions"]} == {
        "m1": "e1",
        "m2": "e2",
        "m3": "e3",
        "m4": None,
    }


def test_versions_count_through_a_publication_by_the_time_it_was_saved(
    exported: dict[str, list[dict[str, Any]]],
) -> None:
    versions = {row["id"]: row["version"] for row in exported["documents"]}
    assert versions == {OLD.id: 1, NEW.id: 2, OTHER.id: 1}


def test_files_are_utf8_with_plain_line_ends_and_nothing_escaped(tmp_path: Path, exported: Any) -> None:
    content = (tmp_path / "out" / "documents.jsonl").read_bytes()
    assert "«Да»".encode() in content
    assert b"\r" not in content
    assert content.endswith(b"}\n")


def test_the_same_record_gives_the_same_bytes_and_other_files_stay(tmp_path: Path, exported: Any) -> None:
    out = tmp_path / "out"
    (out / "notes.txt").write_text("ours")
    (out / "turns.jsonl").write_text("old")
    before = (out / "documents.jsonl").read_bytes()
    with View.open(tmp_path / "record") as view:
        export_jsonl(view, out)
    assert (out / "documents.jsonl").read_bytes() == before
    assert (out / "turns.jsonl").read_text() != "old"
    assert {path.name for path in out.iterdir()} == {"notes.txt", *(f"{table}.jsonl" for table in CONTRACT)}


def test_every_line_is_what_its_schema_says(exported: dict[str, list[dict[str, Any]]]) -> None:
    for table, rows in exported.items():
        schema = describe_table(table)
        assert schema["required"] == list(CONTRACT[table])
        for row in rows:
            for key, value in row.items():
                assert fits(value, schema["properties"][key]), (table, key, value)


def fits(value: Any, schema: Any) -> bool:
    """Whether a value is what the part of JSON Schema used here says."""
    if "anyOf" in schema:
        return any(fits(value, part) for part in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if schema["type"] == "array":
        return isinstance(value, list) and all(fits(item, schema["items"]) for item in value)
    if schema["type"] == "object":
        if not isinstance(value, dict):
            return False
        parts = schema.get("properties", {})
        return all(fits(held, parts.get(key, schema["additionalProperties"])) for key, held in value.items())
    kinds: dict[str, Any] = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
    return isinstance(value, kinds[schema["type"]]) and (schema["type"] == "boolean" or not isinstance(value, bool))
