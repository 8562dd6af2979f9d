"""`onrecord check --draft`: a page that is not published yet is judged as it would be in the record, and leaves no trace there."""

import csv
import io
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord import cli
from tests.capture.packed import pack_zip
from tests.documents.office_files import write_docx, write_odt, write_pdf, write_rtf
from tests.report.test_schemas import SARIF
from tests.small_world.world import KNOWLEDGE, PAGES

REPORTS = ("listok_2021-09-16_ru.txt", "velyegorskpost_2021-09-17_en.txt", "zhuldyzinform_2023-03-23_ru.md")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the small world's official pages."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "pages").mkdir()
    for page in sorted(PAGES.iterdir()):
        if page.name not in REPORTS:
            shutil.copy(page, folder / "pages" / page.name)
    assert cli.main(["add", str(folder / "pages"), "--record", str(folder / "record")]) == 0
    options = ("--knowledge", str(KNOWLEDGE), "--without-models", "--quiet")
    assert cli.main(["build", "--record", str(folder / "record"), *options]) == 0
    return folder / "record"


def check(record: Path, *arguments: str | Path) -> int:
    options = ["--record", record, "--knowledge", KNOWLEDGE, "--without-models", "--quiet", "--fail-on", "never"]
    return cli.main(["check", *map(str, [*arguments, *options])])


def list_files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("report", REPORTS)
def test_a_draft_is_judged_as_the_page_would_be_and_nothing_is_stored(
    report: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list_files(record)
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))  # other runs have drafts of theirs beside it
    check(record, "--draft", PAGES / report, "--format", "json")
    drafted = json.loads(capsys.readouterr().out)
    assert list_files(record) == before
    assert not list(aside.iterdir())

    shutil.copytree(record, tmp_path / "record")
    check(tmp_path / "record", PAGES / report, "--format", "json")
    added = json.loads(capsys.readouterr().out)
    assert drafted["tally"] == added["tally"]
    assert drafted["findings"] == added["findings"]
    assert all(one.pop("whereabouts").startswith("line ") for one in drafted["quotations"])
    assert drafted["quotations"] == added["quotations"]
    assert len(drafted["quotations"]) >= 3


def test_a_draft_needs_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--draft", str(PAGES / REPORTS[0]), "--record", str(tmp_path / "none"), "--quiet"]) == 2
    assert "expected a record, found none" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_page_that_looks_official_is_still_a_draft(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "talk.txt"
    lines = (PAGES / "lugozemye_2021-09-16_ru.txt").read_text(encoding="utf-8").splitlines()
    spoken = next(line for line in lines if line.startswith("В.Тарханин:"))
    draft.write_text(
        f"Разговор\n\nВ.Тарханин: Добрый день!\nК.Ждановская: Он говорил: «{spoken[12:60]}».\n{spoken}\n",
        encoding="utf-8",
    )
    check(record, "--draft", draft, "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert [one["page"]["standing"] for one in told["quotations"]] == ["press"]


def write_text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


@pytest.mark.parametrize(
    ("name", "write", "places"),
    [
        ("draft.txt", write_text, ["line 3", "line 203"]),
        ("draft.docx", write_docx, ["paragraph 2", "paragraph 102"]),
        ("draft.odt", write_odt, ["paragraph 2", "paragraph 102"]),
        ("draft.rtf", write_rtf, ["paragraph 2", "paragraph 102"]),
        ("draft.pdf", write_pdf, ["page 1", "page 4"]),  # some 29 of these paragraphs go on a page
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_draft_is_told_with_the_places_to_go_to(
    name: str,
    write: Callable[[Sequence[str]], bytes],
    places: list[str],
    is_packed: bool,
    record: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said, between = UNDATED.strip(), [f"Порт {number} стоит у моря." for number in range(1, 100)]
    content = write(["О портах", said, *between, said.replace("порты", "мосты")])
    draft = tmp_path / (f"{name}.zip" if is_packed else name)
    draft.write_bytes(pack_zip({"для печати/" + name: content}) if is_packed else content)
    check(record, "--draft", draft)
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("? not checked")]
    assert [line.rpartition(", ")[2] for line in heads] == places
    check(record, "--draft", draft, "--format", "json")
    told = json.loads(capsys.readouterr().out)["quotations"]
    assert [one["whereabouts"] for one in told] == places


@pytest.mark.parametrize(
    ("name", "write", "places"),
    [
        ("draft.docx", write_docx, ["paragraph 2", "paragraph 4"]),
        ("draft.odt", write_odt, ["paragraph 2", "paragraph 4"]),
        ("draft.pdf", write_pdf, ["page 1", "page 1"]),
    ],
)
def test_every_form_names_the_part_of_a_file_without_lines(
    name: str,
    write: Callable[[Sequence[str]], bytes],
    places: list[str],
    record: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    draft = tmp_path / name
    draft.write_bytes(
        write(["О портах", UNDATED.strip(), "Порт стоит у моря.", UNDATED.strip().replace("порты", "мосты")])
    )
    written = {}
    for form in ("csv", "sarif", "github", "html"):
        check(record, "--draft", draft, "--format", form)
        written[form] = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(written["csv"].removeprefix("\ufeff"), newline="")))
    assert [row["whereabouts"] for row in rows] == places
    results = [one for one in json.loads(written["sarif"])["runs"][0]["results"] if "properties" in one]
    assert [one["locations"][0]["logicalLocations"] for one in results] == [[{"name": place}] for place in places]
    SARIF.validate(json.loads(written["sarif"]))
    lines = [line for line in written["github"].splitlines() if "title=Q" in line]
    assert [line.split("%0A")[1] for line in lines] == places
    assert re.findall(r"(?:paragraph|page) \d+(?=</p>)", written["html"]) == places


UNDATED = "Президент Лугоземья Всеволод Тарханин сказал: «Мы закроем все порты к осени и уедем домой».\n"


def test_the_day_of_an_undated_draft_can_be_given(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(UNDATED, encoding="utf-8")
    check(record, "--draft", draft, "--format", "json")
    undated = json.loads(capsys.readouterr().out)
    assert "D02" in [finding["code"] for finding in undated["findings"]]
    check(record, "--draft", draft, "--date", "2021-09-16", "--format", "json")
    dated = json.loads(capsys.readouterr().out)
    assert "D02" not in [finding["code"] for finding in dated["findings"]]
    verdicts = [one["quotations"][0]["trace"]["verdict"] for one in (undated, dated)]
    assert verdicts[0] == "no_source"
    assert verdicts[1] in {"source_cut", "not_found"}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--draft", "--date", "soon"), "--date: expected a day such as 2019-11-07, a month or a year, found 'soon'"),
        (("--date", "2021-09-16"), "--date: expected together with --draft"),
    ],
)
def test_a_day_is_a_day_and_of_a_draft(
    options: tuple[str, ...], why: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(record, PAGES / REPORTS[0], *options) == 2
    assert why in capsys.readouterr().err
