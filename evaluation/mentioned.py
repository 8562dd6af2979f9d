"""Events spoken of in passing: which events sentences of real pages tell of beside the page's own, and on which day.

A row of the gold is a sentence, drawn by lot from those with a word for an event and a date behind the head of a page. An event that is
found is right where a kind of its group and one of its days (EDTF, as the record has it; nothing where none is said) are those of the
gold. What the gold calls optional (the page's own event, what careful readers may leave out) counts neither for nor against.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.events import FOLDER, EventGold, build_tables
from evaluation.gold import digest_words, read_lines
from evaluation.pages import Page, has_pages, read_pages
from evaluation.scores import Pairs, Score, score_pairs
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.words import fold_text

SETS = {"mentioned": 1, "mentioned-2": 2}
# How front matter and Markdown write what a page shows.
_ESCAPES = {"\\_": " ", "\\\n": " ", "\\": "", "**": ""}
# A group of kinds and a day; the day is empty where none is said.
Told = tuple[str, str]


def measure_mentioned(name: str) -> Iterator[Score]:
    """Precision and recall of events in the sentences of a half; nothing where the pages are missing."""
    rows = [row for row in read_lines(FOLDER / "mentioned.jsonl") if row["half"] == SETS[name]]
    if not all(has_pages(row["file"]) for row in rows):
        return
    pages = read_pages(sorted({row["file"] for row in rows}))
    found = _find_events(name, tuple(pages.values()))
    yield from score_pairs(
        name, "events spoken of", _pair_events([(row, _read_words(pages, row)) for row in rows], found)
    )


def _read_words(pages: Mapping[str, Page], row: Mapping[str, Any]) -> str:
    """The sentence that a row points at; raises ``ValueError`` where the page is another one."""
    words = pages[row["file"]].text[row["start"] : row["stop"]]
    if digest_words(words) != row["check"]:
        raise ValueError(f"{row['file']}: [{row['start']}, {row['stop']}) holds other words than were annotated")
    for written, meant in _ESCAPES.items():
        words = words.replace(written, meant)
    return fold_text(words)


def _find_events(name: str, pages: tuple[Page, ...]) -> Mapping[str, Sequence[tuple[str, Told]]]:
    """By file the sentences in which an event was found, each with its group and day."""
    gold = EventGold(name=name, pages=pages, events={}, editions=(), knowledge=None)
    with TemporaryDirectory(prefix="onrecord-evaluation-") as folder:
        tables, sources = build_tables(gold, Path(folder))
    known = load_event_knowledge(KnowledgeFolders())
    files = {row["id"]: sources[Path(row["source"]).name] for row in tables["documents"]}
    found: defaultdict[str, list[tuple[str, Told]]] = defaultdict(list)
    for event in tables["events"]:
        when = "/".join(day for day in (event["start"], event["stop"]) if day)
        for evidence in event["evidence"]:
            told = (known.group_of(event["kind"]) or "", when)
            found[files[evidence["document"]]].append((fold_text(evidence["exact"]), told))
    return found


def _pair_events(
    rows: Sequence[tuple[Mapping[str, Any], str]], found: Mapping[str, Sequence[tuple[str, Told]]]
) -> Pairs:
    """Each event of the gold with one that is found in its sentence."""
    correct = 0
    missed: list[str] = []
    extra: list[str] = []
    for row, words in rows:
        left = [told for exact, told in found.get(row["file"], ()) if exact and (exact in words or words in exact)]
        label = f"{Path(row['file']).name} {row['start']}"
        for event in row["events"]:
            same = next((told for told in left if _is_same(told, event)), None)
            correct += same is not None
            if same is not None:
                left.remove(same)
            else:
                missed.append(f"{label}: {'/'.join(event['groups'])} {event['when']}")
        extra += [
            f"{label}: {told[0]} {told[1]}" for told in left if not any(_is_same(told, one) for one in row["optional"])
        ]
    return Pairs(correct=correct, missed=tuple(missed), extra=tuple(extra))


def _is_same(told: Told, event: Mapping[str, Any]) -> bool:
    return told[0] in event["groups"] and (told[1] in event["when"] or not event["when"])
