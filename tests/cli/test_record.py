"""Commands on a record that is there: export, review, and what they say where it is not."""

import json
from typing import Any

import pytest

from onrecord import cli
from onrecord.model import Turn
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter
from onrecord.reviews.log import ReviewLog
from tests.findings.build import OFFICIAL, make_document, make_quotation, make_turn
from tests.report.build import make_capture

PAGE = make_document("«Мы построим новую дорогу», – сказал Тевеш.")
QUOTATION = make_quotation(PAGE, "Мы построим новую дорогу")
TURN = make_turn(OFFICIAL, stop=32)


@pytest.fixture
def record(tmp_path):
    folder = tmp_path / "record"
    with RecordWriter(folder) as writer:
        rows: dict[str, list[Any]] = {
            "captures": [make_capture(PAGE)],
            "documents": [PAGE, OFFICIAL],
            "quotations": [QUOTATION],
            "turns": [TURN],
        }
        writer.publish({}, rows)
    return folder


def review(record, **fields):
    known = {
        "table": "turns",
        "row": TURN.id,
        "field": "speaker",
        "value": "Ина Корвел",
        "by": "Ж. Тест",
        "why": "she spoke",
    }
    options = [word for name, value in (known | fields).items() for word in (f"--{name}", value)]
    return cli.main(["review", "--record", str(record), *options])


def test_export_writes_the_tables(record, tmp_path, capsys):
    assert cli.main(["export", "--record", str(record), "--format", "jsonl", "--out", str(tmp_path / "out")]) == 0
    exported = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"] for line in exported} == {PAGE.id, OFFICIAL.id}
    assert str(tmp_path / "out") in capsys.readouterr().out


def test_a_review_is_kept_with_its_words_and_its_reason(record, capsys):
    assert review(record) == 0
    assert review(record, table="quotations", row=QUOTATION.id, value="Орлан Тевеш") == 0
    assert "the next build" in capsys.readouterr().out
    reviews, issues = ReviewLog(record / "reviews.jsonl").read()
    assert issues == ()
    assert [(one.table, one.kind, one.exact, one.value, one.by, one.why) for one in reviews] == [
        ("turns", "speech", OFFICIAL.text[0:32], "Ина Корвел", "Ж. Тест", "she spoke"),
        ("quotations", "direct", QUOTATION.exact, "Орлан Тевеш", "Ж. Тест", "she spoke"),
    ]
    assert reviews[0].at.endswith("+00:00")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"row": "0" * 32}, "expected the id of a row of turns"),
        ({"table": "quotations"}, "expected the id of a row of quotations"),
        ({"value": " "}, "expected words after --value"),
        ({"why": ""}, "expected words after --why"),
        ({"table": "documents"}, "'documents' is not one of"),
        ({"field": "kind"}, "'kind' is not"),
    ],
)
def test_a_review_of_nothing(record, fields, told, capsys):
    assert review(record, **fields) == 2
    assert told in capsys.readouterr().err
    assert not (record / "reviews.jsonl").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--out", "out"],
        ["review", "--table", "turns", "--row", "x", "--value", "x", "--by", "x", "--why", "x"],
        ["build"],
    ],
)
def test_without_a_record(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(words) == 2
    assert "expected a record, found no" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_is_wanted(record, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert cli.main(["export", "--record", str(record), "--out", str(tmp_path / "file")]) == 2
    assert cli.main(["export", "--record", str(tmp_path / "file"), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("found a file") == 2


def test_a_second_writer_is_told_who_writes(record, capsys):
    with RecordWriter(record):
        assert review(record) == 2
    assert "onrecord: " in capsys.readouterr().err
    with View.open(record) as view:
        assert view.count(Turn) == 1
