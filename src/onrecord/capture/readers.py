"""What a file may be before it is taken in: told by its first bytes, by the ending of its name, and by what it is said to be.

A page of another type comes in through one more line of ``KINDS``, and its words through one more of
:data:`onrecord.documents.formats.find.FORMATS`; a file that holds pages, as archives do, through one of
:data:`onrecord.capture.containers.CONTAINERS`. Callers stay as they are.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from onrecord.capture.listings import is_address_list, is_json_feed, is_xml_list
from onrecord.capture.mail import is_mail
from onrecord.capture.office import (
    is_docx,
    is_foreign,
    is_odt,
    refuse_docx,
    refuse_foreign,
    refuse_odt,
    refuse_pdf,
    refuse_rtf,
)
from onrecord.capture.streams import LOOKED_AT

# Control bytes that text does not have: all below the blank but tab, line ends and form feed.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f") + b"\x7f"
_BINARY_SHARE = 0.02
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

# A comment or declaration before the first tag is hardly ever longer. What was passed is never gone back to: comments can be joined in
# more ways than can be tried.
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?>(?:<!--.{0,4000}?-->|<\?xml[^>]{0,200}>)\s*+){0,5}+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def refuse_text(content: bytes) -> str | None:
    """Why bytes are no text: nothing in them, or bytes that no text has. The encoding is found out later."""
    if why := refuse_empty(content):
        return why
    if content.startswith(_WIDE_MARKS):
        return None
    looked_at = content[:LOOKED_AT]
    if b"\0" in looked_at:
        return f"expected text, found a binary file (a zero byte at {looked_at.index(0)})"
    controls = len(looked_at) - len(looked_at.translate(None, _CONTROLS))
    if controls > _BINARY_SHARE * len(looked_at):
        return f"expected text, found a binary file ({controls} control bytes among the first {len(looked_at)})"
    return None


def refuse_empty(content: bytes) -> str | None:
    """Why bytes are no page of any type: nothing in them."""
    return None if content.strip() else "expected a page with text, found an empty file"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type and endings; first bytes that no other kind has; and why bytes are not of it, or ``None``."""

    media_type: str
    endings: tuple[str, ...]
    refuse: Callable[[bytes], str | None] = refuse_empty
    begins: Callable[[bytes], bool] | None = None


def is_tar(content: bytes) -> bool:
    """Whether bytes begin as a tar archive of today does; those of before 1988 have no mark."""
    return content[257:262] == b"ustar"


def is_web_page(content: bytes) -> bool:
    """Whether bytes begin as a web page does: behind blanks, comments and an XML declaration with its doctype or first element."""
    return _WEB_PAGE.match(content) is not None


def starts_with(*marks: bytes) -> Callable[[bytes], bool]:
    """Whether bytes begin with one of these marks."""
    return lambda content: content.startswith(marks)


# What programs of other kinds write: never a page, and told what to do with it.
FOREIGN = Kind(
    "application/x-ole-storage",
    (".doc", ".dot", ".xls", ".ppt", ".msg", ".xlsx", ".pptx", ".ods", ".odp", ".pages", ".epub"),
    refuse_foreign,
    is_foreign,
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
# Packed as a zip archive: of a plain one, the ending tells that something else was expected.
_PACKED = frozenset({_DOCX, _ODT})

# In the order in which first bytes are looked at. Text has none of its own; what is packed as a zip archive and more than that comes
# before the zip archive.
KINDS: tuple[Kind, ...] = (
    Kind("application/gzip", (".gz", ".tgz"), begins=starts_with(b"\x1f\x8b\x08")),
    Kind(
        "application/x-bzip2",
        (".bz2", ".tbz2", ".tbz"),
        begins=starts_with(*(b"BZh%d1AY&SY" % size for size in range(1, 10))),
    ),
    Kind("application/x-xz", (".xz", ".txz"), begins=starts_with(b"\xfd7zXZ\0")),
    Kind("application/warc", (".warc",), begins=starts_with(b"WARC/0.", b"WARC/1.")),
    Kind("application/x-tar", (".tar",), begins=is_tar),
    Kind(_DOCX, (".docx", ".docm", ".dotx"), refuse_docx, is_docx),
    Kind(_ODT, (".odt", ".ott"), refuse_odt, is_odt),
    FOREIGN,
    Kind("application/zip", (".zip", ".wacz"), begins=starts_with(b"PK\x03\x04", b"PK\x05\x06")),
    Kind("application/pdf", (".pdf",), refuse_pdf, starts_with(b"%PDF-")),
    Kind("application/rtf", (".rtf",), refuse_rtf, starts_with(b"{\\rtf")),
    Kind("message/rfc822", (".eml", ".mht", ".mhtml"), begins=is_mail),
    Kind("text/html", (".html", ".htm"), begins=is_web_page),
    Kind("application/xhtml+xml", (".xhtml", ".xht")),
    Kind("application/rss+xml", (".rss", ".atom", ".xml"), begins=is_xml_list),
    Kind("application/feed+json", (), begins=is_json_feed),
    Kind("text/uri-list", (), begins=is_address_list),
    Kind("application/jsonl", (".jsonl", ".ndjson"), refuse_text),
    Kind("application/json", (".json",), refuse_text),
    Kind("text/plain", (".txt", ".text"), refuse_text),
    Kind("text/markdown", (".md", ".markdown"), refuse_text),
)


def find_kind(name: str, content: bytes, declared: str | None = None) -> Kind | str:
    """The kind of a file, or the reason why it is none that can be read.

    First bytes that one kind alone has decide; then the ending of the name; then ``declared``, the media type that it was served
    with.
    """
    looked_at = content[:LOOKED_AT]
    begun = next((kind for kind in KINDS if kind.begins is not None and kind.begins(looked_at)), None)
    ending = PurePath(name).suffix.lower()
    kind = next((kind for kind in KINDS if ending in kind.endings), None)
    if begun is not None:
        is_packed = kind is not None and kind.media_type in _PACKED and begun.media_type == "application/zip"
        return kind if kind is not None and is_packed else begun
    said = (declared or "").partition(";")[0].strip().lower()
    kind = kind or next((kind for kind in KINDS if said == kind.media_type), None)
    if kind is not None:
        return kind
    found = f"a file that ends in {ending}" if ending else said or "a name without an ending"
    return f"expected a saved page ({', '.join(list_endings())}), found {found}"


def may_be_read(name: str) -> bool:
    """Whether a file is worth a look at its bytes: its ending is one of ours, or it has none."""
    ending = PurePath(name).suffix.lower()
    return not ending or ending in list_endings() or ending in FOREIGN.endings


def list_endings() -> tuple[str, ...]:
    """The endings of all files that can be read."""
    return tuple(ending for kind in KINDS if kind is not FOREIGN for ending in kind.endings)
