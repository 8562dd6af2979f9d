"""What each step of a build takes: seconds of the processor where each goes through all pages by itself, in one process, without models."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import SHARED_DATA
from benchmarks.pages import collect_pages, copy_pages
from onrecord.capture.take_in import take_in
from onrecord.engines.local import LocalEngine
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.pipeline import list_steps, publish, run_step
from onrecord.record.writer import RecordWriter
from onrecord.reviews.stage import store_reviews
from onrecord.settings import Settings

PAGES = 1_000
_MILLI = 1000


def measure_steps() -> Iterator[str]:
    """A row for each step that takes a thousandth of the build or more."""
    with TemporaryDirectory(prefix="onrecord-bench-") as place:
        folder = Path(place)
        pages = collect_pages(SHARED_DATA, folder / "unpacked")[:PAGES]
        if not pages:
            yield "Pages are missing: the steps are not measured."
            return
        spent = time_steps(copy_pages(pages, folder / "pages"), folder / "record")
    total = sum(spent.values())
    yield f"{len(pages)} pages, one process, no models, each step by itself, processor time.\n"
    yield "| step | ms a page | share of the build |"
    yield "| --- | --: | --: |"
    for name, seconds in spent.items():
        if seconds >= total / _MILLI:
            yield f"| {name} | {_MILLI * seconds / len(pages):.2f} | {seconds / total:.1%} |"
    yield f"| whole build | {_MILLI * total / len(pages):.2f} | |"


def time_steps(pages: Path, record: Path) -> Mapping[str, float]:
    """Seconds of processor time by step, taking in and the release among them.

    A build takes pages through many stages at once, where no clock tells one from another; here each stage reads what the others wrote.
    """
    settings = Settings(record=record, knowledge=None, processes=1, has_models=False)
    folders = KnowledgeFolders(settings.knowledge)
    spent: dict[str, float] = {}

    def note(name: str, since: float) -> float:
        now = time.process_time()
        spent[name] = spent.get(name, 0.0) + now - since
        return now

    since = time.process_time()
    with RecordWriter(record) as writer, LocalEngine(1) as engine:
        take_in([pages], writer.captures)
        since = note("taking in", since)
        held = store_reviews(writer)
        for step in list_steps(writer, settings):
            run_step(step, engine, writer, folders)
            since = note(step.name, since)
        publish(writer, folders, (), held)
        note("release", since)
    return spent
