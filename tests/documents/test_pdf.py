"""PDF: lines at places into paragraphs, what belongs to pages kept aside, and files that cannot be read."""

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from onrecord.documents.formats.pdf_lines import Line, build_lines, find_frame
from onrecord.documents.formats.pdf_paragraphs import join_paragraphs
from onrecord.documents.formats.pdf_pieces import Piece
from onrecord.documents.stage import Pages
from tests.documents.office_files import PDF, write_pdf
from tests.documents.reading import furniture_of, read_bytes

# A column of 40 letters, each 6 points wide, in 10 points.
WIDTH, SIZE, LEADING = 6.0, 10.0, 12.0


def set_lines(drawn: str) -> list[Line]:
    """Lines as they are drawn: leading blanks are an indent, an empty line a gap, a form feed a new page."""
    lines: list[Line] = []
    page, base = 0, 800.0
    for text in drawn.strip("\n").split("\n"):
        if text == "\f":
            page, base = page + 1, 800.0
            continue
        base -= LEADING if text.strip() else LEADING / 2
        if text.strip():
            left = 70 + WIDTH * (len(text) - len(text.lstrip()))
            lines.append(Line(text.strip(), left, left + WIDTH * len(text.strip()), base, SIZE, page))
    return lines


@pytest.mark.parametrize(
    ("drawn", "paragraphs"),
    [
        pytest.param(
            """
The bridge across the strait was opened
on Monday. It is the longest of them all
and the widest.
The ferry will go on until the winter,
they said.
""",
            [
                "The bridge across the strait was opened on Monday. It is the longest of them all and the widest.",
                "The ferry will go on until the winter, they said.",
            ],
            id="a line with room for the next word ends its paragraph",
        ),
        pytest.param(
            """
The bridge across the strait was opened
on Monday. It is the longest of them all

The ferry will go on until the winter in
the south.
""",
            [
                "The bridge across the strait was opened on Monday. It is the longest of them all",
                "The ferry will go on until the winter in the south.",
            ],
            id="a gap does",
        ),
        pytest.param(
            """
    The bridge across the strait was all
opened on Monday. It is the longest of us
    The ferry will go on until the winter
in the south. It is the oldest of them.
""",
            [
                "The bridge across the strait was all opened on Monday. It is the longest of us",
                "The ferry will go on until the winter in the south. It is the oldest of them.",
            ],
            id="an indent does",
        ),
        pytest.param(
            """
Roe: The bridge across the strait was all
     opened on Monday.
Wren: The ferry will go on until the snow
      in the south. It is the oldest of it.
""",
            [
                "Roe: The bridge across the strait was all opened on Monday.",
                "Wren: The ferry will go on until the snow in the south. It is the oldest of it.",
            ],
            id="paragraphs that hang",
        ),
        pytest.param(
            """
The bridge across the strait was opened
on Monday. It is the longest of them and
\f
the widest of them.
""",
            ["The bridge across the strait was opened on Monday. It is the longest of them and the widest of them."],
            id="over pages",
        ),
        pytest.param(
            """
The commis-
sion met in Nord-Ost on the harbour com-
mission's day. The commission of North-
East came, and its long-term plan of the
harbour.
""",
            [
                "The commission met in Nord-Ost on the harbour commission's day. The commission of North-East came, and its long-term plan of the harbour."
            ],
            id="words divided at the ends of lines, and words with a hyphen",
        ),
        pytest.param(
            """
It stands on the page of the harbour at
https://port.example/news/the-bridge-is
-open and says so.
""",
            ["It stands on the page of the harbour at https://port.example/news/the-bridge-is-open and says so."],
            id="an address",
        ),
    ],
)
def test_paragraphs(drawn: str, paragraphs: list[str]) -> None:
    assert join_paragraphs(set_lines(drawn), SIZE) == paragraphs


def place(text: str, left: float, base: float, size: float = SIZE, turned: int = 0) -> Piece:
    return Piece(text, left, left + WIDTH * len(text), base, size, turned)


@pytest.mark.parametrize(
    ("pieces", "lines", "across"),
    [
        pytest.param(
            [place("Roe:", 70, 700), place(" The bridge", 94, 700)], ["Roe: The bridge"], [], id="fonts change"
        ),
        pytest.param([place("The", 70, 700), place("bridge", 92, 700)], ["The bridge"], [], id="a gap is a blank"),
        pytest.param([place("Cars", 70, 700), place("240", 200, 700)], ["Cars\t240"], [], id="cells"),
        pytest.param(
            [place("The bridge", 70, 700), place("1", 130, 704, 6), place(" is open", 136, 700)],
            ["The bridge is open"],
            [],
            id="note's mark",
        ),
        pytest.param([place("Below", 70, 600), place("Above", 70, 700)], ["Above", "Below"], [], id="drawn from below"),
        pytest.param(
            [place("one", 70, 700), place("two", 70, 688), place("three", 300, 700), place("four", 300, 688)],
            ["one", "two", "three", "four"],
            [],
            id="columns",
        ),
        pytest.param(
            [place("The bridge", 70, 700), place("Draft", 300, 10, 40, 1)],
            ["The bridge"],
            ["Draft"],
            id="across the page",
        ),
        pytest.param([place("\uf0b7", 70, 700), place("cars", 90, 700)], ["• cars"], [], id="bullet"),
    ],
)
def test_lines(pieces: list[Piece], lines: list[str], across: list[str]) -> None:
    built, turned = build_lines(pieces, 0)
    assert [line.text for line in built] == lines
    assert list(turned) == across


def read_pdf(content: bytes) -> Pages:
    return read_bytes(content, media_type=PDF)


def whys(pages: Pages) -> list[str]:
    return [issue.why for issue in pages.issues if issue.code == "D01"]


LONG = tuple(
    f"{number}. The bridge across the strait was opened on a Monday, and it was number {number} of them all."
    for number in range(90)
)


def test_running_lines_and_page_numbers_are_kept_aside() -> None:
    (document,) = read_pdf(write_pdf(("The bridges", *LONG), frame="Port of Karatogan, weekly")).documents
    assert document.text.split("\n") == ["The bridges", *LONG]
    kinds = {kind for kind, _ in furniture_of(document)}
    assert kinds == {"running_line", "page_number"}
    assert ("running_line", "Port of Karatogan, weekly") in furniture_of(document)


def make_page(number: int, *lines: str, first: float = 800.0) -> tuple[Line, ...]:
    bases = [first, *(700.0 - LEADING * place for place in range(len(lines) - 2)), 40.0]
    return tuple(Line(text, 70, 300, base, SIZE, number) for text, base in zip(lines, bases, strict=True))


def test_what_is_the_frame_of_pages() -> None:
    pages = [
        make_page(0, "The bridges", "Opened on Monday.", "Built in May.", "1", first=760.0),
        make_page(1, "2 Chapter one", "The first.", "12 cars", "2"),
        make_page(2, "3 Chapter one", "The next.", "30 cars", "3"),
        make_page(3, "4 Chapter two", "The last.", "99 cars", "4"),
    ]
    frame = find_frame(pages)
    assert [(line.text, kind) for line, kind in frame.items()] == [
        ("1", "page_number"),
        ("2 Chapter one", "running_line"),
        ("2", "page_number"),
        ("3 Chapter one", "running_line"),
        ("3", "page_number"),
        ("4 Chapter two", "running_line"),
        ("4", "page_number"),
    ]


@pytest.mark.parametrize("alignment", [0, 4])
def test_paragraphs_set_ragged_and_justified(alignment: int) -> None:
    (document,) = read_pdf(write_pdf(("The bridges", *LONG[:20]), alignment=alignment)).documents
    assert document.text.split("\n") == ["The bridges", *LONG[:20]]


def test_what_a_file_says_of_itself_is_not_believed() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(write_pdf(LONG[:3])))
    writer.add_metadata(
        {"/Title": "Microsoft Word - Document1", "/Author": "Administrator", "/CreationDate": "D:20010101"}
    )
    written = io.BytesIO()
    writer.write(written)
    (document,) = read_pdf(written.getvalue()).documents
    assert document.published is None
    assert "Document1" not in document.text


def lock(password: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(write_pdf(("The bridge is open.",))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_files_locked_against_copying_alone_are_read(algorithm: str) -> None:
    (document,) = read_pdf(lock("", algorithm)).documents
    assert document.text == "The bridge is open."


def test_files_that_ask_for_a_password_say_so() -> None:
    pages = read_pdf(lock("secret", "AES-256"))
    assert pages.documents == ()
    assert whys(pages) == ["expected a PDF file without a password, found one that asks for it"]


def draw(*texts: str, size: int = 12) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    for text in texts:
        if text:
            canvas.setFont("Helvetica", size)
            canvas.drawString(70, 700, text)
        else:
            canvas.rect(70, 70, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_pages_without_text_are_said() -> None:
    assert whys(read_pdf(draw("", ""))) == ["expected a PDF file with text, found none on its 2 pages: a scan?"]
    assert whys(read_pdf(draw("The bridge is open.", "", ""))) == [
        "expected text on each of 3 pages, found none on 2: 2, 3"
    ]


def test_letters_that_are_named_wrongly_are_no_text() -> None:
    named = "The bridge is open".encode("cp1251").decode("latin-1") + " Ìîñò îòêðûò äëÿ âñåõ, êòî çäåñü"
    pages = read_pdf(draw(named))
    assert pages.documents == ()
    assert "its fonts name them wrongly" in whys(pages)[0]


def test_a_broken_table_of_objects_is_repaired() -> None:
    content = draw("The bridge is open.")
    broken = content[: content.rindex(b"startxref")] + b"startxref\n99999\n%%EOF"
    assert [document.text for document in read_pdf(broken).documents] == ["The bridge is open."]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"1 0 obj<<" * 10_000, draw("The bridge is open.")[:300]]
)
def test_files_that_break_off_are_no_page(content: bytes) -> None:
    pages = read_pdf(content)
    assert pages.documents == ()
    assert len(whys(pages)) == 1


def test_a_tree_of_pages_that_leads_to_itself_ends() -> None:
    content = draw("The bridge is open.")
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    pages_object = root.raw_get("/Pages").idnum
    first = reader.pages[0].indirect_reference
    assert first is not None
    looped = content.replace(b"[ %d 0 R ]" % first.idnum, b"[ %d 0 R ]" % pages_object)
    assert looped != content
    assert read_pdf(looped).documents == ()


def test_a_page_that_unpacks_to_too_much_is_left_out() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(draw("The bridge is open.", "And on.")))
    stream = StreamObject()
    stream.set_data(b" " * (40 << 20))
    writer.pages[1][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    written = io.BytesIO()
    writer.write(written)
    pages = read_pdf(written.getvalue())
    assert [document.text for document in pages.documents] == ["The bridge is open."]
    assert any(why.startswith("expected page 2 whole, found: LimitReachedError") for why in whys(pages))
