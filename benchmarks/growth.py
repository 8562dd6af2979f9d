"""How the whole pipeline grows: records of 100, 500 and 5,000 real pages and of all, built by one process, and one page more in each."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

from benchmarks.commands import SHARED_DATA, Run, run_onrecord
from benchmarks.pages import collect_pages, copy_pages
from onrecord.model import Issue
from onrecord.record.view import View

# The last record holds all pages but those that come later; growth is told by the two sizes before it, ten times apart.
SIZES = (100, 500, 5_000)
# Pages that come later, one by one: what one costs hangs on how many others it tells of, so the median of them is told.
LATER = 5
# The step that makes the release; all before it make work tables.
RELEASE = "release"
# Why a stage has nothing of a page: an error with its place, or a bound that ended it.
FAILED = re.compile(r"\(\w+\.py, line \d+\)$|^took longer than |^needed more memory ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What one size took: taking in and building, each page more, and a build that finds nothing new; ``failed`` pages of a stage."""

    pages: int
    failed: int
    added: Run
    built: Run
    more: tuple[Run, ...]
    again: Run

    @property
    def seconds(self) -> float:
        """Taking in and building."""
        return self.added.seconds + self.built.seconds

    @property
    def tables(self) -> list[float]:
        """Seconds of the work tables of each page more."""
        return [run.seconds - run.steps.get(RELEASE, 0.0) for run in self.more]


def measure_growth() -> Iterator[str]:
    """Lines of a Markdown table, a row for each size, and the slopes of time and memory between the last two."""
    with tempfile.TemporaryDirectory() as folder:
        pages = collect_pages(SHARED_DATA, Path(folder) / "unpacked")
        sizes = [size for size in SIZES if size <= len(pages) - LATER]
        if not sizes:
            yield f"Growth not measured: {len(pages)} pages in ../shared/data, {min(SIZES) + LATER} wanted."
            return
        yield f"Of {len(pages)} real pages, built by one process without models."
        yield f"Of {LATER} pages more, one by one, stands the median (least to most).\n"
        yield (
            "| pages | `add` s | `build` s | pages/s | peak MiB | one page more: work tables, s | its release, s "
            "| in all, s | nothing new, s | failed in a stage |"
        )
        yield "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
        measured = []
        for size in dict.fromkeys((*sizes, len(pages) - LATER)):
            measured.append(_measure_size(pages, size, Path(folder) / str(size)))
            yield _write_row(measured[-1])
        if len(sizes) > 1:
            yield ""
            yield _write_slopes(*measured[len(sizes) - 2 : len(sizes)])
            yield _write_steps(measured[-1])


def _measure_size(pages: list[Path], size: int, folder: Path) -> Growth:
    record = ("--record", folder / "record")
    build = ("build", "--processes", "1", "--without-models", *record)
    added = run_onrecord("add", copy_pages(pages[:size], folder / "pages"), *record)
    built = run_onrecord(*build)
    more = []
    for order, page in enumerate(pages[size : size + LATER]):
        run_onrecord("add", copy_pages([page], folder / "more" / str(order)), *record)
        more.append(run_onrecord(*build))
    again = run_onrecord(*build)
    with View.open(folder / "record") as view:
        failed = sum(FAILED.search(one.why) is not None for one in view.rows(Issue))
    return Growth(pages=size, failed=failed, added=added, built=built, more=tuple(more), again=again)


def _write_row(row: Growth) -> str:
    tables = row.tables
    return (
        f"| {row.pages} | {row.added.seconds:.1f} | {row.built.seconds:.1f} | {row.pages / row.seconds:.1f} "
        f"| {row.built.peak_mebibytes:.0f} | {median(tables):.1f} ({min(tables):.1f} to {max(tables):.1f}) "
        f"| {median(run.steps.get(RELEASE, 0.0) for run in row.more):.1f} | {median(run.seconds for run in row.more):.1f} "
        f"| {row.again.seconds:.1f} | {row.failed} |"
    )


def _write_slopes(small: Growth, large: Growth) -> str:
    def slope(one: float, other: float) -> str:
        return f"{log(other / one) / log(large.pages / small.pages):.2f}"

    return (
        f"From {small.pages} to {large.pages} pages time grows with the power {slope(small.seconds, large.seconds)}, "
        f"memory with {slope(small.built.peak_mebibytes, large.built.peak_mebibytes)}."
    )


def _write_steps(row: Growth) -> str:
    steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in row.built.steps.items())
    return f"Seconds of the steps of the build of {row.pages} pages: {steps}."
