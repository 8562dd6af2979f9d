"""Files made to break a reader, each through ``onrecord check`` in a process of its own: exit code, seconds, memory, what is said.

``python -m benchmarks.hostile`` runs all in full size, some minutes; ``--small`` those of the tests; names choose some. A file fails
that ends otherwise than with exit code 0, 1 or 2, takes more of the processor than its pages may, more than 2 GiB, or loses what the
record held. Seconds of the clock tell of the machine's other work as well, so that they fail nothing; a file that has not ended
after half an hour is ended.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.commands import RSS_PER_MEBIBYTE
from benchmarks.hostile_files import QUOTED, Hostile, list_hostile
from onrecord.model import Capture
from onrecord.record.view import View

# Of the processor: a page may take ten seconds, and what unfolds to the bound of 2 GiB, as a file of pages may, a minute.
_SECONDS_A_PAGE = 10
_SECONDS_A_FILE = 60
_MOST_CLOCK_SECONDS = 1800
_MOST_MEBIBYTES = 2048
_EXPECTED_CODES = (0, 1, 2)
_SHOWN = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one file: pages taken in, exit code, seconds of clock and processor, peak in MiB, what was said of the file."""

    pages: int
    code: int
    seconds: float
    cpu_seconds: float
    peak_mebibytes: float
    said: str
    is_kept: bool

    @property
    def fails(self) -> bool:
        """Whether this is not how a hostile file may end."""
        return (
            self.code not in _EXPECTED_CODES
            or self.cpu_seconds > max(_SECONDS_A_FILE, _SECONDS_A_PAGE * self.pages)
            or self.peak_mebibytes > _MOST_MEBIBYTES
            or not self.is_kept
        )


def main() -> int:
    """Print a row for each file; 1 when one fails."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hostile", description="Check files made to break a reader."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="some of the files, by a part of their names")
    parser.add_argument("--small", action="store_true", help="the sizes of the tests")
    asked = parser.parse_args()
    failed = 0
    print(
        "| file | MiB | pages | exit | seconds | of the processor | peak, MiB | said |\n"
        "| --- | --: | --: | --: | --: | --: | --: | --- |"
    )
    with tempfile.TemporaryDirectory(prefix="onrecord-hostile-") as folder:
        held = make_record(Path(folder))
        for one in list_hostile():
            if not asked.names or any(name in one.name for name in asked.names):
                failed += print_row(one, one.small if asked.small else one.full, held)
    return int(failed > 0)


def make_record(folder: Path) -> Path:
    """A record that holds one page."""
    (folder / "good.txt").write_text(QUOTED, encoding="utf-8")
    _run("check", folder / "good.txt", "--record", folder / "record", "--quiet", output=subprocess.DEVNULL)
    return folder / "record"


def print_row(one: Hostile, size: int, held: Path) -> bool:
    """Write a file, check it, print its row; whether it fails."""
    with tempfile.TemporaryDirectory(prefix="onrecord-hostile-") as folder:
        path = Path(folder) / one.name
        one.write(path, size)
        mebibytes = path.stat().st_size / (1 << 20)
        answer = check_file(path, shutil.copytree(held, Path(folder) / "record"))
    figures = f"{answer.pages} | {answer.code} | {answer.seconds:.1f} | {answer.cpu_seconds:.1f} | {answer.peak_mebibytes:.0f}"
    lost = "" if answer.is_kept else "LOST WHAT WAS STORED; "
    fails = "**fails** " if answer.fails else ""
    print(f"| {fails}{one.name} | {mebibytes:.1f} | {figures} | {lost}{answer.said} |", flush=True)
    return answer.fails


def check_file(path: Path, record: Path) -> Answer:
    """One file checked into a record that holds a page already."""
    start = time.perf_counter()
    output = path.parent / "output"
    with output.open("wb") as file:
        code, usage = _run("check", path, "--record", record, "--without-models", "--quiet", output=file)
    pages = _count_pages(record)
    return Answer(
        pages=max(0, pages - 1),
        code=code,
        seconds=time.perf_counter() - start,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mebibytes=usage.ru_maxrss / RSS_PER_MEBIBYTE,
        said=" ".join(_find_said(output, path.name))[:_SHOWN].replace("|", "/"),
        is_kept=pages > 0,
    )


def _run(*arguments: str | Path, output: object) -> tuple[int, resource.struct_rusage]:
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    wide = os.environ | {"COLUMNS": "1000"}  # what is said of a file stands on one line
    child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=wide)  # type: ignore[call-overload]
    overdue = threading.Timer(_MOST_CLOCK_SECONDS, child.kill)
    overdue.start()
    _, status, usage = os.wait4(child.pid, 0)
    overdue.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage


def _find_said(output: Path, name: str) -> Iterator[str]:
    """What the first issue of a file says, without its folder; else the first line, which is the tally."""
    lines = [line.strip() for line in output.read_text(encoding="utf-8", errors="replace").splitlines()]
    about = [line for line in lines if name in line and "D01" in line]
    for line in about[:1] or lines[:1]:
        yield line.replace(f"{output.parent}/", "")


def _count_pages(record: Path) -> int:
    """How many pages the record holds; none where the one is missing that was there first."""
    with View.open(record) as view:
        sources = [capture.source for capture in view.rows(Capture)]
    shutil.rmtree(record)
    return len(sources) if any(source.endswith("good.txt") for source in sources) else 0


if __name__ == "__main__":
    sys.exit(main())
