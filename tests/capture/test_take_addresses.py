"""Addresses, taken in: a page, the pages of a feed or a site map, and what is said of those that are left out."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from onrecord.capture.fetched import Fetched
from onrecord.capture.take_in import take_in
from onrecord.errors import UsageError
from onrecord.record.captures import CaptureStore

SITE = "https://gazette.example"
TIME = "2021-06-14T17:00:00Z"


@dataclass
class Web:
    """Pages by address, and what was asked for; whatever is not there is a reason."""

    pages: Mapping[str, bytes]
    most: int = 100
    asked: list[str] = field(default_factory=list)
    moved: Mapping[str, str] = field(default_factory=dict)
    media_type: str | None = "text/plain"

    def fetch(self, address: str, place: int = 1, count: int = 1) -> Fetched | str:
        self.asked.append(address)
        url = self.moved.get(address, address)
        if url not in self.pages:
            return "expected a page, found status 404 (Not Found)"
        return Fetched(url=url, retrieved=TIME, media_type=self.media_type, content=self.pages[url])


@pytest.fixture
def store(tmp_path: Path) -> CaptureStore:
    return CaptureStore(tmp_path / "captures")


def page(number: int) -> bytes:
    return f"Page {number} of the gazette.\n".encode()


def site_map(*places: str | tuple[str, str]) -> bytes:
    pairs = [(place, "") if isinstance(place, str) else place for place in places]
    rows = (f"<url><loc>{address}</loc><lastmod>{time}</lastmod></url>" for address, time in pairs)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(rows)}</urlset>'.encode()


def index(*places: tuple[str, str]) -> bytes:
    rows = (f"<sitemap><loc>{address}</loc><lastmod>{time}</lastmod></sitemap>" for address, time in places)
    return f"<sitemapindex>{''.join(rows)}</sitemapindex>".encode()


def list_issues(issues):
    return [(issue.source.removeprefix(SITE), issue.code, issue.why) for issue in issues]


def test_a_page_keeps_the_address_it_came_from_and_the_time(store: CaptureStore) -> None:
    web = Web({f"{SITE}/1": page(1)}, moved={f"{SITE}/old": f"{SITE}/1"})
    captures, issues = take_in([f"{SITE}/old"], store, fetches=web)
    assert [(one.source, one.url, one.retrieved, one.media_type) for one in captures] == [
        (f"{SITE}/old", f"{SITE}/1", TIME, "text/plain")
    ]
    assert issues == ()


def test_a_page_of_a_web_archive_was_saved_where_and_when_it_was_captured(store: CaptureStore) -> None:
    given = f"https://web.archive.org/web/20200307091500/{SITE}/1"
    captures, _ = take_in([given], store, fetches=Web({given: page(1)}))
    assert [(one.source, one.url, one.retrieved) for one in captures] == [(given, f"{SITE}/1", "2020-03-07T09:15:00Z")]


def test_a_page_of_another_mirror_stays_the_mirrors(store: CaptureStore) -> None:
    given = f"https://mirror.example/web/20200307091500/{SITE}/1"
    captures, _ = take_in([given], store, fetches=Web({given: page(1)}))
    assert [(one.url, one.retrieved) for one in captures] == [(given, TIME)]


def test_what_cannot_be_fetched_is_an_issue_and_the_rest_goes_on(store: CaptureStore, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(page(0))
    web = Web({f"{SITE}/news/1": page(1)})
    given: list[str | Path] = [f"{SITE}/a/1", f"{SITE}/b/1", tmp_path / "a.txt", f"{SITE}/news/1"]
    captures, issues = take_in(given, store, fetches=web)
    assert len(captures) == 2
    why = "expected a page, found status 404 (Not Found)"
    assert sorted(list_issues(issues)) == [("/a/1", "D01", why), ("/b/1", "D01", why)]
    assert store.issues() == issues


def test_an_issue_goes_when_the_address_is_later_fine_and_only_then(store: CaptureStore) -> None:
    take_in([f"{SITE}/news", f"{SITE}/news/1"], store, fetches=Web({}))
    assert len(store.issues()) == 2
    take_in([f"{SITE}/news"], store, fetches=Web({f"{SITE}/news": page(1)}))
    assert [issue.source for issue in store.issues()] == [f"{SITE}/news/1"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://user:secret@gazette.example/", "https://gazette.example/: expected an address without a user name or password"),
        ("http://", "http://: expected an address with the name of a host"),
        ("https://gazette.example/a b", "https://gazette.example/a b: expected an address without blanks"),
    ],
)  # fmt: skip
def test_what_is_no_address_stops_everything_before_it_begins(store: CaptureStore, address: str, why: str) -> None:
    web = Web({f"{SITE}/1": page(1)})
    with pytest.raises(UsageError) as raised:
        take_in([f"{SITE}/1", address], store, fetches=web)
    assert str(raised.value).startswith(why)
    assert (list(store), web.asked) == ([], [])


def test_the_same_bytes_as_a_file_and_from_an_address_keep_the_address(store: CaptureStore, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(page(1))
    web = Web({f"{SITE}/1": page(1)})
    for given in ([tmp_path / "a.txt"], [f"{SITE}/1"], [tmp_path / "a.txt"]):
        take_in(given, store, fetches=web)
    assert [(one.url, one.retrieved) for one in store] == [(f"{SITE}/1", TIME)]


# Lists.


def test_the_pages_of_a_site_map_come_newest_first(store: CaptureStore) -> None:
    places = [
        (f"{SITE}/1", "2021-06-12"),
        (f"{SITE}/2", "2021-06-14"),
        (f"{SITE}/3", ""),
        (f"{SITE}/4", "2021-06-13T01:00Z"),
    ]
    web = Web({f"{SITE}/{number}": page(number) for number in (1, 2, 3, 4)} | {f"{SITE}/map.xml": site_map(*places)})
    captures, issues = take_in([f"{SITE}/map.xml"], store, fetches=web)
    assert web.asked == [f"{SITE}/{name}" for name in ("map.xml", "2", "4", "1", "3")]
    assert sorted(one.source for one in captures) == [f"{SITE}/{number}" for number in (1, 2, 3, 4)]
    assert issues == ()


def test_no_more_pages_than_asked_for_and_that_is_said(store: CaptureStore) -> None:
    pages = {f"{SITE}/{number}": page(number) for number in range(10)}
    web = Web(pages | {f"{SITE}/map": site_map(*((address, f"2021-06-1{address[-1]}") for address in pages))}, most=3)
    captures, issues = take_in([f"{SITE}/map"], store, fetches=web)
    assert (len(captures), web.asked[1:]) == (3, [f"{SITE}/{number}" for number in (9, 8, 7)])
    assert list_issues(issues) == [
        ("/map", None, "expected at most 3 pages (--most), found 10; the newest 3 were asked for")
    ]


def test_pages_of_other_hosts_are_left_out(store: CaptureStore) -> None:
    places = [f"{SITE}/1", "https://elsewhere.example/1", "https://www.gazette.example/2", "http://127.0.0.1/admin"]
    web = Web({place: page(place[-1] == "1") for place in places} | {f"{SITE}/map": site_map(*places)})
    _, issues = take_in([f"{SITE}/map"], store, fetches=web)
    assert web.asked == [f"{SITE}/map", f"{SITE}/1", "https://www.gazette.example/2"]
    assert list_issues(issues) == [("/map", None, "expected pages of one site, found 2 of others; they were left out")]


def test_an_index_is_followed_until_there_are_enough(store: CaptureStore) -> None:
    pages = {f"{SITE}/{number}": page(number) for number in range(4)}
    maps = {
        f"{SITE}/index.xml": index(
            (f"{SITE}/old.xml", "2020"), (f"{SITE}/new.xml.gz", "2021"), (f"{SITE}/gone.xml", "2022")
        ),
        f"{SITE}/new.xml.gz": gzip.compress(site_map(f"{SITE}/0", f"{SITE}/1"), mtime=0),
        f"{SITE}/old.xml": site_map(f"{SITE}/2", f"{SITE}/3"),
    }
    web = Web(pages | maps, most=2)
    captures, issues = take_in([f"{SITE}/index.xml"], store, fetches=web)
    assert web.asked == [f"{SITE}/{name}" for name in ("index.xml", "gone.xml", "new.xml.gz", "0", "1")]
    assert len(captures) == 2
    assert sorted(list_issues(issues)) == [
        ("/gone.xml", "D01", "expected a page, found status 404 (Not Found)"),
        ("/index.xml", None, "expected no more site maps than are needed, found 3; the newest 2 were read"),
    ]


def test_an_index_that_leads_to_itself_is_read_once(store: CaptureStore) -> None:
    web = Web({f"{SITE}/index.xml": index((f"{SITE}/index.xml", "2020"), (f"{SITE}/index.xml?a", "2021"))})
    assert take_in([f"{SITE}/index.xml"], store, fetches=web)[0] == ()
    assert web.asked == [f"{SITE}/index.xml", f"{SITE}/index.xml?a"]


FEED = f"""<rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><link>https://news.example/</link>
<item><title>One</title><link>https://news.example/1</link><c:encoded>&lt;p&gt;The whole of one.&lt;/p&gt;</c:encoded></item>
<item><title>Two</title><link>/2</link><c:encoded>&lt;p&gt;The whole of two.&lt;/p&gt;</c:encoded></item>
<item><title>Three</title><c:encoded>&lt;p&gt;The whole of three.&lt;/p&gt;</c:encoded></item>
<item><title>Four</title><link>{SITE}/4</link><c:encoded>&lt;p&gt;The whole of four.&lt;/p&gt;</c:encoded></item>
<item><title>Five</title><link>{SITE}/5</link></item>
</channel></rss>"""


def test_the_pages_of_a_feed_are_fetched_and_what_it_holds_of_its_own_host_is_kept(store: CaptureStore) -> None:
    """A feed may name the site that it is of, and its pages there are fetched; what it says of them itself does not count."""
    web = Web({f"{SITE}/feed": FEED.encode(), "https://news.example/1": page(1)})
    captures, issues = take_in([f"{SITE}/feed"], store, fetches=web)
    assert {one.source: (one.url, one.media_type, one.retrieved) for one in captures} == {
        "https://news.example/1": ("https://news.example/1", "text/plain", TIME),
        f"{SITE}/4": (f"{SITE}/4", "application/json", TIME),
    }
    assert sorted(issue.source for issue in issues if issue.code) == [
        f"{SITE}/4",
        f"{SITE}/5",
        "https://news.example/2",
    ]
    assert [issue.why for issue in issues if issue.code is None] == [
        "expected the address of each page, found 1 without one; they were left out"
    ]


def test_a_feed_that_breaks_off(store: CaptureStore) -> None:
    web = Web({f"{SITE}/feed": FEED[: FEED.index("Three")].encode(), "https://news.example/1": page(1), "https://news.example/2": page(2)})  # fmt: skip
    captures, issues = take_in([f"{SITE}/feed"], store, fetches=web)
    assert len(captures) == 2
    assert [issue.source for issue in issues] == [f"{SITE}/feed"]
    assert issues[0].why.endswith("what stands before that place was read")


def test_an_address_is_asked_for_once(store: CaptureStore) -> None:
    web = Web({f"{SITE}/map": site_map(f"{SITE}/1", f"{SITE}/1"), f"{SITE}/1": page(1)})
    take_in([f"{SITE}/1", f"{SITE}/map", f"{SITE}/map"], store, fetches=web)
    assert web.asked == [f"{SITE}/1", f"{SITE}/map"]


def test_a_gzip_bomb_where_a_site_map_was_expected(store: CaptureStore) -> None:
    web = Web({f"{SITE}/map.xml.gz": gzip.compress(b"\0" * 80_000_000, mtime=0)}, media_type="application/gzip")
    captures, issues = take_in([f"{SITE}/map.xml.gz"], store, fetches=web)
    assert (captures, len(issues)) == ((), 1)


def test_a_feed_as_a_file_fetches_nothing(store: CaptureStore, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    web = Web({})
    captures, issues = take_in([tmp_path / "feed.xml"], store, fetches=web)
    assert sorted((one.source[-1], one.url, one.media_type) for one in captures if one.url) == [
        ("1", "https://news.example/1", "application/json"),
        ("2", "https://news.example/2", "application/json"),
        ("4", f"{SITE}/4", "application/json"),
    ]
    assert (len(captures), web.asked) == (4, [])
    assert [issue.why for issue in issues] == [f"expected the text of each page, found addresses alone of 1: {SITE}/5"]


def test_what_was_fetched_before_an_interruption_stays(store: CaptureStore) -> None:
    class Interrupted(Web):
        def fetch(self, address: str, place: int = 1, count: int = 1) -> Fetched | str:
            if place == 3:
                raise KeyboardInterrupt
            return super().fetch(address, place, count)

    pages = {f"{SITE}/{number}": page(number) for number in range(5)}
    web = Interrupted({f"{SITE}/map": site_map(*pages)} | pages)
    with pytest.raises(KeyboardInterrupt):
        take_in([f"{SITE}/map"], store, fetches=web)
    assert sorted(one.source for one in store) == [f"{SITE}/0", f"{SITE}/1"]
