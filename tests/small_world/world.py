"""The small world as material for tests: where its pages lie, and what ``expected.toml`` says of each."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "examples" / "small_world" / "pages"
README = ROOT / "examples" / "small_world" / "README.md"
KNOWLEDGE = ROOT / "examples" / "knowledge"
EXPECTED = Path(__file__).parent / "expected.toml"


@dataclass(frozen=True, kw_only=True)
class ExpectedQuotation:
    """One quotation, its speakers, its verdict and the findings on it."""

    place: str
    kind: str
    speakers: tuple[str, ...]
    words: str
    verdict: str
    on_behalf_of: tuple[str, ...] = ()
    interruptions: tuple[str, ...] = ()
    claimed_source: str | None = None
    starts_inside: bool = False
    ends_inside: bool = False
    changes: tuple[tuple[str, str, str], ...] = ()
    may_change: Any = ()
    left_out: tuple[str, ...] = ()
    continuation: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    may_find: tuple[str, ...] = ()
    known_failures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ExpectedTurn:
    """One turn: label and speaker (empty for narration), and how it begins and ends."""

    label: str
    speaker: str
    first: str
    last: str


@dataclass(frozen=True, kw_only=True)
class ExpectedDocument:
    """One document of a page; ``kept`` are words in marks on an official page, which are stored and not traced."""

    file: str
    part: int
    known_failures: Mapping[str, str]
    title: str
    published: str
    language: str
    standing: str
    kind: str
    publisher: str
    place: str | None = None
    side: str | None = None
    rendering: str | None = None
    relay_of: str | None = None
    canonical_url: str | None = None
    cuts: tuple[str, ...] = ()
    insertions: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    turns: tuple[ExpectedTurn, ...] = ()
    quotations: tuple[ExpectedQuotation, ...] = field(default=())

    @property
    def name(self) -> str:
        return f"{self.file.removesuffix('.txt').removesuffix('.md')}#{self.part}"


@cache
def read_expected(expected: Path = EXPECTED) -> tuple[ExpectedDocument, ...]:
    """Every document of the small world, or of another set of pages described in the same format, in its order."""
    pages = tomllib.loads(expected.read_text(encoding="utf-8"))["pages"]
    return tuple(_read_document(page, part, row) for page in pages for part, row in enumerate(page["documents"]))


def _read_document(page: Mapping[str, Any], part: int, row: Mapping[str, Any]) -> ExpectedDocument:
    turns = tuple(ExpectedTurn(label=one[0], speaker=one[1], first=one[2], last=one[3]) for one in row["turns"])
    quotations = tuple(ExpectedQuotation(**_freeze(one)) for one in row.get("quotations", ()))
    rest = {key: value for key, value in row.items() if key not in {"turns", "quotations"}}
    return ExpectedDocument(
        file=page["file"],
        part=part,
        known_failures=page.get("known_failures", {}),
        turns=turns,
        quotations=quotations,
        **_freeze(rest),
    )


def _freeze(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _freeze_value(value) for key, value in row.items()}


def _freeze_value(value: Any) -> Any:
    return tuple(_freeze_value(one) for one in value) if isinstance(value, list) else value


@cache
def read_people() -> Mapping[str, frozenset[str]]:
    """Key of a person to all forms of the name."""
    people: dict[str, set[str]] = {}
    with (KNOWLEDGE / "people.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            people.setdefault(row["key"], set()).add(row["name"])
    return {key: frozenset(names) for key, names in people.items()}
