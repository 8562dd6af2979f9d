"""What onrecord makes of a gold set's pages: the exported rows, with spans in words of the saved files."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq

from evaluation.gold import GoldSet, Range, count_words
from onrecord.text.words import find_words

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Found:
    """Documents, speech turns and quotations by file, each in the order of the page; ``names`` are an entity's forms."""

    documents: Mapping[str, Sequence[Row]]
    turns: Mapping[str, Sequence[Row]]
    quotations: Mapping[str, Sequence[Row]]
    names: Mapping[str, frozenset[str]]


def find_rows(gold: GoldSet, folder: Path) -> Found:
    """Write the set's pages into ``folder``, run ``check`` and ``export`` on them, and read the rows back.

    A turn and a quotation get ``words``, their range in the saved file; a quotation also ``verdict`` and ``codes``.
    """
    sources = _write_pages(gold, folder / "pages")
    knowledge = ("--knowledge", str(gold.knowledge)) if gold.knowledge else ()
    run_onrecord(
        "check", str(folder / "pages"), "--record", str(folder / "record"), "--fail-on", "never", "--quiet", *knowledge
    )
    run_onrecord("export", "--record", str(folder / "record"), "--format", "jsonl", "--out", str(folder / "tables"))
    tables = {path.stem: _read_rows(path) for path in sorted((folder / "tables").glob("*.jsonl"))}
    return _join_rows(gold, tables, sources)


def _write_pages(gold: GoldSet, folder: Path) -> Mapping[str, str]:
    """Name of the written file to the page's name in the set."""
    folder.mkdir(parents=True)
    sources = {f"{order:03}_{page.name}": page for order, page in enumerate(gold.pages)}
    for name, page in sources.items():
        (folder / name).write_bytes(page.content)
    return {name: page.file for name, page in sources.items()}


def run_onrecord(*arguments: str) -> None:
    """One command of the program; raises ``RuntimeError`` with what it said where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        raise RuntimeError(f"onrecord {' '.join(arguments)} gave {done.returncode}: {done.stderr.strip()}")


def _read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _join_rows(gold: GoldSet, tables: Mapping[str, list[Row]], sources: Mapping[str, str]) -> Found:
    documents: dict[str, list[Row]] = {page.file: [] for page in gold.pages}
    for row in sorted(tables["documents"], key=lambda row: (row["source"], row["part"])):
        documents[sources[Path(row["source"]).name]].append(row)
    places = {page.file: place_words(page.text, documents[page.file]) for page in gold.pages}
    turns = [row for row in tables["turns"] if row["kind"] == "speech"]
    quotations = [_judge(row, tables) for row in tables["quotations"]]
    return Found(
        documents=documents,
        turns={file: _order(turns, documents[file], places[file]) for file in documents},
        quotations={file: _order(quotations, documents[file], places[file]) for file in documents},
        names={row["id"]: _list_forms(row) for row in tables["entities"]},
    )


def _list_forms(entity: Row) -> frozenset[str]:
    return frozenset(form for forms in entity["names"].values() for form in forms) | {entity["name"]}


def _judge(quotation: Row, tables: Mapping[str, list[Row]]) -> Row:
    """The quotation with its verdict, which is absent on an official page, and the codes of its findings."""
    traces = [row for row in tables["traces"] if row["quotation"] == quotation["id"]]
    about = {quotation["id"], *(trace["id"] for trace in traces)}
    codes = frozenset(row["code"] for row in tables["findings"] if row["subject"]["id"] in about)
    return {**quotation, "verdict": traces[0]["verdict"] if traces else None, "codes": codes}


def _order(rows: Sequence[Row], documents: Sequence[Row], places: Mapping[str, list[int]]) -> list[Row]:
    """The rows of a file's documents in order, each with its range of words in the saved file."""
    texts = {row["id"]: row["text"] for row in documents}
    placed = [
        {
            **row,
            "words": _place_range(
                count_words(texts[row["document"]], row["start"], row["stop"]), places[row["document"]]
            ),
        }
        for row in rows
        if row["document"] in texts
    ]
    return sorted(placed, key=lambda row: row["words"])


def _place_range(words: Range, places: list[int]) -> Range:
    first, stop = words
    return (places[first], places[stop - 1] + 1) if first < stop else (places[first], places[first])


def place_words(text: str, documents: Sequence[Row]) -> dict[str, list[int]]:
    """For each document, the place in the saved file of each of its words, and of the end.

    The documents' words one after another are laid on the file's by their longest common subsequence; a word that has no
    counterpart (a title that stood in the front matter) gets the place after its forerunner's.
    """
    saved = [word.folded for word in find_words(text)]
    read = [(row["id"], word.folded) for row in documents for word in find_words(row["text"])]
    places: list[int] = [-1] * len(read)
    for block in LCSseq.opcodes([word for _, word in read], saved):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                places[block.src_start + step] = block.dest_start + step
    result: dict[str, list[int]] = {row["id"]: [] for row in documents}
    before = -1
    for (document, _), place in zip(read, places, strict=True):
        before = place if place >= 0 else before + 1
        result[document].append(before)
    for found in result.values():
        found.append(found[-1] + 1 if found else 0)
    return result
