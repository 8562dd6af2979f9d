"""Tables in parts: the rows of a large table lie in several files, by the first digits of what orders their units.

One page more in 5,000 then writes each table's file of some hundreds of rows again, not the whole table. How many parts there are
depends on the number of rows alone, and which part a row lies in on its unit alone, so that the bytes do not tell the order in
which pages came.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from onrecord.engines.durable import PARTIAL, explain_refusal, flush_path, replace_file
from onrecord.engines.files import Rows, StoredRows, list_parts, write_table

# To write some 500 rows of speech again took 0.18 s, to open a file 0.75 ms: each step opens those of all tables it reads.
PART_ROWS = 512
_DIGITS = 4


class Place(NamedTuple):
    """A row of the answer: the place and the order of its unit in the source, and where it lies (new, or in the last answer)."""

    unit: int
    order: str
    new: bool
    row: int


def write_places(path: Path, schema: pa.Schema, places: Sequence[Place], spilled: Rows) -> None:
    """Writes the rows of a table in the order of ``places``; parts that hold these rows already stay as they are."""
    count = count_parts(places)
    stored = StoredRows(path) if any(not place.new for place in places) else None
    try:
        with explain_refusal(path):
            if count == 1:
                with replace_file(path) as aside:
                    _write_rows(aside, schema, places, (stored, spilled))
            else:
                _write_parts(path, schema, _cut(places, count), (stored, spilled))
    finally:
        if stored is not None:
            stored.close()


def count_parts(places: Sequence[Place]) -> int:
    """A power of two that leaves each part at most about ``PART_ROWS`` rows; one where the units have no order to part them by."""
    if not all(place.order for place in places):
        return 1
    return 1 << max(0, (len(places) - 1) // PART_ROWS).bit_length()


def _cut(places: Sequence[Place], count: int) -> list[list[Place]]:
    parts: list[list[Place]] = [[] for _ in range(count)]
    for place in places:
        parts[int(place.order[:_DIGITS], 16) * count >> 4 * _DIGITS].append(place)
    return parts


Stores = tuple[StoredRows | None, Rows]


def _write_parts(path: Path, schema: pa.Schema, parts: Sequence[Sequence[Place]], stores: Stores) -> None:
    stored, _ = stores
    names = [f"{number:04}.parquet" for number in range(len(parts))]
    same = path.is_dir() and [part.name for part in list_parts(path)] == names
    folder = path if same else path.with_name(f"{path.name}.parts{PARTIAL}")
    if not same:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    first = 0
    for number, (name, places) in enumerate(zip(names, parts, strict=True)):
        held = stored.part_rows[number] if same and stored is not None else -1
        if [place[2:] for place in places] != [(False, first + row) for row in range(held)] or held < 0:
            with replace_file(folder / name) as aside:
                _write_rows(aside, schema, places, stores)
        first += max(held, 0)
    if not same:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        folder.rename(path)
        flush_path(path.parent)


def _write_rows(path: Path, schema: pa.Schema, places: Sequence[Place], stores: Stores) -> None:
    stored, spilled = stores
    with write_table(path, schema) as writer:
        for new, start, count in join_runs(places):
            rows = spilled if new or stored is None else stored
            for batch in rows.read_rows(start, count):
                writer.add(batch)


def join_runs(places: Sequence[Place]) -> Iterator[tuple[bool, int, int]]:
    """Runs of rows that lie next to each other in one store: ``(new, first row, how many)``."""
    start = 0
    for stop in range(1, len(places) + 1):
        if stop == len(places) or places[stop][2:] != (places[stop - 1].new, places[stop - 1].row + 1):
            yield places[start].new, places[start].row, stop - start
            start = stop
