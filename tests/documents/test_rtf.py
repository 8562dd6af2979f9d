r"""RTF: letters as bytes of code pages and as numbers, and what is shown of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.formats.rtf import convert_rtf
from onrecord.documents.stage import Pages
from onrecord.model import Capture
from tests.documents.office_files import RTF
from tests.documents.reading import KNOWN, furniture_of, read_bytes, words_of

FONTS = rb"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial CYR;}{\f2\fnil\fcharset2 Symbol;}{\f3\fnil\fcharset128 Mincho;}}"


def wrap(body: bytes, code_page: int = 1252) -> bytes:
    return b"{\\rtf1\\ansi\\ansicpg%d\\deff0" % code_page + FONTS + body + b"}"


def read_rtf(content: bytes) -> Pages:
    return read_bytes(content, media_type=RTF)


def read_lines(body: bytes, code_page: int = 1252) -> list[str]:
    (document,) = read_rtf(wrap(body, code_page)).documents
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(rb"\f0 caf\'e9", "café", id="a byte of the file's code page"),
        pytest.param(rb"\f1 \'cc\'ee\'f1\'f2", "Мост", id="bytes of the font's code page"),
        pytest.param(rb"{\f1 \'cc\'ee}\f1\'f1\'f2", "Мост", id="a group ends between bytes"),
        pytest.param(rb"\f3 \'8b\'b4", "橋", id="a letter of two bytes"),
        pytest.param(rb"\u1052?\u1086\'3f\u1089 ?\u1090?", "Мост", id="numbers with stand-ins"),
        pytest.param(rb"\uc0\u1052\u1086\u1089\u1090", "Мост", id="numbers without stand-ins"),
        pytest.param(rb"\uc2\u1052\'3f\'3fo", "Мo", id="two stand-ins"),
        pytest.param(rb"so \u-10179?\u-8704?", "so \U0001f600", id="halves of a letter"),
        pytest.param(rb"so \u-3913?", "so \uf0b7", id="a number below nought"),
        pytest.param(rb"\ldblquote The bridge\rdblquote\endash ours\~all", "“The bridge”–ours all", id="signs by name"),
        pytest.param(rb"bri\-dge high\_water \{a\} \\b", "bridge high-water {a} \\b", id="signs"),
        pytest.param(b"The bri\r\ndge", "The bridge", id="line ends of the file are none"),
        pytest.param(rb"{\b The} {\i bridge}", "The bridge", id="bold and slanted"),
        pytest.param(rb"The {\v secret }bridge", "The bridge", id="hidden"),
        pytest.param(rb"The {\deleted old }bridge", "The bridge", id="deleted"),
        pytest.param(rb"{\*\unknown words}The bridge", "The bridge", id="a group nobody knows"),
        pytest.param(rb"{\pict\bin5 }}}}}}The bridge", "The bridge", id="raw bytes"),
        pytest.param(rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt The bridge}}", "The bridge", id="link"),
        pytest.param(
            rb"{\info{\title Document1}{\author Roe}}The bridge", "The bridge", id="what the file says of itself"
        ),
        pytest.param(rb"{\*\annotation Is it?}The bridge", "The bridge", id="comment"),
        pytest.param(rb"{\listtext\f2\'b7\tab}The bridge", "• The bridge", id="bullet"),
        pytest.param(rb"{\listtext 1.\tab}The bridge", "1. The bridge", id="number"),
        pytest.param(
            rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt The bridge}}{\shprslt again}}", "The bridge", id="text box"
        ),
    ],
)
def test_what_is_shown_of_a_paragraph(body: bytes, shown: str) -> None:
    assert read_lines(body) == [shown]


def test_the_code_page_of_the_file_counts_where_the_font_says_none() -> None:
    assert read_lines(rb"\f9 \'cc\'ee\'f1\'f2", code_page=1251) == ["Мост"]


def test_paragraphs_lines_and_rows() -> None:
    body = rb"First\par Second\line third\par\pard\intbl Cars\cell 240\cell\row\intbl Boats\cell 12\cell\row\pard Last"
    assert read_lines(body) == ["First", "Second", "third", "Cars 240", "Boats 12", "Last"]


def test_headings_by_style_and_outline() -> None:
    body = (
        rb"{\stylesheet{\s1\outlinelevel0 heading 1;}{\s2 Heading 2;}{\s15 Title;}}"
        rb"\pard\s15 The bridge is open\par\pard It was opened on Monday.\par\pard\s2 What comes next\par"
        rb"\pard A second one.\par\pard\outlinelevel1 And then\par\pard The third.\par"
    )
    (document,) = read_rtf(wrap(body)).documents
    assert document.title == "The bridge is open"
    assert words_of(document, "heading") == ["What comes next", "And then"]


def test_notes_and_headers_are_kept_aside() -> None:
    (document,) = read_rtf(
        wrap(rb"{\header Port\par}The bridge{\footnote{\chftn} As {\i counted}.} is open.")
    ).documents
    assert document.text == "The bridge is open."
    assert furniture_of(document) == [("page_header", "Port"), ("footnote", "As counted.")]


def test_tracked_changes_are_said() -> None:
    pages = read_rtf(wrap(rb"The {\revised new }{\deleted old }bridge"))
    assert [document.text for document in pages.documents] == ["The new bridge"]
    assert [issue.why for issue in pages.issues if issue.code == "D01"] == [
        "expected a text without tracked changes; found 1 insertions and 1 deletions, read as if all were accepted"
    ]


def test_a_file_cut_in_the_middle_is_read_as_far_as_it_goes() -> None:
    pages = read_rtf(wrap(rb"The bridge {\b is op")[:-1])
    assert [document.text for document in pages.documents] == ["The bridge is op"]
    assert "expected an RTF file that is whole; found its end inside 2 open groups" in [
        issue.why for issue in pages.issues
    ]


def test_groups_nested_without_end_are_no_page() -> None:
    pages = read_rtf(b"{\\rtf1" + b"{" * 100_000)
    assert [issue.why for issue in pages.issues] == [
        "expected an RTF file with groups at most 1,000 deep, found one deeper"
    ]


@given(st.binary(max_size=200))
def test_whatever_the_bytes_there_is_a_text_or_a_reason(body: bytes) -> None:
    capture = Capture(id="", sha256="", url=None, retrieved=None, media_type=RTF, bytes=0, source="page")
    assert convert_rtf(capture, wrap(body), KNOWN)
