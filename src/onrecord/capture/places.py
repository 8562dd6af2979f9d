"""Where pages lie: the files at or below the paths that were given, and what each is called.

A page's ``source`` is the path as given on the command line, and below a folder the path joined to it, with forward slashes.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.capture.fetch_target import names_address
from onrecord.engines.durable import LOCK_NAME


def find_place(source: str, given: Sequence[str]) -> str:
    """Where a file lies below the folder given, or its name: the part of its path that moving the folder does not change.

    An address is its own place.
    """
    if names_address(source):
        return source
    roots = [root.rstrip("/") for root in given if source.startswith(f"{root.rstrip('/')}/")]
    if not roots and "." in given:
        return source
    return source[len(max(roots, key=len)) + 1 :] if roots else source.rsplit("/", 1)[-1]


def join_source(source: str, name: str) -> str:
    """What a page inside a file is called; one without a name is the file itself.

    Below an address stand other pages, so that those inside what was fetched from there stand behind ``#``.
    """
    if not name:
        return source
    is_fetched = names_address(source) and "#" not in source
    return f"{source}{'#' if is_fetched else '/'}{name}"


def find_files(paths: Sequence[str | Path]) -> Iterator[tuple[Path, str]]:
    """Each file at or below the paths with its source. Hidden files and folders below a folder are passed over."""
    for given in paths:
        path = Path(given)
        source = name_source(given)
        if os.path.isdir(path):
            yield from walk_folder(path, source, frozenset())
        else:
            yield path, source


def walk_folder(folder: Path, source: str, above: frozenset[tuple[int, int]]) -> Iterator[tuple[Path, str]]:
    """The files of a folder and its folders, those of a record apart; one that contains itself by a link is entered once.

    A folder that may not be listed is given as if it were a file, so that reading it says why.
    """
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder, source
        return
    here = (status.st_dev, status.st_ino)
    if here in above or LOCK_NAME in names:
        return
    for name in names:
        if name.startswith("."):
            continue
        path = folder / name
        below = name_source(name) if source == "." else f"{source.rstrip('/')}/{name_source(name)}"
        if os.path.isdir(path):
            yield from walk_folder(path, below, above | {here})
        else:
            yield path, below


def name_source(given: str | Path) -> str:
    """A path as it was given, with forward slashes; file names that are not UTF-8 show their odd bytes."""
    named = os.fspath(given).replace(os.sep, "/")
    return named.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
