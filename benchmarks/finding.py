"""Finding the page of a quotation among 10⁵ and 10⁶ real sentences: speed, and how many edited quotations are found, beside peers.

Ours is asked as a build asks: all quotations at once, and the time is that of reading their words and joining them with those of
all pages. A peer is asked one by one, with its index made before. Found: the page of the source is among the at most six named; of a
peer, the sentence itself. Slow peers get fewer sentences and fewer quotations.
"""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.commands import RSS_PER_MEBIBYTE, SHARED_DATA
from benchmarks.rivals import Find, list_rivals
from benchmarks.sentences import (
    SENTENCES_A_PAGE,
    choose_quotations,
    edit_heavily,
    edit_lightly,
    fill_up,
    read_sentences,
)
from onrecord.matches.candidates import find_candidates
from onrecord.matches.worded import QuotedWords, Worded
from onrecord.text.shingles import KEY_BYTES, pack_text

SIZES = (100_000, 1_000_000)
QUOTATIONS = 10_000
RUNS = 3
LANGUAGE = "en"


class Asked(NamedTuple):
    """Places of sentences among all, and their words as edited."""

    places: list[int]
    quotations: list[str]


class Took(NamedTuple):
    """Seconds of the clock and of the processor for all quotations, and the share of those that were found.

    Where other programs run on the machine the clock tells more of them than of ours.
    """

    seconds: float
    cpu_seconds: float
    found: float


def measure_finding() -> Iterator[str]:
    """Lines of a Markdown table; says so where the pages are missing."""
    real = read_sentences(SHARED_DATA)
    if not real:
        yield "Finding not measured: no briefings in ../shared/data."
        return
    yield f"Of the sentences {len(real)} are real and distinct; beyond that, every third word is exchanged for that of another."
    yield ""
    yield (
        "| finding the page | sentences | quotations | quotations/s | a second of CPU | light edits found "
        "| heavy edits found | peak MiB |"
    )
    yield "| --- | --: | --: | --: | --: | --: | --: | --: |"
    for size in SIZES:
        chosen = real[:: max(1, len(real) // size)][:size] if size <= len(real) else fill_up(real, size)
        light, heavy = (ask(chosen[: len(real)], QUOTATIONS, edit) for edit in (edit_lightly, edit_heavily))
        pages = key_pages(chosen)
        gc.freeze()
        runs = [find_pages(pages, light) for _ in range(RUNS)]
        shares = runs[0].found, find_pages(pages, heavy).found
        gc.unfreeze()
        took = Took(*map(statistics.median, zip(*runs, strict=True)))
        yield _row("`onrecord`", size, QUOTATIONS, took, shares)
    for name, index, size, count in list_rivals():
        chosen = real[:: len(real) // size][:size]
        find = index(chosen)
        light, heavy = (ask(chosen, count, edit) for edit in (edit_lightly, edit_heavily))
        took = ask_rival(find, light)
        yield _row(name, size, count, took, (took.found, ask_rival(find, heavy).found))


def _row(name: str, size: int, count: int, took: Took, shares: tuple[float, float]) -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / RSS_PER_MEBIBYTE
    speeds = f"{count / took.seconds:.1f} | {count / took.cpu_seconds:.1f}"
    return f"| {name} | {size} | {count} | {speeds} | {shares[0]:.4f} | {shares[1]:.4f} | {peak:.0f} |"


def ask(sentences: Sequence[str], count: int, edit: Callable[[str, int], str]) -> Asked:
    """Quotations of sentences, edited."""
    chosen = choose_quotations(sentences, count)
    return Asked([place for place, _ in chosen], [edit(sentence, place) for place, sentence in chosen])


def key_pages(sentences: Sequence[str]) -> list[Worded]:
    """Sentences as pages of a fixed size."""
    pages = []
    for start in range(0, len(sentences), SENTENCES_A_PAGE):
        keys = [pack_text(sentence) for sentence in sentences[start : start + SENTENCES_A_PAGE]]
        rows = [(0, 0, 0, len(words) // KEY_BYTES) for words in keys if words]
        pages.append(
            Worded(
                document=f"{start // SENTENCES_A_PAGE:09}",
                language=LANGUAGE,
                turns=("0",),
                sentences=np.array(rows, dtype="<i4").tobytes(),
                words=b"".join(keys),
                quoted=(),
            )
        )
    return pages


def find_pages(pages: Sequence[Worded], asked: Asked) -> Took:
    """What it takes to find the pages of all quotations; found is one whose page is named."""
    start = time.perf_counter(), time.process_time()
    quoted = tuple(
        QuotedWords(quotation=str(number), words=pack_text(words)) for number, words in enumerate(asked.quotations)
    )
    report = Worded(document="report", language=LANGUAGE, turns=(), sentences=b"", words=b"", quoted=quoted)
    found = {(one.quotation, one.source) for one in find_candidates([*pages, report])}
    stop = time.perf_counter(), time.process_time()
    right = sum((str(number), f"{place // SENTENCES_A_PAGE:09}") in found for number, place in enumerate(asked.places))
    return Took(stop[0] - start[0], stop[1] - start[1], right / len(asked.places))


def ask_rival(find: Find, asked: Asked) -> Took:
    """What it takes a peer to find the sentences of all quotations; found is one whose sentence is named."""
    start = time.perf_counter(), time.process_time()
    named = [find(quotation) for quotation in asked.quotations]
    stop = time.perf_counter(), time.process_time()
    right = sum(place in one for place, one in zip(asked.places, named, strict=True))
    return Took(stop[0] - start[0], stop[1] - start[1], right / len(asked.places))
