"""``onrecord check PATH…``: take in pages, build, and show the tally, both passages and the findings."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from onrecord import pipeline
from onrecord.commands.options import (
    BATCH_ROWS,
    DEFAULT_RECORD,
    KNOWLEDGE,
    PATHS,
    PROCESSES,
    QUIET,
    RECORD,
    WITHOUT_MODELS,
    read_settings,
)
from onrecord.commands.progress import ShownProgress
from onrecord.commands.tell import tell_issues
from onrecord.errors import NothingReadError
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Finding
from onrecord.model.outcomes import LEVELS
from onrecord.report.as_json import write_json
from onrecord.report.as_text import print_report
from onrecord.report.gather import gather_report

FORMAT = typer.Option("--format", help="How the result is printed.")
FAIL_ON = typer.Option("--fail-on", help="Exit with 1 when a finding of this level or above is there.")
REQUIRE_CHECKED = typer.Option(
    "--require-checked", help="Exit with 1 too when a quotation could not be checked (Q06, Q09)."
)

UNCHECKED = frozenset({"Q06", "Q09"})


def run(
    paths: Annotated[list[Path], PATHS],
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    knowledge: Annotated[Path | None, KNOWLEDGE] = None,
    format: Annotated[Literal["text", "json"], FORMAT] = "text",
    fail_on: Annotated[Literal["error", "warning", "note", "never"], FAIL_ON] = "error",
    require_checked: Annotated[bool, REQUIRE_CHECKED] = False,
    processes: Annotated[int | None, PROCESSES] = None,
    batch_rows: Annotated[int | None, BATCH_ROWS] = None,
    without_models: Annotated[bool, WITHOUT_MODELS] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Take in pages and show where their quotations stand in the official record.

    The result is about the pages given; their quotations are traced against the whole record. Exit code 0: nothing at or
    above --fail-on; 1: something is; 2: wrong usage, or nothing could be read.
    """
    settings = read_settings(record, knowledge, processes, batch_rows, without_models)
    with ShownProgress(quiet=quiet) as shown:
        view, documents = pipeline.take_in_and_build(paths, settings, shown)
    with view:
        report = gather_report(view, documents, [path.as_posix() for path in paths])
    if not report.read:
        tell_issues(report.issues)
        raise NothingReadError(
            f"expected at least one page that can be read, found none in {', '.join(map(str, paths))}"
        )
    if format == "json":
        sys.stdout.write(write_json(report))
    else:
        print_report(report, open_codebook(KnowledgeFolders(settings.knowledge)), Console(highlight=False))
    return int(fails(report.findings, fail_on, require_checked=require_checked))


def fails(findings: Iterable[Finding], fail_on: str, *, require_checked: bool) -> bool:
    """Whether a finding is at or above the level, or is one of a quotation not checked where all have to be."""
    failing = frozenset(LEVELS[: LEVELS.index(fail_on) + 1]) if fail_on in LEVELS else frozenset()
    return any(finding.level in failing or (require_checked and finding.code in UNCHECKED) for finding in findings)
