"""``onrecord search``: text for reading, JSON and CSV for programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord import cli

PAGE = """Opening of the Velga bridge
May 14, 2030

PRESIDENT ROEVA:  We opened the bridge over the Velga today.  It will carry [red]trains[/red] and carts alike.

MINISTER WREN:  The ferries go on until autumn.  Nobody will be left on the bank.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("searched")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    assert cli.main(["check", str(folder / "page.txt"), "--record", str(folder / "record"), "--without-models"]) == 0
    return str(folder / "record")


def test_passages_are_printed_with_their_source(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "bridges", "--record", record]) == 0
    shown = capsys.readouterr().out
    assert "We opened the bridge over the Velga today." in shown
    assert "[red]trains[/red]" in shown
    assert "2030-05-14" in shown
    assert "passages" in shown


def test_programs_get_the_same_passages(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "ferry", "--record", record, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["total"] == 1
    (passage,) = found["passages"]
    assert passage["exact"].startswith("The ferries")
    (mark,) = passage["marks"]
    assert passage["exact"][mark[0] - passage["start"] : mark[1] - passage["start"]] == "ferries"
    assert cli.main(["search", "ferry", "--record", record, "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")))
    assert row["exact"] == passage["exact"]
    assert row["start"] == str(passage["start"])


def test_nothing_found_is_no_error(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "submarine", "--record", record]) == 0
    assert "0 passages." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-x"], "No such option"),
        (["bridge", "--speaker", "Nobody"], "found nobody"),
        (["bridge", "--since", "soon"], "--since: expected a day"),
        (["--", "-bridge"], "found only"),
    ],
)
def test_wrong_questions_say_what_was_expected(
    record: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert cli.main(["search", "--record", record, *arguments]) == 2
    assert message in capsys.readouterr().err


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "bridge", "--record", str(tmp_path / "none")]) == 2
    assert "expected a record, found none" in capsys.readouterr().err
