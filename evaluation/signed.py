"""Signed documents at events: which titles a page says were signed at what it tells of.

A title that is found is that of the gold where at least half of their words are the same: pages word one paper in several ways, each of
which the gold points at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.events import FOLDER, EventGold, build_tables
from evaluation.gold import digest_words, read_lines
from evaluation.pages import Page, has_pages, read_pages
from evaluation.scores import Pairs, Score, score_pairs
from onrecord.text.words import fold_text

SET = "signed"
_ALIKE = 0.5
# How front matter writes a blank that does not break, a quotation mark and a line that goes on.
_ESCAPES = {"\\_": " ", "\\u201C": " ", "\\u201D": " ", "\\\n": " ", "\\": " "}

# A document in the words of a page: each way in which the page words it.
Titles = tuple[str, ...]


def measure_signed() -> Iterator[Score]:
    """Precision and recall of signed documents; nothing where the pages are missing."""
    rows = read_lines(FOLDER / "signed.jsonl")
    if not all(has_pages(row["file"]) for row in rows):
        return
    pages = read_pages([row["file"] for row in rows])
    gold = {row["file"]: [_read_titles(pages[row["file"]], item) for item in row["signed"]] for row in rows}
    found = _find_titles(tuple(pages.values()))
    yield from score_pairs(SET, "documents signed", _pair_titles(gold, found))


def _read_titles(page: Page, item: Sequence[tuple[int, int, str]]) -> Titles:
    """The words that the pointers of a document stand on; raises ``ValueError`` where the page is another one."""
    titles: list[str] = []
    for start, stop, check in item:
        title = page.text[start:stop]
        if digest_words(title) != check:
            raise ValueError(f"{page.file}: [{start}, {stop}) holds other words than were annotated: {title!r}")
        for written, meant in _ESCAPES.items():
            title = title.replace(written, meant)
        titles.append(fold_text(title))
    return tuple(titles)


def _find_titles(pages: tuple[Page, ...]) -> Mapping[str, Sequence[str]]:
    """The titles found on each page, each once."""
    gold = EventGold(name=SET, pages=pages, events={}, editions=(), knowledge=None)
    with TemporaryDirectory(prefix="onrecord-evaluation-") as folder:
        tables, sources = build_tables(gold, Path(folder))
    files = {row["id"]: sources[Path(row["source"]).name] for row in tables["documents"]}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event in tables["events"]:
        for signed in event["signed"]:
            found[files[signed["document"]]].append(fold_text(signed["title"]))
    return found


def _pair_titles(gold: Mapping[str, Sequence[Titles]], found: Mapping[str, Sequence[str]]) -> Pairs:
    """Each document of the gold with one title that is found; a second title of one document is neither right nor wrong."""
    correct = 0
    missed: list[str] = []
    extra: list[str] = []
    for file, documents in gold.items():
        left = list(found.get(file, ()))
        for titles in documents:
            same = [title for title in left if any(_is_alike(title, one) for one in titles)]
            left = [title for title in left if title not in same]
            correct += bool(same)
            if not same:
                missed.append(f"{Path(file).name}: {titles[0]}")
        extra += [f"{Path(file).name}: {title}" for title in left]
    return Pairs(correct=correct, missed=tuple(missed), extra=tuple(extra))


def _is_alike(one: str, other: str) -> bool:
    first, second = Counter(one.split()), Counter(other.split())
    return (first & second).total() >= _ALIKE * max(first.total(), second.total())
