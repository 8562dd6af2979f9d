"""ODT: the body of an OpenDocument text as paragraphs, as it is shown with all tracked changes accepted.

Not read: comments, deleted and hidden words. Footnotes, headers and footers of pages, and tables of contents are kept aside. What
the file says of itself (title, author, days) is not believed: it is filled in from templates and the machine.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.numbering import ListCounter
from onrecord.documents.formats.odt_styles import Styles, read_styles
from onrecord.documents.formats.package import Package, UnreadablePart
from onrecord.documents.formats.paragraphs import Paragraph, join_cells, set_aside, write_paragraphs
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture, Furniture

_BODY, _STYLES = "content.xml", "styles.xml"
# Deleted words, comments, hidden words, and what is kept aside.
_PASSED_OVER = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "hidden-text",
        "hidden-paragraph",
        "note",
        "ruby-text",
        "title",
        "desc",
    }
)
_CONTENTS = frozenset({"table-of-content", "illustration-index", "table-index", "alphabetical-index", "bibliography"})
_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_MOST_SPACES = 100
_BLANKS = re.compile(r"[ \t\r\n]+")
_SHOWN: Mapping[str, str] = {"tab": "\t", "line-break": "\n", "soft-hyphen": "\u00ad", "non-breaking-hyphen": "-"}


def convert_odt(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of an OpenDocument text, or why it cannot be read."""
    try:
        package = Package(content)
        _refuse_encrypted(package)
        body = package.read_part(_BODY)
        shared = package.find_part(_STYLES)
        reader = _Reader(read_styles([part for part in (shared, body) if part is not None]))
        reader.counter = ListCounter(reader.styles.levels)
        paragraphs = reader.read_blocks(_find_text(body))
    except UnreadablePart as error:
        return f"an ODT file that cannot be read: {error}"
    for kind in ("header", "footer"):
        for part in shared.iter(kind) if shared is not None else ():
            reader.aside += set_aside(f"page_{kind}", reader.read_blocks(part))
    return write_paragraphs(paragraphs, reader.aside, _note_changes(body))


def _refuse_encrypted(package: Package) -> None:
    manifest = package.find_part("META-INF/manifest.xml")
    if manifest is not None and any(True for _ in manifest.iter("encryption-data")):
        raise UnreadablePart("expected a file without a password, found an encrypted one")


def _find_text(root: Element) -> Element:
    text = root.find("body/text")
    if text is None:
        raise UnreadablePart(f"expected a text in {_BODY}, found none")
    return text


def _note_changes(body: Element) -> Iterator[str]:
    counts = {name: sum(1 for _ in body.iter(name)) for name in ("insertion", "deletion")}
    if any(counts.values()):
        yield (
            "expected a text without tracked changes; found "
            f"{counts['insertion']} insertions and {counts['deletion']} deletions, read as if all were accepted"
        )


@dataclass(slots=True)
class _Reader:
    """Reads blocks in their order; numbers of lists go on from one to the next. ``aside`` is what is not of the text."""

    styles: Styles
    counter: ListCounter = field(default_factory=lambda: ListCounter({}))
    aside: list[Furniture] = field(default_factory=list)

    def read_blocks(self, parent: Element) -> list[Paragraph]:
        """The paragraphs, lists and tables in an element, those of text boxes behind the paragraph that holds them."""
        found: list[Paragraph] = []
        for child in parent:
            if child.tag in {"p", "h"}:
                found += self._read_paragraph(child)
            elif child.tag == "list":
                found += self._read_list(child, child.get("style-name", ""), 0)
            elif child.tag == "table":
                for row in _find_rows(child):
                    found += join_cells([self.read_blocks(cell) for cell in row if cell.tag == "table-cell"])
            elif child.tag in _CONTENTS:
                self.aside += set_aside("contents", self.read_blocks(child))
            elif child.tag not in _PASSED_OVER:
                found += self.read_blocks(child)
        return found

    def _read_list(self, element: Element, name: str, level: int) -> list[Paragraph]:
        found: list[Paragraph] = []
        for item in element:
            label = self.counter.write_label(name, level) if item.tag == "list-item" and _has_paragraph(item) else ""
            for child in item:
                if child.tag == "list":
                    found += self._read_list(child, child.get("style-name", name), level + 1)
                elif child.tag in {"p", "h"}:
                    first, *boxes = self._read_paragraph(child)
                    found += [Paragraph(label + first.text, first.level), *boxes]
                    label = ""
        return found

    def _read_paragraph(self, paragraph: Element) -> list[Paragraph]:
        pieces: list[str] = []
        boxes: list[Paragraph] = []
        self._read_inside(paragraph, pieces, boxes)
        return [Paragraph("".join(pieces), self._find_level(paragraph)), *boxes]

    def _find_level(self, paragraph: Element) -> int:
        level = paragraph.get("outline-level", "1") if paragraph.tag == "h" else ""
        if level.isdecimal():
            return int(level[:2])
        return 1 if self.styles.is_title(paragraph.get("style-name", "")) else 0

    def _read_inside(self, element: Element, pieces: list[str], boxes: list[Paragraph]) -> None:
        """Blanks in a row count once, as the format has it; more are elements of their own."""
        pieces.append(_shrink(element.text, pieces))
        for child in element:
            if child.tag == "note":
                self.aside += set_aside("footnote", self._read_note(child))
            elif child.tag == "text-box":
                boxes += self.read_blocks(child)
            elif (shown := _show(child)) is not None:
                pieces.append(shown)
            elif child.tag not in _PASSED_OVER and not self.styles.is_hidden(child.get("style-name", "")):
                self._read_inside(child, pieces, boxes)
            pieces.append(_shrink(child.tail, pieces))

    def _read_note(self, note: Element) -> list[Paragraph]:
        return [one for body in note if body.tag == "note-body" for one in self.read_blocks(body)]


def _find_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those of its head and of its groups too, and not those of tables inside it."""
    for child in table:
        if child.tag == "table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _find_rows(child)


def _has_paragraph(item: Element) -> bool:
    return any(child.tag in {"p", "h"} for child in item)


def _show(element: Element) -> str | None:
    if element.tag == "s":
        count = element.get("c", "1")
        return " " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < _MOST_SPACES else 1)
    return _SHOWN.get(element.tag)


def _shrink(text: str | None, before: list[str]) -> str:
    if not text:
        return ""
    shrunk = _BLANKS.sub(" ", text)
    last = next((piece for piece in reversed(before) if piece), "\n")
    return shrunk.lstrip(" ") if last.endswith((" ", "\n", "\t")) else shrunk
