"""The registry of tables: every table has one type of row, every row one table."""

from typing import get_type_hints

import pytest

from onrecord.model import Block, Turn
from onrecord.model.tables import TABLES, name_table


def test_every_row_type_has_one_table_and_an_id() -> None:
    assert [name_table(row) for row in TABLES.values()] == list(TABLES)
    assert all(get_type_hints(row)["id"] is str for row in TABLES.values())


def test_a_row_inside_rows_has_no_table() -> None:
    assert name_table(Turn) == "turns"
    with pytest.raises(KeyError, match="Block"):
        name_table(Block)


def test_the_registry_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        TABLES["others"] = Block  # type: ignore[index]
