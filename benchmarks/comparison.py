"""Where does a quotation come from: our comparison of words beside peers, on the same items, in the same run.

First finding alone: quotations cut from real sentences and edited, among 10⁵ and 10⁶ of them. Then finding and laying out, on a
labelled set.

Each method gets a quotation and the pages of the pool and names the page it holds likeliest. Recall counts the items whose named page
is a true source; items taken from pages outside the pool are left out. Only ours also says what differs.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.commands import SHARED_DATA
from benchmarks.finding import measure_finding
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import open_wordings
from onrecord.text.shingles import SHINGLE_WORDS, pack_text, unpack_keys
from onrecord.traces.compare import compare_words
from onrecord.traces.reading import read_quotation, read_turn

DATA = SHARED_DATA / "quote-trace-ru"
LANGUAGE = "ru"
# Items for each method, so that none takes more than about half a minute.
ITEMS = 110
SLOW_ITEMS = 8
SLOWEST_ITEMS = 2
# As in matches/candidates.sql: the best windows of a quotation are compared.
CANDIDATES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A quotation and the addresses of its true sources."""

    words: str
    sources: frozenset[str]


Locate = Callable[[str], str | None]


def measure_comparison() -> Iterator[str]:
    """Lines of two Markdown tables."""
    yield from measure_finding()
    yield ""
    yield from measure_laying()


def measure_laying() -> Iterator[str]:
    """Finding and laying out, a labelled set: method, items, quotations a second, times ours, recall."""
    if not DATA.is_dir():
        yield "Comparison not measured: no ../shared/data/quote-trace-ru."
        return
    pages = {page["url"]: page["sentences"] for page in _read_lines(DATA / "pool.jsonl")}
    items = [
        Item(words=item["quote"].strip("«»"), sources=frozenset(source["url"] for source in item["sources"]))
        for item in _read_lines(DATA / "items.jsonl")
    ]
    items = [item for item in items if item.sources & pages.keys()]
    yield f"| finding the source among {sum(map(len, pages.values()))} sentences | items | quotations/s | ratio | recall |"
    yield "| --- | --: | --: | --: | --: |"
    ours, row = _measure(items, ITEMS, _locate_by_words(pages))
    yield f"| `onrecord`: shingles, then words of the {CANDIDATES} best pages | {row.format(ratio=1.0)} |"
    for name, count, locate in (
        ("`rapidfuzz` partial_ratio, every sentence", SLOW_ITEMS, _locate_by_rapidfuzz(pages)),
        ("`difflib` longest match, every sentence", SLOWEST_ITEMS, _locate_by_difflib(pages)),
    ):
        speed, row = _measure(items, count, locate)
        yield f"| {name} | {row.format(ratio=speed / ours)} |"


def _measure(items: Sequence[Item], count: int, locate: Locate) -> tuple[float, str]:
    chosen = items[:: max(1, len(items) // count)][:count]
    start = time.perf_counter()
    right = sum(locate(item.words) in item.sources for item in chosen)
    speed = len(chosen) / (time.perf_counter() - start)
    return speed, f"{len(chosen)} | {speed:.1f} | {{ratio:.3f}} | {right / len(chosen):.3f}"


def _read_lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _locate_by_words(pages: Mapping[str, Sequence[str]]) -> Locate:
    wording = open_wordings(KnowledgeFolders()).of(LANGUAGE)
    turns = {address: read_turn(*_join(sentences), (), wording) for address, sentences in pages.items()}

    holders: dict[tuple[int, ...], set[str]] = {}
    for address, sentences in pages.items():
        for shingle in _shingle(" ".join(sentences)):
            holders.setdefault(shingle, set()).add(address)

    def locate(words: str) -> str | None:
        quoted = read_quotation(words, (), wording)
        counted = Counter(address for shingle in _shingle(words) for address in sorted(holders.get(shingle, ())))
        likely = [address for address, _ in counted.most_common(CANDIDATES)]
        compared = {address: compare_words(quoted, [turns[address]]) for address in likely}
        found = {address: one for address, one in compared.items() if one is not None}
        return max(found, key=lambda address: (found[address].coverage, found[address].score), default=None)

    return locate


def _shingle(text: str) -> Iterator[tuple[int, ...]]:
    words = unpack_keys(pack_text(text)).tolist()
    return (tuple(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))


def _join(sentences: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The sentences with a space between them, and where each stands."""
    places, start = [], 0
    for sentence in sentences:
        places.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return " ".join(sentences), places


def _locate_by_rapidfuzz(pages: Mapping[str, Sequence[str]]) -> Locate:
    addresses = [address for address, sentences in pages.items() for _ in sentences]
    sentences = [sentence.casefold() for page in pages.values() for sentence in page]

    def locate(words: str) -> str | None:
        _, _, place = process.extractOne(words.casefold(), sentences, scorer=fuzz.partial_ratio)
        return addresses[place]

    return locate


def _locate_by_difflib(pages: Mapping[str, Sequence[str]]) -> Locate:
    def locate(words: str) -> str | None:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(words.casefold())
        best: tuple[int, str | None] = (0, None)
        for address, sentences in pages.items():
            for sentence in sentences:
                matcher.set_seq1(sentence.casefold())
                size = matcher.find_longest_match().size
                if size > best[0]:
                    best = (size, address)
        return best[1]

    return locate
