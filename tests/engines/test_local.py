"""The local engine: the same rows however the work is cut up, nothing made twice, and no unit that takes the others with it."""

import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.engines.local import LocalEngine
from onrecord.engines.sources import TableSource
from onrecord.engines.units import Limits
from onrecord.engines.whole import KEY
from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFolders
from tests.engines.toys import Line, ListSource, Words, loop_in_c, make_lines, make_stage, open_broken, take_a_while

NONE = KnowledgeFolders()
QUICK = Limits(seconds=1.0, memory_bytes=2 << 30)


def list_names(path: Path) -> list[str]:
    names: list[str] = pq.read_table(path).column("line").to_pylist()
    return names


def test_same_bytes_however_the_work_is_cut_up(tmp_path: Path) -> None:
    lines = make_lines(300)
    shuffled = list(lines)
    random.Random(7).shuffle(shuffled)
    found = set()
    cuts = [(1, 7, lines), (1, 1000, shuffled), (2, 1, shuffled), (4, 7, lines), (2, 1000, shuffled)]
    for number, (processes, rows, held) in enumerate(cuts):
        with LocalEngine(processes, rows) as engine:
            receipt = engine.map(make_stage(), ListSource(held), tmp_path / f"{number}", NONE)
        assert (receipt.rows_in, receipt.rows_out, receipt.rows_reused) == (300, 300, 0)
        found.add((receipt.checksum, (tmp_path / f"{number}").read_bytes()))
    assert len(found) == 1
    assert list_names(tmp_path / "0") == sorted(line.name for line in lines)


def test_what_stands_in_the_last_answer_is_not_made_or_read_again(tmp_path: Path) -> None:
    dst, read = tmp_path / "words", tmp_path / "read"
    engine = LocalEngine(1)
    lines = make_lines(150)
    engine.map(make_stage(), ListSource(lines[:-1], read), dst, NONE)
    read.unlink()
    receipt = engine.map(make_stage(), ListSource(lines, read), dst, NONE)
    assert (receipt.rows_reused, receipt.rows_out, read.read_text()) == (149, 150, ".")
    engine.map(make_stage(), ListSource(lines), tmp_path / "afresh", NONE)
    assert dst.read_bytes() == (tmp_path / "afresh").read_bytes()
    again = engine.map(make_stage(), ListSource(lines, read), dst, NONE)
    assert (again.rows_reused, again.checksum, read.read_text()) == (150, receipt.checksum, ".")


def test_a_unit_that_is_gone_leaves_the_answer(tmp_path: Path) -> None:
    engine = LocalEngine(1)
    engine.map(make_stage(), ListSource(make_lines(9)), tmp_path / "words", NONE)
    receipt = engine.map(make_stage(), ListSource(make_lines(4)), tmp_path / "words", NONE)
    assert (receipt.rows_reused, list_names(tmp_path / "words")) == (4, ["a000", "a001", "a002", "a003"])


def test_changed_knowledge_changes_exactly_the_stages_that_need_it(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "toys").mkdir(parents=True)
    (own / "toys" / "mark.txt").write_text("!")
    folders = KnowledgeFolders(own)
    engine = LocalEngine(1)
    other = make_stage(name="other", needs=("toys/elsewhere.txt",))
    for stage in (make_stage(), other):
        engine.map(stage, ListSource(make_lines(5)), tmp_path / stage.name, folders)
    (own / "toys" / "mark.txt").write_text("?")
    reused = [
        engine.map(stage, ListSource(make_lines(5)), tmp_path / stage.name, folders).rows_reused
        for stage in (make_stage(), other, make_stage(version="2"), make_stage(version="2", libraries=("pyarrow",)))
    ]
    assert reused == [0, 5, 0, 0]
    assert pq.read_table(tmp_path / "words").column("words").to_pylist()[1][0]["row"] == "слово?"


def test_a_damaged_last_answer_is_made_again(tmp_path: Path) -> None:
    engine = LocalEngine(1)
    dst = tmp_path / "words"
    whole = engine.map(make_stage(), ListSource(make_lines(40)), dst, NONE).checksum
    content = dst.read_bytes()
    for damaged in (content[:100], b"", content[:60] + b"\0\0\0\0" + content[64:]):
        dst.write_bytes(damaged)
        engine.map(make_stage(), ListSource(make_lines(41)), dst, NONE)
        receipt = engine.map(make_stage(), ListSource(make_lines(40)), dst, NONE)
        assert receipt.checksum == whole


@pytest.mark.parametrize("processes", [1, 2])
def test_no_units(tmp_path: Path, processes: int) -> None:
    with LocalEngine(processes) as engine:
        receipt = engine.map(make_stage(), ListSource([]), tmp_path / "words", NONE)
        assert (receipt.rows_in, receipt.rows_out) == (0, 0)
        source = TableSource(Words, tmp_path / "words")
        assert list(source.list_units()) == []


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("raise", "ValueError: a word that cannot be read (toys.py, line"),
        ("hang", "took longer than 1 seconds"),
        ("exit", "ended the process that worked on it (exit 7)"),
        ("greedy", "needed more memory than one page may take"),
        ("wrong", "AttributeError"),
    ],
)
def test_a_unit_that_misbehaves_is_named_and_the_rest_goes_on(tmp_path: Path, word: str, why: str) -> None:
    with LocalEngine(2, 7, limits=QUICK, few_units=2) as engine:
        receipt = engine.map(make_stage(), ListSource(make_lines(40, a005=word)), tmp_path / "words", NONE)
    assert list(receipt.failures) == ["a005"]
    assert why in receipt.failures["a005"]
    assert (receipt.rows_in, receipt.rows_out) == (40, 39)
    assert list_names(tmp_path / "words") == [line.name for line in make_lines(40) if line.name != "a005"]


def test_a_unit_that_hears_no_signal_is_ended_from_outside(tmp_path: Path) -> None:
    with LocalEngine(2, 7, limits=QUICK, few_units=2) as engine:
        stage = make_stage(work=loop_in_c)
        receipt = engine.map(stage, ListSource(make_lines(20, a011="hang")), tmp_path / "words", NONE)
    assert receipt.failures == {"a011": "took longer than 1 seconds"}


@pytest.mark.parametrize("word", ["raise", "hang", "greedy", "wrong"])
def test_the_same_holds_in_this_process(tmp_path: Path, word: str) -> None:
    engine = LocalEngine(1, limits=Limits(seconds=0.2))
    receipt = engine.map(make_stage(), ListSource(make_lines(5, a002=word)), tmp_path / "words", NONE)
    assert (list(receipt.failures), receipt.rows_out) == (["a002"], 4)


@pytest.mark.parametrize(("name", "failed"), [("a000", ["a000"]), (KEY, [])])
def test_the_whole_record_may_take_as_long_as_it_needs(tmp_path: Path, name: str, failed: list[str]) -> None:
    engine = LocalEngine(1, limits=Limits(seconds=0.1))
    receipt = engine.map(
        make_stage(work=take_a_while), ListSource([Line(name=name, text="слово")]), tmp_path / "words", NONE
    )
    assert list(receipt.failures) == failed


def test_a_failed_unit_is_tried_again_by_the_next_run(tmp_path: Path) -> None:
    engine = LocalEngine(1)
    engine.map(make_stage(), ListSource(make_lines(5, a002="raise")), tmp_path / "words", NONE)
    receipt = engine.map(make_stage(), ListSource(make_lines(5)), tmp_path / "words", NONE)
    assert (receipt.failures, receipt.rows_reused, receipt.rows_out) == ({}, 4, 5)


@pytest.mark.parametrize("processes", [1, 2])
def test_broken_knowledge_ends_the_step_and_leaves_the_last_answer(
    tmp_path: Path, processes: int, capfd: pytest.CaptureFixture[str]
) -> None:
    dst = tmp_path / "words"
    with LocalEngine(processes, few_units=2) as engine:
        engine.map(make_stage(), ListSource(make_lines(5)), dst, NONE)
        before = dst.read_bytes()
        with pytest.raises(KnowledgeError, match="line 3"):
            engine.map(make_stage(version="2", open_knowledge=open_broken), ListSource(make_lines(5)), dst, NONE)
        assert dst.read_bytes() == before
        assert list(tmp_path.iterdir()) == [dst]
        assert engine.map(make_stage(version="3"), ListSource(make_lines(5)), dst, NONE).rows_out == 5
    assert capfd.readouterr().err == ""
