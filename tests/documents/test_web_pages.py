"""Web pages: the lines that a person would copy from them, and what they say beside their text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.html_head import strip_site
from onrecord.documents.formats.html_page import convert_html
from onrecord.model import Capture, Document
from tests.documents.reading import KNOWN, furniture_of, read_bytes, words_of

PARAGRAPHS = (
    "The ministers of Samalstan and Lugoland met on Tuesday in the port of Karatogan and agreed on a common price for salt.",
    "“We shall open the river before the ice is gone,” said Ada Roe, the minister of harbours, after the talks had ended.",
    "Her guest, Olaf Tal, spoke of a bridge that both towns have wanted for thirty years and that nobody has yet paid for.",
    "The next meeting is planned for the autumn, when the harvest festival brings both delegations to the town of Verenoy.",
)
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Neighbours agree on salt",
    "datePublished": "2023-05-12T15:30:00+05:00",
    "dateModified": "2023-05-14T08:00:00+05:00",
    "author": [{"@type": "Person", "name": "Jane Vale"}, {"@type": "Person", "name": "Otto Pell"}],
}


def wrap(body: str, head: str = "", lead: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><title>Neighbours agree on salt | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="og:title" content="Neighbours agree on salt">{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Neighbours agree on salt</h1>{lead}<div class="story">{body}</div></article>
<aside><h2>Most read</h2><p><a href="/x">Bridge of sighs: what became of the last one that was promised</a></p></aside></main>
<footer><p>© The Courier. All rights reserved.</p></footer></body></html>"""


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def read_web(
    markup: str | bytes, url: str | None = "https://courier.example/17", media_type: str = "text/html"
) -> Document:
    content = markup if isinstance(markup, bytes) else markup.encode()
    (document,) = read_bytes(content, url=url, media_type=media_type).documents
    return document


def test_text_alone_is_text_and_the_site_is_furniture():
    page = read_web(wrap(paragraphs(*PARAGRAPHS)))
    assert page.title == "Neighbours agree on salt"
    assert page.text.split("\n") == ["Neighbours agree on salt", *PARAGRAPHS]
    assert ("menu", "World") in furniture_of(page)
    assert ("footer", "© The Courier. All rights reserved.") in furniture_of(page)
    assert any("Bridge of sighs" in text for _, text in furniture_of(page))


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        ('<p class="d">12 May 2023</p>', "2023-05-12"),
        ("<div>By Jane Vale</div><div>May 12, 2023, 15:30</div>", "2023-05-12T15:30"),
        ("<p>Founded on 12 May 2023 by the harbour board of the town of Karatogan</p>", None),
        ("", None),
    ],
)
def test_a_date_line_below_the_title_counts_where_the_page_says_none_to_machines(lead: str, published: str | None):
    page = read_web(wrap(paragraphs(*PARAGRAPHS), lead=lead))
    assert page.published == published
    assert page.text.endswith("\n".join(PARAGRAPHS))


def test_a_date_above_the_title_is_that_of_the_day_and_not_of_the_page():
    markup = wrap(paragraphs(*PARAGRAPHS)).replace("<main>", "<main><p>12 May 2023</p>")
    assert read_web(markup).published is None


def test_headings_lists_quotes_and_breaks_are_lines():
    body = (
        f"{paragraphs(*PARAGRAPHS[:2])}<h2>What was agreed</h2><ul><li>A price of four crowns</li><li>A ferry each day</li></ul>"
        f"<blockquote><p>No river is a border for ever.</p></blockquote><p>{PARAGRAPHS[2]}<br>{PARAGRAPHS[3]}</p>"
    )
    lines = read_web(wrap(body)).text.split("\n")
    assert lines[1:] == [
        *PARAGRAPHS[:2],
        "What was agreed",
        "A price of four crowns",
        "A ferry each day",
        "No river is a border for ever.",
        *PARAGRAPHS[2:],
    ]


def test_the_lead_below_the_title_is_text():
    lead = "A price of four crowns a sack is to hold for three years"
    page = read_web(wrap(paragraphs(*PARAGRAPHS), lead=f'<p class="article-lead">{lead}</p>'))
    assert page.text.split("\n")[1] == lead


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        ("<b>A. Roe:</b> Good afternoon.", "A. Roe: Good afternoon."),
        ("<strong>A.&nbsp;Roe</strong><b>:</b> Good\n   afternoon.", "A. Roe: Good afternoon."),
        ("&lt;…&gt;", "<…>"),
        ("* * *", "* * *"),
        ("We trade <i>(laughter)</i> salt [and fish].", "We trade (laughter) salt [and fish]."),
        ("He said <q>yes, <q>never</q> again</q>.", "He said “yes, ‘never’ again”."),
        ('It grew<sup><a href="#n1">1</a></sup> by a third.', "It grew by a third."),
        ("It measures 40 m<sup>2</sup> now.", "It measures 40 m2 now."),
        ("It cost <s>forty</s> [fourteen] crowns.", "It cost forty [fourteen] crowns."),
        ('We <span hidden>never </span>agreed<span style="Display : none"> to it</span>.', "We agreed."),
        ('We<span aria-hidden="true"> →</span> agreed.', "We agreed."),
        ("We<!-- nearly --> agreed<script>'not'</script>.", "We agreed."),
        ("W&#101; agreed &quot;at last&quot;.", 'We agreed "at last".'),
    ],
)
def test_marks_inside_a_paragraph(shown: str, line: str):
    page = read_web(wrap(paragraphs(*PARAGRAPHS[:2], shown, *PARAGRAPHS[2:])))
    assert page.text.split("\n")[3] == line


def test_structured_data_says_when_and_who():
    script = f'<script type="application/ld+json">{json.dumps([{"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}])}</script>'
    page = read_web(wrap(paragraphs(*PARAGRAPHS), head=script))
    assert page.published == "2023-05-12T15:30+05:00"
    converted = convert(wrap(paragraphs(*PARAGRAPHS), head=script))
    assert converted.fields["author"] == "Jane Vale, Otto Pell"
    assert converted.fields["publisher"] == "The Courier"
    assert converted.fields["language"] == "en"


def convert(markup: str) -> Converted:
    capture = Capture(id="c", sha256="c", url=None, retrieved=None, media_type="text/html", bytes=1, source="page")
    converted = convert_html(capture, markup.encode(), KNOWN)
    assert not isinstance(converted, str)
    return converted


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2023-05-12T15:30:00Z">', "2023-05-12T15:30Z"),
        ('<meta name="pubdate" content="Fri, 12 May 2023 15:30:00 +0500">', "2023-05-12T15:30+05:00"),
        ('<meta property="article:modified_time" content="2023-05-14">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', None),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2023-05-12",}</script>',
            "2023-05-12",
        ),
    ],
)
def test_the_date_of_publication_and_no_other(head: str, published: str | None):
    assert read_web(wrap(paragraphs(*PARAGRAPHS), head=head)).published == published


def test_a_text_that_a_script_shows_is_read_from_structured_data():
    said = {**ARTICLE, "articleBody": "\n".join(PARAGRAPHS)}
    page = read_web(
        wrap("<p>Please enable scripts.</p>", head=f'<script type="application/ld+json">{json.dumps(said)}</script>')
    )
    assert words_of(page, "paragraph")[-4:] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "stripped"),
    [
        ("Neighbours agree on salt | The Courier", "Neighbours agree on salt"),
        ("The Courier – Neighbours agree on salt", "Neighbours agree on salt"),
        ("Salt - and fish", "Salt - and fish"),
        ("The Courier", "The Courier"),
    ],
)
def test_titles_without_the_name_of_the_site(title: str, stripped: str):
    assert strip_site(title, "The Courier") == stripped


@pytest.mark.parametrize(
    ("declared", "encoding", "media_type"),
    [
        ("windows-1251", "windows-1251", "text/html"),
        ("koi8-r", "koi8-r", "text/html"),
        ("utf-8", "utf-8", "text/html"),
        ("windows-1251", "utf-8", "text/html"),
        ("utf-8", "windows-1251", "text/html"),
        ("koi8-r", "windows-1251", "text/html"),
        ("iso-8859-1", "windows-1251", "text/html"),
        ("", "windows-1251", "text/html; charset=windows-1251"),
        ("", "utf-16", "text/html"),
        ("no-such-name", "utf-8", "text/html"),
    ],
)
def test_encodings_are_read_whatever_they_are_said_to_be(declared: str, encoding: str, media_type: str):
    line = "Министры Самалстана и Лугоземья встретились во вторник в порту и договорились об общей цене на соль."
    page = read_web(
        wrap(paragraphs(*[line] * 4), head=f'<meta charset="{declared}">').encode(encoding, "replace"),
        media_type=media_type,
    )
    assert page.text.split("\n")[1] == line


def test_a_broken_letter_is_said():
    content = wrap(paragraphs(*PARAGRAPHS)).encode() + "я".encode()[:1] + b"</html>"
    assert "D01" in {issue.code for issue in read_bytes(content, media_type="text/html").issues}


def test_part_of_a_page_under_html_is_text_from_end_to_end():
    page = {"html": "<p>Salt is <b>dear</b>.</p><p>Fish is not.</p>", "title": "On salt", "published": "2023-05-12"}
    document = read_web(json.dumps(page), media_type="application/json")
    assert document.text.split("\n") == ["On salt", "Salt is dear.", "Fish is not."]
    assert document.published == "2023-05-12"


HOSTILE = {
    "deep": "<div>" * 1_000_000 + "Salt is dear.",
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(1_000_000)) + ">Salt is dear.</p>",
    "paragraphs": "<p>Salt" * 200_000,
    "one line": f"<p>{'salt and fish, ' * 300_000}</p>",
    "entities": "<p>" + "&lt" * 100_000 + "&#x110000;&#xD800;&nosuch;" * 1_000,
    "nulls": "<p>Sa\0lt is\0 dear.</p>" * 1_000,
    "data": f'<img src="data:image/png;base64,{"A" * 5_000_000}"><p>Salt is dear.</p>',
    "direction": "<p>Salt \u202eis\u202c dear.</p>" * 3,
    "script without end": "<p>Salt is dear.</p><script>" + "x<y " * 100_000,
    "comment without end": "<p>Salt is dear.</p><!-- " + "- " * 100_000,
    "tables": "<table><tr><td>" * 50_000 + "salt",
    "quotes": "<blockquote>" * 20_000 + "<q>" * 20_000 + "salt",
    "open links": "<a href=x>salt " * 20_000,
    "structured": f'<script type="application/ld+json">{"[" * 100_000}</script><p>Salt is dear.</p>',
    "brackets": "<" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_with_a_document_or_an_issue(name: str):
    pages = read_bytes(f"<html><body>{HOSTILE[name]}".encode(), media_type="text/html")
    assert pages.documents or pages.issues
    assert all("\u202e" not in one.text and "\0" not in one.text for one in pages.documents)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div hidden>",
                "<",
                ">",
                "&lt;",
                "<br>",
                "salt",
                "\0",
                "<sup>",
                "<q>",
                "</q>",
                "<!--",
                "-->",
                "<a>",
                "</div>",
            ]
        )
    )
)
def test_any_tags_give_a_document_or_an_issue(pieces: list[str]):
    pages = read_bytes(f"<html>{''.join(pieces)}".encode(), media_type="text/html")
    assert pages.documents or pages.issues
