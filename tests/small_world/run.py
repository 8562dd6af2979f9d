"""The command run on pages, as a user runs it, and the exported tables read back."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.small_world.world import KNOWLEDGE

Row = dict[str, Any]
SECONDS = 300  # a hang must end the test; how fast the command is, is measured in benchmarks


@dataclass(frozen=True)
class Exported:
    """The exported tables of one record: bytes as written, and rows."""

    folder: Path

    @cached_property
    def bytes(self) -> Mapping[str, bytes]:
        return {path.stem: path.read_bytes() for path in sorted(self.folder.glob("*.jsonl"))}

    @cached_property
    def rows(self) -> Mapping[str, list[Row]]:
        return {name: [json.loads(line) for line in content.splitlines()] for name, content in self.bytes.items()}

    @cached_property
    def documents(self) -> Mapping[str, Row]:
        return {row["id"]: row for row in self.rows["documents"]}

    def of_document(self, table: str, document: str) -> list[Row]:
        """The rows of a table that belong to a document, in the order of the text."""
        rows = [row for row in self.rows[table] if row["document"] == document]
        return sorted(rows, key=lambda row: (row["start"], row["stop"]))


def run_onrecord(*arguments: str | Path, settings: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """``onrecord …`` in a process of its own; the caller looks at exit code and output."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        check=False, capture_output=True, encoding="utf-8", timeout=SECONDS, env={**os.environ, **(settings or {})},
    )  # fmt: skip


def check_pages(
    paths: Sequence[Path], record: Path, *options: str, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``onrecord check`` on pages with the small world's knowledge; fails where the command itself fails."""
    done = run_onrecord(
        "check", *paths, "--record", record, "--knowledge", KNOWLEDGE, "--fail-on", "never", *options, settings=settings
    )
    assert done.returncode == 0, done.stderr
    return done


def export_record(record: Path, folder: Path) -> Exported:
    """``onrecord export --format jsonl`` into ``folder``."""
    done = run_onrecord("export", "--record", record, "--format", "jsonl", "--out", folder)
    assert done.returncode == 0, done.stderr
    return Exported(folder)
