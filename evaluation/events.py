"""Events: which pages tell of one event (B³), and the editions of series with their ordinals.

B³ is that for clusters that overlap (Amigó et al. 2009), since a page may tell of several events: an item is a page, its
found clusters are the events that it is an account of. A page in no cluster counts as one alone.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.found import Row, run_onrecord
from evaluation.gold import GOLD, read_lines
from evaluation.invented import Edition, list_editions, write_pages
from evaluation.pages import Page, has_pages, read_pages
from evaluation.scores import Pairs, Score, score_pairs
from tests.small_world.world import KNOWLEDGE

FOLDER = GOLD / "events"
SETS = ("events", "events-2")
GOALS = (("pages of one event, B3 F1", 0.95), ("editions of series F1", 0.97))
# Scores are counts: a share of an item is counted in thousandths.
_THOUSANDTHS = 1000
_MOST_SHOWN = 50

Clusters = Mapping[str, frozenset[str]]
Item = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class EventGold:
    """Pages, the events of each document (file and part), and the editions that the pages with series tell of."""

    name: str
    pages: tuple[Page, ...]
    events: Mapping[Item, frozenset[str]]
    editions: tuple[Edition, ...]
    knowledge: Path | None


def read_event_gold(name: str) -> EventGold | None:
    """The gold of a set; nothing where its pages are missing."""
    return _read_invented(name) if name == "events-2" else _read_pointed(name)


def _read_pointed(name: str) -> EventGold | None:
    rows = read_lines(FOLDER / "pages.jsonl")
    files = sorted({row["file"] for row in rows})
    if not all(has_pages(file) for file in files):
        return None
    editions = [
        Edition(**{key: value for key, value in row.items() if key not in ("set", "files")}, files=tuple(row["files"]))
        for row in read_lines(FOLDER / "editions.jsonl")
        if row["set"] == name
    ]
    return EventGold(
        name=name,
        pages=tuple(read_pages(files).values()),
        events={(row["file"], row["part"]): frozenset(row["events"]) for row in rows},
        editions=tuple(editions),
        knowledge=None,
    )


def _read_invented(name: str) -> EventGold:
    pages = tuple(write_pages())
    return EventGold(
        name=name,
        pages=tuple(one.page for one in pages),
        events={(one.page.file, 0): frozenset(one.events) for one in pages},
        editions=list_editions(),
        knowledge=KNOWLEDGE,
    )


def measure_events(gold: EventGold) -> Iterator[Score]:
    """B³ over the pages, then the editions."""
    with TemporaryDirectory(prefix="onrecord-evaluation-") as folder:
        tables, sources = build_tables(gold, Path(folder))
    documents = {row["id"]: (sources[Path(row["source"]).name], row["part"] - 1) for row in tables["documents"]}
    found: defaultdict[Item, set[str]] = defaultdict(set)
    for row in tables["accounts"]:
        found[documents[row["document"]]].add(row["event"])
    items = sorted(gold.events)
    clusters = {item: frozenset(found.get(item) or {f"alone {item}"}) for item in items}
    yield from _score_clusters(gold, items, clusters)
    yield from score_pairs(gold.name, "editions of series", _pair_editions(gold, tables["events"], documents))


def build_tables(gold: EventGold, folder: Path) -> tuple[Mapping[str, list[Row]], Mapping[str, str]]:
    """The documents, accounts and events of a record built of the pages, and the file of each page by its name there."""
    pages = folder / "pages"
    pages.mkdir()
    sources = {f"{order:03}_{page.name}": page for order, page in enumerate(gold.pages)}
    for name, page in sources.items():
        (pages / name).write_bytes(page.content)
    return read_tables(folder, gold.knowledge), {name: page.file for name, page in sources.items()}


def read_tables(folder: Path, knowledge: Path | None) -> Mapping[str, list[Row]]:
    """The exported tables of a record of the pages in ``folder / "pages"``, built without models."""
    own = ("--knowledge", str(knowledge)) if knowledge else ()
    record = str(folder / "record")
    run_onrecord(
        "check", str(folder / "pages"), "--record", record, "--fail-on", "never", "--quiet", "--without-models", *own
    )
    run_onrecord("export", "--record", record, "--format", "jsonl", "--out", str(folder / "tables"))
    return {
        name: [json.loads(line) for line in (folder / "tables" / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("documents", "accounts", "events", "findings")
    }


def _score_clusters(gold: EventGold, items: Sequence[Item], found: Mapping[Item, frozenset[str]]) -> Iterator[Score]:
    precision, recall = _sum_shares(items, found, gold.events), _sum_shares(items, gold.events, found)
    joined, split = _list_wrong(items, found, gold.events)
    count = len(items)
    measure = "pages of one event, B3"
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    yield Score(
        set=gold.name, measure=f"{measure} precision", correct=round(precision * _THOUSANDTHS),
        total=count * _THOUSANDTHS, errors=joined,
    )  # fmt: skip
    yield Score(
        set=gold.name, measure=f"{measure} recall", correct=round(recall * _THOUSANDTHS), total=count * _THOUSANDTHS,
        errors=split,
    )  # fmt: skip
    yield Score(set=gold.name, measure=f"{measure} F1", correct=round(f1 * _THOUSANDTHS), total=count * _THOUSANDTHS)


def _sum_shares(
    items: Sequence[Item], first: Mapping[Item, frozenset[str]], last: Mapping[Item, frozenset[str]]
) -> float:
    """Over the items, the mean over those that share a cluster of the first kind of how far they share those of the last kind."""
    members: defaultdict[str, set[Item]] = defaultdict(set)
    for item in items:
        for cluster in first[item]:
            members[cluster].add(item)
    total = 0.0
    for item in items:
        beside = sorted({other for cluster in first[item] for other in members[cluster]})
        shares = [_share(item, other, first, last) for other in beside]
        total += sum(shares) / len(shares)
    return total


def _share(item: Item, other: Item, first: Mapping[Item, frozenset[str]], last: Mapping[Item, frozenset[str]]) -> float:
    common = len(first[item] & first[other])
    return min(common, len(last[item] & last[other])) / common


def _list_wrong(
    items: Sequence[Item], found: Mapping[Item, frozenset[str]], wanted: Mapping[Item, frozenset[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    joined: list[str] = []
    split: list[str] = []
    for one, other in combinations(items, 2):
        are_found, are_wanted = bool(found[one] & found[other]), bool(wanted[one] & wanted[other])
        if are_found != are_wanted:
            (joined if are_found else split).append(f"{_name(one)} {'+' if are_found else '|'} {_name(other)}")
    return tuple(joined[:_MOST_SHOWN]), tuple(split[:_MOST_SHOWN])


def _name(item: Item) -> str:
    return f"{item[0].rsplit('/', 1)[-1]}" + (f"#{item[1]}" if item[1] else "")


def _pair_editions(gold: EventGold, events: Sequence[Row], documents: Mapping[str, Item]) -> Pairs:
    """An edition is found where an event bears a series' name, this ordinal, status and date, and shares a page with it.

    Each found series means the series of the gold that it has most editions of: editions that bear another's name are wrong.
    """
    files = {file for edition in gold.editions for file in edition.files}
    held = [row for row in events if row["series"] and files & _list_files(row, documents)]
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in held:
        for edition in gold.editions:
            if set(edition.files) & _list_files(row, documents) and _agrees(edition, row):
                names[row["series"]][edition.series] += 1
    meant = {name: counts.most_common(1)[0][0] for name, counts in names.items()}
    missed: list[str] = []
    used: set[str] = set()
    for edition in gold.editions:
        found = [
            row["id"]
            for row in held
            if row["id"] not in used
            and meant.get(row["series"]) == edition.series
            and _agrees(edition, row)
            and set(edition.files) & _list_files(row, documents)
        ]
        used.update(found[:1])
        if not found:
            missed.append(f"{edition.series} {edition.ordinal} {edition.when} {edition.status}")
    extra = [
        f"{row['series']} {row['edition']} {row['start']} {row['status']} {sorted(_list_files(row, documents))[:2]}"
        for row in held
        if row["id"] not in used
    ]
    return Pairs(correct=len(used), missed=tuple(missed), extra=tuple(extra))


def _list_files(row: Row, documents: Mapping[str, Item]) -> set[str]:
    return {documents[one["document"]][0] for one in row["evidence"]}


def _agrees(edition: Edition, row: Mapping[str, Any]) -> bool:
    return bool((edition.ordinal, edition.when, edition.status) == (row["edition"], row["start"], row["status"]))


def print_event_summary(scores: Sequence[Score]) -> None:
    """The goals of events beside what was reached, over all sets of them."""
    held = [score for score in scores if score.set in SETS]
    if held:
        print("\nevents")
    for measure, goal in GOALS:
        found = [score for score in held if score.measure == measure]
        total = sum(score.total for score in found)
        if total:
            share = sum(score.correct for score in found) / total
            print(f"  {measure:44} ≥ {goal:.2f}  {share:.3f}  {'met' if share >= goal else 'not met'}")
