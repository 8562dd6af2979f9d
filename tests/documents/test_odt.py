"""OpenDocument texts: what is shown is read, with tracked changes accepted; what is not shown is not."""

import pytest

from onrecord.documents.stage import Pages
from tests.documents.office_files import ODT, OPEN, pack, pack_odt
from tests.documents.reading import furniture_of, read_bytes, words_of

STYLES = (
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def read_odt(content: bytes) -> Pages:
    return read_bytes(content, media_type=ODT)


def read_lines(body: str) -> list[str]:
    (document,) = read_odt(pack_odt(body, STYLES)).documents
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        pytest.param("The <text:span>bri</text:span>dge", "The bridge", id="words over spans"),
        pytest.param("The\n   bridge <text:s text:c='2'/>opens", "The bridge   opens", id="blanks count once"),
        pytest.param("The \u00a0bridge", "The  bridge", id="a no-break blank is a letter"),
        pytest.param("The<text:tab/>bridge", "The bridge", id="tab"),
        pytest.param("The bri<text:soft-page-break/>dge", "The bridge", id="page break"),
        pytest.param('The <text:span text:style-name="T1">secret </text:span>bridge', "The bridge", id="hidden words"),
        pytest.param('The <text:a href="x">bridge</text:a>', "The bridge", id="link"),
        pytest.param(
            "The <office:annotation><text:p>Is it?</text:p></office:annotation>bridge", "The bridge", id="comment"
        ),
        pytest.param(
            '<text:change-start text:change-id="a"/>The <text:change-end text:change-id="a"/>bridge',
            "The bridge",
            id="inserted words",
        ),
    ],
)
def test_what_is_shown_of_a_paragraph(inside: str, shown: str) -> None:
    assert read_lines(f"<text:p>{inside}</text:p>") == [shown]


def test_deleted_words_are_not_read_and_changes_are_said() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>the old one</text:p></text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes><text:p>The bridge is open.</text:p>"
    )
    pages = read_odt(pack_odt(body))
    assert [document.text for document in pages.documents] == ["The bridge is open."]
    assert [issue.why for issue in pages.issues if issue.code == "D01"] == [
        "expected a text without tracked changes; found 1 insertions and 1 deletions, read as if all were accepted"
    ]


def test_titles_and_headings() -> None:
    body = (
        '<text:p text:style-name="P1">The bridge is open</text:p><text:p>It was opened on Monday.</text:p>'
        '<text:h text:outline-level="2">What comes next</text:h><text:p>A second one will be built.</text:p>'
    )
    (document,) = read_odt(pack_odt(body, STYLES)).documents
    assert document.title == "The bridge is open"
    assert words_of(document, "heading") == ["What comes next"]


def test_labels_of_lists_are_those_that_are_shown() -> None:
    inner = "<text:list><text:list-item><text:p>deeper</text:p></text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item><text:p>first</text:p>{inner}</text:list-item>'
        "<text:list-item><text:p>second</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:p>said so</text:p></text:list-item></text:list>'
    )
    assert read_lines(body) == ["1. first", "a) deeper", "2. second", "– said so"]


def test_a_row_is_a_line_and_a_box_stands_behind_its_paragraph() -> None:
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Cars", "240"))
    box = "<draw:frame><draw:text-box><text:p>Inside the box</text:p></draw:text-box></draw:frame>"
    table = f"<table:table><table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows></table:table>"
    assert read_lines(f"{table}<text:p>Beside it{box}</text:p>") == ["Cars 240", "Beside it", "Inside the box"]


def test_notes_headers_and_contents_are_kept_aside() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As counted.</text:p></text:note-body></text:note>"
    contents = (
        "<text:table-of-content><text:index-body><text:p>Part one 3</text:p></text:index-body></text:table-of-content>"
    )
    body = f"{contents}<text:p>The bridge{note} is open.</text:p>"
    content = f"<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    header = "<style:master-page><style:header><text:p>Port of Karatogan</text:p></style:header></style:master-page>"
    styles = (
        f"<office:document-styles {OPEN}><office:master-styles>{header}</office:master-styles></office:document-styles>"
    )
    (document,) = read_odt(pack({"mimetype": ODT, "content.xml": content, "styles.xml": styles})).documents
    assert document.text == "The bridge is open."
    assert furniture_of(document) == [
        ("contents", "Part one 3"),
        ("footnote", "As counted."),
        ("page_header", "Port of Karatogan"),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pack({"mimetype": ODT}), "expected the part content.xml, found none"),
        (pack({"mimetype": ODT, "content.xml": "<a/>"}), "expected a text in content.xml, found none"),
        (
            pack(
                {
                    "mimetype": ODT,
                    "META-INF/manifest.xml": "<a><file-entry><encryption-data/></file-entry></a>",
                    "content.xml": "?",
                }
            ),
            "expected a file without a password, found an encrypted one",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, why: str) -> None:
    pages = read_odt(content)
    assert pages.documents == ()
    assert [issue.why for issue in pages.issues] == [f"an ODT file that cannot be read: {why}"]
