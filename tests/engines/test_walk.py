"""Pages through many stages at once: the rows of each stage by itself, and whatever goes wrong with a page goes wrong with it alone."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.engines import walk as walking
from onrecord.engines.local import LocalEngine
from onrecord.engines.plan import Mapped, list_links, map_documents
from onrecord.engines.sources import Keyed
from onrecord.engines.steps import Receipt, Stage
from onrecord.engines.units import Limits
from onrecord.engines.walk import Link, Walk
from onrecord.errors import KnowledgeError, StageError
from onrecord.knowledge.files import KnowledgeFolders

NONE = KnowledgeFolders()
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    id: str
    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    capture: str
    documents: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    order: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUnit:
    page: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    document: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetName:
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountUnit:
    page: SheetName
    parts: tuple[PartText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    document: str
    letters: int
    seen: str


class SheetsSource:
    def __init__(self, pages: Sequence[Sheets]) -> None:
        self.pages = sorted(pages, key=lambda page: page.capture)

    def list_units(self) -> list[Keyed]:
        return [Keyed(page.capture, repr(page), page.capture) for page in self.pages]

    def load(self, index: int) -> Sheets:
        return self.pages[index]


def open_nothing(folders: KnowledgeFolders) -> None:
    return None


def open_broken(folders: KnowledgeFolders) -> None:
    raise KnowledgeError("toys/mark.txt: line 3: expected a mark, found none")


def keep_sheets(page: Sheets, known: None) -> Sheets:
    if page.documents and page.documents[0].text == "unread":
        raise ValueError("nothing to read")
    return page


def cut_sheet(unit: SheetUnit, known: None) -> Cut:
    text = unit.page.text
    if "raise" in text:
        raise ValueError("a part that cannot be read")
    if "hang" in text:
        time.sleep(60)
    if "exit" in text:
        os._exit(7)
    if "wrong" in text:
        return Cut(document=unit.page.id, parts=(3,))  # type: ignore[arg-type]
    return Cut(document=unit.page.id, parts=tuple(Part(order=n, text=word) for n, word in enumerate(text.split())))


def count_letters(unit: CountUnit, known: None) -> Count:
    """What is counted, and the types that were given: those that a table would be read into."""
    if any(part.text == "stop" for part in unit.parts):
        (Path(os.environ["WALK_AT"]) / unit.page.id).touch()
        time.sleep(60)
    seen = {type(row).__name__ for row in (unit.page, *unit.parts)}
    return Count(document=unit.page.id, letters=sum(len(part.text) for part in unit.parts), seen=" ".join(sorted(seen)))


def make_stage(name: str, unit: type[Any], result: type[Any], work: Any, **changes: Any) -> Stage[Any, Any, Any]:
    held: dict[str, Any] = {"version": "1", "needs": (), "open_knowledge": open_nothing}
    return Stage(name=name, unit=unit, result=result, work=work, **held | changes)


FIRST = make_stage("sheets", Sheets, Sheets, keep_sheets)
CUT = make_stage("cut", SheetUnit, Cut, cut_sheet)
COUNT = make_stage("count", CountUnit, Count, count_letters)
STEPS = (map_documents(CUT, writes="cut"), map_documents(COUNT, "cut", writes="count"))
TABLES = ("pages", "cut", "count")


def make_pages(count: int, **special: str) -> list[Sheets]:
    """Pages ``0000`` … of two sheets each; ``p0003="exit"`` makes the first sheet of that one misbehave."""
    return [
        Sheets(
            capture=f"{number:04}",
            documents=(
                Sheet(id=f"{number:04}-a", text=special.get(f"p{number:04}", f"слово {number} " * (number % 5))),
                Sheet(id=f"{number:04}-b", text=f"a {number}", title="b"),
            ),
        )
        for number in range(count)
    ]


def build(
    folder: Path,
    pages: Sequence[Sheets],
    engine: LocalEngine,
    *,
    walks: bool = True,
    first: Stage[Any, Any, Any] = FIRST,
) -> list[Receipt]:
    """All steps, by a walk before them or without one."""
    folder.mkdir(exist_ok=True)

    def place(table: str) -> Path:
        return folder / f"{table}.parquet"

    source = SheetsSource(pages)
    with engine:
        if walks:
            engine.walk(Walk(first, source, "pages", list_links(STEPS, "pages"), NONE), place, lambda done, count: None)
        receipts = [engine.map(first, source, place("pages"), NONE)]
        for step in STEPS:
            receipts.append(engine.map(step.stage, step.find_source(place), place(step.writes), NONE))
    return receipts


def read_bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_rows_are_those_of_each_stage_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = make_pages(90)
    build(tmp_path / "steps", pages, LocalEngine(1), walks=False)
    expected = read_bytes(tmp_path / "steps")
    assert sorted(expected) == ["count.parquet", "cut.parquet", "pages.parquet"]
    for number, (processes, together, characters) in enumerate(
        [(1, 128, 4_000_000), (1, 7, 4_000_000), (1, 128, 9), (2, 128, 50)]
    ):
        monkeypatch.setattr(walking, "TOGETHER_PAGES", together)
        monkeypatch.setattr(walking, "TOGETHER_CHARACTERS", characters)
        receipts = build(tmp_path / str(number), pages, LocalEngine(processes, few_units=2))
        assert read_bytes(tmp_path / str(number)) == expected
        assert [(receipt.rows_out, receipt.rows_reused) for receipt in receipts] == [(90, 0), (180, 0), (180, 0)]


def test_a_page_more_is_taken_through_alone(tmp_path: Path) -> None:
    build(tmp_path / "held", make_pages(40), LocalEngine(1))
    receipts = build(tmp_path / "held", make_pages(41), LocalEngine(1))
    assert [receipt.rows_reused for receipt in receipts] == [40, 80, 80]
    again = build(tmp_path / "held", make_pages(41), LocalEngine(1))
    assert [receipt.rows_reused for receipt in again] == [41, 82, 82]
    build(tmp_path / "afresh", make_pages(41), LocalEngine(1), walks=False)
    assert read_bytes(tmp_path / "held") == read_bytes(tmp_path / "afresh")


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("raise", r"ValueError: a part that cannot be read \(test_walk.py, line \d+\)"),
        ("wrong", "expected|Error"),
        ("hang", "took longer than 1 seconds"),
    ],
)
def test_what_goes_wrong_with_a_sheet_goes_wrong_with_it_alone(
    tmp_path: Path, processes: int, trouble: str, why: str
) -> None:
    engine = LocalEngine(processes, limits=Limits(seconds=1.0), few_units=2)
    read, cut, count = build(tmp_path / "walk", make_pages(12, p0003=trouble), engine)
    assert (read.failures, list(cut.failures), count.failures) == ({}, ["0003-a"], {})
    assert (cut.rows_out, count.rows_out) == (23, 23)
    assert re.search(why, cut.failures["0003-a"])
    build(tmp_path / "steps", make_pages(12, p0003=trouble), LocalEngine(1, limits=Limits(seconds=1.0)), walks=False)
    assert read_bytes(tmp_path / "walk") == read_bytes(tmp_path / "steps")


def test_a_sheet_that_ends_its_worker_ends_no_other(tmp_path: Path) -> None:
    receipts = build(tmp_path / "walk", make_pages(12, p0003="exit"), LocalEngine(2, few_units=2))
    assert [list(receipt.failures) for receipt in receipts] == [[], ["0003-a"], []]
    assert [receipt.rows_out for receipt in receipts] == [12, 23, 23]


def test_a_page_that_cannot_be_read_goes_no_further(tmp_path: Path) -> None:
    receipts = build(tmp_path / "walk", make_pages(6, p0002="unread"), LocalEngine(1))
    assert [list(receipt.failures) for receipt in receipts] == [["0002"], [], []]
    assert [receipt.rows_out for receipt in receipts] == [5, 10, 10]


def test_a_unit_is_tried_twice_and_not_thrice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def count_tries(unit: SheetUnit, known: None) -> Cut:
        tried.append(unit.page.id)
        return cut_sheet(unit, known)

    stage = make_stage("cut", SheetUnit, Cut, count_tries)
    monkeypatch.setattr(sys.modules[__name__], "STEPS", (map_documents(stage, writes="cut"), STEPS[1]))
    build(tmp_path / "walk", make_pages(4, p0001="raise"), LocalEngine(1))
    assert tried.count("0001-a") == 2
    assert len(tried) == 9


def test_knowledge_that_is_broken_ends_the_walk_and_leaves_nothing(tmp_path: Path) -> None:
    for processes in (1, 2):
        first = make_stage("sheets", Sheets, Sheets, keep_sheets, open_knowledge=open_broken)
        with pytest.raises(KnowledgeError, match="line 3: expected a mark"):
            build(tmp_path / "walk", make_pages(4), LocalEngine(processes, few_units=2), first=first)
        assert list((tmp_path / "walk").iterdir()) == []


def test_rows_that_no_answer_asked_for_are_removed(tmp_path: Path) -> None:
    tmp_path.joinpath("walk").mkdir()
    with LocalEngine(1) as engine:
        walk = Walk(FIRST, SheetsSource(make_pages(3)), "pages", list_links(STEPS, "pages"), NONE)
        engine.walk(walk, lambda table: tmp_path / "walk" / f"{table}.parquet", lambda done, count: None)
        assert len(list((tmp_path / "walk").iterdir())) == 3
    assert list((tmp_path / "walk").iterdir()) == []


PROGRAM = """
import sys
from pathlib import Path
from onrecord.engines import local
from tests.engines import test_walk
local.TOGETHER_PAGES = 4
test_walk.build(Path(sys.argv[1]), test_walk.make_pages(12, p0009="stop"), local.LocalEngine(1))
"""


def test_a_walk_that_was_stopped_goes_on(tmp_path: Path) -> None:
    at = tmp_path / "at"
    at.mkdir()
    environment = os.environ | {"WALK_AT": str(at), "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path / "walk")], cwd=ROOT, env=environment)
    until = time.monotonic() + 60
    while not list(at.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    process.kill()
    process.wait(60)
    receipts = build(tmp_path / "walk", make_pages(12), LocalEngine(1))
    assert [receipt.rows_reused for receipt in receipts] == [8, 16, 16]
    build(tmp_path / "afresh", make_pages(12), LocalEngine(1), walks=False)
    assert read_bytes(tmp_path / "walk") == read_bytes(tmp_path / "afresh")


def test_the_types_are_those_that_a_table_is_read_into(tmp_path: Path) -> None:
    walk = Walk(FIRST, SheetsSource(make_pages(3)), "pages", list_links(STEPS, "pages"), NONE)
    assert walk.results == {"pages": Sheets, "cut": Cut, "count": Count}
    rows, outcomes = walk.do([], lambda place: None)
    assert (rows, outcomes) == (((), (), ()), [])


def test_links_are_the_steps_that_read_a_page_alone() -> None:
    joined = Mapped(stage=COUNT, reads=("pages", "cut"), writes="all", find_source=STEPS[0].find_source)
    after = map_documents(COUNT, "all", writes="late")
    assert list_links((*STEPS, joined, after), "pages") == (Link(CUT, (), "cut"), Link(COUNT, ("cut",), "count"))


def test_a_column_that_no_table_has_is_told_before_anything_is_read() -> None:
    walk = Walk(FIRST, SheetsSource(make_pages(3)), "pages", (Link(COUNT, (), "count"),), NONE)
    with pytest.raises(StageError, match="CountUnit: no table given has the columns parts"):
        walk.open()
