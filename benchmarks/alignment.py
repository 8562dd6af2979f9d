"""Versions laid against each other: onrecord beside the dynamic program of Vecalign fed the same vectors, and Gale and Church's lengths."""

import hashlib
import re
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import numpy as np

from evaluation.alignment import DATA, TEXTBERG, Group, Parallel, list_sentences, read_documents, score_beads
from onrecord.alignment.align import align_texts
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.encoder import Vectors, normalise
from onrecord.text.kept_vectors import KeptVectors

SETS = (TEXTBERG, "ntrex-merge ru-en")
# The shortest documents of a set, up to so many sentences of the source: Vecalign's method encodes every run of up to five sentences.
SENTENCES = 150
NEW = 1  # documents whose vectors are worked out anew
_JOINED = 5  # sentences in a bead of Vecalign's method, as in the largest of ours
ROUNDS = 3
SIZES = (500, 1_000, 2_000, 5_000)
_DIMENSIONS = 512
_NUMBER = re.compile(r"\d+")
_MEBIBYTE = 1024 * 1024

Lay = Callable[[Parallel, KeptVectors], frozenset[Group]]


class Method(NamedTuple):
    """What lays beads, and whether it asks for vectors."""

    name: str
    lay: Lay
    has_vectors: bool = True


def measure_alignment() -> Iterator[str]:
    """Tables of pairs a second beside peers, and of growth."""
    models = [one for one in load_encoders(KnowledgeFolders()) if one.is_there and one.is_quick]
    if not DATA.is_dir() or not models:
        yield "Parallel texts (../shared/data) or the sentence encoder are missing: alignment is not measured."
        return
    kept = KeptVectors(models[0], most=1_000_000)
    yield "Pairs are half the sentences of both sides; seconds of CPU, with kept vectors the median of three runs.\n"
    yield "| texts | method | strict F1 | pairs/s, vectors kept | pairs/s, not kept (the shortest) |"
    yield "| --- | --- | --: | --: | --: |"
    for name in SETS:
        documents = take_documents(name)
        for method in list_methods():
            yield _compare(name, documents, method, kept)
    yield ""
    yield from _measure_growth()


def take_documents(name: str) -> list[Parallel]:
    """The shortest documents of a set."""
    taken: list[Parallel] = []
    for one in sorted(read_documents(name, DATA), key=lambda one: (len(one.source), one.name)):
        if sum(len(before.source) for before in taken) < SENTENCES:
            taken.append(one)
    return taken


def list_methods() -> Iterator[Method]:
    """onrecord, and the methods whose packages are installed."""
    yield Method("onrecord", _lay)
    if find_spec("sentalign"):
        yield Method("Vecalign's method (`sentalign`), same vectors", _lay_as_vecalign)
    if find_spec("galechurch"):
        yield Method("`galechurch`, lengths alone", _lay_by_lengths, has_vectors=False)


def _lay(one: Parallel, kept: KeptVectors) -> frozenset[Group]:
    return frozenset(map(list_sentences, align_texts(one.source, one.target, kept).links))


def _lay_as_vecalign(one: Parallel, kept: KeptVectors) -> frozenset[Group]:
    found = import_module("sentalign").sentalign(
        list(one.source), list(one.target), kept.encode, alignment_max_size=_JOINED
    )
    return frozenset((tuple(bead.src_indices), tuple(bead.tgt_indices)) for bead in found.alignments)


def _lay_by_lengths(one: Parallel, kept: KeptVectors) -> frozenset[Group]:
    beads = import_module("galechurch").align(list(one.source), list(one.target)).beads
    return frozenset(
        (tuple(range(one.source_start, one.source_end)), tuple(range(one.target_start, one.target_end)))
        for one in beads
    )


def _compare(name: str, documents: Sequence[Parallel], method: Method, kept: KeptVectors) -> str:
    found = [method.lay(one, kept) for one in documents]  # fills what is kept
    again = statistics.median(_time(method, documents, kept) for _ in range(ROUNDS))
    some = documents[:NEW]
    new = count_pairs(some) / _time(method, some, KeptVectors(kept.encoder)) if method.has_vectors else None
    new_told = f"{new:,.0f}" if new else "—"
    strict = score_beads(documents, found)
    return f"| {name} | {method.name} | {strict:.3f} | {count_pairs(documents) / again:,.0f} | {new_told} |"


def count_pairs(documents: Sequence[Parallel]) -> float:
    """Half the sentences of both sides."""
    return sum(len(one.source) + len(one.target) for one in documents) / 2


def _time(method: Method, documents: Sequence[Parallel], kept: KeptVectors) -> float:
    began = time.process_time()
    for one in documents:
        method.lay(one, kept)
    return max(time.process_time() - began, 1e-6)


class DrawnVectors:
    """A stand-in for a model: sentences that carry one number have vectors near each other, so that nothing is spent on encoding."""

    name = "drawn"
    is_quick = is_exact = True
    has_words = False

    def knows(self, language: str | None) -> bool:
        """Any language."""
        return True

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the numbers in a text, added up, with noise that is the text's own."""
        rows = [
            sum(_draw(int(number)) for number in _NUMBER.findall(text)) + 0.7 * _draw(_sign(text)) for text in texts
        ]
        return normalise(np.array(rows, dtype=np.float32).reshape(len(rows), _DIMENSIONS))

    encode_together = encode


@cache
def _draw(number: int) -> Vectors:
    return np.random.default_rng(number).normal(size=_DIMENSIONS).astype(np.float32)


def _sign(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())


def make_long(size: int) -> Parallel:
    """Two invented texts of ``size`` sentences: each twentieth is left out on either side, and each fifteenth told in two."""
    words = ("bridge", "harbour", "council", "river", "forum", "timber", "garden", "railway", "orchard", "ferry")
    draw = np.random.default_rng(size)
    source, target = [], []
    for number in range(size):
        told = " ".join(draw.choice(words, size=int(draw.integers(6, 24))))
        if number % 20:
            source.append(f"{number} {told}.")
        if number % 20 != 10:
            target += (
                [f"{number} {told[::-1]}."] if number % 15 else [f"{number} {told[::-2]}.", f"{number} {told[::2]}."]
            )
    return Parallel("long", tuple(source), tuple(target), frozenset())


def _measure_growth() -> Iterator[str]:
    """Invented texts of growing length, vectors drawn beforehand."""
    kept = KeptVectors(DrawnVectors(), most=1_000_000)
    yield "| sentences on a side | seconds, vectors kept | ms a sentence | peak, MiB |"
    yield "| --: | --: | --: | --: |"
    for size in SIZES:
        one = make_long(size)
        _lay(one, kept)
        seconds = _time(Method("onrecord", _lay), [one], kept)
        yield f"| {size:,} | {seconds:.2f} | {1000 * seconds / size:.2f} | {_measure_peak(one, kept):.0f} |"


def _measure_peak(one: Parallel, kept: KeptVectors) -> float:
    """The most that was held at once while the texts were laid, beyond the vectors that are kept."""
    tracemalloc.start()
    try:
        _lay(one, kept)
        return tracemalloc.get_traced_memory()[1] / _MEBIBYTE
    finally:
        tracemalloc.stop()
