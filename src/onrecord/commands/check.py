"""``onrecord check PATH_OR_URL…``: take in pages, build, and show the tally, both passages and the findings."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord import pipeline
from onrecord.commands.given import Given, open_given
from onrecord.commands.options import (
    ALLOW_PRIVATE,
    BATCH_ROWS,
    DEFAULT_MOST,
    DEFAULT_RECORD,
    DEFAULT_USER_AGENT,
    KNOWLEDGE,
    MOST,
    PATHS,
    PROCESSES,
    QUIET,
    RECORD,
    USER_AGENT,
    WITHOUT_MODELS,
    read_settings,
)
from onrecord.commands.progress import ShownProgress
from onrecord.commands.tell import tell_bytes, tell_issues
from onrecord.drafts import check_draft, number_draft
from onrecord.errors import NothingReadError, UsageError
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.encodings import load_encodings
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import load_publishers
from onrecord.model import Finding
from onrecord.model.outcomes import LEVELS
from onrecord.pipeline import Shown
from onrecord.record.held import HeldRows
from onrecord.record.view import View
from onrecord.report.as_text import print_report
from onrecord.report.forms import FORMS
from onrecord.report.gather import Report, gather_report
from onrecord.report.lines import open_console
from onrecord.report.places import find_places, has_lines, tell_places
from onrecord.report.tally import write_tally
from onrecord.settings import Settings, read_fetching
from onrecord.text.days import find_days

FORMAT = typer.Option("--format", help="How the result is printed.")
FAIL_ON = typer.Option("--fail-on", help="Exit with 1 when a finding of this level or above is there.")
REQUIRE_CHECKED = typer.Option(
    "--require-checked", help="Exit with 1 too when a quotation could not be checked (Q06, Q09)."
)

DRAFT = typer.Option(
    "--draft", help="The pages are not published yet: they are held against the record, and nothing is stored."
)
DATE = typer.Option(
    "--date", help="The day of a draft that prints none: 2019-11-07.", metavar="DATE", show_default=False
)

UNCOUNTED = frozenset({"csv", "sarif"})
UNCHECKED = frozenset({"Q06", "Q09"})


def run(
    paths: Annotated[list[str], PATHS],
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    knowledge: Annotated[Path | None, KNOWLEDGE] = None,
    draft: Annotated[bool, DRAFT] = False,
    date: Annotated[str | None, DATE] = None,
    format: Annotated[Literal["text", "json", "sarif", "github", "html", "csv"], FORMAT] = "text",
    fail_on: Annotated[Literal["error", "warning", "note", "never"], FAIL_ON] = "error",
    require_checked: Annotated[bool, REQUIRE_CHECKED] = False,
    processes: Annotated[int | None, PROCESSES] = None,
    batch_rows: Annotated[int | None, BATCH_ROWS] = None,
    without_models: Annotated[bool, WITHOUT_MODELS] = False,
    user_agent: Annotated[str, USER_AGENT] = DEFAULT_USER_AGENT,
    allow_private: Annotated[bool, ALLOW_PRIVATE] = False,
    most: Annotated[int, MOST] = DEFAULT_MOST,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Take in pages and show where their quotations stand in the official record.

    The result is about the pages given; their quotations are traced against the whole record. Exit code 0: nothing at or
    above --fail-on; 1: something is; 2: wrong usage, or nothing could be read.
    """
    settings = read_settings(record, knowledge, processes, batch_rows, without_models)
    chosen = read_fetching(user_agent, allow_private, most)
    check_date(date, is_draft=draft)
    with ShownProgress(quiet=quiet) as shown:
        given = open_given(paths, chosen, shown)
        judged = judge_draft(given, settings, shown, date) if draft else judge_pages(given, settings, shown)
    report = judged.report
    if not report.read:
        tell_issues(report.issues)
        raise NothingReadError(f"expected at least one page that can be read, found none in {', '.join(paths)}")
    print_judged(judged, format, KnowledgeFolders(settings.knowledge), is_quiet=quiet)
    return int(fails(report.findings, fail_on, require_checked=require_checked))


def check_date(date: str | None, *, is_draft: bool) -> None:
    """Raises :class:`UsageError` where a day is given that is none, or of pages that are no draft."""
    if date is None:
        return
    if not is_draft:
        raise UsageError("--date: expected together with --draft; a published page says its day itself")
    if find_days(date) is None:
        raise UsageError(f"--date: expected a day such as 2019-11-07, a month or a year, found {date!r}")


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, and what gives the bytes of the captures in it."""

    report: Report
    read: Callable[[str], bytes]


def judge_pages(given: Given, settings: Settings, shown: Shown) -> Judged:
    """The report on pages that are taken into the record."""
    view, documents = pipeline.take_in_and_build(given.places, settings, shown, given.fetches)
    with view:
        return judge(view, documents, given, settings)


def judge_draft(given: Given, settings: Settings, shown: Shown, date: str | None) -> Judged:
    """The report on pages of which nothing is stored, with the places of the quotations: who writes will go there."""
    rows, documents = check_draft(given.places, settings, shown, date, given.fetches)
    judged = judge(rows, documents, given, settings)
    folders = KnowledgeFolders(settings.knowledge)
    drafts = replace(judged.report, sources={})
    places = find_places(drafts, judged.read, load_encodings(folders))
    captures = (judged.report.captures[page.document.id] for page in drafts.pages)
    parts = {one.id: number_draft(one, judged.read(one.id), folders) for one in captures if not has_lines(one)}
    return Judged(replace(judged.report, whereabouts=tell_places(drafts, places, parts)), judged.read)


def judge(rows: View | HeldRows, documents: Sequence[str], given: Given, settings: Settings) -> Judged:
    """The report on documents that were traced."""
    publishers = load_publishers(KnowledgeFolders(settings.knowledge))
    return Judged(gather_report(rows, documents, given.sources, publishers), rows.read_capture)


def print_judged(judged: Judged, format: str, folders: KnowledgeFolders, *, is_quiet: bool) -> None:
    """Print the report. A table, which has no place for the tally, is told it on standard error."""
    report, codebook = judged.report, open_codebook(folders)
    if format == "text":
        print_report(report, codebook, open_console())
        return
    if format in UNCOUNTED and not is_quiet:
        print(write_tally(report.count(reported=False)), file=sys.stderr)
    tell_bytes(FORMS[format](report, find_places(report, judged.read, load_encodings(folders)), codebook))


def fails(findings: Iterable[Finding], fail_on: str, *, require_checked: bool) -> bool:
    """Whether a finding is at or above the level, or is one of a quotation not checked where all have to be."""
    failing = frozenset(LEVELS[: LEVELS.index(fail_on) + 1]) if fail_on in LEVELS else frozenset()
    return any(finding.level in failing or (require_checked and finding.code in UNCHECKED) for finding in findings)
