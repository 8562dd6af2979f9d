"""`onrecord check` from files to exit code: pages in layouts that anybody saves, written for these tests."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import cli
from onrecord.commands.check import fails
from onrecord.model import Finding, Subject
from onrecord.report.forms import FORMS

OFFICIAL = """
Встреча с Премьер-министром Лугоземья Ксенией Ждановской


2021-06-14 17:00:00

Вельегорск

Состоялась встреча Президента Лугоземья Всеволода Тарханина с Премьер-министром Ксенией Ждановской.

В.Тарханин: Добрый день, Ксения Олеговна!
Мы построим новую дорогу к зиме, и денег на неё хватит. Торговля за год выросла на 26 процентов. Рабочих пока мало, но они приедут весной.
К.Ждановская: Всеволод Игнатьевич, дорога будет готова. Мост мы откроем в мае.



http://president.lugozemye.example/events/901
"""

REPORT = """# Тарханин рассказал о дороге

Published at: **2021-06-14T19:00:00+00:00**

Original: [listok.example](http://listok.example/news/{number})

{body}
"""

MATCH = "«Мы построим новую дорогу к зиме, и денег на неё хватит», – сказал президент Лугоземья Всеволод Тарханин."
WORD = "«Мы построим широкую дорогу к зиме, и денег на неё хватит», – сказал президент Лугоземья Всеволод Тарханин."
NUMBER = "«Торговля за год выросла на 62 процента», – сказал президент Лугоземья Всеволод Тарханин."
ELSEWHERE = "«Урожай в этом году соберут без потерь и вовремя», – сказал президент Самалстана Ержан Каракемеров."


@pytest.fixture
def knowledge(root):
    return str(root / "examples" / "knowledge")


@pytest.fixture
def check(tmp_path, knowledge, monkeypatch, capsys):
    """Writes the pages and checks them: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def run(*bodies, options=(), official=True):
        pages = Path("pages")
        pages.mkdir(exist_ok=True)
        if official:
            (pages / "official.txt").write_text(OFFICIAL, encoding="utf-8")
        for number, body in enumerate(bodies):
            (pages / f"report{number}.md").write_text(REPORT.format(number=number, body=body), encoding="utf-8")
        capsys.readouterr()
        code = cli.main(["check", "pages", "--knowledge", knowledge, "--quiet", *options])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def make_finding(code, level):
    return Finding(
        id=code, code=code, level=level, message="", subject=Subject(table="x", id="x"), evidence=(), detail={}
    )


CHANGED, REMARK, UNCHECKED = make_finding("Q07", "error"), make_finding("Q12", "note"), make_finding("Q06", "note")
DIFFERS = make_finding("Q01", "warning")


@pytest.mark.parametrize(
    ("findings", "fail_on", "require_checked", "failing"),
    [
        ((), "note", True, False),
        ((CHANGED,), "error", False, True),
        ((CHANGED,), "never", False, False),
        ((DIFFERS,), "error", False, False),
        ((DIFFERS,), "warning", False, True),
        ((REMARK,), "warning", True, False),
        ((REMARK,), "note", False, True),
        ((UNCHECKED,), "error", False, False),
        ((UNCHECKED,), "error", True, True),
        ((UNCHECKED,), "never", True, True),
    ],
)
def test_what_fails_a_check(findings, fail_on, require_checked, failing):
    assert fails(findings, fail_on, require_checked=require_checked) is failing


def test_the_first_line_is_the_tally_and_both_passages_follow(check):
    body = f"{MATCH}\n\n{WORD}\n\n{ELSEWHERE}"
    code, out, err = check(body)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "3 quotations: 1 match, 1 differs, 1 not checked"
    assert "{+широкую+} дорогу" in out
    assert "[-новую-] дорогу" in out
    assert "http://president.lugozemye.example/events/901" in out
    assert check(body, options=("--fail-on", "warning")) == (1, out, "")
    code, out, _ = check(body, options=("--require-checked", "--format", "json"))
    shaped = json.loads(out)
    assert code == 1
    assert shaped["tally"]["differs"] == 1
    assert {finding["code"] for finding in shaped["findings"]} >= {"Q01", "Q09"}


def test_every_form_has_the_same_exit_code_and_is_utf8_whatever_the_terminal(check, knowledge):
    """A table is told its tally beside it: it has no first line for it."""
    check(NUMBER)
    command = [sys.executable, "-m", "onrecord", "check", "pages", "--knowledge", knowledge, "--format"]
    for form in FORMS:
        shown = subprocess.run(
            [*command, form], env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False
        )
        assert shown.returncode == 1
        assert "«26» is printed as «62»" in shown.stdout.decode("utf-8")
        assert (b"1 quotation: 0 match, 1 differs" in shown.stderr) is (form in {"csv", "sarif"})


def test_nothing_to_read_is_exit_2_in_every_form(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    assert [cli.main(["check", "pages", "-q", "--format", form]) for form in FORMS] == [2] * len(FORMS)
    assert capsys.readouterr().out == ""


def test_a_draft_has_its_places_in_its_own_file(check, knowledge, capsys):
    check()
    Path("draft.md").write_text(REPORT.format(number=7, body=NUMBER), encoding="utf-8")
    assert cli.main(["check", "--draft", "draft.md", "--knowledge", knowledge, "-q", "--format", "github"]) == 1
    assert "::error file=draft.md,line=7,endLine=7,col=2,endColumn=40,title=Q07 " in capsys.readouterr().out


def test_the_result_is_about_the_pages_given_against_the_whole_record(check, knowledge, capsys):
    check(NUMBER)
    assert cli.main(["check", "pages/official.txt", "--knowledge", knowledge, "-q"]) == 0
    assert capsys.readouterr().out.startswith("0 quotations: ")
    assert cli.main(["check", "pages/report0.md", "--knowledge", knowledge, "-q"]) == 1
    assert capsys.readouterr().out.startswith("1 quotation: 0 match, 1 differs, 0 not checked")


def test_a_page_saved_twice_is_found_by_both_files(check, knowledge, capsys):
    check(NUMBER)
    Path("again.md").write_bytes(Path("pages/report0.md").read_bytes() + b"\n\n")
    assert cli.main(["check", "again.md", "--knowledge", knowledge, "-q"]) == 1
    assert capsys.readouterr().out.startswith("1 quotation: 0 match, 1 differs, 0 not checked")


def test_adding_and_building_come_to_the_same(check, knowledge, capsys):
    _, expected, _ = check(NUMBER)
    assert cli.main(["add", "pages", "--record", "other"]) == 0
    assert cli.main(["build", "--record", "other", "--knowledge", knowledge, "-q"]) == 0
    assert expected.splitlines()[0] in capsys.readouterr().out
    assert cli.main(["check", "pages", "--record", "other", "--knowledge", knowledge, "-q"]) == 1
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda pages: None, "expected a file, a folder or an address with http:// or https://, found nothing there"),
        (lambda pages: pages.mkdir(), "expected at least one page that can be read, found none in pages"),
        (lambda pages: (pages.mkdir(), (pages / "empty.txt").write_bytes(b"")), "pages/empty.txt: "),
    ],
)
def test_nothing_to_read_is_exit_2(make, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    make(Path("pages"))
    assert cli.main(["check", "pages", "-q"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert told in written.err


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(check):
    Path("pages").mkdir()
    Path("pages/empty.txt").write_bytes(b"")
    Path("pages/picture.txt").write_bytes(bytes(range(256)) * 20)
    code, out, _ = check(MATCH)
    assert code == 0
    assert out.startswith("1 quotation: 1 match")
    assert "D01 warning  pages/empty.txt" in out
    assert "D01 warning  pages/picture.txt" in out


def test_the_folder_one_is_in_is_a_folder_like_others(tmp_path, monkeypatch, capsys):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "empty.txt").write_bytes(b"")
    (tmp_path / "pages" / "page.txt").write_text("Три слова тут.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "pages")
    assert cli.main(["check", ".", "--record", str(tmp_path / "record"), "--quiet"]) == 0
    assert "D01 warning  empty.txt" in capsys.readouterr().out


def test_a_corrected_speaker_reaches_the_trace(check, knowledge, capsys):
    body = "«Торговля за год выросла на 26 процентов», – сказала премьер-министр Ксения Ждановская."
    _, out, _ = check(body, options=("--format", "json"))
    (quotation,) = json.loads(out)["quotations"]
    assert quotation["trace"]["verdict"] == "other_speaker"
    words = {
        "table": "quotations",
        "row": quotation["id"],
        "field": "speaker",
        "value": "Всеволод Тарханин",
        "by": "desk",
        "why": "a slip",
    }
    assert cli.main(["review", *(word for name, value in words.items() for word in (f"--{name}", value))]) == 0
    _, out, _ = check(body, options=("--format", "json"))
    (quotation,) = json.loads(out)["quotations"]
    assert quotation["trace"]["verdict"] == "verbatim"
    assert quotation["findings"] == []


def test_one_quotation_against_the_record(check, knowledge, capsys):
    check(MATCH)
    before = sorted(Path("record").rglob("*"))
    words = ["quote", "Мы построим широкую дорогу к зиме", "--speaker", "Всеволод Тарханин", "--date", "2021-06-14"]
    assert cli.main([*words, "--knowledge", knowledge]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 quotation: 0 match, 1 differs, 0 not checked\n")
    assert "[-новую-]" in out
    assert sorted(Path("record").rglob("*")) == before


def test_ctrl_c_is_one_line_and_the_next_run_picks_up(check, knowledge, root):
    check(official=True)
    command = [sys.executable, "-m", "onrecord", "check", "pages", "--knowledge", knowledge, "--record", "other"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ.copy())
    first = running.stderr.readline() if running.stderr else b""
    assert b"pages" in first
    time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b""
    assert [line for line in err.decode().splitlines() if " of " not in line] == [
        "onrecord: interrupted; what is stored is whole, and the next run goes on from there"
    ]
    assert cli.main(["check", "pages", "--knowledge", knowledge, "--record", "other", "-q"]) == 0
