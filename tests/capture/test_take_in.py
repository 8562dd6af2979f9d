"""Taking in: pages become captures, whatever else lies there becomes an issue that names it."""

import os
from pathlib import Path

import pytest

from onrecord.capture.readers import list_endings
from onrecord.capture.take_in import take_in
from onrecord.errors import UsageError
from onrecord.record.captures import CaptureStore
from onrecord.record.writer import RecordWriter

ENDINGS = ", ".join(list_endings())
PAGE = "Мост открыт.\n".encode()


@pytest.fixture
def store(tmp_path: Path) -> CaptureStore:
    return CaptureStore(tmp_path / "captures")


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk" / "pages"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder.parent)
    return folder


def test_a_folder_is_taken_in_with_all_below_it(pages: Path, store: CaptureStore) -> None:
    (pages / "deep" / "deeper").mkdir(parents=True)
    (pages / "b.TXT").write_bytes(PAGE)
    (pages / "deep" / "a.md").write_bytes(PAGE + b"2")
    (pages / "deep" / "deeper" / "c.markdown").write_bytes(PAGE + b"3")
    (pages / ".hidden.txt").write_bytes(PAGE + b"4")
    (pages / ".git").mkdir()
    (pages / ".git" / "d.txt").write_bytes(PAGE + b"5")
    captures, issues = take_in(["pages"], store)
    assert sorted((capture.source, capture.media_type) for capture in captures) == [
        ("pages/b.TXT", "text/plain"),
        ("pages/deep/a.md", "text/markdown"),
        ("pages/deep/deeper/c.markdown", "text/markdown"),
    ]
    assert issues == ()
    assert list(store) == list(captures)
    assert {(capture.retrieved, capture.url) for capture in captures} == {(None, None)}


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ("pages", "pages/a.txt"),
        ("pages/", "pages/a.txt"),
        ("./pages", "./pages/a.txt"),
        (".", "pages/a.txt"),
        ("pages/a.txt", "pages/a.txt"),
        (Path("pages"), "pages/a.txt"),
    ],
)
def test_the_source_is_the_path_as_given(pages: Path, store: CaptureStore, given: str | Path, source: str) -> None:
    (pages / "a.txt").write_bytes(PAGE)
    captures, _ = take_in([given], store)
    assert [capture.source for capture in captures] == [source]


def test_the_same_bytes_twice_are_one_capture(pages: Path, store: CaptureStore) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        (pages / name).write_bytes(PAGE)
    captures, _ = take_in(["pages/c.txt", "pages"], store)
    assert [capture.source for capture in captures] == ["pages/a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "expected a page with text, found an empty file"),
        ("a.txt", b" \r\n\t", "expected a page with text, found an empty file"),
        ("a.txt", b"text" + bytes(range(40)), "expected text, found a binary file (a zero byte at 4)"),
        ("a.md", b"\x01\x02\x03\x04text", "expected text, found a binary file (4 control bytes among the first 8)"),
        ("a.jpg", PAGE, f"expected a saved page ({ENDINGS}), found a file that ends in .jpg"),
        ("a", PAGE, f"expected a saved page ({ENDINGS}), found a name without an ending"),
    ],
)
def test_what_is_no_page_is_an_issue_and_the_rest_goes_on(
    pages: Path, store: CaptureStore, name: str, content: bytes, why: str
) -> None:
    (pages / name).write_bytes(content)
    (pages / "good.txt").write_bytes(PAGE)
    captures, issues = take_in(["pages"], store)
    assert [capture.source for capture in captures] == ["pages/good.txt"]
    assert [(issue.source, issue.why, issue.code, issue.stage) for issue in issues] == [
        (f"pages/{name}", why, "D01", "capture")
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Мост открыт.".encode("utf-16"),
        "Мост открыт.".encode("utf-32"),
        "Мост открыт.".encode("windows-1251"),
        "Мост открыт.".encode("koi8-r"),
        "\ufeffМост открыт.".encode(),
        "страница\f2\tтекст\r\n".encode(),
        b"caf\xe9 \xff\xfe",
    ],
)
def test_text_in_any_encoding_is_taken_in(pages: Path, store: CaptureStore, content: bytes) -> None:
    (pages / "a.txt").write_bytes(content)
    captures, issues = take_in(["pages"], store)
    assert (len(captures), issues) == (1, ())
    assert store.read(captures[0].id) == content


def test_a_path_that_is_not_there_stops_everything_before_it_begins(pages: Path, store: CaptureStore) -> None:
    (pages / "a.txt").write_bytes(PAGE)
    with pytest.raises(
        UsageError,
        match=r"nowhere\.txt: expected a file, a folder or an address with http:// or https://, found nothing there",
    ):
        take_in(["pages", "nowhere.txt"], store)
    assert list(store) == []


def test_links_that_lead_in_a_circle(pages: Path, store: CaptureStore) -> None:
    (pages / "deep").mkdir()
    (pages / "deep" / "a.txt").write_bytes(PAGE)
    (pages / "deep" / "up").symlink_to(pages)
    (pages / "self.txt").symlink_to(pages / "self.txt")
    (pages / "gone.txt").symlink_to(pages / "nowhere.txt")
    captures, issues = take_in(["pages"], store)
    assert [capture.source for capture in captures] == ["pages/deep/a.txt"]
    assert [issue.source for issue in issues if issue.source.endswith("gone.txt")] == ["pages/gone.txt"]
    assert all("expected a file that can be read" in issue.why for issue in issues)


def test_a_record_among_the_pages_is_no_page(pages: Path, store: CaptureStore) -> None:
    with RecordWriter(pages / "record") as writer:
        writer.captures.add(PAGE, source="x.txt", media_type="text/plain")
    (pages / "a.txt").write_bytes(PAGE)
    captures, issues = take_in(["."], store)
    assert ([capture.source for capture in captures], issues) == (["pages/a.txt"], ())


def test_a_pipe_is_not_waited_for(pages: Path, store: CaptureStore) -> None:
    os.mkfifo(pages / "a.txt")
    _, issues = take_in(["pages"], store)
    assert [issue.source for issue in issues] == ["pages/a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(pages: Path, store: CaptureStore) -> None:
    (pages / "a.txt").write_bytes(PAGE)
    (pages / "a.txt").chmod(0)
    _, issues = take_in(["pages"], store)
    assert "Permission denied" in issues[0].why


def test_a_name_that_is_not_utf8(pages: Path, store: CaptureStore) -> None:
    with open(os.fsencode(pages) + b"/\xcc.txt", "wb") as file:
        file.write(PAGE)
    captures, issues = take_in(["pages"], store)
    assert ([capture.source for capture in captures], issues) == (["pages/\\xcc.txt"], ())


@pytest.mark.parametrize("given", ["pages", ".", "pages/a.txt"])
def test_an_issue_goes_when_the_file_is_later_fine_or_gone(pages: Path, store: CaptureStore, given: str) -> None:
    (pages / "a.txt").write_bytes(b"")
    take_in([given], store)
    assert [issue.source for issue in store.issues()] == ["pages/a.txt"]
    (pages / "b.txt").write_bytes(PAGE)
    take_in(["pages/b.txt"], store)
    assert [issue.source for issue in store.issues()] == ["pages/a.txt"]
    (pages / "a.txt").write_bytes(PAGE)
    take_in([given], store)
    assert store.issues() == ()


def test_intake_does_not_depend_on_the_order_of_paths(pages: Path, tmp_path: Path) -> None:
    for name, content in (("a.txt", b""), ("b.txt", PAGE), ("c.bin", PAGE), ("d.txt", PAGE)):
        (pages / name).write_bytes(content)
    paths = [f"pages/{name}" for name in os.listdir(pages)]
    forward = take_in(paths, CaptureStore(tmp_path / "one"))
    assert take_in(list(reversed(paths)), CaptureStore(tmp_path / "two")) == forward
