"""Work tables whose rows bear no digest: what a release holds of them does not hang on how they lie."""

from pathlib import Path

import pytest

from onrecord.engines.files import write_table
from onrecord.engines.tables import find_codec
from onrecord.model import Speaker
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter


def speaker(id: str, origin: str) -> Speaker:
    return Speaker(id=id, table="turns", row="t", document="d", role="speaker", entity="e", origin=origin)  # type: ignore[arg-type]


@pytest.mark.parametrize("origins", [("derived", "observed"), ("observed", "derived")])
def test_of_two_rows_with_one_id_the_one_whose_values_come_first_counts(
    tmp_path: Path, origins: tuple[str, str]
) -> None:
    rows = [speaker("a", "observed"), *(speaker("b", origin) for origin in origins)]
    codec = find_codec(Speaker)
    with RecordWriter(tmp_path) as writer:
        with write_table(writer.work_path("speakers"), codec.schema) as table:
            table.add(codec.encode(rows))
        writer.publish({"speakers": ("speakers",)}, {})
    with View.open(tmp_path) as view:
        assert [(one.id, one.origin) for one in view.rows(Speaker)] == [("a", "observed"), ("b", "derived")]
