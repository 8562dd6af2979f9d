"""``make bench``: every measurement, as Markdown on standard output. Parts whose texts are missing say so."""

import os
import platform
import sys
from collections.abc import Callable, Iterator

from benchmarks.comparison import measure_comparison
from benchmarks.growth import measure_growth
from benchmarks.startup import measure_startup

PARTS: tuple[Callable[[], Iterator[str]], ...] = (measure_startup, measure_growth, measure_comparison)


def main() -> int:
    """Print the tables one after the other."""
    print(f"# Benchmarks: CPython {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    for part in PARTS:
        for line in part():
            print(line, flush=True)
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
