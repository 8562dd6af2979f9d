"""Files of word processors, told by their first bytes: those that are read, and those that have to be saved in another form.

A zip archive names each file in it before the file; what stands first tells which program wrote it.
"""

from collections.abc import Iterator

_HEADER = b"PK\x03\x04"
_HEADER_BYTES = 30
# What ends each zip archive: 22 bytes and a comment of at most 65,535.
_END = b"PK\x05\x06"
_END_REACH = 22 + 0xFFFF
_SIZE_BEHIND = 0x8
_ODT = b"application/vnd.oasis.opendocument.text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file of the old kind is, by the name of a stream in it; a newer one with a password lies in a file of the old kind.
_STREAMS = (
    ("EncryptedPackage", "a file locked with a password; save it without one"),
    ("WordDocument", "a Word 97 file; save it as .docx"),
    ("__substg1.0", "an Outlook message; save it as .eml"),
    ("Workbook", "an Excel 97 file; save its text as .docx or .txt"),
    ("PowerPoint Document", "a PowerPoint 97 file; save its text as .docx or .txt"),
)
# What else is packed as a zip archive, by what the name of a file in it begins with.
_PACKED = (
    ("xl/", "an Excel file; save its text as .docx or .txt"),
    ("ppt/", "a PowerPoint file; save its text as .docx or .txt"),
    ("Index/", "a Pages file; export it as .docx"),
    ("Index.zip", "a Pages file; export it as .docx"),
)
_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet; save its text as .odt or .txt"),
    (b"application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation; save its text as .odt or .txt"),
    (b"application/epub+zip", "an EPUB book; save its text as .html or .txt"),
)
# What is no text at all, by its first bytes; of some the mark stands behind a length or a name of the outer form.
_PICTURE = "a picture; save the text that it shows as .txt"
_RECORDING = "a recording; save what is said as .txt"
_OTHER_ARCHIVE = "an archive of another kind; pack it as .zip"
_FIRST_BYTES = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"ID3", _RECORDING),
    (b"OggS\x00", _RECORDING),
    (b"fLaC\x00", _RECORDING),
    (b"7z\xbc\xaf\x27\x1c", _OTHER_ARCHIVE),
    (b"Rar!\x1a\x07", _OTHER_ARCHIVE),
)
_LATER_BYTES = ((b"WEBP", _PICTURE), (b"WAVE", _RECORDING), (b"ftyp", _RECORDING))
_LATER = slice(4, 12)
# What is no text holds a null byte among so many of its first; chosen, not measured.
_WORDLESS = 64


def list_names(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The names at the beginning of a zip archive, each with the first bytes that follow it, as far as ``content`` goes.

    Packed bytes are passed over by the length that is said of them, so that an archive inside an archive is not looked into.
    """
    place = 0
    while content.startswith(_HEADER, place):
        head = content[place : place + _HEADER_BYTES]
        if len(head) < _HEADER_BYTES:
            return
        start = place + _HEADER_BYTES
        begins = start + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        yield (
            content[start : start + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace"),
            content[begins : begins + 128],
        )
        size = int.from_bytes(head[18:22], "little")
        is_behind = bool(int.from_bytes(head[6:8], "little") & _SIZE_BEHIND) and size == 0
        place = content.find(_HEADER, begins) if is_behind else begins + size
        if place < 0:
            return


def is_docx(content: bytes) -> bool:
    """Whether bytes begin as a Word file does."""
    names = [name for name, _ in list_names(content)] if content.startswith(_HEADER) else []
    is_package = any(name in {"[Content_Types].xml", "_rels/.rels"} for name in names)
    return "word/document.xml" in names or (is_package and any(name.startswith("word/") for name in names))


def is_odt(content: bytes) -> bool:
    """Whether bytes begin as an OpenDocument text does, or a template of one: with the name of its type."""
    return _says_type(content, _ODT)


def _says_type(content: bytes, media_type: bytes) -> bool:
    first = next(list_names(content), ("", b"")) if content.startswith(_HEADER) else ("", b"")
    return first[0] == "mimetype" and first[1].startswith(media_type)


def refuse_docx(content: bytes) -> str | None:
    """Why bytes are no Word file."""
    return None if is_docx(content) else _say_found("a Word file", content)


def refuse_odt(content: bytes) -> str | None:
    """Why bytes are no OpenDocument text."""
    return None if is_odt(content) else _say_found("an OpenDocument text", content)


def refuse_pdf(content: bytes) -> str | None:
    """Why bytes are no PDF file; some programs write a few bytes before its first."""
    return None if b"%PDF-" in content[:1024] else _say_found("a PDF file", content)


def refuse_rtf(content: bytes) -> str | None:
    """Why bytes are no RTF file."""
    return None if content.lstrip().startswith(b"{\\rtf") else _say_found("an RTF file", content)


def _say_found(expected: str, content: bytes) -> str:
    if not content.strip():
        found = "an empty one"
    elif is_foreign(content):
        found = _name_foreign(content)
    elif content.startswith(_HEADER):
        found = "a zip archive of other files" if _END in content[-_END_REACH:] else "a zip archive that breaks off"
    else:
        found = "a file of another kind"
    return f"expected {expected}, found {found}"


def is_foreign(content: bytes) -> bool:
    """Whether bytes begin as a file does that has to be saved in another form."""
    return content.startswith(_OLE) or name_packed(content) is not None or _name_wordless(content) is not None


def refuse_foreign(content: bytes) -> str:
    """What a file of another program is, and what to do with it."""
    return f"expected a file that can be read here, found {_name_foreign(content)}"


def _name_foreign(content: bytes) -> str:
    found = _name_old(content) if content.startswith(_OLE) else name_packed(content)
    return found or _name_wordless(content) or "one of another program; save its text as .docx or .txt"


def _name_wordless(content: bytes) -> str | None:
    """What is no text at all, a picture, a recording, an archive that is not opened; a text may begin with "GIF89a", but has no zeros."""
    if b"\0" not in content[:_WORDLESS]:
        return None
    first = next((what for mark, what in _FIRST_BYTES if content.startswith(mark)), None)
    return first or next((what for mark, what in _LATER_BYTES if mark in content[_LATER]), None)


def name_packed(content: bytes) -> str | None:
    """What other program packed its file as a zip archive that begins so."""
    if not content.startswith(_HEADER):
        return None
    names = [name for name, _ in list_names(content)]
    for media_type, what in _MIMETYPES:
        if _says_type(content, media_type):
            return what
    is_package = any(name in {"[Content_Types].xml", "_rels/.rels"} or name.endswith(".iwa") for name in names)
    return next(
        (what for begins, what in _PACKED if is_package and any(name.startswith(begins) for name in names)), None
    )


def _name_old(content: bytes) -> str | None:
    return next((what for stream, what in _STREAMS if stream.encode("utf-16-le") in content), None)
