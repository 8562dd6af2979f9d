"""What commitments cost: the share of a build's time that their steps take, in one process and without models."""

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import SHARED_DATA
from benchmarks.pages import collect_pages, copy_pages
from onrecord.commitments.stage import KEEP, KEYS, PASSED, READ
from onrecord.pipeline import take_in_and_build
from onrecord.settings import Settings

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
        spent = _time_steps(copy_pages(pages, folder / "pages"), folder / "record")
    total = sum(spent.values())
    yield f"{len(pages)} pages, one process, no models, processor time.\n"
    yield "| step | ms a page | share of the build |"
    yield "| --- | --: | --: |"
    for name in (READ.name, KEYS.name, KEEP.name, PASSED.name):
        yield f"| {name} | {_MILLI * spent[name] / len(pages):.2f} | {spent[name] / total:.1%} |"
    yield f"| whole build | {_MILLI * total / len(pages):.2f} | |"


def _time_steps(pages: Path, record: Path) -> dict[str, float]:
    """Seconds of processor time by step."""
    spent: defaultdict[str, float] = defaultdict(float)
    running, since = "capture", time.process_time()

    def shown(name: str, place: int, count: int) -> None:
        nonlocal running, since
        now = time.process_time()
        spent[running] += now - since
        running, since = name, now

    settings = Settings(record=record, knowledge=None, processes=1, has_models=False)
    view, _ = take_in_and_build([pages], settings, shown)
    view.close()
    spent[running] += time.process_time() - since
    return spent
