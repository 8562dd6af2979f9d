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
_SCRIPT = re.compile(
    r"<(?P<tag>script|style)\b(?P<attributes>[^<>]{0,2000})>(?P<text>.*?)(?:</(?P=tag)\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_STRUCTURED = re.compile(r"ld\+json", re.IGNORECASE)
_DATA_ADDRESS = re.compile(r"\bdata:[\w/+.;=-]{1,100},[^\"'\s<>)]{200,}")
_LONG_TAG = re.compile(rf"<[A-Za-z/!?][^<>]{{{_LONGEST_TAG},}}>?")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_LIMIT = "ERR_RESOURCE_LIMIT"
_UNSEEN_TAGS = (
    "style noscript template svg iframe object canvas audio video select textarea button dialog script datalist"
)
_UNSEEN = "|".join(
    (
        *(f"//{tag}" for tag in _UNSEEN_TAGS.split()),
        "//*[@hidden and not(@hidden='false')]",
        "//*[@aria-hidden='true']",
        "//*[contains(translate(@style,'DISPLAYNOE ','displaynoe'),'display:none')]",
        "//*[contains(translate(@style,'VISBLTYHDEN ','visbltyhden'),'visibility:hidden')]",
    )
)


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
    shown = _NO_TEXT.sub("\ufffd", text)
    structured = tuple(found["text"] for found in _SCRIPT.finditer(shown) if _STRUCTURED.search(found["attributes"]))
    bare = _cut_long_tags(_DATA_ADDRESS.sub("data:,", _SCRIPT.sub("", shown)), notes)
    root = _parse(_bound_tags(_bound_length(bare, notes), notes), notes)
    if root is None:
        return None
    for element in root.xpath(_UNSEEN):
        drop_element(element)
    body = root.find("body")
    return PageTree(root, root if body is None else body, structured, tuple(notes))


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
