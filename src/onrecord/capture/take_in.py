"""Files, folders and addresses, taken in: what is there goes through :class:`onrecord.capture.intake.Intake`.

``retrieved`` stays absent for a plain file: the file system knows when a file was written, not when the page was saved.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.capture.fetch_target import hide_credentials, names_address, read_target
from onrecord.capture.fetched import Fetches
from onrecord.capture.intake import Intake, Store
from onrecord.capture.places import find_files, name_source
from onrecord.capture.take_addresses import take_addresses
from onrecord.errors import UsageError
from onrecord.model import Capture, Issue

# Standing in for a path: what comes in on standard input.
STANDARD_INPUT = "-"


def take_in(
    paths: Sequence[str | Path],
    store: Store,
    standard_input: BinaryIO | None = None,
    fetches: Fetches | None = None,
) -> tuple[tuple[Capture, ...], tuple[Issue, ...]]:
    """The captures of all pages at or below the paths, each once, by id; and the issues of the files that are none.

    The path ``-`` is standard input; http and https addresses are fetched by ``fetches``. Raises :class:`UsageError` before anything is
    stored where a path is not there or an address is none. The store keeps the issues until the same path is taken in again.
    """
    given = tuple(name_source(path) for path in paths)
    addresses = tuple(dict.fromkeys(source for source in given if names_address(source)))
    on_disk = [
        path for path, source in zip(paths, given, strict=True) if source != STANDARD_INPUT and source not in addresses
    ]
    check_given(on_disk, addresses)
    if addresses and fetches is None:
        raise UsageError(f"{addresses[0]}: expected a file or a folder, found an address, and nothing is fetched here")
    intake = Intake(store, given)
    if STANDARD_INPUT in given:
        intake.take_piped(standard_input or sys.stdin.buffer, STANDARD_INPUT)
    for path, source in sorted(set(find_files(on_disk)), key=lambda pair: pair[1]):
        intake.take_file(path, source)
    if fetches is not None:
        take_addresses(addresses, fetches, intake)
        given += tuple(fetches.asked)
    store.flush()
    found = tuple(intake.issues[key] for key in sorted(intake.issues))
    store.settle(given, found)
    return tuple(intake.captures[key] for key in sorted(intake.captures)), found


def check_given(paths: Iterable[str | Path], addresses: Iterable[str]) -> None:
    """Raises :class:`UsageError` where a path is not there, or nothing can be fetched from an address."""
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(
                f"{path}: expected a file, a folder or an address with http:// or https://, found nothing there"
            )
    for address in addresses:
        if isinstance(why := read_target(address), str):
            raise UsageError(f"{hide_credentials(address)}: {why}")
