"""Files of word processors and letters, written by the tests: the same paragraphs in each form."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
RTF = "application/rtf"
MAIL = "message/rfc822"

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts, each deflated but for the type, which stands first and as it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return packed.getvalue()


def pack_docx(body: str, **parts: str) -> bytes:
    """A Word file with this in its body; ``footnotes="…"`` adds a part of this name."""
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return pack({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **named})


def pack_odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this as its text and these automatic styles."""
    content = (
        f"<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return pack({"mimetype": ODT, "content.xml": content})


def write_docx(paragraphs: Sequence[str]) -> bytes:
    """The paragraphs as a Word file of python-docx."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def write_odt(paragraphs: Sequence[str]) -> bytes:
    """The paragraphs as an OpenDocument text, in which a second blank is an element."""
    shown = (escape(one).replace("  ", " <text:s/>") for one in paragraphs)
    return pack_odt("".join(f"<text:p>{one}</text:p>" for one in shown))


def write_rtf(paragraphs: Sequence[str]) -> bytes:
    """The paragraphs as RTF, each letter beyond ASCII as its number with a stand-in."""
    written = "\n".join(f"\\pard\\plain\\f0 {''.join(map(_escape_rtf, one))}\\par" for one in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fnil\\fcharset0 Arial;}}}}\n{written}\n}}".encode(
        "ascii"
    )


def _escape_rtf(letter: str) -> str:
    if letter in "\\{}":
        return f"\\{letter}"
    number = ord(letter) if ord(letter) < 0x8000 else ord(letter) - 0x10000
    return letter if letter.isascii() else f"\\u{number}?"


def write_pdf(paragraphs: Sequence[str], frame: str = "", *, alignment: int = 0) -> bytes:
    """The paragraphs on pages of reportlab, with a gap between; ``frame`` stands above each page, its number below."""
    if not _FONT.is_file():
        pytest.skip("no DejaVu Sans (Debian: fonts-dejavu-core)")
    pdfmetrics.registerFont(TTFont("DejaVu", str(_FONT)))
    style = ParagraphStyle("text", fontName="DejaVu", fontSize=11, leading=15, spaceAfter=8, alignment=alignment)

    def draw_frame(canvas, template):
        canvas.setFont("DejaVu", 9)
        canvas.drawString(70, 810, frame)
        canvas.drawString(290, 30, str(canvas.getPageNumber()) if frame else "")

    written = io.BytesIO()
    template = SimpleDocTemplate(written, pagesize=A4, invariant=1)
    template.build(
        [Paragraph(escape(one), style) for one in paragraphs], onFirstPage=draw_frame, onLaterPages=draw_frame
    )
    return written.getvalue()


def write_mail(paragraphs: Sequence[str], **header: str) -> bytes:
    """A letter with the first paragraph as its subject and the others as its text, in UTF-8 and quoted-printable."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = paragraphs[0]
    letter["From"] = "Press office <press@port.example>"
    for name, value in header.items():
        letter[name] = value
    letter["Message-ID"] = "<1@port.example>"
    letter.set_content("\n\n".join(paragraphs[1:]), cte="quoted-printable")
    return letter.as_bytes()
