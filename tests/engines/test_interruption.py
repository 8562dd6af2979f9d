"""Ctrl-C and a killed parent: workers end at once, and the last answer is what it was."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from onrecord.engines.local import LocalEngine
from onrecord.engines.relational import open_database
from onrecord.knowledge.files import KnowledgeFolders
from tests.engines.toys import Line, ListSource, Words, make_lines, make_stage, split_words

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from tests.engines.test_interruption import run_slowly
run_slowly(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
"""


@dataclass(frozen=True, slots=True)
class Sleepy:
    """Work that notes its process in a folder and then takes long, but for the lines before ``wakes``."""

    folder: str
    wakes: str = ""

    def __call__(self, line: Line, mark: str) -> Words:
        if line.name < self.wakes:
            return split_words(line, mark)
        (Path(self.folder) / f"{os.getpid()}").touch()
        time.sleep(30)
        return Words(line=line.name, words=())


def run_slowly(folder: Path, processes: int, wakes: str) -> None:
    stage = make_stage(work=Sleepy(str(folder / "at"), wakes), version="2")
    with LocalEngine(processes, 1, few_units=2) as engine:
        engine.map(stage, ListSource(make_lines(8)), folder / "words", KnowledgeFolders())


def start_slowly(folder: Path, processes: int, wakes: str = "") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, str(folder), str(processes), wakes]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def wait_until_true(condition: object, seconds: float = 60.0) -> bool:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def is_gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_in_the_middle(tmp_path: Path, processes: int, stop: signal.Signals) -> None:
    words, at = tmp_path / "words", tmp_path / "at"
    at.mkdir()
    LocalEngine(1).map(make_stage(), ListSource(make_lines(8)), words, KnowledgeFolders())
    before = words.read_bytes()
    process = start_slowly(tmp_path, processes)
    assert wait_until_true(lambda: len(list(at.iterdir())) == processes)
    process.send_signal(stop)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert words.read_bytes() == before
    workers = [int(path.name) for path in at.iterdir()]
    assert wait_until_true(lambda: all(map(is_gone, workers)))
    if stop == signal.SIGINT:
        assert list(tmp_path.glob("*.partial")) == []


@pytest.mark.parametrize(("processes", "stop"), [(1, signal.SIGKILL), (2, signal.SIGINT)])
def test_what_was_finished_before_the_stop_is_not_made_again(
    tmp_path: Path, processes: int, stop: signal.Signals
) -> None:
    (tmp_path / "at").mkdir()
    process = start_slowly(tmp_path, processes, "a005")
    assert wait_until_true(lambda: len(list((tmp_path / "at").iterdir())) == processes)
    process.send_signal(stop)
    process.communicate(timeout=60)
    stage, source, read = make_stage(version="2"), make_lines(8), tmp_path / "read"
    receipt = LocalEngine(1).map(stage, ListSource(source, read), tmp_path / "words", KnowledgeFolders())
    assert (receipt.rows_reused, receipt.rows_out, read.read_text()) == (5, 8, "...")
    LocalEngine(1).map(stage, ListSource(source), tmp_path / "afresh", KnowledgeFolders())
    assert (tmp_path / "words").read_bytes() == (tmp_path / "afresh").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["afresh", "at", "read", "words"]


def test_rows_half_written_are_made_again(tmp_path: Path) -> None:
    (tmp_path / "at").mkdir()
    process = start_slowly(tmp_path, 1, "a005")
    assert wait_until_true(lambda: len(list((tmp_path / "at").iterdir())) == 1)
    process.kill()
    process.communicate(timeout=60)
    left = tmp_path / "words.unfinished"
    left.write_bytes(left.read_bytes()[:-40])
    receipt = LocalEngine(1).map(
        make_stage(version="2"), ListSource(make_lines(8)), tmp_path / "words", KnowledgeFolders()
    )
    assert (receipt.rows_reused, receipt.rows_out) == (4, 8)


def test_ctrl_c_during_a_query_is_ctrl_c(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    pressed = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    pressed.start()
    try:
        with pytest.raises(KeyboardInterrupt), open_database(tmp_path) as database:
            database.sql("SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b").fetchall()
    finally:
        pressed.join()
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (duckdb.InterruptException("INTERRUPT Error: Interrupted!"), KeyboardInterrupt),
        (RuntimeError("Query interrupted"), KeyboardInterrupt),
        (RuntimeError("something else"), RuntimeError),
    ],
)
def test_what_a_database_raises(raised: Exception, expected: type[BaseException], tmp_path: Path) -> None:
    with pytest.raises(expected), open_database(tmp_path):
        raise raised
