"""Fetching an address: a polite request, its bounds, and every way in which a server can fail or mean harm."""

import gzip
import random
import time
import zlib
from collections.abc import Iterator

import brotli
import pytest

from onrecord.capture.fetched import Fetched
from tests.capture.served import PUBLIC, Host, World, answer, make_fetcher, serve

pytestmark = pytest.mark.usefixtures("loopback")

PAGE = "Мост открыт.\n".encode()
ALL = answer(b"User-agent: *\nAllow: /\n", content_type="text/plain")


def fetch(pages, path="/page", **chosen):
    """What comes of one address of a host with these pages; the host's number stands as PORT."""
    with serve(pages) as host:
        fetched = make_fetcher(World(), **chosen).fetch(host.at(path))
    return fetched.replace(str(host.port), "PORT") if isinstance(fetched, str) else fetched


def test_a_page_comes_with_its_address_its_time_and_its_type() -> None:
    with serve({"/page?a=1": answer(PAGE, content_type="text/html; charset=utf-8")}) as host:
        fetched = make_fetcher(World()).fetch(host.at("/page?a=1#middle"))
    assert fetched == Fetched(
        url=host.at("/page?a=1"),
        retrieved="2021-06-14T17:00:00Z",
        media_type="text/html; charset=utf-8",
        content=PAGE,
    )


def test_a_request_says_who_asks_and_for_which_host() -> None:
    with serve({"/page": answer(PAGE)}) as host:
        world = World({"desk.example": [("127.0.0.1",)]})
        make_fetcher(world).fetch(f"http://Desk.Example:{host.port}/page")
    assert host.requests == [
        (
            path,
            {
                "host": f"desk.example:{host.port}",
                "user-agent": "onrecord/0 (+https://desk.example)",
                "accept": "*/*",
                "accept-encoding": "br, gzip, deflate",
                "connection": "close",
            },
        )
        for path in ("/robots.txt", "/page")
    ]


@pytest.mark.parametrize(
    ("coding", "content"),
    [
        ("br", brotli.compress(PAGE)),
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
    ],
)
def test_content_is_decompressed(coding: str, content: bytes) -> None:
    fetched = fetch({"/page": answer(content, content_encoding=coding)})
    assert isinstance(fetched, Fetched)
    assert fetched.content == PAGE


def test_content_in_chunks() -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(
        b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (PAGE[:5], PAGE[5:], b"")
    )
    fetched = fetch({"/page": chunked})
    assert isinstance(fetched, Fetched)
    assert fetched.content == PAGE


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer(PAGE, "404 Not Found"), "expected a page from 127.0.0.1:PORT, found status 404 (Not Found)"),
        (answer(PAGE, "500 Oops"), "expected a page from 127.0.0.1:PORT, found status 500 (Internal Server Error)"),
        (answer(b"", "304 Not Modified"), "expected a page from 127.0.0.1:PORT, found status 304 (Not Modified)"),
        (answer(PAGE, "799 Odd"), "expected a page from 127.0.0.1:PORT, found status 799"),
        (answer(b"", "302 Found"), "expected a page from 127.0.0.1:PORT, found status 302 (Found)"),
        (
            answer(PAGE, content_encoding="zstd"),
            "expected content as it is, or as br, gzip, deflate; found the coding zstd",
        ),
        (
            answer(PAGE, content_encoding="gzip"),
            "expected an answer from 127.0.0.1:PORT, found: content that is not compressed as its header says",
        ),
        (
            answer(PAGE, content_length="1000"),
            "expected an answer from 127.0.0.1:PORT, found: the connection ended before all had come",
        ),
        (b"", "expected an answer from 127.0.0.1:PORT, found: no HTTP that can be read (RemoteDisconnected)"),
        (b"220 mail.example ESMTP\r\n", "expected an answer from 127.0.0.1:PORT, found: no HTTP that can be read (BadStatusLine)"),
        (
            b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
            "expected an answer from 127.0.0.1:PORT, found: no HTTP that can be read (LineTooLong)",
        ),
        (
            b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\n",
            "expected an answer from 127.0.0.1:PORT, found: no HTTP that can be read (HTTPException)",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
            "expected an answer from 127.0.0.1:PORT, found: the connection ended before all had come",
        ),
    ],
)  # fmt: skip
def test_what_is_no_page_is_a_reason(page: bytes, why: str) -> None:
    assert fetch({"/page": page}) == why


def test_headers_may_hold_any_bytes() -> None:
    odd = b"HTTP/1.1 200 \xcd\xe5\xf2\r\nX-\xff: \xd0\x9f\r\nContent-Type: text/html; charset=\xff\r\nContent-Length: 2\r\n\r\nab"
    fetched = fetch({"/page": odd})
    assert isinstance(fetched, Fetched)
    assert fetched.content == b"ab"


def test_nobody_listens() -> None:
    with serve({}) as host:
        pass
    why = make_fetcher(World()).fetch(host.at("/page"))
    assert why == f"expected an answer from 127.0.0.1:{host.port}, found: no connection (Connection refused)"


def test_a_name_that_nobody_knows() -> None:
    why = make_fetcher(World()).fetch("https://nowhere.example/page")
    assert why == "expected an answer from nowhere.example, found: the name could not be resolved"


# Sizes and times.


def endless() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"word " * 10_000


def drip(start: bytes):
    """An answer that never ends and never stops for long."""

    def pieces() -> Iterator[bytes]:
        yield start
        for _ in range(400):
            time.sleep(0.01)
            yield b"x"

    return pieces


def wait() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
    time.sleep(0.5)


@pytest.mark.parametrize(
    "page",
    [
        endless,
        answer(b"x" * 2_000_000),
        answer(gzip.compress(b"\0" * 20_000_000, mtime=0), content_encoding="gzip"),
        answer(gzip.compress(gzip.compress(b"\0" * 30_000_000, mtime=0), mtime=0), content_encoding="gzip, gzip"),
        answer(zlib.compress(b"\0" * 20_000_000), content_encoding="deflate"),
        answer(brotli.compress(b"\0" * 20_000_000), content_encoding="br"),
    ],
    ids=["endless", "long", "gzip", "gzip twice", "deflate", "br"],
)
def test_more_than_a_page_is_not_read_to_its_end(page) -> None:
    assert fetch({"/page": page}) == "expected a page of at most 1,048,576 bytes, found more"


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_slow_drip_ends_when_the_time_is_over(start: bytes) -> None:
    why = fetch({"/page": drip(start), "/robots.txt": ALL}, whole_seconds=0.3)
    assert why == "expected an answer from 127.0.0.1:PORT, found: it was not whole after 0.3 s"


def test_silence_ends_sooner() -> None:
    why = fetch({"/page": wait, "/robots.txt": ALL}, read_seconds=0.2)
    assert why == "expected an answer from 127.0.0.1:PORT, found: nothing for 0.2 s"


# Redirects.


def moved(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, location=to)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_followed_and_the_last_address_counts(status: str) -> None:
    with serve({"/a": moved("b/c", status), "/b/c": answer(PAGE)}) as host:
        fetched = make_fetcher(World()).fetch(host.at("/a"))
    assert isinstance(fetched, Fetched)
    assert (fetched.url, fetched.content) == (host.at("/b/c"), PAGE)


def test_five_redirects_are_enough_for_anyone() -> None:
    pages = {f"/{step}": moved(f"/{step + 1}") for step in range(7)} | {"/5": answer(PAGE)}
    assert isinstance(fetch(pages, "/0"), Fetched)
    assert fetch({**pages, "/5": moved("/6")}, "/0") == "expected a page after at most 5 redirects, found one more"
    assert fetch({"/a": moved("/a")}, "/a") == "expected a page after at most 5 redirects, found one more"


def test_a_redirect_may_name_its_target_in_any_letters() -> None:
    location = "/страница".encode().decode("latin-1")
    fetched = fetch({"/page": moved(location), "/%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0": answer(PAGE)})
    assert isinstance(fetched, Fetched)


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("ftp://desk.example/a", "expected an http or https address"),
        ("file:///etc/passwd", "expected an http or https address"),
        ("http://user:secret@desk.example/", "expected an address without a user name or password"),
        ("http://desk.example\\@elsewhere.example/", "expected an address without blanks, control characters and backslashes"),
        ("http://[::1/", "expected an address with a host and a port that can be read"),
        ("http://desk.example:99999/", "expected an address with a host and a port that can be read"),
    ],
)  # fmt: skip
def test_a_redirect_to_what_is_not_fetched(location: str, why: str) -> None:
    assert fetch({"/page": moved(location)}) == why


# Private hosts.


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "192.0.0.8", "198.18.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::10.1.2.3", "64:ff9b:1::1", "2001:0:1::1", "3fff::1",
    ],
)  # fmt: skip
def test_private_hosts_are_refused_whatever_they_are_called(number: str) -> None:
    world = World({"desk.example": [(number,)]})
    why = make_fetcher(world, allow_private=False).fetch("http://desk.example/page")
    assert why == (
        f"expected a public address behind desk.example, found {number}: private, local or reserved (--allow-private fetches it)"
    )


def test_a_number_is_checked_like_a_name() -> None:
    with serve({"/page": answer(PAGE)}) as host:
        why = make_fetcher(World(), allow_private=False).fetch(host.at("/page"))
    assert isinstance(why, str)
    assert why.startswith("expected a public address behind 127.0.0.1, found 127.0.0.1: private")
    assert host.requests == []


def fetch_strictly(host: Host, *numbers: tuple[str, ...]) -> Fetched | str:
    world = World({"desk.example": list(numbers)})
    return make_fetcher(world, allow_private=False).fetch(f"http://desk.example:{host.port}/page")


def test_a_public_host_is_reached_at_its_public_number() -> None:
    with serve({"/page": answer(PAGE)}) as host:
        assert isinstance(fetch_strictly(host, (PUBLIC,)), Fetched)
        assert isinstance(fetch_strictly(host, ("10.9.9.9", "::1", PUBLIC)), Fetched)


def test_a_redirect_to_a_private_host_is_not_followed() -> None:
    with serve({"/page": answer(PAGE)}) as inner, serve({"/page": moved(inner.at("/page"))}) as outer:
        why = fetch_strictly(outer, (PUBLIC,))
    assert isinstance(why, str)
    assert why.startswith("expected a public address behind 127.0.0.1, found 127.0.0.1: private")
    assert (outer.paths, inner.requests) == (["/page"], [])


def test_a_name_that_turns_private_between_two_requests_is_refused() -> None:
    """The name is asked once a request: for the rules of the host, then for the page."""
    with serve({"/page": answer(PAGE)}) as host:
        why = fetch_strictly(host, (PUBLIC,), ("127.0.0.1",))
    assert isinstance(why, str)
    assert why.startswith("expected a public address behind desk.example, found 127.0.0.1: private")
    assert host.paths == []


def test_the_number_that_was_checked_is_the_one_connected_to() -> None:
    """What the name would answer next does not count: nothing asks it."""
    with serve({"/page": answer(PAGE)}) as host:
        assert isinstance(fetch_strictly(host, (PUBLIC,), (PUBLIC,), ("127.0.0.1",)), Fetched)


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert isinstance(fetch({"/page": answer(PAGE)}), Fetched)


# What a host asks for.


@pytest.mark.parametrize(
    ("robots", "refused"),
    [
        (answer(b"User-agent: *\nDisallow: /private\n"), False),
        (answer(b"User-agent: *\nDisallow: /\n"), True),
        (answer(b"User-agent: *\nDisallow: /\nAllow: /page\n"), False),
        (answer(b"User-agent: OnRecord\nDisallow: /pa*e$\nUser-agent: *\nAllow: /\n"), True),
        (answer(b"User-agent: other\nDisallow: /\n"), False),
        (answer("\ufeffUser-agent: *\r\nDisallow: /page".encode()), True),
        (answer(b"\xff\xfe\x00 no rules at all"), False),
        (answer(b"# " + b"x" * 600_000 + b"\nUser-agent: *\nDisallow: /\n"), False),
        (answer(b"", "404 Not Found"), False),
        (answer(b"", "403 Forbidden"), False),
        (moved("/rules"), True),
        (moved("/robots.txt"), False),
    ],
)
def test_the_rules_of_a_host_are_kept(robots: bytes, refused: bool) -> None:
    rules = answer(b"User-agent: *\nDisallow: /page\n")
    fetched = fetch({"/robots.txt": robots, "/rules": rules, "/page": answer(PAGE)})
    why = "expected a page that programs may read, found that the host's robots.txt asks onrecord not to"
    assert (fetched == why) if refused else isinstance(fetched, Fetched)


def test_a_host_that_fails_to_show_its_rules_is_left_alone() -> None:
    fetched = fetch({"/robots.txt": answer(b"", "503 Busy"), "/page": answer(PAGE)})
    assert fetched == "expected what the host asks of programs (robots.txt), found status 503"


def test_pages_of_one_host_are_asked_for_with_pauses_and_its_rules_once() -> None:
    world = World()
    robots = answer(b"User-agent: *\nCrawl-delay: 7\n")
    with serve({"/robots.txt": robots, "/page": answer(PAGE)}) as slow, serve({"/page": answer(PAGE)}) as other:
        fetcher = make_fetcher(world)
        for address in (slow.at("/page"), slow.at("/page")):
            fetcher.fetch(address)
        assert world.pauses == [7.0]
        world.names = {"other.example": [("127.0.0.1",)]}
        for _ in range(3):
            fetcher.fetch(f"http://other.example:{other.port}/page")
    assert world.pauses == [7.0, 1.0, 1.0]
    assert [path for path, _ in slow.requests] == ["/robots.txt", "/page", "/page"]


def test_a_host_that_wants_long_pauses_is_asked_once() -> None:
    with serve({"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 600\n"), "/page": answer(PAGE)}) as host:
        fetcher = make_fetcher(World())
        assert isinstance(fetcher.fetch(host.at("/page")), Fetched)
        why = fetcher.fetch(host.at("/page"))
    assert why == "expected pauses of at most 60 s, found that 127.0.0.1 asks for 600 s"


@pytest.mark.parametrize(
    ("header", "waited"),
    [
        ({"retry_after": "3"}, 3.0),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after": "Mon, 14 Jun 2021 17:00:20 GMT"}, 20.0),
        ({"retry_after": "Mon, 14 Jun 2021 16:00:00 GMT"}, 0.0),
        ({"retry_after": "soon"}, 5.0),
        ({}, 5.0),
    ],
)
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_busy_host_is_asked_once_more(status: str, header: dict[str, str], waited: float) -> None:
    world = World()
    with serve({"/page": [answer(b"", status, **header), answer(PAGE)]}) as host:
        fetched = make_fetcher(world).fetch(host.at("/page"))
    assert isinstance(fetched, Fetched)
    assert (world.pauses[0], host.paths) == (waited, ["/page", "/page"])


def test_a_host_that_stays_busy_is_left_alone() -> None:
    busy = answer(b"", "429 Too Many Requests", retry_after="1")
    with serve({"/page": busy}) as host:
        why = make_fetcher(World()).fetch(host.at("/page"))
    assert why == f"expected a page from 127.0.0.1:{host.port}, found status 429 (Too Many Requests)"
    assert host.paths == ["/page", "/page"]


def test_a_host_that_is_busy_for_long_is_not_waited_for() -> None:
    busy = answer(b"", "503 Busy", retry_after="7200")
    with serve({"/page": busy}) as host:
        why = make_fetcher(World()).fetch(host.at("/page"))
    assert isinstance(why, str)
    assert why.endswith("found status 503 (Service Unavailable); the host asks to come back in 7,200 s")
    assert host.paths == ["/page"]


# Answers by chance.

WHOLE_ANSWERS = (
    answer(PAGE, content_type="text/html; charset=utf-8", content_encoding="identity"),
    answer(gzip.compress(PAGE, mtime=0), content_encoding="gzip"),
    answer(brotli.compress(PAGE), content_encoding="br"),
    moved("/elsewhere"),
    answer(b"", "503 Busy", retry_after="Mon, 14 Jun 2021 17:00:20 GMT"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n",
)


def test_whatever_a_server_answers_it_is_a_page_or_a_reason() -> None:
    """Whole answers with some bytes changed, left out or put in; the same ones at each run."""
    chance = random.Random(29)
    spoilt: list[bytes] = []
    for _ in range(200):
        content = chance.choice(WHOLE_ANSWERS)
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(content))
            content = content[:start] + chance.randbytes(chance.randint(0, 4)) + content[start + chance.randint(0, 6) :]
        spoilt.append(content)
    pages = {f"/{number}": content for number, content in enumerate(spoilt)}
    with serve({**pages, "/robots.txt": spoilt}) as host:
        for path in pages:
            fetched = make_fetcher(World(), read_seconds=1).fetch(host.at(path))
            assert isinstance(fetched, str | Fetched)
            assert not isinstance(fetched, str) or fetched.startswith("expected ")
