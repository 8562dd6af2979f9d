"""The gold: pages, and what is expected on them, in words of the saved file.

A word range ``(first, stop)`` counts the words of ``normalize_text(file)``, the same for gold and for what was found, so
that furniture, headers and line breaks make no difference.
"""

import hashlib
import json
import re
import tarfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.text.normalize import normalize_text
from onrecord.text.words import find_words, fold_text

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"
DATA = ROOT.parent / "shared" / "data"
CHECK_DIGITS = 12

Range = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One saved file: how it is called in its set, and its bytes."""

    file: str
    content: bytes

    @property
    def text(self) -> str:
        return normalize_text(self.content.decode("utf-8"))


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
    """A quotation; ``speakers`` are names, ``verdicts`` those that are right; ``codes`` the findings wanted, where known."""

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


@dataclass(frozen=True, kw_only=True)
class GoldSet:
    """The pages of one set with all that is expected on them."""

    name: str
    knowledge: Path | None
    pages: tuple[Page, ...]
    documents: tuple[GoldDocument, ...]
    turns: tuple[GoldTurn, ...]
    quotations: tuple[GoldQuotation, ...]
    has_quotations: bool
    has_turns: bool


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
    rows = {name: _read_lines(GOLD / f"{name}.jsonl") for name in ("documents", "turns", "quotations")}
    names = sorted({(_name_folder(row["file"]), row.get("half", 1)) for table in rows.values() for row in table})
    for folder, half in names:
        if (DATA / folder).exists() or (DATA / f"{folder}.tar.gz").exists():
            mine = {
                table: [row for row in found if (_name_folder(row["file"]), row.get("half", 1)) == (folder, half)]
                for table, found in rows.items()
            }
            yield _read_set(folder if half == 1 else f"{folder}-{half}", mine)


def _read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _name_folder(file: str) -> str:
    return re.split("[/!]", file, maxsplit=1)[0].removesuffix(".tar.gz")


def _read_set(name: str, rows: Mapping[str, list[dict[str, Any]]]) -> GoldSet:
    files = sorted({row["file"] for table in rows.values() for row in table})
    pages = {page.file: page for page in _read_pages(files)}
    texts = {file: page.text for file, page in pages.items()}
    turns = tuple(_read_turn(row, texts[row["file"]]) for row in rows["turns"])
    quotations = tuple(_read_quotation(row, texts[row["file"]]) for row in rows["quotations"])
    return GoldSet(
        name=name,
        knowledge=None,
        pages=tuple(pages.values()),
        documents=tuple(_read_document(row) for row in rows["documents"]),
        turns=turns,
        quotations=quotations,
        has_quotations=bool(quotations),
        has_turns=bool(turns),
    )


def _read_pages(files: list[str]) -> Iterator[Page]:
    packed = [file for file in files if "!" in file]
    for file in (file for file in files if "!" not in file):
        yield Page(file=file, content=(DATA / file).read_bytes())
    for archive in sorted({file.split("!")[0] for file in packed}):
        with tarfile.open(DATA / archive) as members:
            for file in (file for file in packed if file.startswith(archive)):
                member = members.extractfile(file.split("!")[1])
                if member is None:
                    raise FileNotFoundError(f"{file}: not in the archive")
                yield Page(file=file, content=member.read())


def _read_document(row: Mapping[str, Any]) -> GoldDocument:
    return GoldDocument(**{key: value for key, value in row.items() if key != "half"})


def _read_turn(row: Mapping[str, Any], text: str) -> GoldTurn:
    return GoldTurn(file=row["file"], words=_read_range(row, text), speaker=row["speaker"])


def _read_quotation(row: Mapping[str, Any], text: str) -> GoldQuotation:
    return GoldQuotation(
        file=row["file"],
        words=_read_range(row, text),
        kind=row["kind"],
        place=row["place"],
        exact=text[row["start"] : row["stop"]],
        speakers=(row["speaker"],) if row["speaker"] else (),
        is_named=row["named"],
        verdicts=tuple(row["verdicts"] or ()),
        codes=None,
        is_optional=row["optional"],
    )


def _read_range(row: Mapping[str, Any], text: str) -> Range:
    if digest_words(text[row["start"] : row["stop"]]) != row["check"]:
        raise ValueError(
            f"{row['file']} [{row['start']}, {row['stop']}): the file holds other words than when it was annotated"
        )
    return count_words(text, row["start"], row["stop"])
