"""The edge: which command is called, what is listed, and how what goes wrong becomes an exit code and one line."""

import os
import subprocess
import sys

import pytest

from onrecord import __version__, cli
from onrecord.errors import KnowledgeError, RecordLocked, StageError, UsageError


def call(*words, capsys):
    code = cli.main(words)
    written = capsys.readouterr()
    return code, written.out, written.err


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["check", "pages"], "check"),
        (["--version"], None),
        ([], None),
        (["--help"], None),
        (["explain", "--help"], "explain"),
    ],
)
def test_the_command_called(words, command):
    assert cli.find_command(words) == command


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_help_lists_the_commands(words, capsys):
    code, out, _ = call(*words, capsys=capsys)
    assert code == 0
    listed = [line.split()[0] for line in out.split("Commands:")[1].strip().splitlines()]
    assert listed == list(cli.COMMANDS)


def test_help_imports_no_command():
    """`--help` is quick because nothing that works is loaded for it."""
    seen = "import sys; from onrecord.cli import main; main(['--help']); print(*sorted(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout
    modules = set(shown.splitlines()[-1].split())
    assert (
        not {"rich.console", "pyarrow", "duckdb", "rapidfuzz", "pydantic", "onrecord.pipeline", "onrecord.model"}
        & modules
    )


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_each_command_says_how_it_is_called(name, capsys):
    code, out, _ = call(name, "--help", capsys=capsys)
    assert code == 0
    assert out.startswith(f"Usage: onrecord {name} ")


def test_version(capsys):
    assert call("--version", capsys=capsys) == (0, f"onrecord {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chekc",), "No such command 'chekc'"),
        (("--verbose",), "No such option: --verbose"),
        (("check",), "Missing argument 'PATH_OR_URL'"),
        (("check", "a.txt", "--fail-on", "all"), "'all' is not one of"),
        (("check", "a.txt", "--processes", "0"), "greater than or equal to 1"),
        (("explain", "Q99"), "expected the code of a finding or a verdict, found 'Q99'; near: "),
    ],
)
def test_a_wrong_call_is_exit_2_and_one_line(words, told, capsys):
    code, out, err = call(*words, capsys=capsys)
    assert (code, out) == (2, "")
    assert err.startswith("onrecord: ")
    assert told in err
    assert len(err.splitlines()) <= 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("a path that is not there"), 2),
        (KnowledgeError("people.csv, line 3"), 2),
        (RecordLocked("process 12 writes"), 2),
        (StageError("two traces of one quotation"), 70),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
    ],
)
def test_what_goes_wrong_in_a_command(error, code, monkeypatch, capfd):
    def run() -> int:
        raise error

    monkeypatch.setattr(cli, "load_command", lambda name: run)
    monkeypatch.setattr(os, "dup2", lambda *_: 0)
    assert cli.main(["build"]) == code
    written = capfd.readouterr().err
    assert len(written.splitlines()) == (0 if code == 141 else 1)
    assert str(error) in written


def test_a_defect_is_told_apart_from_a_finding(monkeypatch, capsys):
    def run() -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "load_command", lambda name: run)
    assert cli.main(["build"]) == 70
    assert "a defect of onrecord" in capsys.readouterr().err


def test_a_reader_who_leaves_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        shown = subprocess.run(
            [sys.executable, "-m", "onrecord", "explain", "Q01"], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (shown.returncode, shown.stderr) == (141, b"")


def test_a_terminal_without_the_letters_gets_escapes():
    shown = subprocess.run(
        [sys.executable, "-m", "onrecord", "explain", "verbatim"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    ).stdout
    assert b"\\u0435" in shown
