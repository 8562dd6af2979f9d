"""Several targets one after the other, each in a process of its own: ``python -m tests.fuzz.every html=50000 traces=50000``.

Prints a row for each target: inputs, seconds, peak of memory in MiB, slowest input, and how many things were found. What is found does not end
the search; each kind of it is written once to ``build/fuzz/TARGET/`` with what was raised beside it.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_STATS = {
    "inputs": re.compile(r"stat::number_of_executed_units:\s*(\d+)"),
    "peak": re.compile(r"stat::peak_rss_mb:\s*(\d+)"),
    "slowest": re.compile(r"stat::slowest_unit_time_sec:\s*(\d+)"),
}
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
    found = [fuzz_target(target, int(runs), asked.longest, asked.seconds) for target, _, runs in shares]
    return int(sum(found) > 0)


def fuzz_target(target: str, runs: int, longest: int, seconds: int) -> int:
    """Fuzz one target and print its row; how many kinds of failure lie in its folder."""
    command = [sys.executable, "-m", "tests.fuzz.run", target, "--go-on", "--runs", str(runs)]
    command += ["--longest", str(longest), "--seconds", str(seconds)]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode(errors="replace")
    stats = {name: (pattern.findall(said) or ["?"])[-1] for name, pattern in _STATS.items()}
    found = [path for path in (ROOT / "build" / "fuzz" / target).glob("*") if path.is_file() and path.suffix != ".why"]
    ended = "" if done.returncode == 0 else f" (ended with {done.returncode})"
    print(
        f"| {target} | {stats['inputs']} | {time.perf_counter() - start:.0f} | {stats['peak']} | {stats['slowest']} |"
        f" {len(found)}{ended} |",
        flush=True,
    )
    return len(found) + (done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
