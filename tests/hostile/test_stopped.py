"""A check that is stopped, again and again: the served release stays as it was, and the next check gives what an undisturbed one gives."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.kills import read_release, write_pages
from onrecord import cli

ROOT = Path(__file__).parents[2]


def command(pages: Path, record: Path) -> list[str]:
    return ["check", str(pages), "--record", str(record), "--without-models", "--processes", "1"]


def kill_after(step: str, pages: Path, record: Path) -> int:
    """Starts a check and kills it when it says that a step begins."""
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *command(pages, record)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    with process.stderr as said:
        next(line for line in said if line.startswith(f"{step} ("))
        process.kill()
    return process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_stopped_at_three_moments_and_by_a_full_disk(tmp_path: Path) -> None:
    write_pages(tmp_path / "first", range(2))
    write_pages(tmp_path / "pages", range(5))
    record, undisturbed = tmp_path / "record", tmp_path / "undisturbed"
    cli.main(command(tmp_path / "first", record))
    shutil.copytree(record, undisturbed)
    before = read_release(record)
    for step in ("documents", "matches", "release"):
        assert kill_after(step, tmp_path / "pages", record) == -9
        assert read_release(record) == before
    full = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", sys.executable, "-m", "onrecord"]
    done = subprocess.run(
        [*full, *command(tmp_path / "pages", record)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "no space left" in done.stderr) == (2, True)
    assert read_release(record) == before
    for folder in (record, undisturbed):
        cli.main(command(tmp_path / "pages", folder))
    assert read_release(record) == read_release(undisturbed) != before
    assert list(record.rglob("*.partial")) == []
