"""The documents tell the truth: commands that they name exist, links lead somewhere, nothing names one machine."""

import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.export.contract import CONTRACT
from tests.architecture.rooms import ROOT, STAGES

DOCUMENTS = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")))
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"```(?:sh|console|bash)\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_COMMAND = re.compile(r"(?:^|[\s$/])(onrecord|make) +([a-z]+)(?![a-z.=/-])", re.MULTILINE)
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "deb" + r"ian\.org"))
)
MACHINE_PATHS = re.compile(r"(?<![\w.~/:>-])/(?:" + "ro" + "ot|ho" + "me|wo" + "rk|Us" + "ers|op" + r"t)/\w")
TEXTS = {".py", ".md", ".toml", ".txt", ".csv", ".json", ".jsonl", ".cff", ".sql", ".yml", ".yaml", ""}


def find_commands(text: str) -> set[tuple[str, str]]:
    """The commands in code blocks and between backticks: ``("make", "demo")``, ``("onrecord", "check")``."""
    code = "\n".join(block or span for block, span in _CODE.findall(text))
    return set(_COMMAND.findall(code))


def find_anchors(text: str) -> set[str]:
    """The anchors of a page's headings: lower case, spaces as hyphens, punctuation left out."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(text)}


@cache
def known_targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def known_commands() -> frozenset[str]:
    shown = subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True, check=True)
    return frozenset(re.findall(r"^[\s│|]*([a-z]+)(?=\s{2,})", shown.stdout, re.MULTILINE))


@cache
def tracked_texts() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.suffix in TEXTS and path.is_file())


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_exist(page: Path) -> None:
    named = find_commands(page.read_text(encoding="utf-8"))
    missing = {
        f"{program} {command}"
        for program, command in named
        if command not in (known_targets() if program == "make" else known_commands())
    }
    assert missing == set()


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        address, _, anchor = link.partition("#")
        if "://" in address or address.startswith("mailto:"):
            continue
        target = (page.parent / address).resolve() if address else page
        if not target.exists() or (anchor and anchor not in find_anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


def test_every_stage_has_its_page() -> None:
    told = {path.stem for path in (ROOT / "docs" / "stages").glob("*.md")}
    assert {*STAGES} <= told


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited is not None
    assert (project, cited.group(1)) == (__version__, __version__)


def test_every_package_that_is_needed_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.partition("\ndependencies = [\n")[2].partition("\n]")[0].splitlines()
    assert len(listed) > 0
    assert [line for line in listed if not re.search(r'",\s+# \S', line)] == []


def test_locks_hold_digests_and_no_addresses() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9-]+)==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE)
        assert pinned == re.findall(r"^([A-Za-z0-9_.-]+)(?===|[ @])", text, re.MULTILINE), lock.name
        assert "://" not in text, lock.name


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_texts()
        for pattern in (REGISTRIES, MACHINE_PATHS)
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_export_is_as_described() -> None:
    """The table in docs/record.md names the keys of every file, in their order."""
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8").partition("## Export")[2]
    described = {}
    for table, keys in re.findall(r"^\| `([a-z]+)` \| (.+?) \|$", text, re.MULTILINE):
        bare = re.sub(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|\. .*| or null", "", keys)
        described[table] = ("id", *(key.strip() for key in bare.split(",")))
    assert described == dict(CONTRACT)


def test_the_example_of_the_readme_is_what_comes_out(tmp_path: Path) -> None:
    """Each line of the example stands in the real output, in this order; a line of dots alone stands for what is left out."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.partition("\n```text\n")[2].partition("\n```\n")[0]
    assert example.strip()
    command = re.search(r"^\.venv/bin/onrecord (check .*)$", text, re.MULTILINE)
    assert command is not None
    arguments = [*command.group(1).split(), "--record", str(tmp_path / "record"), "--fail-on", "never"]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    shown = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    left = shown.stdout
    for line in filter(lambda line: line.strip(" …"), example.splitlines()):
        _, found, left = left.partition(line)
        assert found, f"not in the output after what stands above it: {line!r}"


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("```sh\nmake demo\n.venv/bin/onrecord check pages\n```", {("make", "demo"), ("onrecord", "check")}),
        ("`onrecord explain Q01` says", {("onrecord", "explain")}),
        ("onrecord reads pages; make sure of it", set()),
    ],
)
def test_finding_commands(text: str, commands: set[tuple[str, str]]) -> None:
    assert find_commands(text) == commands
