"""Files and folders, taken in: what is at or below the paths goes through :class:`onrecord.capture.intake.Intake`.

``retrieved`` stays absent for a plain file: the file system knows when a file was written, not when the page was saved.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.capture.intake import Intake, Store
from onrecord.capture.places import find_files, name_source
from onrecord.errors import UsageError
from onrecord.model import Capture, Issue

# Standing in for a path: what comes in on standard input.
STANDARD_INPUT = "-"


def take_in(
    paths: Sequence[str | Path], store: Store, standard_input: BinaryIO | None = None
) -> tuple[tuple[Capture, ...], tuple[Issue, ...]]:
    """The captures of all pages at or below the paths, each once, by id; and the issues of the files that are none.

    The path ``-`` is standard input. Raises :class:`UsageError` before anything is stored where a path is not there. The store
    keeps the issues until the same path is taken in again.
    """
    given = tuple(name_source(path) for path in paths)
    on_disk = [path for path, source in zip(paths, given, strict=True) if source != STANDARD_INPUT]
    for path in on_disk:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: expected a file or a folder, found nothing there")
    intake = Intake(store, given)
    if STANDARD_INPUT in given:
        intake.take_piped(standard_input or sys.stdin.buffer, STANDARD_INPUT)
    for path, source in sorted(set(find_files(on_disk)), key=lambda pair: pair[1]):
        intake.take_file(path, source)
    store.flush()
    found = tuple(intake.issues[key] for key in sorted(intake.issues))
    store.settle(given, found)
    return tuple(intake.captures[key] for key in sorted(intake.captures)), found
