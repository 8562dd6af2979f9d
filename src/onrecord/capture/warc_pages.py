"""The pages of a WARC file.

``response`` and ``resource`` records with the address of a page, or of a file on a disk, and a type that can be read are pages, each
named by the number of its record. Requests, metadata, and what a page draws in beside itself are passed over. What else is no page is
counted, in one note for the whole file: redirects, errors, types that cannot be read, visits again to what the file does not hold.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from io import BufferedReader
from typing import BinaryIO
from urllib.parse import urldefrag, urljoin, urlsplit

from onrecord.capture.http_body import read_fields, read_line, unfold_body
from onrecord.capture.members import Member
from onrecord.capture.readers import find_kind
from onrecord.capture.streams import Broken, Exceeded
from onrecord.capture.warc import Record, read_records

_ADDRESS = re.compile(r"(?:https?|file)://[^\s\x00-\x20\x7f]{1,8192}\Z", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z\Z", re.ASCII)
_WHOLE = frozenset({"200", "203"})
_DRAWN_IN = re.compile(
    r"(?:image|audio|video|font)/|text/(?:css|(?:x-)?javascript|ecmascript|xml)\Z|application/(?:x-)?(?:java|ecma)script"
    r"|application/(?:(?:x-)?font|vnd\.ms-font|wasm|json|xml|[\w.-]+\+json|(?!xhtml)[\w.-]+\+xml)"
)


def open_warc(file: BinaryIO, pages: AbstractSet[str] = frozenset()) -> Iterator[Member]:
    """The pages of a WARC file; with ``pages``, those at one of these addresses, or where these lead on to."""
    crawl = _Crawl(pages)
    try:
        for record in read_records(file):
            if member := crawl.find_page(record):
                yield member
    except Exceeded:
        raise
    except Broken as error:
        yield Member(why=str(error))
    if crawl.others:
        found = ", ".join(f"{what}: {count:,}" for what, count in sorted(crawl.others.items()))
        yield Member(note=f"passed over in this file: {found}")


def strip_fragment(address: str) -> str:
    """An address without the place on the page that it may name."""
    return urldefrag(address).url


class _Crawl:
    """What is known of a crawl so far: the addresses that are pages, what was fetched, and what could not be read."""

    def __init__(self, pages: AbstractSet[str]) -> None:
        self.others: Counter[str] = Counter()
        self._pages = set(pages)
        self._digests: set[str] = set()

    def find_page(self, record: Record) -> Member | None:
        """The page that a record holds, or the reason why it cannot be read; ``None`` where it is not one."""
        address = record.fields.get("warc-target-uri", "").strip("<>").replace(" ", "%20")
        if record.fields.get("warc-type") not in ("response", "resource", "revisit") or not _ADDRESS.match(address):
            return None
        if self._pages and strip_fragment(address) not in self._pages:
            return None
        try:
            return self._open_record(record, address)
        except Exceeded:
            raise
        except Broken as error:
            if record.part.is_cut:
                raise
            return Member(name=str(record.number), why=str(error))

    def _open_record(self, record: Record, address: str) -> Member | None:
        is_resource = record.fields["warc-type"] == "resource"
        status, sent = ("200", record.fields) if is_resource else _read_answer(record.block)
        media_type = sent.get("content-type", "").partition(";")[0].strip().lower()
        if status.startswith("3") and self._pages:
            self._pages.add(strip_fragment(urljoin(address, sent.get("location", ""))))
        digest = record.fields.get("warc-payload-digest", "")
        if record.fields["warc-type"] == "revisit":
            if digest not in self._digests and not _DRAWN_IN.match(media_type):
                self.others["visits again to what is not in this file"] += 1
            return None
        self._digests.add(digest)
        if status not in _WHOLE:
            self.others["redirects" if status.startswith("3") else f"status {status or 'unknown'}"] += 1
        elif not _DRAWN_IN.match(media_type) and urlsplit(address).path != "/robots.txt":
            body = record.block if is_resource else unfold_body(record.block, sent)
            return self._open_page(record, body, sent.get("content-type", ""), address)
        return None

    def _open_page(self, record: Record, body: BufferedReader, media_type: str, address: str) -> Member | None:
        name = str(record.number)
        if reason := record.fields.get("warc-truncated"):
            return Member(name=name, why=f"expected a whole page, found one that the crawler cut ({reason[:40]})")
        head = body.peek()
        if not head:
            self.others["empty pages"] += 1
        elif isinstance(find_kind("", head, media_type), str):
            self.others[f"type {media_type.partition(';')[0].strip().lower() or 'unknown'}"] += 1
        else:
            retrieved = read_time(record.fields.get("warc-date", ""))
            url = None if address.startswith("file:") else address
            return Member(name=name, stream=body, media_type=media_type, url=url, retrieved=retrieved)
        return None


def read_time(said: str) -> str | None:
    """The time of a capture as EDTF in UTC, to the second; ``None`` where it is not said in the way of WARC."""
    found = _TIME.match(said)
    try:
        return datetime.fromisoformat(found[1]).strftime("%Y-%m-%dT%H:%M:%SZ") if found else None
    except ValueError:
        return None


def _read_answer(block: BufferedReader) -> tuple[str, Mapping[str, str]]:
    """The status and the fields of an HTTP answer; an empty status where the block does not begin with one."""
    found = _STATUS.match(block.peek())
    if found is None:
        return "", {}
    read_line(block)
    return found[1].decode(), read_fields(block)
