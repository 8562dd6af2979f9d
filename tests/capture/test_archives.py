"""Archives: what they hold is taken in as from a folder, and nothing of them is ever unpacked to the disk."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from onrecord.capture.take_in import take_in
from onrecord.record.captures import CaptureStore
from tests.capture.packed import PAGE, pack_tar, pack_zip, take_in_file

FILES = {"deep/a.txt": PAGE + b"a", "b.md": PAGE + b"b", "pages.jsonl": b'{"text": "one"}\n{"text": "two"}\n'}
PLACES = ["b.md", "deep/a.txt", "pages.jsonl/1", "pages.jsonl/2"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pages.zip", pack_zip(FILES)),
        ("stored.zip", pack_zip(FILES, zipfile.ZIP_STORED)),
        ("pages.tar", pack_tar(FILES)),
        ("old.tar", pack_tar(FILES, tarfile.USTAR_FORMAT)),
        ("gnu.tar", pack_tar(FILES, tarfile.GNU_FORMAT)),
        ("pages.tgz", gzip.compress(pack_tar(FILES), mtime=0)),
        ("pages.tar.gz", gzip.compress(pack_tar(FILES), mtime=0)),
        ("pages.tar.bz2", bz2.compress(pack_tar(FILES))),
        ("pages.tar.xz", lzma.compress(pack_tar(FILES))),
        ("a name that says nothing", pack_zip(FILES)),
    ],
)
def test_an_archive_is_taken_in_like_a_folder(tmp_path: Path, name: str, content: bytes) -> None:
    captures, issues = take_in_file(tmp_path, name, content)
    assert (sorted(captures), issues) == (PLACES, {})
    assert captures["deep/a.txt"].bytes == len(PAGE) + 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, f"captures of {name}"])


def test_a_compressed_page_is_that_page(tmp_path: Path) -> None:
    captures, issues = take_in_file(
        tmp_path, "page.txt.gz", gzip.compress(PAGE, mtime=0) + gzip.compress(PAGE, mtime=0)
    )
    assert (list(captures), issues) == ([""], {})
    assert (captures[""].bytes, captures[""].media_type) == (2 * len(PAGE), "text/plain")


def test_compressed_lines_are_pages(tmp_path: Path) -> None:
    captures, _ = take_in_file(tmp_path, "pages.jsonl.gz", gzip.compress(FILES["pages.jsonl"], mtime=0))
    assert sorted(captures) == ["1", "2"]


def test_what_is_compressed_twice_is_not_unfolded(tmp_path: Path) -> None:
    _, issues = take_in_file(tmp_path, "page.txt.gz.gz", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0))
    assert issues == {"": "expected a file that is compressed once, found one compressed again"}


def test_archives_in_archives(tmp_path: Path) -> None:
    packed = pack_zip({"a.txt": PAGE})
    for depth in range(4):
        (tmp_path / str(depth)).mkdir()
        captures, issues = take_in_file(tmp_path / str(depth), "nested.zip", packed)
        assert (list(captures), issues) == (["nested.zip/" * depth + "a.txt"], {})
        packed = pack_zip({"nested.zip": packed})
    captures, issues = take_in_file(tmp_path, "nested.zip", packed)
    assert captures == {}
    assert issues == {
        "/".join(["nested.zip"] * 4): "expected files of pages at most 4 deep in one another, found one more"
    }


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../up.txt", "../up.txt"),
        ("deep/../../up.txt", "deep/../../up.txt"),
        ("/etc/up.txt", "etc/up.txt"),
        ("..\\up.txt", "../up.txt"),
        ("\\\\host\\up.txt", "host/up.txt"),
        ("C:\\up.txt", "C:/up.txt"),
        ("C:up.txt", "C:up.txt"),
    ],
)
@pytest.mark.parametrize("pack", [pack_zip, pack_tar])
def test_a_name_that_leads_out_of_the_archive(tmp_path: Path, name: str, shown: str, pack) -> None:
    captures, issues = take_in_file(tmp_path, "pages.zip", pack({name: PAGE, "good.txt": PAGE}))
    assert list(captures) == ["good.txt"]
    assert issues == {shown: f"expected a name inside the archive, found one that leads out of it: {name}"}


def test_names_with_dots_and_backslashes_that_stay_inside(tmp_path: Path) -> None:
    files = {"./a.txt": PAGE + b"1", "deep\\b.txt": PAGE + b"2", "c..txt": PAGE + b"3", "deep//d.txt": PAGE + b"4"}
    captures, issues = take_in_file(tmp_path, "pages.zip", pack_zip(files))
    assert (sorted(captures), issues) == (["a.txt", "c..txt", "deep/b.txt", "deep/d.txt"], {})


def test_a_zero_in_a_name(tmp_path: Path) -> None:
    packed = pack_zip({"good.txt_bad.txt": PAGE}).replace(b"good.txt_bad.txt", b"good.txt\0bad.txt")
    captures, issues = take_in_file(tmp_path, "pages.zip", packed)
    assert captures == {}
    assert list(issues.values()) == ["expected the name of a page, found one that no file has"]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    files = {".a.txt": PAGE, "__MACOSX/._b.txt": PAGE, ".git/c.txt": PAGE}
    for name, content in (("pages.zip", pack_zip(files)), ("pages.tar", pack_tar(files))):
        assert take_in_file(tmp_path, name, content) == ({}, {})


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("мост.txt".encode(), "мост.txt"), ("мост.txt".encode("cp866"), "\\xac\\xae\\xe1\\xe2.txt")],
)
def test_names_in_other_encodings_show_their_bytes(tmp_path: Path, raw: bytes, shown: str) -> None:
    stand_in = "x" * len(raw)
    zipped = pack_zip({stand_in: PAGE}).replace(stand_in.encode(), raw)
    captures, _ = take_in_file(tmp_path, "pages.zip", zipped)
    assert list(captures) == [shown]
    tarred = pack_tar({raw.decode("utf-8", "surrogateescape"): PAGE}, tarfile.GNU_FORMAT)
    captures, _ = take_in_file(tmp_path, "pages.tar", tarred)
    assert list(captures) == [shown]


def test_a_long_name_in_a_tar_archive(tmp_path: Path) -> None:
    name = "длинное имя/" * 20 + "a.txt"
    for format in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        captures, issues = take_in_file(tmp_path, "pages.tar", pack_tar({name: PAGE}, format))
        assert (list(captures), issues) == ([name], {})


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (tarfile.SYMTYPE, "a symbolic link"),
        (tarfile.LNKTYPE, "a hard link"),
        (tarfile.CHRTYPE, "a device"),
        (tarfile.BLKTYPE, "a device"),
        (tarfile.FIFOTYPE, "a pipe"),
    ],
)
def test_what_is_no_file_in_a_tar_archive(tmp_path: Path, kind: bytes, found: str) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        header = tarfile.TarInfo("a.txt")
        header.type = kind
        header.linkname = "/etc/passwd"
        archive.addfile(header)
        header = tarfile.TarInfo("b.txt")
        header.size = len(PAGE)
        archive.addfile(header, io.BytesIO(PAGE))
    captures, issues = take_in_file(tmp_path, "pages.tar", packed.getvalue())
    assert (list(captures), issues) == (["b.txt"], {"a.txt": f"expected a file in a tar archive, found {found}"})


def test_a_link_in_a_zip_archive(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    _, issues = take_in_file(tmp_path, "pages.zip", packed.getvalue())
    assert issues == {"a.txt": "expected a file in a zip archive, found a symbolic link"}


def test_a_file_locked_with_a_password(tmp_path: Path) -> None:
    packed = bytearray(pack_zip({"a.txt": PAGE, "b.txt": PAGE}))
    listed = packed.index(b"PK\x01\x02")
    packed[6] |= 1
    packed[listed + 8] |= 1
    captures, issues = take_in_file(tmp_path, "pages.zip", bytes(packed))
    assert list(captures) == ["b.txt"]
    assert issues == {"a.txt": "expected a file that can be read, found one locked with a password"}


def test_a_method_that_is_not_read(tmp_path: Path) -> None:
    _, issues = take_in_file(tmp_path, "pages.zip", pack_zip({"a.txt": PAGE}, zipfile.ZIP_LZMA))
    assert issues == {"a.txt": "expected a file stored or deflated in a zip archive, found method 14"}


def test_files_of_a_zip_archive_that_share_bytes(tmp_path: Path) -> None:
    packed = bytearray(pack_zip({"a.txt": PAGE * 9, "b.txt": PAGE * 9}))
    second = packed.rindex(b"PK\x01\x02")
    packed[second + 42 : second + 46] = struct.pack("<L", 0)
    captures, issues = take_in_file(tmp_path, "pages.zip", bytes(packed))
    assert captures == {}
    assert issues == {
        "": "expected the files in a zip archive to stand after one another, found some that share their bytes"
    }


def test_a_file_with_other_bytes_than_its_archive_says(tmp_path: Path) -> None:
    packed = bytearray(pack_zip({"a.txt": PAGE, "b.txt": PAGE}, zipfile.ZIP_STORED))
    packed[packed.index(PAGE)] ^= 1
    captures, issues = take_in_file(tmp_path, "pages.zip", bytes(packed))
    assert list(captures) == ["b.txt"]
    assert "Bad CRC-32" in issues["a.txt"]


@pytest.mark.parametrize("kept", [10, 300, 512, 530])
def test_an_archive_that_is_cut_gives_what_was_whole(tmp_path: Path, kept: int) -> None:
    packed = pack_tar({"a.txt": PAGE, "b.txt": PAGE + b"2"}, tarfile.USTAR_FORMAT)
    captures, issues = take_in_file(tmp_path, "pages.tar", packed[: 1024 + kept])
    assert list(captures) == ["a.txt"]
    assert len(issues) == 1


def test_a_compressed_archive_that_is_cut_gives_what_was_whole(tmp_path: Path) -> None:
    packed = gzip.compress(pack_tar({"a.txt": PAGE, "b.txt": PAGE}), 0, mtime=0)
    captures, issues = take_in_file(tmp_path, "pages.tar.gz", packed[:1200])
    assert list(captures) == ["a.txt"]
    assert list(issues.values()) == ["expected a whole compressed file, found one that ends too early"]


def test_a_zip_archive_that_is_cut(tmp_path: Path) -> None:
    _, issues = take_in_file(tmp_path, "pages.zip", pack_zip(FILES)[:-30])
    assert issues == {"": "expected a zip archive, found: File is not a zip file"}


def test_what_is_no_page_in_an_archive_is_said_as_in_a_folder(tmp_path: Path) -> None:
    _, issues = take_in_file(tmp_path, "pages.zip", pack_zip({"a.jpg": b"\xff\xd8", "b.txt": b""}))
    assert sorted(issues) == ["a.jpg", "b.txt"]
    assert issues["b.txt"] == "expected a page with text, found an empty file"


def test_archives_in_any_order_are_the_same_record(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack_zip(FILES))
    (tmp_path / "b.tar").write_bytes(pack_tar(FILES))
    (tmp_path / "c.txt").write_bytes(FILES["deep/a.txt"])
    paths = [tmp_path / name for name in ("a.zip", "b.tar", "c.txt")]
    forward = take_in(paths, CaptureStore(tmp_path / "one"))
    assert take_in(paths[::-1], CaptureStore(tmp_path / "two")) == forward


def test_standard_input_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    for content, sources in (
        (PAGE, ["-"]),
        (pack_zip(FILES), [f"-/{place}" for place in PLACES]),
        (gzip.compress(pack_tar(FILES), mtime=0), [f"-/{place}" for place in PLACES]),
    ):
        captures, issues = take_in(["-"], CaptureStore(tmp_path / str(len(content))), io.BytesIO(content))
        assert (sorted(capture.source for capture in captures), issues) == (sources, ())
