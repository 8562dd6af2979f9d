"""A work table as one unit: for the few stages that have to see the whole record at once."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.engines.checksums import checksum_table
from onrecord.engines.files import StoredRows
from onrecord.engines.sources import Keyed
from onrecord.engines.tables import find_codec
from onrecord.engines.values import list_fields

KEY = "record"


def sign_tables(paths: Mapping[str, Path]) -> Sequence[Keyed]:
    """The one unit of a step over the whole record, known by the bytes of the tables that it is read from, by name."""
    hasher = hashlib.blake2b(digest_size=16)
    for name, path in paths.items():
        hasher.update(f"{name}={checksum_table(path)}|".encode())
    return [Keyed(KEY, hasher.hexdigest())]


class WholeSource:
    """All rows of a work table in the one tuple of a unit ``unit(id=…, <field>=rows)``."""

    def __init__(self, unit: type[Any], row: type[Any], path: Path) -> None:
        self._unit = unit
        self._row = row
        self._path = path

    def list_units(self) -> Sequence[Keyed]:
        """One unit, known by the bytes of the table."""
        return sign_tables({self._path.stem: self._path})

    def load(self, index: int) -> Any:
        """The unit with every row."""
        stored = StoredRows(self._path, tuple(list_fields(self._row)))
        try:
            codec = find_codec(self._row)
            held = tuple(row for batch in stored.read_rows(0, stored.rows) for row in codec.decode(batch))
        finally:
            stored.close()
        first, second = list_fields(self._unit)
        return self._unit(**{first: KEY, second: held})
