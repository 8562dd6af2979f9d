"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, JSON Feed.

Sources: the RSS 2.0 specification, RFC 4287 (Atom), JSON Feed 1.1, and the modules ``content`` and ``dc`` of RSS 1.0.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin

from onrecord.capture.listed import ListedPage, Listing, read_printed_time
from onrecord.capture.plain_xml import Node

# Elements that hold a page's whole text, by namespace and name. A description is a summary and does not count.
_WHOLE_HTML = ("http://purl.org/rss/1.0/modules/content/", "encoded")
_WHOLE_TEXT = ("http://news.yandex.ru", "full-text")
_MARKUP = re.compile(r"<[^<>]+>")
_NAMED_MAIL = re.compile(r"\S+@\S+ \((?P<name>[^()]+)\)")


def read_rss(root: Node, base: str) -> Listing:
    """RSS of any version; items of RSS 1.0 stand beside the channel, those of 2.0 inside it."""
    channel = root.find("channel") or root
    items = (*root.find_all("item"), *(channel.find_all("item") if channel is not root else ()))
    site = _find_link(channel, base)
    return Listing(
        pages=tuple(_read_item(item, site or base) for item in items),
        site=site,
        publisher=_read_line(channel.read("title")),
        language=channel.read("language"),
    )


def _read_item(item: Node, base: str) -> ListedPage:
    html = next((node.text for node in item.find_all(_WHOLE_HTML[1]) if node.space == _WHOLE_HTML[0]), None)
    text = next((node.text for node in item.find_all(_WHOLE_TEXT[1]) if node.space == _WHOLE_TEXT[0]), None)
    names = (_name_author(node.text) for node in item.find_all("creator", "author") if node.text)
    return ListedPage(
        url=_find_link(item, base) or _find_permanent(item),
        published=read_printed_time(item.read("pubDate", "date", "published", "updated")),
        title=_read_line(item.read("title")),
        authors=tuple(dict.fromkeys(names)),
        html=html or None,
        text=None if html else text or None,
    )


def _name_author(printed: str) -> str:
    """RSS wants an address of mail with the name in brackets; what is printed is more often the name alone."""
    found = _NAMED_MAIL.fullmatch(printed)
    return " ".join((found["name"] if found else printed).split())


def _find_permanent(item: Node) -> str | None:
    guid = item.find("guid")
    if guid is None or guid.attributes.get("isPermaLink", "true") != "true":
        return None
    return guid.text if guid.text.startswith(("http://", "https://")) else None


def read_atom(root: Node, base: str) -> Listing:
    """An Atom feed; an entry without authors has those of the feed."""
    base = urljoin(base, root.attributes.get("base", ""))
    site = _find_link(root, base)
    authors = _name_people(root)
    return Listing(
        pages=tuple(_read_entry(entry, base or site or "", authors) for entry in root.find_all("entry")),
        site=site,
        publisher=_read_title(root),
        language=root.attributes.get("lang"),
    )


def _read_entry(entry: Node, base: str, authors: tuple[str, ...]) -> ListedPage:
    content = entry.find("content")
    html, text = _read_content(content) if content is not None and "src" not in content.attributes else (None, None)
    return ListedPage(
        url=_find_link(entry, base),
        published=entry.read("published", "issued", "updated"),
        title=_read_title(entry),
        authors=_name_people(entry) or authors,
        html=html,
        text=text,
    )


def _read_content(content: Node) -> tuple[str | None, str | None]:
    """HTML or plain text of an entry, as its type says; other types are no text, nor is what is packed in letters (Atom 0.3)."""
    kind = content.attributes.get("type", "text")
    if content.attributes.get("mode") == "base64":
        return None, None
    if "xhtml" in kind:
        return content.write_html().strip() or None, None
    if "html" in kind:
        return content.text or None, None
    return None, (content.text or None) if kind in ("text", "text/plain") else None


def _name_people(node: Node) -> tuple[str, ...]:
    names = (_read_line(author.read("name")) for author in node.find_all("author"))
    return tuple(name for name in names if name)


def _read_title(node: Node) -> str | None:
    title = node.find("title")
    return _read_line(title.text) if title is not None else None


def _find_link(node: Node, base: str) -> str | None:
    """The page's own address: the text of a link (RSS), or the target of one that is no other page (Atom)."""
    for link in node.find_all("link"):
        target = link.attributes.get("href") or link.text
        if target and link.attributes.get("rel", "alternate") == "alternate":
            return resolve_address(target.strip(), base)
    return None


def resolve_address(target: str, base: str) -> str | None:
    """An address in full; ``None`` where it is none."""
    try:
        full = urljoin(base, target)
    except ValueError:
        return None
    return full if full.startswith(("http://", "https://")) else None


def _read_line(printed: str | None) -> str | None:
    """A title on one line; markup, and characters written as HTML does, are read once more than XML asks for."""
    if printed is None:
        return None
    return " ".join(unescape(_MARKUP.sub("", printed)).split()) or None


def read_json_feed(content: bytes, base: str) -> Listing | str:
    """A JSON Feed, or the reason why it is none."""
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        return f"expected a JSON Feed, found: {type(error).__name__}"
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return "expected a JSON Feed with items, found none"
    site = _read_text(feed, "home_page_url")
    shared = tuple(_name_json_people(feed))
    return Listing(
        pages=tuple(_read_json_item(item, site or base, shared) for item in items if isinstance(item, dict)),
        site=site,
        publisher=_read_line(_read_text(feed, "title")),
        language=_read_text(feed, "language"),
    )


def _read_json_item(item: Mapping[str, Any], base: str, authors: tuple[str, ...]) -> ListedPage:
    url = _read_text(item, "url") or _read_text(item, "external_url")
    html = _read_text(item, "content_html")
    return ListedPage(
        url=resolve_address(url, base) if url else None,
        published=_read_text(item, "date_published") or _read_text(item, "date_modified"),
        title=_read_line(_read_text(item, "title")),
        authors=tuple(_name_json_people(item)) or authors,
        html=html,
        text=None if html else _read_text(item, "content_text"),
    )


def _name_json_people(node: Mapping[str, Any]) -> Iterator[str]:
    """The names of authors; version 1 of the format has one, version 1.1 a list."""
    listed = node.get("authors")
    for author in listed if isinstance(listed, list) else [node.get("author")]:
        if isinstance(author, dict) and (name := _read_text(author, "name")):
            yield name


def _read_text(node: Mapping[str, Any], key: str) -> str | None:
    value = node.get(key)
    return value.strip() or None if isinstance(value, str) else None
