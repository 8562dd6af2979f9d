"""What lies in a file of pages: each page becomes a capture of its own, as if the file were a folder.

A page's ``source`` is that of the file, a slash, and its name inside: ``desk/pages.jsonl/17``. How each kind of file is opened stands
in :data:`onrecord.capture.containers.CONTAINERS`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

# A page is never longer, nor one line of a file of pages. The longest of the kremlin.ru pages of 2025 that were looked at has
# 209,871 bytes; three hundred times that is no page.
MOST_BYTES = 64 << 20
# Types of which a page may leave it to the server to say how its letters are written.
_LABELLED = frozenset({"text/html", "application/xhtml+xml"})
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]{2,40})", re.ASCII | re.IGNORECASE)
# Longer names are those of no page: file systems end at 4,096 bytes.
_LONGEST_NAME = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A page inside a file: its name there, and its bytes, or the reason why they could not be read.

    ``stream`` stands for ``content`` where the bytes are read only when asked for; it holds until the next member is. Without a
    ``name`` the member is the file itself: ``why`` is what is wrong with it, ``note`` what else should be known of it.
    ``media_type``, ``url`` and ``retrieved`` are what the file says of the page; the time is EDTF.
    """

    name: str = ""
    content: bytes = b""
    stream: BinaryIO | None = None
    why: str | None = None
    note: str | None = None
    media_type: str | None = None
    url: str | None = None
    retrieved: str | None = None


def name_type(media_type: str, declared: str | None) -> str:
    """The media type of a page, with the encoding that it was served with where the page itself may not name one."""
    charset = _CHARSET.search(declared or "") if media_type in _LABELLED else None
    return f"{media_type}; charset={charset[1].lower()}" if charset else media_type


def open_lines(file: BinaryIO) -> Iterator[Member]:
    """The pages of a file of JSON Lines, by the numbers of their lines from 1; blank lines are none."""
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            yield Member(name=str(number), why=f"expected a line of at most {MOST_BYTES:,} bytes, found a longer one")
            while line and not line.endswith(b"\n"):
                line = file.readline(MOST_BYTES)
        elif line.strip():
            yield Member(name=str(number), content=line.strip(), media_type="application/json")


def place_member(raw: bytes) -> Member:
    """A member by its name in an archive, with slashes between folders; one whose place lies outside says so.

    Names that are not UTF-8 show their odd bytes. Nothing is ever unpacked, so a name that leads out does no harm; yet an archive
    with such names is not what it seems.
    """
    name = unicodedata.normalize("NFC", raw.replace(b"\\", b"/").decode("utf-8", "backslashreplace"))
    parts = [part for part in name.split("/") if part not in ("", ".")]
    shown = "/".join(parts)[:_LONGEST_NAME]
    if name.startswith("/") or ".." in parts or name[1:2] == ":":
        found = raw[:200].decode("utf-8", "backslashreplace")
        return Member(name=shown, why=f"expected a name inside the archive, found one that leads out of it: {found}")
    if "\0" in name or len(name) > _LONGEST_NAME or not parts:
        return Member(name=shown, why="expected the name of a page, found one that no file has")
    return Member(name=shown)


def is_hidden(name: str) -> bool:
    """Whether a name is one of those that folders hide, or of what macOS lays beside the files in its archives."""
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in name.split("/"))
