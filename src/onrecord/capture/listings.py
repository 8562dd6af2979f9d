"""Lists of pages, whatever they are written in: told by their first bytes, read, and opened like any other file of pages.

Opened as a file, a list gives the pages whose whole text it holds; those of which it holds the address alone are named, for nothing
is fetched that nobody asked for. Given as an address, its pages are fetched: :mod:`onrecord.capture.take_addresses`.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import BinaryIO

from onrecord.capture.feeds import read_atom, read_json_feed, read_rss
from onrecord.capture.listed import ListedPage, Listing
from onrecord.capture.members import MOST_BYTES, Member
from onrecord.capture.plain_xml import Node, read_xml
from onrecord.capture.site_maps import read_addresses, read_index, read_pages
from onrecord.capture.streams import LOOKED_AT

_ROOTS: Mapping[str, Callable[[Node, str], Listing]] = MappingProxyType(
    {"rss": read_rss, "RDF": read_rss, "feed": read_atom, "urlset": read_pages, "sitemapindex": read_index}
)
_ENTRIES = frozenset({"item", "entry", "url", "sitemap"})
# What may stand before the outermost element: a byte order mark, a declaration, comments, a document type. What was passed is never
# gone back to: a thousand comments can be joined in more ways than can be tried.
_BEFORE = rb"(?:\xef\xbb\xbf)?+\s*+(?>(?:<\?[^>]*+>|<!--.*?-->|<!DOCTYPE[^>\[]*+>)\s*+)*+"
_XML_LIST = re.compile(_BEFORE + rb"<(?:\w+:)?(?:" + "|".join(_ROOTS).encode() + rb")[\s>]", re.DOTALL)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_ADDRESS_LINE = re.compile(rb"https?://[^\s<>\"]+", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Addresses that a message names; the others are counted.
_NAMED = 3


def is_xml_list(head: bytes) -> bool:
    """Whether a file begins as a feed or a site map does."""
    if encoding := _WIDE.get(head[:2]):
        head = head[2:].decode(encoding, "replace").encode()
    return head.lstrip()[:1] in (b"<", b"\xef") and _XML_LIST.match(head) is not None


def is_json_feed(head: bytes) -> bool:
    """Whether a file begins as a JSON Feed does."""
    return head.lstrip()[:1] == b"{" and _JSON_FEED.search(head) is not None


def is_address_list(head: bytes) -> bool:
    """Whether each line is an address and nothing else; the last line of a long file is cut where the look at it ends."""
    if head.removeprefix(_MARK).lstrip()[:4].lower() != b"http":
        return False
    lines = [line.strip() for line in head.removeprefix(_MARK).split(b"\n")]
    whole = lines[:-1] if len(head) >= LOOKED_AT else lines
    return any(whole) and all(_ADDRESS_LINE.fullmatch(line) for line in whole if line)


def is_listing(content: bytes) -> bool:
    """Whether a file is a list of pages of any kind."""
    head = content[:LOOKED_AT]
    return is_xml_list(head) or is_json_feed(head) or is_address_list(head)


def read_listing(content: bytes, base: str = "") -> Listing | str:
    """What a file lists, or the reason why nothing. ``base`` is its own address, which others may be printed without."""
    head = content[:LOOKED_AT]
    if is_json_feed(head):
        return read_json_feed(content, base)
    if is_address_list(head):
        return read_addresses(content, base)
    read = read_xml(content, _ENTRIES)
    if isinstance(read, str):
        return read
    reader = _ROOTS.get(read.root.name)
    if reader is None:
        return f"expected a feed or a site map, found XML that begins with <{read.root.name[:40]}>"
    return replace(reader(read.root, base), why=read.why)


def open_listing(file: BinaryIO) -> Iterator[Member]:
    """The pages whose text a feed holds, by their number in it from 1; and what it does not hold."""
    content = file.read(MOST_BYTES + 1)
    listing = (
        read_listing(content)
        if len(content) <= MOST_BYTES
        else f"expected a feed or a site map of at most {MOST_BYTES:,} bytes, found more"
    )
    if isinstance(listing, str):
        yield Member(why=listing)
        return
    for number, page in enumerate(listing.pages, 1):
        if page.has_text:
            yield Member(
                name=str(number), content=write_page(page, listing), media_type="application/json", url=page.url
            )
    if listing.why:
        yield Member(why=f"{listing.why}; what stands before that place was read")
    if why := name_bare(listing):
        yield Member(why=why)


def name_bare(listing: Listing) -> str | None:
    """A message that names what is listed by its address alone."""
    bare = [page.url for page in (*listing.pages, *listing.site_maps) if not page.has_text and page.url]
    if not bare:
        return None
    shown = ", ".join(bare[:_NAMED]) + (f" and {len(bare) - _NAMED:,} more" if len(bare) > _NAMED else "")
    return f"expected the text of each page, found addresses alone of {len(bare):,}: {shown}"


def write_page(page: ListedPage, listing: Listing) -> bytes:
    """A page as one JSON object: its text, and what is said beside it; the same page gives the same bytes."""
    said = {
        "authors": list(page.authors),
        "html": page.html,
        "language": listing.language,
        "published": page.published,
        "publisher": listing.publisher,
        "text": page.text,
        "title": page.title,
        "url": page.url,
    }
    kept = {key: value for key, value in said.items() if value}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
