"""``onrecord compare``: two saved pages side by side, with a model of one's own."""

import json
from pathlib import Path

import pytest

from onrecord import cli
from onrecord.settings import MODEL
from tests.text.test_local_model import make_model

FIRST = (
    "The harbour of Hallam\n\n14 May 2031\n\nA new pier is being built in the port. The ferries will run every day.\n"
)
SECOND = "The port of Hallam\n\n14 May 2031\n\nA new pier was built in the port. Ferries run every day but Sunday.\n"


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    return [str(tmp_path / "first.txt"), str(tmp_path / "second.txt"), "--record", str(tmp_path / "record")]


def read_model(capsys: pytest.CaptureFixture[str]) -> str | None:
    model: str | None = json.loads(capsys.readouterr().out)["model"]
    return model


def test_a_model_in_a_folder_compares_where_it_is_named(
    tmp_path: Path, pages: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_model(tmp_path / "model")
    assert cli.main(["compare", *pages, "--format", "json", "--model", str(folder)]) == 0
    named = read_model(capsys)
    assert named is not None
    assert named.startswith("local model ")
    monkeypatch.setenv(MODEL, str(folder))
    assert cli.main(["compare", *pages, "--format", "json"]) == 0
    assert read_model(capsys) == named
    assert cli.main(["compare", *pages, "--format", "json", "--without-models"]) == 0
    assert read_model(capsys) is None


def test_a_folder_that_is_not_there_is_wrong_usage(
    tmp_path: Path, pages: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", *pages, "--model", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
