"""Several targets one after the other: ``python -m tests.fuzz.every html=50000 traces=50000``.

Prints a row for each target: inputs, seconds, peak of memory in MiB, slowest input, and how many things were found. What is found does not end
the search; each kind of it is written once to ``build/fuzz/TARGET/`` with what was raised beside it.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import IO

from tests.fuzz.run import find_folder
from tests.fuzz.run import main as fuzz
from tests.fuzz.targets import TARGETS

_STATS = {
    "inputs": re.compile(r"stat::number_of_executed_units:\s*(\d+)"),
    "peak": re.compile(r"stat::peak_rss_mb:\s*(\d+)"),
    "slowest": re.compile(r"stat::slowest_unit_time_sec:\s*(\d+)"),
}
# What this and libFuzzer call what they write down; inputs that were slow by the clock alone, on a machine with other work, are none.
_FOUND = ("failed-*", "crash-*", "timeout-*", "oom-*")
_HEADER = "| target | inputs | seconds | peak, MiB | slowest input, s | found |\n| --- | --: | --: | --: | --: | --: |"


def main(arguments: Sequence[str]) -> int:
    """Print a row for each target; 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.every", description=__doc__)
    parser.add_argument("shares", nargs="+", metavar="TARGET=RUNS", help="how many inputs for which target")
    parser.add_argument("--longest", type=int, default=256, help="how many bytes an input has at most")
    parser.add_argument("--seconds", type=int, default=0, help="most seconds for a target; 0: as many as it takes")
    asked = parser.parse_args(arguments)
    print(_HEADER, flush=True)
    shares = [share.rpartition("=") for share in asked.shares]
    for target in sorted({target for target, _, _ in shares}):
        TARGETS[target](b"\x01")  # what it knows is read once, before the clock of an input runs
    found = [fuzz_target(target, int(runs), asked.longest, asked.seconds) for target, _, runs in shares]
    return int(sum(found) > 0)


def fuzz_target(target: str, runs: int, longest: int, seconds: int) -> int:
    """Fuzz one target in a copy of this process, and print its row; how many kinds of failure lie in its folder."""
    options = ["--go-on", "--runs", str(runs), "--longest", str(longest), "--seconds", str(seconds)]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        code = fork_fuzzer([target, *options], told)
        told.seek(0)
        said = told.read().decode(errors="replace")
    stats = {name: (pattern.findall(said) or ["?"])[-1] for name, pattern in _STATS.items()}
    found = [path for kind in _FOUND for path in find_folder(target).glob(kind) if path.suffix != ".why"]
    ended = f" (ended with {code})" if code else ""
    print(
        f"| {target} | {stats['inputs']} | {time.perf_counter() - start:.0f} | {stats['peak']} | {stats['slowest']} |"
        f" {len(found)}{ended} |",
        flush=True,
    )
    return len(found) + (code != 0)


def fork_fuzzer(arguments: Sequence[str], told: IO[bytes]) -> int:
    """The exit code of a fuzzer whose words go into a file; what is fuzzed is loaded once for all of them."""
    child = os.fork()
    if child == 0:
        os.dup2(told.fileno(), sys.stdout.fileno())
        os.dup2(told.fileno(), sys.stderr.fileno())
        fuzz(arguments)  # ends the process
        os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
