"""How the whole pipeline grows: a record of 100 pages, one of 500, and one more page in each."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import SHARED_DATA, run_onrecord
from benchmarks.pages import collect_pages, copy_pages

SIZES = (100, 500)


def measure_growth() -> Iterator[str]:
    """Lines of a Markdown table: pages, seconds, pages a second, peak memory, seconds for one page more."""
    with tempfile.TemporaryDirectory() as folder:
        pages = collect_pages(SHARED_DATA, Path(folder) / "unpacked")
        if len(pages) <= max(SIZES):
            yield f"Growth not measured: {len(pages)} pages in ../shared/data, {max(SIZES) + 1} wanted."
            return
        yield "| pages | `add` s | `build` s | pages/s | peak MiB | one page more, s | nothing new, s |"
        yield "| --: | --: | --: | --: | --: | --: | --: |"
        for size in SIZES:
            yield _measure_size(pages, size, Path(folder) / str(size))


def _measure_size(pages: list[Path], size: int, folder: Path) -> str:
    record = ("--record", folder / "record")
    added = run_onrecord("add", copy_pages(pages[:size], folder / "pages"), *record)
    built = run_onrecord("build", *record)
    run_onrecord("add", copy_pages(pages[size : size + 1], folder / "more"), *record)
    more = run_onrecord("build", *record)
    again = run_onrecord("build", *record)
    seconds = added.seconds + built.seconds
    return (
        f"| {size} | {added.seconds:.1f} | {built.seconds:.1f} | {size / seconds:.1f} | {built.peak_mebibytes:.0f} "
        f"| {more.seconds:.1f} | {again.seconds:.1f} |"
    )
