"""`onrecord explain`: every page of the codebook, plain where nobody looks, and the list of all."""

import pytest

from onrecord import cli
from onrecord.knowledge.codes import SECTIONS, open_codebook
from onrecord.knowledge.files import KnowledgeFolders

CODEBOOK = open_codebook(KnowledgeFolders())
PAGES = CODEBOOK.pages


@pytest.mark.parametrize("code", list(PAGES))
def test_a_page_is_printed_as_it_is_written(code, capsys):
    assert cli.main(["explain", code.lower()]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"# {code}: {PAGES[code].title}\n\n")
    assert PAGES[code].level in out.splitlines()[2]
    assert all(f"## {section}\n" in out for section in SECTIONS)
    assert "\x1b" not in out


def test_without_a_code_all_are_listed(capsys):
    assert cli.main(["explain"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line[2] != " "] == [
        *PAGES,
        *CODEBOOK.reserved,
    ]


@pytest.mark.parametrize("code", list(CODEBOOK.reserved))
def test_a_code_that_nothing_gives_yet_is_said_to_be_reserved(code, capsys):
    assert cli.main(["explain", code.lower()]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith(f"{code} ({CODEBOOK.reserved[code].level}): {CODEBOOK.reserved[code].title}. Reserved: ")
    assert code not in PAGES


def test_a_terminal_gets_the_page_set(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert cli.main(["explain", "Q01"]) == 0
    out = capsys.readouterr().out
    assert "\x1b[" in out
    assert "## " not in out


def test_the_codebook_of_the_documents_is_what_is_printed(root, capsys):
    """Where a page changes: ``onrecord explain all > docs/codebook.md``."""
    assert cli.main(["explain", "all"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == (root / "docs" / "codebook.md").read_text(encoding="utf-8").splitlines()
    *headed, last = [line.removeprefix("## ") for line in out.splitlines() if line.startswith("## ")]
    assert [one.partition(":")[0] for one in headed] == sorted(PAGES, key=lambda code: not PAGES[code].is_verdict)
    assert last == "Codes that are reserved"
