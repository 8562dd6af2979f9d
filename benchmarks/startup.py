"""How long a person waits: the help text, and the first check of a few pages on an empty record."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import ROOT, SHARED_DATA, Run, median_peak, median_seconds, run_onrecord

REPEATS = 5
WORLD = ROOT / "examples" / "small_world" / "pages"
WORLD_KNOWLEDGE = ROOT / "examples" / "knowledge"


def measure_startup() -> Iterator[str]:
    """Lines of a Markdown table: command, median seconds, peak memory."""
    yield "| cold start | seconds (median of 5) | slowest | peak MiB |"
    yield "| --- | --: | --: | --: |"
    yield _row("`onrecord --help`", [run_onrecord("--help") for _ in range(REPEATS)])
    if (SHARED_DATA / "seeds").is_dir():
        yield _row("`onrecord check` on the five seed pages", _check(SHARED_DATA / "seeds"))
    if WORLD.is_dir():
        yield _row("`onrecord check` on the small world", _check(WORLD, "--knowledge", WORLD_KNOWLEDGE))


def _check(pages: Path, *options: str | Path) -> list[Run]:
    runs = []
    for _ in range(REPEATS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(run_onrecord("check", pages, "--record", Path(folder) / "record", *options))
    return runs


def _row(name: str, runs: list[Run]) -> str:
    slowest = max(run.seconds for run in runs)
    return f"| {name} | {median_seconds(runs):.2f} | {slowest:.2f} | {median_peak(runs):.0f} |"
