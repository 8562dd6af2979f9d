"""Crawls: the pages among all that a crawler was sent, each with its address and time; what broke is said with its place."""

import gzip
import zlib
from pathlib import Path

import brotli
import pytest

from onrecord.capture.warc_pages import read_time
from tests.capture.packed import PAGE, answer, pack_chunks, pack_warc, pack_zip, record, take_in_file

A, B, C = (f"https://courier.example/{name}" for name in "abc")


@pytest.mark.parametrize("packed", [False, True])
def test_pages_have_their_address_and_time(tmp_path: Path, packed: bool) -> None:
    crawl = pack_warc(
        record("warcinfo", "", b"software: a crawler"),
        record("request", A, b"GET /a HTTP/1.1\r\n\r\n"),
        record("response", A, answer(PAGE + b"a")),
        record("metadata", A, b"fetchTimeMs: 7"),
        record("resource", f"<{B}>", PAGE + b"b", "Content-Type: text/plain"),
        packed=packed,
    )
    captures, issues = take_in_file(tmp_path, "crawl.warc.gz" if packed else "crawl.warc", crawl)
    assert issues == {}
    assert {name: (page.url, page.retrieved, page.media_type, page.bytes) for name, page in captures.items()} == {
        "3": (A, "2031-05-02T10:00:00Z", "text/plain", len(PAGE) + 1),
        "5": (B, "2031-05-02T10:00:00Z", "text/plain", len(PAGE) + 1),
    }


def test_a_page_kept_from_a_disk_has_no_address(tmp_path: Path) -> None:
    crawl = record("resource", "file:///home/desk/a page.txt", PAGE, "Content-Type: text/plain")
    captures, _ = take_in_file(tmp_path, "crawl.warc", crawl)
    assert [(page.url, page.retrieved) for page in captures.values()] == [(None, "2031-05-02T10:00:00Z")]


def test_a_blank_in_an_address(tmp_path: Path) -> None:
    captures, _ = take_in_file(tmp_path, "crawl.warc", record("response", f"{A} b", answer(PAGE)))
    assert [page.url for page in captures.values()] == [f"{A}%20b"]


LONG = PAGE * 9000

CODED = [
    answer(LONG),
    answer(pack_chunks([LONG]), "Transfer-Encoding: chunked"),
    answer(pack_chunks([LONG[:7], LONG[7:]]), "transfer-encoding: Chunked"),
    answer(gzip.compress(LONG, mtime=0), "Content-Encoding: gzip"),
    answer(zlib.compress(LONG), "Content-Encoding: deflate"),
    answer(zlib.compress(LONG, wbits=-15), "Content-Encoding: deflate"),
    answer(pack_chunks([gzip.compress(LONG, mtime=0)]), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
    answer(brotli.compress(LONG), "Content-Encoding: br"),
    answer(gzip.compress(zlib.compress(LONG), mtime=0), "Content-Encoding: deflate, gzip"),
    # Fields of a body that the crawler has unfolded already.
    answer(LONG, "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
    answer(LONG, "Content-Encoding: deflate"),
    answer(LONG, "Content-Encoding: br"),
    answer(LONG, "Content-Encoding: identity"),
    b"HTTP/1.0 200\nContent-Type: text/plain\n\n" + LONG,
    answer(LONG, "X-Folded: one", "\ttwo"),
]


@pytest.mark.parametrize("block", CODED)
def test_codings_are_undone_where_the_bytes_have_them(tmp_path: Path, block: bytes) -> None:
    captures, issues = take_in_file(tmp_path, "crawl.warc", record("response", A, block))
    assert issues == {}
    assert [page.bytes for page in captures.values()] == [len(LONG)]


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (
            answer(b"\x28\xb5\x2f\xfd\x00", "Content-Encoding: zstd"),
            "expected a page sent as it is, or coded as gzip, deflate or br; found the coding zstd",
        ),
        (
            answer(gzip.compress(LONG, mtime=0)[:-9], "Content-Encoding: gzip"),
            "expected a whole compressed file, found one that ends too early",
        ),
        (
            answer(pack_chunks([LONG, LONG])[:-99], "Transfer-Encoding: chunked"),
            "expected a whole chunk of a page, found one that ends too early",
        ),
        (
            answer(b"4\r\ntextmore", "Transfer-Encoding: chunked"),
            "expected the length of a chunk, found something else",
        ),
    ],
)
def test_a_page_whose_body_cannot_be_unfolded(tmp_path: Path, block: bytes, why: str) -> None:
    crawl = pack_warc(record("response", A, block), record("response", B, answer(PAGE)))
    captures, issues = take_in_file(tmp_path, "crawl.warc", crawl)
    assert (list(captures), issues) == (["2"], {"1": why})


def test_a_page_that_the_crawler_cut(tmp_path: Path) -> None:
    cut = record("response", A, answer(PAGE), "WARC-Truncated: length")
    captures, issues = take_in_file(tmp_path, "crawl.warc", cut)
    assert captures == {}
    assert issues == {"1": "expected a whole page, found one that the crawler cut (length)"}


def test_what_is_no_page_is_passed_over_or_counted_in_one_note(tmp_path: Path) -> None:
    crawl = pack_warc(
        record("response", A, answer(b"\x89PNG", media_type="image/png")),
        record("response", A, answer(b"a {}", media_type="text/css")),
        record("response", A, answer(b"var a", media_type="application/javascript")),
        record("response", A, answer(b'{"a": 1}', media_type="application/json")),
        record("response", "https://courier.example/robots.txt", answer(b"User-agent: *")),
        record("response", "dns:courier.example", b"20310502100000\ncourier.example. 1 IN A 192.0.2.1"),
        record("resource", "urn:text:https://courier.example/a", PAGE, "Content-Type: text/plain"),
        record("response", A, answer(b"", "Location: /b", status="302 Found")),
        record("response", A, answer(b"", "Location: /c", status="301 Moved Permanently")),
        record("response", B, answer(PAGE, status="404 Not Found")),
        record("response", C, answer(b"\0\1\2", media_type="application/x-unheard-of")),
        record("response", C, answer(b"")),
        record("response", C, b"not HTTP at all"),
    )
    captures, issues = take_in_file(tmp_path, "crawl.warc", crawl)
    assert captures == {}
    assert issues == {
        "": "passed over in this file: empty pages: 1, redirects: 2, status 404: 1, status unknown: 1, "
        "type application/x-unheard-of: 1"
    }


def test_visits_again_to_pages_of_the_file_are_those_pages(tmp_path: Path) -> None:
    digest = "WARC-Payload-Digest: sha1:AAAA"
    crawl = pack_warc(
        record("response", A, answer(PAGE), digest),
        record("revisit", A, answer(b"", media_type="text/html"), digest),
        record("revisit", B, answer(b"", media_type="text/html"), "WARC-Payload-Digest: sha1:BBBB"),
        record("revisit", B, answer(b"", media_type="image/png"), "WARC-Payload-Digest: sha1:CCCC"),
    )
    captures, issues = take_in_file(tmp_path, "crawl.warc", crawl)
    assert list(captures) == ["1"]
    assert issues == {"": "passed over in this file: visits again to what is not in this file: 1"}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.7, 0.8, 0.9])
def test_a_crawl_that_is_cut_gives_what_was_whole(tmp_path: Path, packed: bool, share: float) -> None:
    whole = [record("response", f"{A}{number}", answer(PAGE + b"%d" % number)) for number in range(3)]
    crawl = pack_warc(*whole, packed=packed)
    start = len(pack_warc(*whole[:2], packed=packed))
    cut = crawl[: start + int(share * (len(crawl) - start)) - 4]
    captures, issues = take_in_file(tmp_path, "crawl.warc.gz" if packed else "crawl.warc", cut)
    assert sorted(captures) == ["1", "2"]
    (why,) = issues.values()
    assert why.startswith(f"record 3 at byte {len(whole[0]) + len(whole[1]):,}: expected")


@pytest.mark.parametrize(
    ("crawl", "why"),
    [
        (b"WARC/1.0\r\n", "record 1 at byte 0: expected an empty line after the fields, found the end of the file"),
        (
            b"WARC/1.0\r\nContent-Length: some\r\n\r\n",
            "record 1 at byte 0: expected the length of the record in bytes, found 'some'",
        ),
        (
            b"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
            "record 1 at byte 0: expected the length of the record in bytes, found '-1'",
        ),
        (
            record("metadata", A, b"0123456789", length=3),
            "record 2 at byte 132: expected a record that begins with WARC/1.1 or the like, found '3456789'",
        ),
        (
            b"WARC/1.0\r\n" + b"a" * 70_000,
            "record 1 at byte 0: expected a line of at most 65,536 bytes among fields, found a longer one",
        ),
        (
            b"WARC/1.0\r\n" + b"a: b\r\n" * 1001,
            "record 1 at byte 0: expected at most 1,000 lines of fields, found more",
        ),
        (
            record("response", A, answer(PAGE), length=10**15),
            "record 1 at byte 0: expected 1,000,000,000,000,000 bytes, found only 87",
        ),
    ],
)
def test_what_is_no_record_ends_the_file_with_its_place(tmp_path: Path, crawl: bytes, why: str) -> None:
    _, issues = take_in_file(tmp_path, "crawl.warc", crawl)
    assert [issue for issue in issues.values() if not issue.startswith("passed over")] == [why]


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("2031-05-02T10:00:00Z", "2031-05-02T10:00:00Z"),
        ("2031-05-02T10:00:00.123456Z", "2031-05-02T10:00:00Z"),
        ("2031-05-02T25:00:00Z", None),
        ("2031-05-02", None),
        ("20310502100000", None),
        ("", None),
    ],
)
def test_the_time_of_a_record(said: str, time: str | None) -> None:
    assert read_time(said) == time


CRAWL = pack_warc(
    record("response", A, answer(PAGE + b"a")),
    record("response", B, answer(b"", "Location: /c", status="301 Moved Permanently")),
    record("response", C, answer(PAGE + b"c")),
    record("response", "https://courier.example/frame", answer(PAGE + b"f")),
)
LIST = b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "%b#top"}\n{"url": "%b"}\nno page\n'


@pytest.mark.parametrize("packed", [False, True])
def test_a_packed_crawl_gives_the_pages_on_its_list(tmp_path: Path, packed: bool) -> None:
    name = "archive/data.warc.gz" if packed else "archive/data.warc"
    files = {
        "datapackage.json": b"{}",
        name: gzip.compress(CRAWL, mtime=0) if packed else CRAWL,
        "pages/pages.jsonl": LIST % (A.encode(), B.encode()),
        "indexes/index.cdx": b"",
    }
    captures, issues = take_in_file(tmp_path, "crawl.wacz", pack_zip(files))
    assert {place: page.url for place, page in captures.items()} == {f"{name}/1": A, f"{name}/3": C}
    assert issues == {name: "passed over in this file: redirects: 1"}


def test_a_packed_crawl_without_a_list_gives_all_its_pages(tmp_path: Path) -> None:
    files = {"archive/data.warc": CRAWL, "datapackage.json": b"{}", "archive/more.warc": CRAWL[:50]}
    captures, issues = take_in_file(tmp_path, "crawl.zip", pack_zip(files))
    assert len(captures) == 3
    assert set(issues) == {"archive/data.warc", "archive/more.warc"}
