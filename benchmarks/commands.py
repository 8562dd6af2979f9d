"""Commands run as a person would run them, each in a process of its own, with its seconds and its peak memory."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
# ru_maxrss is in kibibytes on Linux, in bytes on macOS.
RSS_PER_MEBIBYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command: wall-clock seconds, peak resident memory of its largest process in MiB, exit code."""

    seconds: float
    peak_mebibytes: float
    code: int


def run_onrecord(*arguments: str | Path, expected: Sequence[int] = (0, 1)) -> Run:
    """Run ``onrecord`` with the interpreter that runs the benchmark; raises where the exit code is not an expected one."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in expected:
        raise RuntimeError(f"{' '.join(command)} exited {child.returncode}: {said.decode()[-2000:]}")
    return Run(seconds=seconds, peak_mebibytes=usage.ru_maxrss / RSS_PER_MEBIBYTE, code=child.returncode)


def median_seconds(runs: Sequence[Run]) -> float:
    """The median of the runs' seconds."""
    return statistics.median(run.seconds for run in runs)


def median_peak(runs: Sequence[Run]) -> float:
    """The median of the runs' peaks in MiB."""
    return statistics.median(run.peak_mebibytes for run in runs)
