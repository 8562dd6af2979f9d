"""The gold: pages, and what is expected on them, in words of the saved file.

A word range ``(first, stop)`` counts the words of ``normalize_text(file)``, the same for gold and for what was found, so
that furniture, headers and line breaks make no difference.
"""

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.pages import Page, has_pages, read_pages
from onrecord.text.words import find_words, fold_text

GOLD = Path(__file__).parent / "gold"
CHECK_DIGITS = 12
ALL_KINDS = frozenset({"direct", "mixed", "indirect"})

Range = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class GoldDocument:
    """A document's title as a digest of its folded words, its date and place; ``None`` is not scored."""

    file: str
    part: int
    title: str | None
    published: str | None
    place: str | None


@dataclass(frozen=True, kw_only=True)
class GoldTurn:
    """A speech turn; ``speaker`` are the words of the name, empty where the speaker has none."""

    file: str
    words: Range
    speaker: str


@dataclass(frozen=True, kw_only=True)
class GoldQuotation:
    """A quotation; ``speakers`` are names, ``verdicts`` those that are right.

    ``codes`` are all findings that may stand on it, where known; ``wanted_codes`` those that must. ``change`` says what was
    done to the published words, where gold was made from them.
    """

    file: str
    words: Range
    kind: str
    place: str
    exact: str
    speakers: tuple[str, ...]
    is_named: bool
    verdicts: tuple[str, ...]
    codes: frozenset[str] | None
    is_optional: bool
    wanted_codes: frozenset[str] = frozenset()
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class GoldSet:
    """The pages of one set with all that is expected on them.

    ``quoted`` names the pages that were read for quotations, and of which kinds; pages that lie beside them are not scored.
    """

    name: str
    knowledge: Path | None
    pages: tuple[Page, ...]
    documents: tuple[GoldDocument, ...]
    turns: tuple[GoldTurn, ...]
    quotations: tuple[GoldQuotation, ...]
    has_turns: bool
    quoted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def has_quotations(self) -> bool:
        return bool(self.quoted)


def digest_words(words: str) -> str:
    """The digest by which gold names words it may not copy."""
    return hashlib.sha256(fold_text(words).encode()).hexdigest()[:CHECK_DIGITS]


def count_words(text: str, start: int, stop: int) -> Range:
    """The word range of a span of characters."""
    starts = _find_starts(text)
    return bisect_left(starts, start), bisect_left(starts, stop)


@cache
def _find_starts(text: str) -> list[int]:
    return [word.start for word in find_words(text)]


def read_pointed_sets() -> Iterator[GoldSet]:
    """The sets whose pages lie in ``../shared/data``; a set without its pages is left out."""
    rows = {name: read_lines(GOLD / f"{name}.jsonl") for name in ("pages", "documents", "turns", "quotations")}
    files = sorted({row["file"] for table in rows.values() for row in table})
    pages = read_pages([file for file in files if has_pages(file)])
    for name in sorted({name_set(row) for table in rows.values() for row in table}):
        mine = {table: [row for row in found if name_set(row) == name] for table, found in rows.items()}
        wanted = sorted({row["file"] for found in mine.values() for row in found})
        if pages.keys() >= set(wanted):
            yield _read_set(name, mine, {file: pages[file] for file in wanted})


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def name_set(row: Mapping[str, Any]) -> str:
    """The set of a row: the one it names, else the folder of its page; with the half, where that is not the first."""
    name = row.get("set") or re.split("[/!]", row["file"], maxsplit=1)[0].removesuffix(".tar.gz")
    return name if row.get("half", 1) == 1 else f"{name}-{row['half']}"


def _read_set(name: str, rows: Mapping[str, list[dict[str, Any]]], pages: Mapping[str, Page]) -> GoldSet:
    texts = {file: page.text for file, page in pages.items()}
    return GoldSet(
        name=name,
        knowledge=None,
        pages=tuple(pages.values()),
        documents=tuple(_read_document(row) for row in rows["documents"]),
        turns=tuple(_read_turn(row, texts[row["file"]]) for row in rows["turns"]),
        quotations=tuple(_read_quotation(row, texts[row["file"]]) for row in rows["quotations"]),
        has_turns=bool(rows["turns"]),
        quoted=_list_quoted(rows, list(pages)),
    )


def _list_quoted(rows: Mapping[str, list[dict[str, Any]]], files: Sequence[str]) -> dict[str, frozenset[str]]:
    """The pages that the table of pages names; without it, all pages of a set that has quotations."""
    if rows["pages"]:
        return {row["file"]: frozenset(row.get("kinds", ALL_KINDS)) for row in rows["pages"]}
    return dict.fromkeys(files, ALL_KINDS) if rows["quotations"] else {}


def _read_document(row: Mapping[str, Any]) -> GoldDocument:
    return GoldDocument(**{key: value for key, value in row.items() if key not in {"half", "set"}})


def _read_turn(row: Mapping[str, Any], text: str) -> GoldTurn:
    return GoldTurn(file=row["file"], words=_read_range(row, text), speaker=row["speaker"])


def _read_quotation(row: Mapping[str, Any], text: str) -> GoldQuotation:
    return GoldQuotation(
        file=row["file"],
        words=_read_range(row, text),
        kind=row["kind"],
        place=row["place"],
        exact=text[row["start"] : row["stop"]],
        speakers=tuple(row["speakers"]) if "speakers" in row else (row["speaker"],) if row["speaker"] else (),
        is_named=row["named"],
        verdicts=tuple(row["verdicts"] or ()),
        codes=None,
        is_optional=row["optional"],
    )


def _read_range(row: Mapping[str, Any], text: str) -> Range:
    cut_words(row, text)
    return count_words(text, row["start"], row["stop"])


def cut_words(pointer: Mapping[str, Any], text: str) -> str:
    """The words a pointer names; raises ``ValueError`` when the file holds others than when it was annotated."""
    words = text[pointer["start"] : pointer["stop"]]
    if digest_words(words) != pointer["check"]:
        raise ValueError(
            f"{pointer['file']} [{pointer['start']}, {pointer['stop']}): the file holds other words than when it was annotated"
        )
    return words
