"""The record: what was stored stays whole, a release never changes, and the same input swaps nothing."""

import os
import sqlite3
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import RecordDamaged, RecordError, RecordLocked, RecordUnwritable
from onrecord.model import Capture, Document, Finding, Issue, Sentence, make_issue
from onrecord.model.identity import digest_bytes
from onrecord.record.captures import CaptureStore
from onrecord.record.view import View
from onrecord.record.writer import RecordWriter
from tests.record.worlds import build_world

TEXTS = ("Мост открыт. Дорога закрыта.", "Никто не пришёл.", "без точки")


def test_what_is_published_can_be_read_back(tmp_path: Path) -> None:
    release = build_world(tmp_path, *TEXTS)
    with View.open(tmp_path) as view:
        assert (view.digest, release.rows["documents"], release.rows["turns"]) == (release.digest, 3, 0)
        documents = list(view.rows(Document))
        assert sorted(document.text for document in documents) == sorted(TEXTS)
        assert [document.id for document in documents] == sorted(document.id for document in documents)
        bridge = next(document for document in documents if document.text.startswith("Мост"))
        assert view.find(Document, bridge.id) == bridge
        assert view.find(Document, "none") is None
        assert sorted(bridge.text[one.start : one.stop] for one in view.rows_of(Sentence, bridge.id)) == [
            " Дорога закрыта.",
            "Мост открыт.",
        ]
        assert [issue.why for issue in view.rows(Issue)] == ["no sentence"]
        assert view.count(Finding) == 0
        assert {capture.sha256 for capture in view.rows(Capture)} == {digest_bytes(text.encode()) for text in TEXTS}


def test_the_same_pages_give_the_same_release_whatever_their_order_and_history(tmp_path: Path) -> None:
    one = build_world(tmp_path / "a", *TEXTS)
    build_world(tmp_path / "b", TEXTS[2])
    other = build_world(tmp_path / "b", *reversed(TEXTS))
    assert one.digest == other.digest


def test_unchanged_input_swaps_nothing(tmp_path: Path) -> None:
    first = build_world(tmp_path, *TEXTS)
    before = {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    again = build_world(tmp_path, *TEXTS)
    after = {path: path.stat().st_mtime_ns for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    assert (again.digest, first.changed, again.changed) == (first.digest, True, False)
    lock = tmp_path / "onrecord.lock"
    assert before | {lock: 0} == after | {lock: 0}


def test_an_empty_record_can_be_released(tmp_path: Path) -> None:
    assert sum(build_world(tmp_path).rows.values()) == 0
    assert list(View.open(tmp_path).rows(Document)) == []


def test_two_releases_are_kept_and_a_reader_stays_in_its_own(tmp_path: Path) -> None:
    build_world(tmp_path, TEXTS[0])
    view = View.open(tmp_path)
    second = build_world(tmp_path, *TEXTS[:2])
    assert view.count(Document) == 1
    third = build_world(tmp_path, *TEXTS)
    assert {path.name for path in (tmp_path / "releases").iterdir()} == {second.digest, third.digest}
    assert view.count(Document) == 1  # an open file outlives its name
    assert View.open(tmp_path).count(Document) == 3


def test_readers_cannot_write(tmp_path: Path) -> None:
    build_world(tmp_path, *TEXTS)
    with View.open(tmp_path) as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        view._database.execute("DELETE FROM documents")


def test_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="expected a record, found none"):
        View.open(tmp_path / "nowhere")


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with RecordWriter(tmp_path), pytest.raises(RecordLocked, match=f"found process {os.getpid()} writing"):
        RecordWriter(tmp_path).__enter__()
    with RecordWriter(tmp_path):
        pass


def test_a_second_writer_in_another_process(tmp_path: Path) -> None:
    with RecordWriter(tmp_path):
        done = run_world(tmp_path, *TEXTS)
    assert done.returncode != 0
    assert f"found process {os.getpid()} writing to this record" in done.stderr


def run_world(folder: Path, *texts: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Builds the record in a process of its own; ``before`` is a shell command that sets limits."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.record.worlds", str(folder), *texts]
    shell = ["sh", "-c", f'{before}; exec "$@"', "sh", *command] if before else command
    return subprocess.run(shell, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("blocks", [0, 4, 32])
def test_a_full_disk_leaves_what_was_stored(tmp_path: Path, blocks: int) -> None:
    build_world(tmp_path, TEXTS[0])
    digest = View.open(tmp_path).digest
    many = [f"{number}. {'слово ' * 40}" for number in range(60)]
    done = run_world(tmp_path, *TEXTS, *many, before=f"trap '' XFSZ; ulimit -f {blocks}")
    assert done.returncode != 0
    assert "RecordUnwritable" in done.stderr
    assert "no space left" in done.stderr
    with View.open(tmp_path) as view:
        assert (view.digest, view.count(Document)) == (digest, 1)
    assert not list((tmp_path / "releases").glob("*.partial"))
    assert build_world(tmp_path, *TEXTS, *many).digest == build_world(tmp_path / "afresh", *TEXTS, *many).digest


@pytest.mark.parametrize("milliseconds", [500, 800, 1100, 1400])
def test_killed_at_any_moment_the_record_stays_whole(tmp_path: Path, milliseconds: int) -> None:
    build_world(tmp_path, TEXTS[0])
    many = [f"{number}. Слово." for number in range(40)]
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-m", "tests.record.worlds", str(tmp_path), *many], cwd=root)
    try:
        process.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with View.open(tmp_path) as view:
        assert view.count(Document) in (1, 41)
    assert build_world(tmp_path, *many).digest == build_world(tmp_path / "afresh", TEXTS[0], *many).digest
    assert not list(tmp_path.rglob("*.partial"))


@pytest.mark.parametrize("name", ["record.sqlite", "manifest.json"])
def test_a_damaged_release_is_named_and_built_again(tmp_path: Path, name: str) -> None:
    release = build_world(tmp_path, *TEXTS)
    path = tmp_path / "releases" / release.digest / name
    for content in (path.read_bytes()[:50], None):
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        with pytest.raises(RecordDamaged, match=name):
            View.open(tmp_path)
        assert build_world(tmp_path, *TEXTS).digest == release.digest
        assert View.open(tmp_path).count(Document) == 3


def test_a_damaged_pointer_is_named_and_written_again(tmp_path: Path) -> None:
    release = build_world(tmp_path, *TEXTS)
    (tmp_path / "current").write_text("?")
    with pytest.raises(RecordDamaged, match="current: expected the digest of a release"):
        View.open(tmp_path)
    assert build_world(tmp_path, *TEXTS).digest == release.digest
    assert View.open(tmp_path).digest == release.digest


def test_a_file_where_the_record_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "record"):
        with pytest.raises(RecordUnwritable, match="expected a folder"):
            RecordWriter(folder).__enter__()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder in which none can be made")
@pytest.mark.parametrize("folder", ["/proc/record", "/proc/self/record", "long" * 100])
def test_a_place_where_no_folder_can_be_made(tmp_path: Path, folder: str) -> None:
    with pytest.raises(RecordUnwritable, match=r"expected (a place where a folder can be made|to be allowed)"):
        RecordWriter(tmp_path / folder).__enter__()


def test_the_same_bytes_are_one_capture_named_by_the_smallest_source(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    first = store.add(b"x", source="pages/b.txt", media_type="text/plain")
    second = store.add(b"x", source="pages/a.txt", media_type="text/plain")
    third = store.add(b"x", source="pages/c.txt", media_type="text/plain")
    assert [first.source, second.source, third.source] == ["pages/b.txt", "pages/a.txt", "pages/a.txt"]
    assert list(store) == [second]
    assert store.read(first.id) == b"x"


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_an_address_is_kept_whatever_else_the_bytes_are_saved_as(tmp_path: Path, order: tuple[int, ...]) -> None:
    saves: list[dict[str, Any]] = [
        {"source": "a.txt", "url": None, "retrieved": None},
        {"source": "crawl.warc/7", "url": "https://b.example/", "retrieved": "2021-05-02T10:00:00Z"},
        {"source": "crawl.warc/9", "url": "https://a.example/", "retrieved": "2021-05-03T10:00:00Z"},
        {"source": "z.txt", "url": "https://0.example/", "retrieved": None},
    ]
    store = CaptureStore(tmp_path)
    for place in order:
        store.add(b"x", media_type="text/plain", **saves[place])
    assert [(capture.source, capture.url, capture.retrieved) for capture in store] == [
        ("a.txt", "https://b.example/", "2021-05-02T10:00:00Z")
    ]


def test_bytes_that_are_not_what_their_name_says_are_damage(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    capture = store.add(b"words", source="a.txt", media_type="text/plain")
    path = tmp_path / capture.id[:2] / capture.id
    path.write_bytes(b"other words")
    with pytest.raises(RecordDamaged, match=capture.id):
        store.read(capture.id)
    store.add(b"words", source="a.txt", media_type="text/plain")
    assert store.read(capture.id) == b"words"


def test_a_page_whose_bytes_are_damaged_fails_alone(tmp_path: Path) -> None:
    build_world(tmp_path, *TEXTS)
    capture = digest_bytes(TEXTS[0].encode())
    (tmp_path / "captures" / capture[:2] / capture).unlink()
    (tmp_path / "work" / "read.parquet").unlink()
    assert build_world(tmp_path).rows["documents"] == 2


def test_issues_of_intake_stand_until_what_was_given_is_looked_at_again(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    one, two = (make_issue(stage="capture", source=source, why="empty") for source in ("pages/a.txt", "pages2/b.txt"))
    store.settle(["pages", "pages2"], [one, two])
    assert {issue.source for issue in store.issues()} == {"pages/a.txt", "pages2/b.txt"}
    store.settle(["pages"], [])
    assert store.issues() == (two,)
    store.settle(["pages2/b.txt"], [])
    assert store.issues() == ()


def test_the_database_has_typed_columns_and_indexes(tmp_path: Path) -> None:
    release = build_world(tmp_path, *TEXTS)
    with sqlite3.connect(tmp_path / "releases" / release.digest / "record.sqlite") as database:
        types = {name: kind for _, name, kind, *_ in database.execute("PRAGMA table_info(traces)")}
        assert (types["verdict"], types["score"], types["starts_inside"], types["statements"]) == (
            "TEXT", "REAL", "INTEGER", "TEXT",
        )  # fmt: skip
        plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM sentences WHERE document = '' ORDER BY id").fetchall()
        assert "USING INDEX sentences_document" in plan[0][3]
    database.close()
