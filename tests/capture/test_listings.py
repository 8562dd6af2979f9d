"""Feeds and site maps: what is told as a list, what is read from it, and what is refused."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.capture.listed import ListedPage, Listing, is_of_site, put_newest_first
from onrecord.capture.listings import is_listing, open_listing, read_listing
from onrecord.capture.plain_xml import MOST_DEPTH

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://media.example/rss">
<channel>
  <title>Листок &amp;mdash; новости</title>
  <atom:link rel="self" href="https://listok.example/feed.xml"/>
  <link>https://www.listok.example/</link>
  <language>ru</language>
  <item>
    <media:title>Фото</media:title>
    <title>Мост &lt;b&gt;открыт&lt;/b&gt;</title>
    <link>https://www.listok.example/news/1?a=1&amp;b=2</link>
    <pubDate>Mon, 14 Jun 2021 17:00:00 +0300</pubDate>
    <dc:creator>А.Перова</dc:creator>
    <description>Коротко.</description>
    <content:encoded><![CDATA[<p>Мост&nbsp;открыт, сказала мэр.</p>]]></content:encoded>
  </item>
  <item>
    <title>Дорога</title>
    <guid>https://www.listok.example/news/2</guid>
    <author>desk@listok.example (Б.Второв)</author>
    <pubDate>14 июня 2021</pubDate>
    <description>Коротко &nbsp; и ясно.</description>
  </item>
  <item><title>Без адреса</title><guid isPermaLink="false">17</guid></item>
</channel>
</rss>
"""

BRIDGE = ListedPage(
    url="https://www.listok.example/news/1?a=1&b=2",
    published="2021-06-14T17:00:00+03:00",
    title="Мост открыт",
    authors=("А.Перова",),
    html="<p>Мост&nbsp;открыт, сказала мэр.</p>",
)
ROAD = ListedPage(
    url="https://www.listok.example/news/2", published="14 июня 2021", title="Дорога", authors=("Б.Второв",)
)


def read(text: str | bytes, base: str = "https://listok.example/feed.xml") -> Listing:
    content = text if isinstance(text, bytes) else text.encode()
    assert is_listing(content)
    listing = read_listing(content, base)
    assert isinstance(listing, Listing)
    return listing


def test_rss() -> None:
    assert read(RSS) == Listing(
        pages=(BRIDGE, ROAD, ListedPage(title="Без адреса")),
        site="https://www.listok.example/",
        publisher="Листок — новости",
        language="ru",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_rss_in_any_encoding_that_it_names(encoding: str) -> None:
    named = RSS.replace('encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"').replace("—", "-")
    assert read(named.encode(encoding)).pages[0] == BRIDGE


def test_a_blank_line_before_the_declaration_does_no_harm() -> None:
    assert read("\n \n" + RSS).pages[0] == BRIDGE


def test_the_whole_text_in_the_words_of_another_module() -> None:
    text = (
        '<rss xmlns:y="http://news.yandex.ru"><channel><item><link>/a</link><y:full-text>Мост открыт.</y:full-text>'
        "<description>Мост.</description></item></channel></rss>"
    )
    assert read(text).pages == (ListedPage(url="https://listok.example/a", text="Мост открыт."),)


def test_rss_of_the_semantic_kind() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://gazette.example/"><title>Gazette</title><link>https://gazette.example/</link></channel>
      <item rdf:about="https://gazette.example/1"><title>The bridge</title><link>https://gazette.example/1</link>
        <dc:date>2021-06-14T17:00Z</dc:date><dc:creator>Ann Ardley</dc:creator></item>
    </rdf:RDF>"""
    assert read(text) == Listing(
        pages=(
            ListedPage(
                url="https://gazette.example/1", title="The bridge", published="2021-06-14T17:00Z", authors=("Ann Ardley",)
            ),
        ),
        site="https://gazette.example/",
        publisher="Gazette",
    )  # fmt: skip


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://gazette.example/news/">
  <title type="text">Gazette</title><link rel="self" href="/feed"/><link href="/"/>
  <author><name>The desk</name></author>
  <entry><title type="html">The &amp;amp; bridge</title><link rel="alternate" href="1"/><updated>2021-06-15T09:00:00Z</updated>
    <published>2021-06-14T17:00:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">It is <b>open</b> &amp; new.</p></div></content></entry>
  <entry><title>Two</title><link href="2"/><author><name>Ann Ardley</name></author><author><name>Ben Bray</name></author>
    <content type="html">&lt;p&gt;Two.&lt;/p&gt;</content></entry>
  <entry><title>Three</title><link href="3"/><content>Three words here.</content></entry>
  <entry><title>Four</title><link href="4"/><content type="image/png" src="4.png"/><summary>Short.</summary></entry>
</feed>"""


def test_atom() -> None:
    desk = ("The desk",)
    listing = read(ATOM, "https://gazette.example/feed")
    assert (listing.site, listing.publisher, listing.language) == ("https://gazette.example/", "Gazette", "en")
    assert [replace(page, url=None) for page in listing.pages] == [
        ListedPage(
            title="The & bridge",
            published="2021-06-14T17:00:00Z",
            authors=desk,
            html='<div><p class="a">It is <b>open</b> &amp; new.</p></div>',
        ),
        ListedPage(title="Two", authors=("Ann Ardley", "Ben Bray"), html="<p>Two.</p>"),
        ListedPage(title="Three", authors=desk, text="Three words here."),
        ListedPage(title="Four", authors=desk),
    ]
    assert [page.url for page in listing.pages] == [f"https://gazette.example/news/{number}" for number in range(1, 5)]


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Gazette",
    "home_page_url": "https://gazette.example/",
    "language": "en",
    "authors": [{"name": "The desk"}],
    "items": [
        {"id": "1", "url": "/1", "title": "One", "content_html": "<p>One.</p>", "date_published": "2021-06-14T17:00:00Z"},
        {"id": "2", "url": "https://gazette.example/2", "content_text": "Two.", "author": {"name": "Ann Ardley"}},
        {"id": "3", "url": "javascript:alert(1)", "summary": "Short."},
        "no item at all",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", [json.dumps(JSON_FEED), json.dumps(JSON_FEED, indent=1).replace("/", "\\/")])
def test_json_feed(text: str) -> None:
    assert read(text) == Listing(
        pages=(
            ListedPage(
                url="https://gazette.example/1",
                title="One",
                published="2021-06-14T17:00:00Z",
                authors=("The desk",),
                html="<p>One.</p>",
            ),
            ListedPage(url="https://gazette.example/2", authors=("Ann Ardley",), text="Two."),
            ListedPage(authors=("The desk",)),
        ),
        site="https://gazette.example/",
        publisher="Gazette",
        language="en",
    )


def test_site_map() -> None:
    text = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:image="http://images.example/">
      <url><image:image><image:loc>https://gazette.example/1.png</image:loc></image:image>
        <loc> https://gazette.example/1 </loc><lastmod>2021-06-14</lastmod></url>
      <url><loc>/2</loc></url><url><priority>1</priority></url></urlset>"""
    listing = read(text, "https://gazette.example/map.xml")
    assert listing.pages == (
        ListedPage(url="https://gazette.example/1", published="2021-06-14"),
        ListedPage(url="https://gazette.example/2"),
    )


def test_index_of_site_maps() -> None:
    text = '<sitemapindex xmlns="x"><sitemap><loc>https://gazette.example/a.xml.gz</loc></sitemap></sitemapindex>'
    assert read(text).site_maps == (ListedPage(url="https://gazette.example/a.xml.gz"),)


def test_list_of_addresses() -> None:
    text = "\ufeffhttps://gazette.example/1\r\n\r\nhttps://gazette.example/2\n"
    assert [page.url for page in read(text).pages] == ["https://gazette.example/1", "https://gazette.example/2"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><head><title>rss</title></head></html>",
        b"<p>See <rss> and <feed>.</p>",
        b"The <rss> element",
        b"<rssfeed/>",
        b'{"text": "see jsonfeed.org/version/1"}',
        b'["version", "https://jsonfeed.org/version/1"]',
        b"https://gazette.example/1 is where the bridge is.\n",
        b"http is a protocol\n",
        b"https://gazette.example/1\nThe bridge is open.\n",
        b"\xff\xfe",
    ],
)  # fmt: skip
def test_what_is_no_list(content: bytes) -> None:
    assert not is_listing(content)


# Files that mean harm, and files that are broken.

BILLION = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss><channel><title>&j;</title></channel></rss>"
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>'
PARAMETER = '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:1/"> %a;]><rss/>'


@pytest.mark.parametrize("text", [BILLION, OUTSIDE, PARAMETER], ids=["billion", "outside", "parameter"])
def test_definitions_are_refused(text: str) -> None:
    why = read_listing(text.encode())
    assert why == "expected XML without definitions of its own (DTD, entities), found some"


@pytest.mark.parametrize("before", ["<!---->", "<!--a--> ", "<?a?>", "<!DOCTYPE a>", "<!--", "<?a?", " "])
def test_much_before_the_first_element_is_passed_once(before: str) -> None:
    assert not is_listing((before * 10_000 + "<html>").encode())
    assert is_listing((before * 1_000 + "<rss>").encode()) is before.endswith(("> ", ">", " "))


def test_a_document_type_that_defines_nothing_is_never_fetched() -> None:
    text = '<!DOCTYPE rss PUBLIC "-//Old//DTD//EN" "http://127.0.0.1:1/rss.dtd"><rss><channel><title>A&unknown;B</title></channel></rss>'
    assert read(text).publisher == "A&unknown;B"


def test_depth_is_bounded() -> None:
    listing = read("<rss>" * (MOST_DEPTH + 1))
    assert listing.why == "expected at most 1,000,000 elements, 256 deep; found more"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<rss", "expected well-formed XML, found unclosed token in line 1"),
        ("<tei><p>text</p></tei>", "expected a feed or a site map, found XML that begins with <tei>"),
        ("<?xml version='1.0' encoding='gb2312'?><rss/>", "expected XML in an encoding that can be read, found another"),
        ("<?xml version='1.0' encoding='nothing'?><rss/>", "expected XML in an encoding that can be read, found another"),
        ('{"version": "https://jsonfeed.org/version/1"', "expected a JSON Feed, found: JSONDecodeError"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "expected a JSON Feed with items, found none"),
        ('{"version": "https://jsonfeed.org/version/1", "items":' + "[" * 100_000, "expected a JSON Feed, found: RecursionError"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(text: str, why: str) -> None:
    assert read_listing(text.encode()) == why


@pytest.mark.parametrize("cut", ["<title>Дорога", "<guid>https://www.listok.example/news/2", "Коротко &nbsp; и ясно."])
def test_a_feed_that_breaks_off_gives_what_stood_whole_before(cut: str) -> None:
    listing = read(RSS[: RSS.index(cut) + len(cut)])
    assert listing.pages == (BRIDGE,)
    assert listing.why is not None
    assert listing.why.startswith("expected well-formed XML, found ")


def test_a_feed_with_a_lone_ampersand_gives_what_stood_before() -> None:
    listing = read(RSS.replace("Коротко &nbsp;", "Коротко & "))
    assert listing.pages == (BRIDGE,)
    assert listing.why == "expected well-formed XML, found not well-formed (invalid token) in line 24"


# Opened as a file.


def open_text(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(member.name, member.url, member.why) for member in open_listing(io.BytesIO(text.encode()))]


def test_a_feed_as_a_file_gives_the_pages_whose_text_it_holds_and_names_the_others() -> None:
    members = list(open_listing(io.BytesIO(RSS.encode())))
    assert [(member.name, member.url, member.media_type) for member in members[:1]] == [
        ("1", BRIDGE.url, "application/json")
    ]
    assert members[0].content.decode() == (
        '{"authors": ["А.Перова"], "html": "<p>Мост&nbsp;открыт, сказала мэр.</p>", "language": "ru", '
        '"published": "2021-06-14T17:00:00+03:00", "publisher": "Листок — новости", "title": "Мост открыт", '
        '"url": "https://www.listok.example/news/1?a=1&b=2"}'
    )
    why = "expected the text of each page, found addresses alone of 1: https://www.listok.example/news/2"
    assert [(member.name, member.why) for member in members[1:]] == [("", why)]


def test_a_list_of_addresses_as_a_file() -> None:
    text = "".join(f"https://gazette.example/{number}\n" for number in range(5_000))
    shown = "https://gazette.example/0, https://gazette.example/1, https://gazette.example/2 and 4,997 more"
    assert open_text(text) == [("", None, f"expected the text of each page, found addresses alone of 5,000: {shown}")]


def test_a_feed_that_breaks_off_as_a_file() -> None:
    assert open_text(RSS[: RSS.index("Дорога")]) == [
        ("1", BRIDGE.url, None),
        (
            "",
            None,
            "expected well-formed XML, found no element found in line 20; what stands before that place was read",
        ),
    ]


# The order of fetching, and where.


def test_the_newest_first_each_once_and_those_without_a_time_last() -> None:
    times = [None, "2021", "2021-06-14T17:00:00+03:00", "2021-06-14T15:00:00Z", "2021-06-14", None, "yesterday"]
    pages = [ListedPage(url=str(place), published=time) for place, time in enumerate(times)]
    again = ListedPage(url="2", published="2030")
    assert [page.url for page in put_newest_first([*pages, again])] == ["3", "2", "4", "1", "0", "5", "6"]


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        ("https://gazette.example/1", True),
        ("http://www.gazette.example:8080/1", True),
        ("https://GAZETTE.example/1", True),
        ("https://feeds.gazette.example/1", False),
        ("https://gazette.example.elsewhere.example/", False),
        ("nowhere", False),
    ],
)
def test_the_site_of_a_list(address: str, is_there: bool) -> None:
    assert is_of_site(address, ["https://gazette.example/feed", "https://www.other.example/"]) is is_there


def test_a_long_list_of_addresses_is_told_by_its_beginning() -> None:
    text = "".join(f"https://gazette.example/news/{number}\n" for number in range(10_000))
    assert len(read(text).pages) == 10_000


@given(st.data())
def test_whatever_becomes_of_a_list_it_is_read_or_refused(data: st.DataObject) -> None:
    content = data.draw(
        st.sampled_from([RSS, ATOM, json.dumps(JSON_FEED), BILLION, "https://gazette.example/1\n"])
    ).encode()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        stop = data.draw(st.integers(start, len(content)))
        content = content[:start] + data.draw(st.binary(max_size=8)) + content[stop:]
    is_listing(content)
    listing = read_listing(content, "https://gazette.example/")
    assert isinstance(listing, str) or all(page.url is None or "://" in page.url for page in listing.pages)
    assert all(member.why or member.content for member in open_listing(io.BytesIO(content)))
