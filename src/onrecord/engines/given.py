"""Work tables of rows that no step makes: what people have decided, say, which steps then read like any other table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.engines.durable import replace_file
from onrecord.engines.files import write_table
from onrecord.engines.signature import digest_parts
from onrecord.engines.tables import write_row
from onrecord.engines.units import encode_result, result_schema


def write_given(path: Path, kind: type[Any], rows: Sequence[Any]) -> None:
    """Writes rows of one type as a work table, in the order given; each row's digest is that of all that is in it."""
    with replace_file(path) as aside, write_table(aside, result_schema(kind)) as writer:
        for row in rows:
            writer.add(encode_result(row, digest_parts(kind.__name__, write_row(row))))
