"""Amounts read from English: onrecord beside quantulum3, on the expressions of duckling and on sentences of real pages, in one run."""

import json
import re
import statistics
import tarfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from benchmarks.commands import SHARED_DATA
from benchmarks.figures_gold import measure_gold
from benchmarks.pages import BRIEFINGS
from evaluation.duckling import DATA, Wanted, is_right, read_wanted
from onrecord.figures.amounts import read_amounts
from onrecord.figures.tokens import find_tokens
from onrecord.knowledge.amounts import load_amounts
from onrecord.knowledge.files import KnowledgeFolders

SENTENCES, ROUNDS = 2_000, 3
_RIVAL = "quantulum3"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_DIGIT = re.compile(r"\d")
_CLOSE = 1e-6
# The set's units as multiples of what quantulum3 gives: a duration, a length, a mass or a volume may stand in either of two units.
_SHORTEST, _LONGEST = 30, 400

Read = Callable[[str], Sequence[Any]]


class Method(NamedTuple):
    """A reader of amounts, and whether one of those that it finds is the value wanted."""

    name: str
    read: Read
    is_value: Callable[[Any, Wanted], bool]


def measure_figures() -> Iterator[str]:
    """A table of values right and of sentences a second."""
    if not DATA.is_dir() or not (SHARED_DATA / BRIEFINGS).is_file():
        yield "Expressions (../shared/data/duckling) or briefings are missing: figures are not measured."
        return
    items = [json.loads(line) for line in (DATA / "en.jsonl").read_text(encoding="utf-8").splitlines()]
    sentences = list(read_sentences(SENTENCES))
    yield f"{len(items)} English expressions; {len(sentences)} sentences with a digit from White House pages, median of {ROUNDS} runs.\n"
    yield "| method | exact value | sentences/s |"
    yield "| --- | --: | --: |"
    for method in list_methods():
        right = sum(_finds(method, item["text"], read_wanted(item["value"])) for item in items)
        seconds = statistics.median(_time(method.read, sentences) for _ in range(ROUNDS))
        yield f"| {method.name} | {right} ({right / len(items):.3f}) | {len(sentences) / seconds:,.0f} |"
    if find_spec(_RIVAL):
        yield from measure_gold(_RIVAL)


def _finds(method: Method, text: str, wanted: Wanted) -> bool:
    """Any amount that the method reads has the value: generous to every method alike."""
    return any(method.is_value(amount, wanted) for amount in method.read(text))


def _time(read: Read, sentences: Sequence[str]) -> float:
    began = time.process_time()
    for sentence in sentences:
        read(sentence)
    return time.process_time() - began


def list_methods() -> Iterator[Method]:
    """The methods whose packages are installed."""
    known = load_amounts(KnowledgeFolders())["en"]
    yield Method("onrecord", lambda text: read_amounts(find_tokens(text), known), is_right)
    if find_spec(_RIVAL):
        parse = import_module(f"{_RIVAL}.parser").parse
        yield Method("`quantulum3`", parse, _is_rival_value)


def _is_rival_value(amount: Any, wanted: Wanted) -> bool:
    """Its value, or the middle of its two ends, in the unit of the set or in any other unit of the same kind."""
    sizes = [float(base) for base in wanted.bases] or [1.0]
    ends = [wanted.value] if wanted.upper is None else [(wanted.value + wanted.upper) / Decimal(2)]
    plain = [float(end) for end in ends]
    scaled = [float(end) * size / other for end in ends for size in sizes for other in (1.0, *_OTHER_SIZES)]
    return any(abs(float(amount.value) - one) <= _CLOSE * max(1.0, abs(one)) for one in (*plain, *scaled))


# Sizes of units in which an amount may be given as well as in the one wanted.
_OTHER_SIZES = (
    0.001,
    0.01,
    0.0254,
    0.3048,
    0.9144,
    60.0,
    100.0,
    1000.0,
    1609.344,
    3600.0,
    86400.0,
    604800.0,
    31536000.0,
)


def read_sentences(most: int) -> Iterator[str]:
    """Sentences with a digit, from the first pages of the briefings."""
    left = most
    with tarfile.open(SHARED_DATA / BRIEFINGS) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.name.endswith(".md") else None
            text = held.read().decode("utf-8", "replace") if held else ""
            for sentence in _SENTENCE.split(" ".join(text.split())):
                if _SHORTEST < len(sentence) < _LONGEST and _DIGIT.search(sentence):
                    yield sentence
                    left -= 1
                    if not left:
                        return
