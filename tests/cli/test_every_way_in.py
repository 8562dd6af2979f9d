"""One report of the small world, handed over in every kind of file there is and on standard input: what is said of its quotations is the same."""

import gzip
import io
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from html import escape
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord import cli
from tests.capture.packed import answer, pack_tar, pack_warc, pack_zip, record
from tests.documents.office_files import write_docx, write_mail, write_odt, write_pdf, write_rtf
from tests.small_world.world import KNOWLEDGE, PAGES

REPORT = PAGES / "velyegorskpost_2021-09-17_en.txt"
ADDRESS = "https://post.example/world/1"
Said = list[tuple[str, str, str]]


def write_web_page(title: str, day: str, paragraphs: Sequence[str]) -> bytes:
    """The report as its publisher might print it on the web."""
    text = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} — The Velyegorsk Post</title>
<meta property="og:site_name" content="The Velyegorsk Post"></head>
<body><nav><a href="/">World</a></nav><main><article><h1>{title}</h1><time datetime="{day}">{day}</time>{text}</article></main></body></html>""".encode()


def write_forms() -> Mapping[str, bytes]:
    """The report by the name of the file that it is in."""
    plain = REPORT.read_bytes()
    lines = [line for line in plain.decode().splitlines() if line.strip()]
    title, paragraphs = lines[3], lines[4:-2]
    page = write_web_page(title, "2021-09-17", paragraphs)
    saved = record("response", ADDRESS, answer(page, media_type="text/html; charset=utf-8"))
    crawl = pack_warc(saved, packed=True)
    listed = "\n".join(map(json.dumps, ({"format": "json-pages-1.0"}, {"url": ADDRESS, "ts": "2031-05-02T10:00:00Z"})))
    crawled = {"datapackage.json": b"{}", "archive/data.warc.gz": crawl, "pages/pages.jsonl": listed.encode()}
    return {
        "report.txt": plain,
        "report.md": plain,
        "report.html": page,
        "report.pdf": write_pdf(lines),
        "report.docx": write_docx(lines),
        "report.odt": write_odt(lines),
        "report.rtf": write_rtf(lines),
        "report.eml": write_mail([title, *paragraphs], Date="Fri, 17 Sep 2021 09:10:00 +0300"),
        "report.json": json.dumps({"text": plain.decode()}).encode(),
        "reports.jsonl": json.dumps({"text": plain.decode()}).encode() + b"\n",
        "report.txt.gz": gzip.compress(plain, mtime=0),
        "reports.zip": pack_zip({"in/report.txt": plain}),
        "reports.tar": pack_tar({"in/report.txt": plain}),
        "reports.tar.gz": gzip.compress(pack_tar({"in/report.txt": plain}), mtime=0),
        "crawl.warc": pack_warc(saved),
        "crawl.warc.gz": crawl,
        "crawl.wacz": pack_zip(crawled),
    }


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the official pages of the meeting that the report is about."""
    folder = tmp_path_factory.mktemp("official")
    (folder / "pages").mkdir()
    for page in (*PAGES.glob("lugozemye_2021*"), *PAGES.glob("samalstan_2021*")):
        shutil.copy(page, folder / "pages" / page.name)
    check(folder / "pages", folder / "record")
    return folder / "record"


def check(path: Path | str, held: Path, *options: str) -> int:
    shared = ("--knowledge", KNOWLEDGE, "--without-models", "--quiet", "--fail-on", "never", "--processes", "1")
    return cli.main(["check", str(path), "--record", str(held), *map(str, shared), *options])


def say(path: Path | str, official: Path) -> Said:
    """What is said of each quotation of a draft, by its words, which may be broken over lines."""
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
    with redirect_stdout(out):
        assert check(path, official, "--draft", "--format", "json") == 0
    told = json.loads(written.getvalue())["quotations"]
    return sorted((" ".join(one["exact"].split()), one["kind"], one["trace"]["verdict"]) for one in told)


@pytest.fixture(scope="module")
def expected(official: Path) -> Said:
    """What is said of the report as plain text."""
    said = say(REPORT, official)
    assert len({verdict for _, _, verdict in said}) > 4
    return said


@pytest.mark.parametrize("name", sorted(write_forms()))
def test_a_report_says_the_same_in_every_kind_of_file(
    name: str, official: Path, expected: Said, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(write_forms()[name])
    assert say(tmp_path / name, official) == expected


@pytest.mark.parametrize("name", ["report.txt", "report.html", "report.pdf", "reports.zip"])
def test_a_report_says_the_same_on_standard_input(
    name: str, official: Path, expected: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(write_forms()[name])))
    assert say("-", official) == expected
