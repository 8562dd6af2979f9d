"""Files of a release that are made from one part of a work table alone.

They are kept under the checksum of the part and linked into the releases that hold it: one page more makes one of them again.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.engines.checksums import checksum_part
from onrecord.engines.durable import make_folder, replace_file
from onrecord.engines.files import list_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What is made of each part of a work table.

    ``store`` is the folder of the files that are kept, ``ending`` that of their names; ``name`` gives the name in a release by the
    number of the part, ``write`` makes a file of a part, ``is_whole`` says whether a file that is kept can be used.
    """

    store: Path
    ending: str
    name: Callable[[int], str]
    write: Callable[[Path, Path], None]
    is_whole: Callable[[Path], bool]


def link_parts(table: Path, making: Making, folder: Path) -> tuple[str, ...]:
    """Links a file for each part of a work table into a release's folder, made anew where it is not kept; gives the parts' checksums.

    Raises ``OSError`` where the disk is full.
    """
    parts = list_parts(table)
    sums = tuple(map(checksum_part, parts))
    store = make_folder(making.store)
    for number, (part, checksum) in enumerate(zip(parts, sums, strict=True)):
        kept = store / f"{checksum}{making.ending}"
        if not (kept.is_file() and making.is_whole(kept)):
            with replace_file(kept) as aside:
                aside.unlink(missing_ok=True)
                making.write(part, aside)
        link_file(kept, folder / making.name(number))
    forget_others(store, sums)
    return sums


def link_file(source: Path, target: Path) -> None:
    """One file under a second name; a copy where the file system knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def forget_others(store: Path, sums: Sequence[str]) -> None:
    """Removes the files of parts that there are no more."""
    for stale in store.iterdir():
        if stale.stem not in sums:
            stale.unlink()
