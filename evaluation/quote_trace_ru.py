"""Traces measured on 440 labelled Russian quotations (../shared/data/quote-trace-ru): verdicts, kinds of change, each error.

    python evaluation/quote_trace_ru.py

Each page of the pool is one document with one turn, its sentences in order. Labels map to verdicts as that folder's README says; where
an item's own words show otherwise the words win, and the item is printed. Nothing of the data is kept here.
"""

import json
import math
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import Wording, open_wordings
from onrecord.traces.compare import Comparison, compare_words
from onrecord.traces.reading import Reading, read_quotation, read_turn

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quote-trace-ru"
VERDICTS: Mapping[str, str] = {
    "typography": "verbatim",
    "fragment": "verbatim",
    "interrupted": "verbatim",
    "bracket": "verbatim",
    "ellipsis": "shortened",
    "stitched": "spliced",
    "words-dropped": "edited",
    "number-changed": "edited",
    "other-page": "not_found",
}
# Items whose own words show something else than their label, read one by one: the words win. Three marked ellipses leave out
# a softener, three a number or a denial; two pairs of "stitched" sentences are neighbours on the page; one dropped word is half of
# an editor's insertion.
WORDS_WIN: Mapping[str, str] = {
    "qt0105": "edited",
    "qt0199": "edited",
    "qt0305": "edited",
    "qt0519": "edited",
    "qt0531": "edited",
    "qt0633": "edited",
    "qt0217": "verbatim",
    "qt0771": "verbatim",
    "qt0363": "verbatim",
}
# The reporter's words inside the marks, as this set writes them: ", – сказал президент, –".
_INTERRUPTION = re.compile(r",? – \w+ президент, –")


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with what was expected and what came out."""

    id: str
    change: str
    quote: str
    expected: str
    found: Comparison | None

    @property
    def verdict(self) -> str:
        """The verdict; ``not_found`` where no page of the pool has the words."""
        return self.found.verdict if self.found else "not_found"


def read_pool(wording: Wording) -> list[Reading]:
    """One reading a page."""
    return [_read_page(page["sentences"], wording) for page in _read_lines("pool.jsonl")]


def judge_items(pool: Sequence[Reading], wording: Wording) -> Iterator[Judged]:
    """Every item against every page of the pool; the best comparison counts."""
    for item in _read_lines("items.jsonl"):
        quote = item["quote"].strip("«»")
        interruptions = [found.span() for found in _INTERRUPTION.finditer(quote)]
        quoted = read_quotation(quote, interruptions, wording)
        compared = [found for page in pool if (found := compare_words(quoted, [page])) is not None]
        best = max(compared, key=lambda found: (found.certainty == "sure", found.coverage, found.score), default=None)
        yield Judged(item["id"], item["op"], quote, VERDICTS[item["op"]], best)


def expects_kind(judged: Judged) -> bool | None:
    """Whether the kind of change is the labelled one; nothing where the label says no kind."""
    if judged.expected != "edited" or judged.id in WORDS_WIN:
        return None
    kinds = {change.kind for change in judged.found.changes} if judged.found else set()
    if judged.change == "number-changed":
        return kinds == {"number"}
    return bool(kinds) and kinds <= {"word", "negation", "hedge", "name", "number"}


def interval(correct: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not total:
        return 0.0, 1.0
    share, z = correct / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def main() -> int:
    """Print counts, intervals and every error; 0 also where the data are missing."""
    if not DATA.exists():
        print(f"skipped: no data at {DATA}")
        return 0
    wording = open_wordings(KnowledgeFolders()).of("ru")
    began = time.perf_counter()
    pool = read_pool(wording)
    read = time.perf_counter()
    judged = list(judge_items(pool, wording))
    compared = time.perf_counter()
    _print_table(judged)
    print(
        f"pool read in {read - began:.2f} s; {len(judged) * len(pool) / (compared - read):,.0f} comparisons/s of a quotation with a page"
    )
    return 0


def _print_table(judged: Sequence[Judged]) -> None:
    by_change: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in judged:
        by_change[entry.change][entry.verdict] += 1
    for change, counts in sorted(by_change.items()):
        print(f"{change:15} {VERDICTS[change]:10} {dict(counts.most_common())}")
    _print_score("verdict by label", [entry.verdict == entry.expected for entry in judged])
    _print_score("verdict, words win", [entry.verdict == WORDS_WIN.get(entry.id, entry.expected) for entry in judged])
    kinds = [right for entry in judged if (right := expects_kind(entry)) is not None]
    _print_score("kind of change", kinds)
    for entry in judged:
        if entry.verdict != entry.expected or expects_kind(entry) is False:
            _print_error(entry)


def _print_score(name: str, right: Sequence[bool]) -> None:
    low, high = interval(sum(right), len(right))
    print(f"{name}: {sum(right)} of {len(right)} = {sum(right) / len(right):.3f} ({low:.3f}–{high:.3f})")


def _print_error(entry: Judged) -> None:
    won = ", as its words say" if WORDS_WIN.get(entry.id) == entry.verdict else ""
    print(
        f"\n{entry.id} {entry.change}: expected {entry.expected}, found {entry.verdict}{won}\n  quoted: {entry.quote}"
    )
    if entry.found:
        print(f"  {entry.found.rule}, {entry.found.certainty}, {dict(entry.found.parts)}")
        for change in entry.found.changes:
            print(f"  {change.kind}: {change.quoted!r} ← {change.published!r}")


def _read_page(sentences: Sequence[str], wording: Wording) -> Reading:
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    return read_turn(text, spans, (), wording)


def _read_lines(name: str) -> list[Any]:
    with (DATA / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


if __name__ == "__main__":
    sys.exit(main())
