"""The lines that a web page shows: one a paragraph, heading, item or cell, in the order of the page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.documents.formats.html_tree import Element, load_library
from onrecord.knowledge.web import WebNames

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time-line",
        "tr",
        "ul",
    ]
)
# What stands in these is the site's or a picture's, whatever it says.
ZONES: Mapping[str, str] = {
    "nav": "menu",
    "menu": "menu",
    "footer": "footer",
    "aside": "aside",
    "figure": "caption",
    "figcaption": "caption",
    "form": "form",
}
_SPACE = re.compile(r"[ \t\n\r\f]+")
# "[1]", "2", "*": a note's mark. "m²" and "10⁶" are no notes: no link is in them.
_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?")
_QUOTES = ("“”", "‘’")


class PageLine(NamedTuple):
    """A line as shown, the element it stands in, the zone of the page it lies in, and how much of it is links."""

    text: str
    element: Element
    zone: str
    linked: int


@dataclass(slots=True)
class _Pen:
    """Writes lines: ``pieces`` are those of the line begun, ``linked`` how many characters of it are links."""

    names: WebNames
    blocks: list[Element]
    zones: list[str] = field(default_factory=lambda: [""])
    pieces: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0
    quotes: int = 0
    kept: int = 0

    def write(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def end_line(self) -> Iterator[PageLine]:
        text = _join(self.pieces, is_kept=self.kept > 0)
        linked, self.pieces, self.linked = self.linked, [], 0
        for line in text.split("\n"):
            if shown := line.strip():
                yield PageLine(shown, self.blocks[-1], self.zones[-1], linked)


def list_lines(root: Element, names: WebNames) -> Iterator[PageLine]:
    """The lines below an element, itself among them; words in links are counted, notes' marks left out."""
    pen = _Pen(names, [root])
    walk = load_library("lxml.etree").iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS or tag == "br":
                yield from pen.end_line()
            if tag == "sup" and _is_note(element):
                walk.skip_subtree()
                continue
            _open(pen, element, tag)
            pen.write(element.text)
        else:
            if tag in _BLOCKS:
                yield from pen.end_line()
            _close(pen, tag)
            if element is not root:
                pen.write(element.tail)
    yield from pen.end_line()


def _open(pen: _Pen, element: Element, tag: str) -> None:
    if tag in _BLOCKS:
        pen.blocks.append(element)
        pen.zones.append(pen.zones[-1] or ZONES.get(tag) or _name_zone(pen, element))
    pen.links += tag == "a"
    pen.kept += tag == "pre"
    if tag == "q":
        pen.write(_QUOTES[pen.quotes % 2][0])
        pen.quotes += 1


def _name_zone(pen: _Pen, element: Element) -> str:
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return pen.names.find_furniture(called) if called != " " else ""


def _close(pen: _Pen, tag: str) -> None:
    if tag in _BLOCKS:
        pen.blocks.pop()
        pen.zones.pop()
    if tag == "q":
        pen.quotes -= 1
        pen.write(_QUOTES[pen.quotes % 2][1])
    pen.links -= tag == "a"
    pen.kept -= tag == "pre"


def _is_note(element: Element) -> bool:
    """The mark of a note below the text, which links to it."""
    text = "".join(element.itertext()).strip()
    parent = element.getparent()
    is_linked = element.find(".//a") is not None or (parent is not None and parent.tag == "a")
    return _NOTE.fullmatch(text) is not None and is_linked


def _join(pieces: list[str], *, is_kept: bool) -> str:
    """What a browser shows of the text: any run of spaces is one, but where the page keeps its line breaks."""
    text = "".join(pieces)
    return text.replace("\r\n", "\n").replace("\r", "\n") if is_kept else _SPACE.sub(" ", text)
