"""Findings, issues and reviews: what a person should look at, what could not be read, and what a person decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model.evidence import Evidence
from onrecord.model.identity import identify_about

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The row a finding is about."""

    table: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a person should look at: a stable code, a neutral message, the words on both sides."""

    id: str
    code: str
    level: Level
    message: str
    subject: Subject
    evidence: tuple[Evidence, ...]
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Material that could not be read with confidence, and why. ``code`` is D01, D02, D03 where it shows as a finding."""

    id: str
    stage: str
    source: str
    document: str | None
    why: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's decision on a row, tied to the words themselves so that it survives the next build.

    ``before`` and ``after`` are up to 32 characters of the text around ``exact``. ``at`` is when, as the reviewer's clock said.
    """

    id: str
    publication: str
    table: str
    kind: str
    before: str
    exact: str
    after: str
    field: str
    value: str
    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A review found again in a document: the row that it is about, whatever stage makes that row."""

    review: str
    table: str
    row: str
    field: str
    value: str


def make_issue(*, stage: str, source: str, why: str, document: str | None = None, code: str | None = None) -> Issue:
    """An issue with its id: the same trouble with the same page is one issue, whichever run meets it."""
    identity = identify_about("issues", stage, document or source, why)
    return Issue(id=identity, stage=stage, source=source, document=document, why=why, code=code)


def make_unread_issue(*, stage: str, source: str, about: str, why: str, code: str | None) -> Issue:
    """An issue with what never became a document: its id is made of ``about``, a capture or a file's place below the folder given.

    ``source`` names the file as it was given, and enters no id: the same pages in another folder have the same issues.
    """
    identity = identify_about("issues", stage, about, why)
    return Issue(id=identity, stage=stage, source=source, document=None, why=why, code=code)
