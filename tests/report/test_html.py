"""The page without a browser: what stands in it can only be text, and nothing on it leads or loads where it should not."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.codes import CodePage
from onrecord.report.html.page import write_html
from onrecord.text.escape import show_controls
from tests.report.build import CODEBOOK
from tests.report.hostile import ALL, make_report
from tests.report.test_report import REPORT

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p", "span", "b", "svg", "rect", "main", "section"),
    *("div", "ol", "ul", "li", "figure", "figcaption", "blockquote", "mark", "dl", "dt", "dd", "q", "code", "footer"),
    *("fieldset", "legend", "input", "label", "details", "summary"),
}  # fmt: skip


class Page(HTMLParser):
    """Elements with their attributes, and the text between them."""

    def __init__(self, written):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(written)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def values(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def read(report):
    return Page(write_html(report, CODEBOOK))


def test_the_policy_lets_nothing_in_but_the_style_of_the_page():
    written = write_html(REPORT, CODEBOOK)
    style = written.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(one["content"] for _, one in Page(written).elements if one.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("report", [REPORT, *map(make_report, ALL)])
def test_elements_are_ours_and_links_lead_to_pages_of_the_web_or_on_the_page(report):
    page = read(report)
    assert {tag for tag, _ in page.elements} <= TAGS
    assert not [
        name
        for _, attributes in page.elements
        for name in attributes
        if name.startswith("on") or name in {"style", "src"}
    ]
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    for address in page.values("href"):
        assert address.startswith(("http://office.example/", "#"))
        assert not address.startswith("#") or address[1:] in ids


@pytest.mark.parametrize("words", ALL)
def test_words_of_a_page_are_shown_as_they_are(words):
    page = read(make_report(words))
    assert " ".join(show_controls(words).split()) in " ".join(page.text.split())
    assert not {"\x1b", "\u202e", "\x00", "\x9b"} & set(page.text)


@given(st.text(max_size=40))
def test_no_words_make_an_element(words):
    plain = [(tag, sorted(attributes)) for tag, attributes in read(make_report("дорогу")).elements]
    hostile = [(tag, sorted(attributes)) for tag, attributes in read(make_report(f"дорогу{words}")).elements]
    assert [tag for tag, _ in hostile if tag not in {"mark", "span"}] == [
        tag for tag, _ in plain if tag not in {"mark", "span"}
    ]


def test_published_words_in_another_language_are_said_to_be_in_it():
    translated = {
        key: replace(one, language="en", rendering="official_translation") for key, one in REPORT.sources.items()
    }
    shown = read(replace(REPORT, sources=translated)).text
    assert "On the official page, official translation (en)" in shown
    other = {key: replace(one, language="fr", rendering="unknown") for key, one in REPORT.sources.items()}
    assert "On the official page, in another language (fr)" in read(replace(REPORT, sources=other)).text


def test_the_page_explains_every_word_and_code_on_it():
    page = read(REPORT)
    named: set[str] = {account.trace.verdict for one in REPORT.pages for account in one.accounts}
    named |= {finding.code for finding in REPORT.findings}
    assert {one.removeprefix("means-") for one in page.values("id") if one.startswith("means-")} == named
    for code in named:
        explained: CodePage = CODEBOOK.pages[code]
        assert explained.title in page.text


def test_read_aloud_the_heading_is_the_tally():
    written = write_html(REPORT, CODEBOOK)
    heading = re.sub(r"<[^>]*>", "", "<h1" + written.partition("<h1")[2].partition("</h1>")[0])
    assert heading == "3 quotations: 1 match, 1 differs, 1 not checked"


def test_the_next_place_to_look_is_a_link_where_it_is_an_address():
    (account, *_) = [one for page in REPORT.pages for one in page.accounts if not one.trace.statements]
    led = replace(account.trace, next="the other side's site: http://office.example/all")
    page = replace(REPORT.pages[0], accounts=(replace(account, trace=led),))
    shown = read(replace(REPORT, pages=(page,)))
    assert "http://office.example/all" in shown.values("href")
    assert "the other side's site: http://office.example/all" in shown.text
