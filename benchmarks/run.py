"""``make bench``: every measurement, as Markdown on standard output. Parts whose texts or peers are missing say so.

``python -m benchmarks.run growth finding`` measures some parts alone.
"""

import argparse
import compileall
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping

from benchmarks.alignment import measure_alignment
from benchmarks.commands import ROOT
from benchmarks.comparison import measure_comparison
from benchmarks.entities import measure_entities
from benchmarks.events import measure_events
from benchmarks.extraction import measure_pages
from benchmarks.figures import measure_figures
from benchmarks.finding import measure_finding
from benchmarks.growth import measure_growth
from benchmarks.startup import measure_startup
from benchmarks.steps import measure_steps
from benchmarks.web import measure_web

PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "startup": measure_startup,
    "growth": measure_growth,
    "steps": measure_steps,
    "finding": measure_finding,
    "comparison": measure_comparison,
    "extraction": measure_pages,
    "figures": measure_figures,
    "entities": measure_entities,
    "events": measure_events,
    "web": measure_web,
    "alignment": measure_alignment,
}


def main() -> int:
    """Print the tables one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure speed and memory.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)}")
    asked = parser.parse_args().parts
    for name in asked:
        if name not in PARTS:
            parser.error(f"expected one of {', '.join(PARTS)}, found {name}")
    # As every installation has it; a process that compiles the modules first takes a second more.
    compileall.compile_dir(ROOT / "src", quiet=1)
    print(f"# Benchmarks: CPython {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    for name, measure in PARTS.items():
        for line in measure() if name in (asked or PARTS) else ():
            print(line, flush=True)
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
