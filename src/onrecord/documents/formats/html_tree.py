"""A web page as a tree of what a reader sees: parsed within bounds, without scripts, comments and hidden parts.

lxml is loaded when the first web page is read. Its guard against huge documents stays on, and what a page may cost is bounded before it is
asked: a tag with a million attributes takes it minutes, a million tags a gigabyte.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import Any, NamedTuple

# An element of lxml, which has no types of its own.
Element = Any

# The longest of 220 pages of press has 2,230,065 bytes, most of them scripts, and the fullest 6,805 tags, closing tags among them.
# The parser itself takes no text of more than ten million bytes in a row.
_MOST_CHARACTERS = 2 << 20
_MOST_TAGS = 40_000
_LONGEST_TAG = 100_000
# Letters are spelt in both cases: a pattern that begins with a letter of its own case is found ten times as fast.
_OPENED = re.compile(r"<(?P<tag>[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE])\b(?P<attributes>[^<>]{0,2000})>")
_CLOSED = {
    "script": re.compile(r"</[sS][cC][rR][iI][pP][tT]\s*>"),
    "style": re.compile(r"</[sS][tT][yY][lL][eE]\s*>"),
}
_STRUCTURED = re.compile(r"ld\+json", re.IGNORECASE)
_DATA_ADDRESS = re.compile(r"data:[\w/+.;=-]{1,100},[^\"'\s<>)]{200,}")
_LONG_TAG = re.compile(rf"<[A-Za-z/!?][^<>]{{{_LONGEST_TAG},}}>?")
_NO_TEXT = re.compile("[\ud800-\udfff]")
_LIMIT = "ERR_RESOURCE_LIMIT"
_UNSEEN_TAGS = (
    "style noscript template svg iframe object canvas audio video select textarea button dialog script datalist"
)
_MAY_BE_UNSEEN = "//*[@hidden or @aria-hidden or @style]"
_UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden")


class PageTree(NamedTuple):
    """The root element, its body, the texts of structured data that stood beside it, and what could not be read, an issue each."""

    root: Element
    body: Element
    structured: tuple[str, ...]
    notes: tuple[str, ...]


def load_library(name: str) -> Any:
    """A module that only web pages need: together they take a second to load, so that each is loaded when first asked for."""
    return import_module(name)


def parse_page(text: str) -> PageTree | None:
    """The page without what no reader sees; ``None`` where there is no element in it."""
    notes: list[str] = []
    bare, structured = _take_scripts_out(_replace_no_text(text))
    bare = _cut_long_tags(_DATA_ADDRESS.sub("data:,", bare), notes)
    root = _parse(_bound_tags(_bound_length(bare, notes), notes), notes)
    if root is None:
        return None
    for element in [*root.iter(*_UNSEEN_TAGS.split()), *filter(_is_unseen, root.xpath(_MAY_BE_UNSEEN))]:
        drop_element(element)
    body = root.find("body")
    return PageTree(root, root if body is None else body, structured, tuple(notes))


def _replace_no_text(text: str) -> str:
    """The text without what no parser takes: null characters and halves of characters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _NO_TEXT.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def _take_scripts_out(text: str) -> tuple[str, tuple[str, ...]]:
    """The page without scripts and styles, and the texts of its structured data. A script that is not closed runs to the end."""
    kept: list[str] = []
    structured: list[str] = []
    at = 0
    while (opened := _OPENED.search(text, at)) is not None:
        kept.append(text[at : opened.start()])
        closed = _CLOSED[opened["tag"].lower()].search(text, opened.end())
        stop, at = closed.span() if closed else (len(text), len(text))
        if _STRUCTURED.search(opened["attributes"]):
            structured.append(text[opened.end() : stop])
    return "".join((*kept, text[at:])), tuple(structured)


def _is_unseen(element: Element) -> bool:
    style = "".join((element.get("style") or "").split()).lower()
    return (
        element.get("hidden", "false") != "false"
        or element.get("aria-hidden") == "true"
        or _UNSEEN_STYLE.search(style) is not None
    )


def drop_element(element: Element) -> None:
    """Takes an element out of its tree; the text behind it stays."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = f"{before.tail or ''}{tail}"
    elif tail:
        parent.text = f"{parent.text or ''}{tail}"
    parent.remove(element)


def _bound_length(text: str, notes: list[str]) -> str:
    if len(text) > _MOST_CHARACTERS:
        notes.append(
            f"expected a web page of at most {_MOST_CHARACTERS:,} characters without its scripts, found {len(text):,}; the rest is not read"
        )
    return text[:_MOST_CHARACTERS]


def _cut_long_tags(text: str, notes: list[str]) -> str:
    shorter, cut = _LONG_TAG.subn("<span>", text)
    if cut:
        notes.append(f"expected tags of at most {_LONGEST_TAG:,} characters, found {cut} longer; they are not read")
    return shorter


def _bound_tags(text: str, notes: list[str]) -> str:
    if text.count("<") <= _MOST_TAGS:
        return text
    notes.append(
        f"expected at most {_MOST_TAGS:,} tags, found {text.count('<'):,}; what stands behind them is not read"
    )
    stop = next(islice(_find_tags(text), _MOST_TAGS, None))
    return text[:stop]


def _find_tags(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer("<", text))


def _parse(text: str, notes: list[str]) -> Element | None:
    etree = load_library("lxml.etree")
    parser = load_library("lxml.html").HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError):
        return None
    limits = sorted({error.message.partition(",")[0] for error in parser.error_log if error.type_name == _LIMIT})
    notes += (
        f"expected a web page within the parser's limits, found: {limit}; what stands behind is not read"
        for limit in limits
    )
    return root
