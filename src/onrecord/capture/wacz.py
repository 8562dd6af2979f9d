"""WACZ, a crawl packed as a zip archive: WARC files under ``archive/``, and a list of the pages among all that was fetched.

The list is ``pages/pages.jsonl`` (WACZ 1.1.1, section 5.2): one JSON object a line, the first of which may be a header; ``url`` is the
address of a page. What a page drew in beside itself, as frames and parts of pages, is not on the list.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BufferedReader
from typing import Any
from zipfile import ZipFile, ZipInfo

from onrecord.capture.members import MOST_BYTES, Member
from onrecord.capture.streams import Broken, Forward, Metered, allow_bytes, buffer_stream
from onrecord.capture.unfolding import unfold_gzip
from onrecord.capture.warc_pages import open_warc, strip_fragment

_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_GZIP = b"\x1f\x8b"
Open = Callable[[ZipFile, ZipInfo], Forward | str]


def is_wacz(names: Sequence[str]) -> bool:
    """Whether a zip archive that holds these files is a crawl."""
    return "datapackage.json" in names and any(map(_is_warc, names))


def open_wacz(archive: ZipFile, open_entry: Open) -> Iterator[Member]:
    """The pages of a crawl: those on its list or, where it has none, all pages in its WARC files."""
    pages = _list_pages(archive, open_entry)
    for entry in sorted(
        filter(lambda entry: _is_warc(entry.filename), archive.infolist()), key=lambda entry: entry.filename
    ):
        try:
            for member in open_warc(_open_warc_file(archive, entry, open_entry), pages):
                yield replace(member, name=f"{entry.filename}/{member.name}".rstrip("/"))
        except Broken as error:
            yield Member(name=entry.filename, why=str(error))


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _open_warc_file(archive: ZipFile, entry: ZipInfo, open_entry: Open) -> BufferedReader:
    opened = open_entry(archive, entry)
    if isinstance(opened, str):
        raise Broken(opened)
    stream = buffer_stream(opened)
    if not stream.peek().startswith(_GZIP):
        return stream
    return buffer_stream(Metered(unfold_gzip(stream), allow_bytes(entry.compress_size)))


def _list_pages(archive: ZipFile, open_entry: Open) -> frozenset[str]:
    """The addresses on the lists of pages; empty where there is no list that can be read."""
    found: set[str] = set()
    for entry in archive.infolist():
        opened = open_entry(archive, entry) if entry.filename in _LISTS else ""
        if not isinstance(opened, str):
            content = buffer_stream(opened).read(MOST_BYTES)
            found.update(filter(None, map(_read_address, content.splitlines())))
    return frozenset(found)


def _read_address(line: bytes) -> str | None:
    try:
        page: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    address = page.get("url") if isinstance(page, dict) else None
    return strip_fragment(address) if isinstance(address, str) else None
