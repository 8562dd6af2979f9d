"""Addresses on the command line: fetched, checked, told of when they cannot be; nothing is fetched from private hosts unasked."""

import json
from collections.abc import Iterator

import pytest

from onrecord import __version__, cli
from tests.capture.served import Host, answer, serve
from tests.cli.test_check import MATCH, OFFICIAL, REPORT

pytestmark = pytest.mark.usefixtures("loopback")


def text(content: str) -> bytes:
    return answer(content.encode(), content_type="text/plain; charset=utf-8")


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    """Calls the command in a folder of its own: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def run(*words):
        capsys.readouterr()
        code = cli.main(list(words))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def list_pages(host: Host) -> Iterator[bytes]:
    rows = "".join(f"<url><loc>{host.at(f'/{name}')}</loc></url>" for name in ("official.txt", "report.md", "gone.txt"))
    yield answer(f"<urlset>{rows}</urlset>".encode(), content_type="application/xml")


def test_a_site_map_is_checked_like_a_folder(call, root) -> None:
    pages = {"/official.txt": text(OFFICIAL), "/report.md": text(REPORT.format(number=1, body=MATCH))}
    knowledge = str(root / "examples" / "knowledge")
    with serve({**pages, "/map.xml": lambda: list_pages(host)}) as host:
        options = ("--allow-private", "--format", "json", "--knowledge", knowledge)
        code, out, err = call("check", host.at("/map.xml"), *options)
    report = json.loads(out)
    assert code == 0
    assert [quotation["page"]["address"] for quotation in report["quotations"]] == [host.at("/report.md")]
    assert [(issue["source"], issue["why"]) for issue in report["issues"]] == [
        (host.at("/gone.txt"), f"expected a page from 127.0.0.1:{host.port}, found status 404 (Not Found)")
    ]
    assert f"fetching {host.at('/report.md')} (2 of 3)" in err
    assert {headers["user-agent"] for _, headers in host.requests} == {f"onrecord/{__version__}"}


def test_a_page_is_added_under_a_name_of_ones_own(call) -> None:
    with serve({"/a.txt": text(OFFICIAL)}) as host:
        name = "NewsDesk/1.0 (+https://desk.example)"
        code, out, err = call("add", host.at("/a.txt"), "--allow-private", "--quiet", "--user-agent", name)
    assert (code, out, err) == (0, "1 page taken in; the record is record\n", "")
    assert {headers["user-agent"] for _, headers in host.requests} == {name}


def test_a_draft_may_be_an_address(call) -> None:
    with serve({"/official.txt": text(OFFICIAL), "/draft.md": text(MATCH)}) as host:
        call("check", host.at("/official.txt"), "--allow-private")
        code, out, _ = call("check", host.at("/draft.md"), "--draft", "--allow-private", "--quiet")
    assert code == 0
    assert out.startswith("1 quotation:")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("http://127.0.0.1:1/a",), "expected a public address behind 127.0.0.1, found 127.0.0.1: private, local or reserved"),
        (("http://127.0.0.1:1/a", "--allow-private"), "expected an answer from 127.0.0.1:1, found: no connection"),
        (("https://me:secret@desk.example/",), "expected an address without a user name or password"),
        (("ftp://desk.example/a",), "expected a file, a folder or an address with http:// or https://, found nothing there"),
        (("https://desk.example/", "--user-agent", "two\nlines"), "expected a name in ASCII"),
        (("https://desk.example/", "--most", "0"), "--most"),
    ],
)  # fmt: skip
def test_what_is_not_fetched_is_exit_2_and_says_why(call, words, told) -> None:
    code, out, err = call("add", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert "secret" not in err
