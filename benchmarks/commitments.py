"""What commitments cost: the share of a build's time that their steps take, in one process and without models."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import SHARED_DATA
from benchmarks.pages import collect_pages, copy_pages
from benchmarks.steps import time_steps
from onrecord.commitments.stage import KEEP, KEYS, PASSED, READ

PAGES = 268
_MILLI = 1000


def measure_commitments() -> Iterator[str]:
    """Processor time a page for reading them, for the steps over many, and for the build as a whole."""
    with TemporaryDirectory(prefix="onrecord-bench-") as place:
        folder = Path(place)
        pages = collect_pages(SHARED_DATA, folder / "unpacked")[:PAGES]
        if not pages:
            yield "Pages are missing: commitments are not measured."
            return
        spent = time_steps(copy_pages(pages, folder / "pages"), folder / "record")
    total = sum(spent.values())
    yield f"{len(pages)} pages, one process, no models, each step by itself, processor time.\n"
    yield "| step | ms a page | share of the build |"
    yield "| --- | --: | --: |"
    for name in (READ.name, KEYS.name, KEEP.name, PASSED.name):
        yield f"| {name} | {_MILLI * spent[name] / len(pages):.2f} | {spent[name] / total:.1%} |"
    yield f"| whole build | {_MILLI * total / len(pages):.2f} | |"
