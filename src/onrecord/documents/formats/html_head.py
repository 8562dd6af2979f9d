"""What a web page says beside its text: title, date of publication, authors, address, language, site.

Structured data speaks first, then the ``meta`` elements of Open Graph and others, then what the page shows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from onrecord.documents.formats.html_lines import PageLine
from onrecord.documents.formats.html_structured import Article, list_names, read_paragraphs, read_text
from onrecord.documents.formats.html_tree import Element
from onrecord.text.words import fold_text

# Names of ``meta`` elements by what they say, the surest first. "date" alone is often that of the last change.
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "article:published",
        "date.issued",
        "dc.date.issued",
        "dcterms.created",
        "dc.date.created",
        "parsely-pub-date",
        "sailthru.date",
        "publish-date",
        "publishdate",
        "publish_date",
        "pubdate",
        "cxenseparse:recs:publishtime",
        "last-published",
        "dc.date",
        "date",
    ),
    "author": (
        "author",
        "article:author",
        "dc.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "cxenseparse:author",
    ),
    "summary": ("og:description", "description", "twitter:description"),
    "publisher": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
_SEPARATOR = re.compile(r"\s+[|–—•·:»-]+\s+|\s*\|\s*")
_BY_AUTHOR = "//*[@rel='author' or @itemprop='author']"
_TIMES = "//*[@itemprop='datePublished']|//time[@datetime]"
_LONGEST_NAME = 80
_BETWEEN_NAMES = re.compile(r"\s*;\s*|,\s+|\s+\|\s+")
# Behind a name: "Jane Vale (jav)".
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TEXT_DAY = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What was said; empty texts where nothing was. ``body`` are lines of the text that structured data repeats, often a part of it."""

    title: str
    published: str
    authors: tuple[str, ...]
    summaries: tuple[str, ...]
    body: tuple[str, ...]
    url: str
    language: str
    publisher: str


def read_page_head(root: Element, article: Article, lines: Sequence[PageLine]) -> PageHead:
    """The head of a page; ``article`` is the object of its structured data."""
    meta = _read_meta(root)
    publisher = _first(meta["publisher"]) or ", ".join(list_names(article, "publisher"))
    return PageHead(
        title=_find_title(root, article, meta, lines, publisher),
        published=_find_published(root, article, meta),
        authors=_find_authors(root, article, meta, publisher),
        summaries=tuple(one for one in (read_text(article, "description"), *meta["summary"]) if one),
        body=read_paragraphs(article),
        url=_find_address(root, meta),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip(),
        publisher=publisher,
    )


def _read_meta(root: Element) -> Mapping[str, tuple[str, ...]]:
    given: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = " ".join((element.get("content") or "").split())
        if name and value:
            given.setdefault(name, []).append(value)
    return {field: tuple(value for name in names for value in given.get(name, ())) for field, names in _META.items()}


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def _find_title(
    root: Element, article: Article, meta: Mapping[str, tuple[str, ...]], lines: Sequence[PageLine], publisher: str
) -> str:
    """The first heading where the page has one, else what the page is called elsewhere, without the site's name."""
    named = [read_text(article, "headline", "name"), *meta["title"], _join_text(root.find(".//title"))]
    named = [strip_site(one, publisher) for one in named if one]
    shown = [_cut_kicker(one, named) for one in _list_headings(root)]
    folded = {fold_text(one) for one in named}
    agreed = [one for one in shown if fold_text(one) in folded]
    return _first((*agreed, *(shown if len(shown) == 1 else ()), *named, *shown))


def _cut_kicker(shown: str, named: Sequence[str]) -> str:
    """A heading without the words above the title that it may hold: "The river Roe visits the port"."""
    return next((one for one in named if one and shown.endswith(f" {one}")), shown)


def _list_headings(root: Element) -> list[str]:
    return [text for element in root.iter("h1") if (text := _join_text(element))]


def _join_text(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def strip_site(title: str, publisher: str) -> str:
    """``title`` without the site's name behind or before a mark: "Roe visits the port | The Courier"."""
    wanted = fold_text(publisher)
    while wanted and (marks := list(_SEPARATOR.finditer(title))):
        first, last = marks[0], marks[-1]
        if fold_text(title[last.end() :]) == wanted:
            title = title[: last.start()]
        elif fold_text(title[: first.start()]) == wanted:
            title = title[first.end() :]
        else:
            break
    return title.strip()


def _find_published(root: Element, article: Article, meta: Mapping[str, tuple[str, ...]]) -> str:
    """When the page was first published; the date of a change is none."""
    said = (
        read_text(article, "datePublished"),
        *meta["published"],
        read_text(article, "dateCreated"),
        *_list_times(root),
    )
    return next((day for one in said if (day := _read_machine_date(one))), "")


def _list_times(root: Element) -> Iterator[str]:
    for element in root.xpath(_TIMES):
        if element.get("itemprop") != "dateModified":
            yield (element.get("datetime") or element.get("content") or "").strip()


def _read_machine_date(said: str) -> str:
    if _ISO_DAY.match(said):
        return said
    try:
        return parsedate_to_datetime(said).isoformat() if _TEXT_DAY.search(said) else ""
    except (ValueError, IndexError, TypeError, OverflowError):
        return ""


def _find_authors(
    root: Element, article: Article, meta: Mapping[str, tuple[str, ...]], publisher: str
) -> tuple[str, ...]:
    """The first source that names somebody other than the publisher, else the publisher where it names itself."""
    shown = (" ".join(element.itertext()) for element in root.xpath(_BY_AUTHOR))
    itself = {fold_text(one) for one in (publisher, *list_names(article, "publisher"))}
    named: list[tuple[str, ...]] = []
    for source in (list_names(article, "author"), meta["author"], tuple(shown)):
        names = [" ".join(_NOTE.sub("", name).split()) for one in source for name in _split_names(one)]
        named.append(tuple(dict.fromkeys(name for name in names if name and len(name) <= _LONGEST_NAME)))
    people = (tuple(name for name in names if fold_text(name) not in itself) for names in named)
    return next((names for names in (*people, *named) if names), ())


def _split_names(said: str) -> list[str]:
    """Several names in one text; an address is none."""
    return [] if "://" in said or said.startswith("/") else _BETWEEN_NAMES.split(said)


def _find_address(root: Element, meta: Mapping[str, tuple[str, ...]]) -> str:
    linked = (
        element.get("href") or "" for element in root.iter("link") if "canonical" in (element.get("rel") or "").lower()
    )
    named = (one.strip() for one in (*linked, *meta["url"]))
    return next((one for one in named if re.match(r"https?://[^/]+/.", one)), "")
