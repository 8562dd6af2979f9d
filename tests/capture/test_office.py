"""Files of word processors are told by their first bytes; those of other programs are refused with what to do with them."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.capture.readers import Kind, find_kind
from onrecord.capture.take_in import take_in
from onrecord.record.captures import CaptureStore

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"


def pack(*names: str, mimetype: str = "", is_stored: bool = False) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name in names:
            archive.writestr(name, f"what stands in {name}")
    return packed.getvalue()


def name_stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


WORD = pack("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def pack_inside(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("desk/release.docx", content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.docx", WORD, DOCX),
        ("a", WORD, DOCX),
        ("a.zip", WORD, DOCX),
        ("a.docx", pack("_rels/.rels", "docProps/core.xml", "word/document.xml"), DOCX),
        ("a.bin", pack(mimetype=ODT), ODT),
        ("a.ott", pack(mimetype=f"{ODT}-template"), ODT),
        ("a.zip", pack("word/page.html", "page.html"), "application/zip"),
        ("a.zip", pack_inside(WORD), "application/zip"),
        ("a.docx", pack("page.html"), DOCX),
        ("a", b"{\\rtf1 a}", "application/rtf"),
        ("a.doc", b"{\\rtf1 a}", "application/rtf"),
        ("a", b"%PDF-1.7 a", "application/pdf"),
        ("a", b"Received: from a\r\n by b\r\nSubject: c\r\n\r\nd", "message/rfc822"),
        ("a.txt", b"Subject: c\nMIME-Version: 1.0\n\nd", "message/rfc822"),
        ("a.txt", b"Subject: c\nDate: today\n\nd", "text/plain"),
        ("a.txt", b"Received: c\nand so on", "text/plain"),
    ],
)
def test_what_a_file_is(name: str, content: bytes, media_type: str) -> None:
    kind = find_kind(name, content)
    assert isinstance(kind, Kind)
    assert kind.media_type == media_type


def read_whys(tmp_path: Path, name: str, content: bytes) -> Sequence[str]:
    (tmp_path / name).write_bytes(content)
    captures, issues = take_in([tmp_path / name], CaptureStore(tmp_path / "captures"))
    assert captures == ()
    return [issue.why for issue in issues]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (
            "a.doc",
            name_stream("WordDocument"),
            "expected a file that can be read here, found a Word 97 file; save it as .docx",
        ),
        (
            "a.docx",
            name_stream("EncryptedPackage"),
            "expected a file that can be read here, found a file locked with a password; save it without one",
        ),
        (
            "a.msg",
            name_stream("__substg1.0_001A001E"),
            "expected a file that can be read here, found an Outlook message; save it as .eml",
        ),
        (
            "a.xls",
            OLE,
            "expected a file that can be read here, found one of another program; save its text as .docx or .txt",
        ),
        (
            "a.xlsx",
            pack("[Content_Types].xml", "xl/workbook.xml"),
            "expected a file that can be read here, found an Excel file; save its text as .docx or .txt",
        ),
        (
            "a.docx",
            pack("[Content_Types].xml", "ppt/presentation.xml"),
            "expected a file that can be read here, found a PowerPoint file; save its text as .docx or .txt",
        ),
        (
            "a.pages",
            pack("Index/Document.iwa", "preview.jpg"),
            "expected a file that can be read here, found a Pages file; export it as .docx",
        ),
        (
            "a.ods",
            pack(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "expected a file that can be read here, found an OpenDocument spreadsheet; save its text as .odt or .txt",
        ),
        *(
            (name, content, f"expected a file that can be read here, found {what}")
            for name, content, what in (
                ("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture; save the text that it shows as .txt"),
                ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture; save the text that it shows as .txt"),
                ("a.pdf", b"RIFF\x10\0\0\0WEBPVP8 ", "a picture; save the text that it shows as .txt"),
                ("a.docx", b"\0\0\0\x20ftypisom", "a recording; save what is said as .txt"),
                ("a.zip", b"7z\xbc\xaf\x27\x1c\0\4", "an archive of another kind; pack it as .zip"),
            )
        ),
        ("a.docx", pack("page.html"), "expected a Word file, found a zip archive of other files"),
        ("a.docx", pack("docProps/app.xml")[:60], "expected a Word file, found a zip archive that breaks off"),
        ("a.odt", pack("docProps/app.xml")[:60], "expected an OpenDocument text, found a zip archive that breaks off"),
        ("a.docx", b"The bridge is open.", "expected a Word file, found a file of another kind"),
        ("a.odt", b" ", "expected an OpenDocument text, found an empty one"),
        ("a.pdf", b"%!PS-Adobe", "expected a PDF file, found a file of another kind"),
        ("a.rtf", b"The bridge is open.", "expected an RTF file, found a file of another kind"),
    ],
)
def test_why_a_file_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    assert read_whys(tmp_path, name, content) == [why]


def test_a_word_file_whose_first_part_is_large_is_told_by_its_ending() -> None:
    large = pack("[Content_Types].xml", "word/media/image1.png", is_stored=True) + WORD
    kind = find_kind("a.docx", large[:60])
    assert isinstance(kind, Kind)
    assert kind.media_type == DOCX


def test_a_text_about_pictures_is_a_text():
    kind = find_kind("a.txt", b"GIF89a is the mark of a picture.\n")
    assert isinstance(kind, Kind)
    assert kind.media_type == "text/plain"
