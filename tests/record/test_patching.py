"""The database of a release that is made from the one before has the rows of one that is made anew."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.engines.files import write_table
from onrecord.engines.relational import open_database
from onrecord.engines.tables import find_codec
from onrecord.model import Sentence
from onrecord.record.database import fill_table
from onrecord.record.layout import DATABASE
from onrecord.record.patching import patch_table
from onrecord.record.release import Release
from tests.record.worlds import build_world

MANY = [f"Страница {number}. В ней два предложения." for number in range(60)]


def read_all(folder: Path, release: Release) -> Mapping[str, list[tuple[object, ...]]]:
    """Every table of a release's database in no order, and the statements that made its tables and indexes."""
    database = sqlite3.connect(folder / "releases" / release.digest / DATABASE)
    try:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        held = {name: sorted(database.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
        return held | {"": sorted(database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"), key=repr)}
    finally:
        database.close()


@pytest.mark.parametrize("added", [1, 3, 40])
def test_pages_more_are_put_in(tmp_path: Path, added: int) -> None:
    build_world(tmp_path / "record", *MANY[:-added])
    patched = build_world(tmp_path / "record", *MANY)
    afresh = build_world(tmp_path / "afresh", *MANY)
    assert patched.digest == afresh.digest
    assert read_all(tmp_path / "record", patched) == read_all(tmp_path / "afresh", afresh)


def make_sentences(*orders: int) -> list[Sentence]:
    """A sentence for each place, with its order in the page; -1 leaves it out."""
    held = [(place, order) for place, order in enumerate(orders) if order >= 0]
    return [
        Sentence(id=f"{place:04}", document="d", turn="t", order=order, start=place, stop=place + 1)
        for place, order in held
    ]


def write_sentences(path: Path, rows: list[Sentence]) -> Path:
    path.parent.mkdir()
    with write_table(path, find_codec(Sentence).schema) as writer:
        writer.add(find_codec(Sentence).encode(rows))
    return path


@pytest.mark.parametrize(
    ("orders", "statements"),
    [
        pytest.param([*range(99), 500], 2, id="one says something else"),
        pytest.param([*range(99), -1], 1, id="one has gone"),
        pytest.param([*range(100), 100], 1, id="one is new"),
        pytest.param([*range(100)], 0, id="nothing has changed"),
        pytest.param([*range(1, 101)], 200, id="all say something else"),
    ],
)
def test_what_differs_alone_is_written(tmp_path: Path, orders: list[int], statements: int) -> None:
    before, after = make_sentences(*range(100)), make_sentences(*orders)
    first = write_sentences(tmp_path / "before" / "sentences.parquet", before)
    second = write_sentences(tmp_path / "after" / "sentences.parquet", after)
    with sqlite3.connect(":memory:") as target, open_database(tmp_path) as source:
        fill_table(target, "sentences", Sentence, [find_codec(Sentence).encode(before)])
        changes = target.total_changes
        patch_table(source, target, first, second)
        found = target.execute('SELECT id, "order" FROM sentences ORDER BY id').fetchall()
        assert found == [(row.id, row.order) for row in after]
        assert target.total_changes - changes == (statements if statements < 100 else len(after))
    target.close()


def damage(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def test_a_database_that_is_not_what_its_tables_say_is_made_anew(tmp_path: Path) -> None:
    first = build_world(tmp_path / "record", *MANY)
    path = tmp_path / "record" / "releases" / first.digest / DATABASE
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM sentences WHERE id IN (SELECT id FROM sentences LIMIT 5)")
    database.close()
    patched = build_world(tmp_path / "record", *MANY, "Ещё одна.")
    afresh = build_world(tmp_path / "afresh", *MANY, "Ещё одна.")
    assert read_all(tmp_path / "record", patched) == read_all(tmp_path / "afresh", afresh)


def test_a_database_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    first = build_world(tmp_path, *MANY)
    damage(tmp_path / "releases" / first.digest / DATABASE, b"SQLite format 3", b"SQLite format 9")
    assert len(read_all(tmp_path, build_world(tmp_path, *MANY, "Ещё одна."))["documents"]) == 61
