"""Pages taken through the stages together give the work tables of each step by itself, and nothing that was just made is read back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from onrecord.engines.local import LocalEngine
from onrecord.engines.sources import DocumentSource
from onrecord.pipeline import take_in_and_build
from onrecord.settings import Settings
from tests.small_world.world import KNOWLEDGE, PAGES


def build(record: Path) -> Mapping[str, bytes]:
    """The work tables of a record of the small world, by name."""
    settings = Settings(record=record, knowledge=KNOWLEDGE, processes=1, has_models=False)
    take_in_and_build([PAGES], settings, lambda *_: None)[0].close()
    return {path.name: path.read_bytes() for path in sorted((record / "work").glob("*.parquet"))}


def test_the_tables_are_those_of_each_step_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = set()
    load = DocumentSource.load

    def note_load(source: DocumentSource, index: int) -> Any:
        unit = load(source, index)
        loaded.add(type(unit).__name__)
        return unit

    monkeypatch.setattr(DocumentSource, "load", note_load)
    walked = build(tmp_path / "walked")
    read_after_walk = set(loaded)
    monkeypatch.setattr(LocalEngine, "walk", lambda *_: None)
    assert build(tmp_path / "steps") == walked
    # Who speaks is read with what reviews say, which is joined over the record: no walk comes to it.
    assert {"TurnsUnit", "MentionsUnit", "QuotationsUnit", "FiguresUnit", "CommitmentsUnit"} <= loaded - read_after_walk
    assert "CastUnit" in read_after_walk
