"""Builds stopped at random moments by Ctrl-C, kill -9, a bound on files and a full disk: ``python -m benchmarks.kills [MOMENTS]``, by hand.

Pages are checked into a copy of a record and the command is stopped; then the release that is served has to be whole, the one before
or the new one, and the same command again has to give the bytes of an undisturbed one. Where no file may grow beyond a size
(``RLIMIT_FSIZE``) the moment is drawn from the sizes of the files that are written. The disk that gets full is a small one,
mounted in a name space of its own (``kills_disk``); Linux alone.
"""

import io
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from onrecord.cli import main as main_command
from onrecord.record.layout import Layout

_SEED = 20310502
_PAGES = 40
_OPTIONS = ("--without-models", "--quiet", "--processes", "1")
_OFFICIAL = """A statement of the governor, number {number}

2031-05-{day:02}

Norvale

Governor Ada Lint: The bridge number {number} is open, and {number} boats have passed it. Nobody has asked for a second one.
"""
_REPORT = """The governor spoke of bridge {number}

2031-05-{day:02}

"The bridge number {number} is open, and many boats have passed it," Governor Ada Lint said. "Nobody asked," she said.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """How a command ended, and whether the served release was whole then and the bytes the same after the next build."""

    code: int
    is_whole: bool
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A record, pages to check, the bytes of its release before and after an undisturbed build, and the seconds of that build."""

    record: Path
    pages: Path
    before: Mapping[str, bytes]
    expected: Mapping[str, bytes]
    seconds: float


def main() -> int:
    """Print a row for each way of stopping; 1 when a release was lost or differs."""
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chance = random.Random(_SEED)
    with tempfile.TemporaryDirectory(prefix="onrecord-kills-") as folder:
        ground = prepare(Path(folder))
        sizes = sorted(
            path.stat().st_size for path in (ground.record.parent / "undisturbed").rglob("*") if path.is_file()
        )
        ways: Mapping[str, Callable[[], Stopped]] = {
            "Ctrl-C": lambda: stop_by_signal(ground, signal.SIGINT, chance.random()),
            "kill -9": lambda: stop_by_signal(ground, signal.SIGKILL, chance.random()),
            "bound on files": lambda: stop_by_bound(ground, chance.randrange(1, chance.choice(sizes) + 1)),
        }
        print(
            "| stopped by | moments | exit codes | release whole | same bytes after the next build |\n| --- | --- | --- | --- | --- |"
        )
        failed = [print_row(name, [stop() for _ in range(moments)]) for name, stop in ways.items()]
    return int(any([*failed, fill_disk(moments)]))


def fill_disk(moments: int) -> bool:
    """The row of the full disk, printed by a process that may mount; whether anything was lost."""
    apart = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*apart, "true"], check=False).returncode:
        print("| full disk | 0 | no disk can be mounted here | | |")
        return False
    command = [*apart, sys.executable, "-m", "benchmarks.kills_disk", str(moments)]
    return subprocess.run(command, check=False).returncode != 0


def print_row(name: str, stopped: list[Stopped]) -> bool:
    """One way of stopping, all its moments; whether anything was lost."""
    codes = ", ".join(
        f"{code} × {sum(one.code == code for one in stopped)}" for code in sorted({one.code for one in stopped})
    )
    whole, same = sum(one.is_whole for one in stopped), sum(one.is_same for one in stopped)
    print(f"| {name} | {len(stopped)} | {codes} | {whole} | {same} |", flush=True)
    return not len(stopped) == whole == same


def prepare(folder: Path) -> Ground:
    """A record of some pages, and more pages to check against it."""
    write_pages(folder / "first", range(_PAGES // 2))
    write_pages(folder / "pages", range(_PAGES))
    with redirect_stdout(io.StringIO()):
        main_command(["check", str(folder / "first"), "--record", str(folder / "record"), *_OPTIONS])
    shutil.copytree(folder / "record", folder / "undisturbed")
    start = time.perf_counter()
    start_check(folder / "pages", folder / "undisturbed").join()
    seconds = time.perf_counter() - start
    before, expected = read_release(folder / "record"), read_release(folder / "undisturbed")
    return Ground(record=folder / "record", pages=folder / "pages", before=before, expected=expected, seconds=seconds)


def write_pages(folder: Path, numbers: range) -> None:
    """An official page and a report of it for each number."""
    folder.mkdir()
    for number in numbers:
        day = number % 28 + 1
        (folder / f"{number}-official.txt").write_text(_OFFICIAL.format(number=number, day=day), encoding="utf-8")
        (folder / f"{number}-report.txt").write_text(_REPORT.format(number=number, day=day), encoding="utf-8")


def start_check(pages: Path, record: Path, most_bytes: int | None = None) -> BaseProcess:
    """The command in a process of its own, which has everything loaded: so that it is the build that is stopped, not its start."""
    process = get_context("fork").Process(target=run_check, args=(pages, record, most_bytes))
    process.start()
    return process


def run_check(pages: Path, record: Path, most_bytes: int | None = None) -> None:
    """The command, quietly; ends this process with its exit code."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if most_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    os._exit(main_command(["check", str(pages), "--record", str(record), *_OPTIONS]))


def stop_by_signal(ground: Ground, sent: signal.Signals, share: float) -> Stopped:
    """A build that gets a signal after this share of its time."""
    record = copy_record(ground)
    process = start_check(ground.pages, record)
    process.join(share * ground.seconds)
    if process.is_alive() and process.pid is not None:
        os.kill(process.pid, sent)
    return look_after(ground, record, process)


def stop_by_bound(ground: Ground, size: int) -> Stopped:
    """A build in which no file can grow beyond so many bytes."""
    record = copy_record(ground)
    return look_after(ground, record, start_check(ground.pages, record, size))


def copy_record(ground: Ground) -> Path:
    """A fresh copy of the record."""
    record = ground.record.parent / "copy"
    shutil.rmtree(record, ignore_errors=True)
    return Path(shutil.copytree(ground.record, record))


def look_after(ground: Ground, record: Path, process: BaseProcess) -> Stopped:
    """What a stopped build has left, and what the next one makes of it."""
    process.join()
    is_whole = read_release(record) in (ground.before, ground.expected)
    start_check(ground.pages, record).join()
    is_same = read_release(record) == ground.expected
    return Stopped(code=process.exitcode or 0, is_whole=is_whole, is_same=is_same)


def read_release(record: Path) -> dict[str, bytes]:
    """The release that is served: its digest, and the bytes of each of its files."""
    digest = Layout(record).read_current() or ""
    folder = Layout(record).releases / digest
    files = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return {digest: b"", **files}


if __name__ == "__main__":
    sys.exit(main())
