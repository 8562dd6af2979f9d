"""The check of a text: the same verdicts as a draft's, nothing stored, and a clear answer to what cannot be checked."""

import io
from pathlib import Path

import pytest

from onrecord.drafts import check_draft
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Finding, Speaker, Trace
from onrecord.record.view import View
from onrecord.search.checked import Text, check_text
from onrecord.search.told import open_check_knowledge
from onrecord.settings import read_settings
from tests.conftest import ROOT
from tests.web.conftest import OWN

PAGES = ROOT / "examples" / "small_world" / "pages"
REPORT = PAGES / "listok_2021-09-16_ru.txt"


def judge_both(record: Path, knowledge: Path | None, page: Path, *, has_models: bool):
    """Rows of a page as a draft, and of the same page as a text, with models where the record was built with them."""
    settings = read_settings(record, knowledge, without_models=not has_models)
    drafted, _ = check_draft([page], settings, lambda *told: None)
    with View.open(record) as view:
        text = Text(content=page.read_bytes(), name=str(page))
        checked, _ = check_text(
            text, view, open_check_knowledge(KnowledgeFolders(settings.knowledge), has_models=has_models)
        )
    return drafted, checked


@pytest.mark.parametrize("page", [*sorted(PAGES.glob("*post_*")), REPORT], ids=lambda page: page.stem)
def test_a_text_is_judged_as_a_draft_is(world_record, page):
    drafted, checked = judge_both(world_record, OWN, page, has_models=True)
    for kind in (Trace, Finding, Speaker):
        rows = {one.id: one for one in drafted.rows(kind)}
        assert {one.id: one for one in checked.rows(kind)} == rows


def test_the_seeds_are_judged_as_drafts_are(seeds_record, shared_data):
    for page in sorted((shared_data / "seeds").glob("00[23]_*.txt")):
        drafted, checked = judge_both(seeds_record, None, page, has_models=False)
        traces = {one.quotation: one for one in drafted.rows(Trace)}
        assert traces
        assert {one.quotation: one for one in checked.rows(Trace)} == traces
        assert {one.id for one in checked.rows(Finding)} == {one.id for one in drafted.rows(Finding)}


def list_files(folder: Path) -> list[tuple[str, int, int]]:
    return sorted(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*") if path.is_file()
    )


def test_the_tally_comes_first_and_nothing_is_stored(client, world_record):
    before = list_files(world_record)
    answer = client.post("/check", data={"text": REPORT.read_text(encoding="utf-8")})
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2]
    assert main.index('class="tally"') < main.index('class="text"') < main.index('class="quotations"')
    assert answer.headers["cache-control"] == "no-store"
    assert list_files(world_record) == before


def test_a_file_is_checked_like_its_text(client):
    text = REPORT.read_text(encoding="utf-8")
    pasted = client.post("/check", data={"text": text}).text
    sent = client.post("/check", files={"file": ("a.txt", io.BytesIO(text.encode()))}).text
    assert (
        pasted.partition("<title>")[2].partition("</title>")[0] == sent.partition("<title>")[2].partition("</title>")[0]
    )


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"text": ""}, 400),
        ({"text": "   \n"}, 400),
        ({"text": "«Да»", "date": "yesterday"}, 400),
        ({"text": "«Да»", "date": "2021-13-45"}, 400),
        ({"text": "«Да»", "date": "2021-09-16"}, 200),
        ({"text": "No quotation at all."}, 200),
        ({"text": "\x00\x1b[31m\u202e«Да», – сказал он.\ud83d"}, 200),
        ({}, 400),
    ],
)
def test_what_is_sent_gets_a_clear_answer(client, form, status):
    form = {key: value.encode("utf-8", "replace").decode("utf-8") for key, value in form.items()}
    answer = client.post("/check", data=form)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.bin", bytes(range(256)) * 20),
        ("../../a.txt", b"x"),
        ("", b""),
    ],
)
def test_a_file_that_cannot_be_read_breaks_nothing(client, name, content):
    answer = client.post("/check", files={"file": (name, io.BytesIO(content))})
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text
    assert ".." not in answer.text.partition("<main")[2].partition("</main")[0]


def test_only_forms_are_read(client):
    assert client.post("/check", json={"text": "x"}).status_code == 400
    assert (
        client.post("/check", content=b"--x", headers={"Content-Type": "multipart/form-data; boundary=y"}).status_code
        == 400
    )
    assert client.post("/check", content=b"--x", headers={"Content-Type": "multipart/form-data"}).status_code == 400
    assert client.put("/check", data={"text": "x"}).status_code == 405


def test_the_same_over_the_api(client):
    answer = client.post("/api/v1/check", json={"text": REPORT.read_text(encoding="utf-8")})
    assert answer.status_code == 200
    found = answer.json()
    assert (
        found["tally"]["quotations"]
        == found["tally"]["match"] + found["tally"]["differs"] + found["tally"]["not_checked"]
        > 0
    )
    assert {one["shown"] for one in found["quotations"]} <= {"match", "differs", "not_checked"}
