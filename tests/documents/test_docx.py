"""Word files: what is shown is read, with tracked changes accepted; what is not shown is not."""

import pytest

from onrecord.documents.stage import Pages
from tests.documents.office_files import DOCX, WORD, pack, pack_docx
from tests.documents.reading import furniture_of, read_bytes, words_of

STYLES = (
    f"<w:styles {WORD}>"
    '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="own"><w:name w:val="Our part"/><w:basedOn w:val="1"/></w:style>'
    "</w:styles>"
)
NUMBERING = (
    f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    + "".join(f'<w:num w:numId="{one + 1}"><w:abstractNumId w:val="{one}"/></w:num>' for one in range(3))
    + "</w:numbering>"
)


def run(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def read_docx(content: bytes) -> Pages:
    return read_bytes(content, media_type=DOCX)


def read_lines(body: str, **parts: str) -> list[str]:
    (document,) = read_docx(pack_docx(body, **parts)).documents
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        pytest.param(run("The bri") + run("dge") + run(" is open."), "The bridge is open.", id="words over runs"),
        pytest.param(f"<w:ins>{run('The ')}</w:ins>{run('bridge')}", "The bridge", id="inserted words"),
        pytest.param(
            f"{run('The ')}<w:del><w:r><w:delText>old </w:delText></w:r></w:del>{run('bridge')}",
            "The bridge",
            id="deleted words",
        ),
        pytest.param(f"<w:moveFrom>{run('old place ')}</w:moveFrom>{run('The bridge')}", "The bridge", id="moved away"),
        pytest.param(run("The ") + run("secret ", "<w:vanish/>") + run("bridge"), "The bridge", id="hidden words"),
        pytest.param(
            run("The ") + run("plain ", '<w:vanish w:val="0"/>') + run("bridge"), "The plain bridge", id="not hidden"
        ),
        pytest.param(f'<w:hyperlink r:id="x" xmlns:r="r">{run("The bridge")}</w:hyperlink>', "The bridge", id="link"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('The bridge')}</w:sdtContent></w:sdt>", "The bridge", id="form"),
        pytest.param(
            f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r>{run("The bridge")}',
            "The bridge",
            id="field",
        ),
        pytest.param(f"{run('The bri')}<w:r><w:softHyphen/></w:r>{run('dge')}", "The bridge", id="soft hyphen"),
        pytest.param(
            f"{run('high')}<w:r><w:noBreakHyphen/></w:r>{run('water')}", "high-water", id="hyphen that does not break"
        ),
        pytest.param(
            f"{run('The bridge')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' opened')}",
            "The bridge opened",
            id="note's mark",
        ),
        pytest.param(
            f"<w:ruby><w:rt>{run('over')}</w:rt><w:rubyBase>{run('The bridge')}</w:rubyBase></w:ruby>",
            "The bridge",
            id="ruby",
        ),
    ],
)
def test_what_is_shown_of_a_paragraph(inside: str, shown: str) -> None:
    assert read_lines(paragraph(inside)) == [shown]


def test_tracked_changes_are_said() -> None:
    body = paragraph(
        f"{run('The ')}<w:ins>{run('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>{run('bridge')}"
    )
    assert [issue.why for issue in read_docx(pack_docx(body)).issues if issue.code == "D01"] == [
        "expected a text without tracked changes; found 1 insertions, 1 deletions and 0 moves, read as if all were accepted"
    ]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The bridge ')}</w:p>"
    assert read_lines(first + paragraph("is open.")) == ["The bridge is open."]


def test_lines_broken_by_hand_are_lines() -> None:
    assert read_lines(f"<w:p>{run('Jane Roe')}<w:r><w:br/></w:r>{run('Minister')}</w:p>") == ["Jane Roe", "Minister"]


def test_headings_by_the_names_of_styles_and_by_outline() -> None:
    body = (
        paragraph("The bridge is open", '<w:pStyle w:val="a3"/>')
        + paragraph("It was opened on Monday, *at noon*, [sic] in the rain.")
        + paragraph("What comes next", '<w:pStyle w:val="own"/>')
        + paragraph("A second one will be built.")
        + paragraph("And then", '<w:outlineLvl w:val="1"/>')
        + paragraph("The third.")
    )
    (document,) = read_docx(pack_docx(body, styles=STYLES)).documents
    assert document.title == "The bridge is open"
    assert words_of(document, "heading") == ["What comes next", "And then"]
    assert words_of(document, "paragraph")[0] == "It was opened on Monday, *at noon*, [sic] in the rain."


def test_labels_of_lists_are_those_that_are_shown() -> None:
    body = (
        item("first", 1)
        + item("deeper", 1, 1)
        + item("deeper still", 1, 1)
        + item("second", 1)
        + item("said so", 2)
        + item("a point", 3)
    )
    assert read_lines(body, numbering=NUMBERING) == [
        "3. first",
        "3.i) deeper",
        "3.ii) deeper still",
        "4. second",
        "– said so",
        "• a point",
    ]


def test_a_row_is_a_line_unless_its_cells_are_running_text() -> None:
    long = "The bridge across the strait was opened on a rainy Monday morning in May"
    rows = [("Roe:", long), ("Cars", "240"), (long, long.upper())]
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    assert read_lines(body) == [f"Roe: {long}", "Cars 240", long, long.upper()]


def test_a_text_box_is_read_once_and_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Inside the box')}</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert read_lines(paragraph(f"{run('Beside it')}{both}")) == ["Beside it", "Inside the box"]


def test_notes_headers_and_footers_are_kept_aside() -> None:
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("As counted in May.")}</w:footnote></w:footnotes>'
    )
    header = f"<w:hdr {WORD}>{paragraph('Port of Karatogan')}</w:hdr>"
    (document,) = read_docx(pack_docx(paragraph("The bridge is open."), footnotes=notes, header1=header)).documents
    assert document.text == "The bridge is open."
    assert furniture_of(document) == [("footnote", "As counted in May."), ("page_header", "Port of Karatogan")]


def test_comments_are_not_read() -> None:
    comments = f"<w:comments {WORD}><w:comment>{paragraph('Is that so?')}</w:comment></w:comments>"
    body = paragraph(f"<w:commentRangeStart/>{run('The bridge is open.')}<w:r><w:commentReference/></w:r>")
    assert read_lines(body, comments=comments) == ["The bridge is open."]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 and no more", "expected a whole zip archive of its parts, found: File is not a zip file"),
        (pack({"word/other.xml": "<a/>"}), "expected the part word/document.xml, found none"),
        (
            pack({"word/document.xml": "<a><b></a>"}),
            "expected XML in word/document.xml, found: mismatched tag: line 1, column 8",
        ),
        (
            pack({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "expected XML without a document type, found one",
        ),
        (pack({"word/document.xml": "<a>" * 300}), "expected XML at most 200 deep, found one deeper"),
        (
            pack({"word/document.xml": b"<a>" + b" " * (33 << 20)}),
            "expected at most 33,554,432 bytes in word/document.xml, found 34,603,011",
        ),
        (
            pack({"word/document.xml": "<a>" + "<b/>" * 1_000_000}),
            "expected at most 1,000,000 elements of XML, found more",
        ),
        (
            pack_docx(paragraph("whole"))[:-200],
            "expected a whole zip archive of its parts, found: File is not a zip file",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, why: str) -> None:
    pages = read_docx(content)
    assert pages.documents == ()
    assert [issue.why for issue in pages.issues] == [f"a DOCX file that cannot be read: {why}"]
