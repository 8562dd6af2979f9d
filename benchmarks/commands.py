"""Commands run as a person would run them, each in a process of its own, with its seconds and its peak memory."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
# ru_maxrss is in kibibytes on Linux, in bytes on macOS.
RSS_PER_MEBIBYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


STEP = re.compile(r"([\w ]+) \(\d+ of \d+\)")
# Modules are compiled once and not by every process, whatever the shell that measures says.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command: wall-clock seconds, peak resident memory of its largest process in MiB, exit code.

    ``steps`` are the seconds of each step of a build, by name.
    """

    seconds: float
    peak_mebibytes: float
    code: int
    steps: Mapping[str, float]


def run_onrecord(*arguments: str | Path, expected: Sequence[int] = (0, 1)) -> Run:
    """Run ``onrecord`` with the interpreter that runs the benchmark; raises where the exit code is not an expected one."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    child = subprocess.Popen(command, cwd=ROOT, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    said = [(time.perf_counter(), line.decode()) for line in child.stderr]
    _, status, usage = os.wait4(child.pid, 0)
    stop = time.perf_counter()
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in expected:
        raise RuntimeError(
            f"{' '.join(command)} exited {child.returncode}: {''.join(line for _, line in said)[-2000:]}"
        )
    return Run(
        seconds=stop - start,
        peak_mebibytes=usage.ru_maxrss / RSS_PER_MEBIBYTE,
        code=child.returncode,
        steps=_time_steps(said, stop),
    )


def _time_steps(said: Sequence[tuple[float, str]], stop: float) -> Mapping[str, float]:
    """The seconds from each line with which a step begins or goes on (``events (18 of 20)``) to the next such line."""
    begun = [(at, found[1]) for at, line in said if (found := STEP.fullmatch(line.strip()))]
    ends = [at for at, _ in [*begun, (stop, "")][1:]]
    spent: defaultdict[str, float] = defaultdict(float)
    for (at, name), end in zip(begun, ends, strict=True):
        spent[name] += end - at
    return spent


def median_seconds(runs: Sequence[Run]) -> float:
    """The median of the runs' seconds."""
    return statistics.median(run.seconds for run in runs)


def median_peak(runs: Sequence[Run]) -> float:
    """The median of the runs' peaks in MiB."""
    return statistics.median(run.peak_mebibytes for run in runs)
