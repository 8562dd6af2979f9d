"""DOCX: the body of a Word file as paragraphs, as it is shown with all tracked changes accepted.

Not read: comments, deleted and hidden words, instructions of fields. Footnotes, headers and footers of pages are kept aside. What the
file says of itself (title, author, days) is not believed: Word fills it in from the template and the machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.docx_styles import Styles, read_levels, read_styles
from onrecord.documents.formats.numbering import ListCounter
from onrecord.documents.formats.package import Package, UnreadablePart
from onrecord.documents.formats.paragraphs import Paragraph, join_cells, set_aside, write_paragraphs
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture, Furniture

_FOLDER = "word/"
_BODY = f"{_FOLDER}document.xml"
# Words that are no longer, or not yet, in the text, and what is no text.
_PASSED_OVER = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPr", "rPr"})
_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


def convert_docx(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of a Word file, or why it cannot be read."""
    try:
        package = Package(content)
        reader = _Reader(read_styles(package.find_part(f"{_FOLDER}styles.xml")))
        reader.counter = ListCounter(read_levels(package.find_part(f"{_FOLDER}numbering.xml")))
        body = package.read_part(_BODY)
        aside = [*_read_asides(package, reader)]
        paragraphs = reader.read_blocks(body)
    except UnreadablePart as error:
        return f"a DOCX file that cannot be read: {error}"
    return write_paragraphs(paragraphs, aside, _note_changes(body))


def _read_asides(package: Package, reader: "_Reader") -> Iterator[Furniture]:
    """Footnotes and endnotes, then headers and footers of pages."""
    for kind in ("footnote", "endnote"):
        notes = package.find_part(f"{_FOLDER}{kind}s.xml")
        for note in notes if notes is not None else ():
            if note.get("type", "normal") == "normal":
                yield from set_aside("footnote", [Paragraph(" ".join(one.text for one in reader.read_blocks(note)))])
    for kind, name in (("header", "page_header"), ("footer", "page_footer")):
        for part in sorted(one for one in package.names if one.startswith(f"{_FOLDER}{kind}") and one.endswith(".xml")):
            yield from set_aside(name, reader.read_blocks(package.read_part(part)))


def _note_changes(body: Element) -> Iterator[str]:
    counts = {name: sum(1 for _ in body.iter(name)) for name in ("ins", "del", "moveFrom")}
    if any(counts.values()):
        yield (
            "expected a text without tracked changes; found "
            f"{counts['ins']} insertions, {counts['del']} deletions and {counts['moveFrom']} moves, read as if all were accepted"
        )


@dataclass(slots=True)
class _Reader:
    """Reads blocks in their order; numbers of lists go on from one to the next."""

    styles: Styles
    counter: ListCounter = field(default_factory=lambda: ListCounter({}))

    def read_blocks(self, parent: Element) -> list[Paragraph]:
        """The paragraphs and tables in an element, those of text boxes behind the paragraph that holds them."""
        found: list[Paragraph] = []
        for child in parent:
            if child.tag == "p":
                found += self._read_paragraph(child)
            elif child.tag == "tbl":
                for row in _find_inside(child, "tr"):
                    if row.find("trPr/del") is None:
                        found += join_cells([self.read_blocks(cell) for cell in _find_inside(row, "tc")])
            elif child.tag not in _PASSED_OVER:
                found += self.read_blocks(child)
        return found

    def _read_paragraph(self, paragraph: Element) -> list[Paragraph]:
        pieces: list[str] = []
        boxes: list[Paragraph] = []
        self._read_runs(paragraph, pieces, boxes)
        style = self.styles.find(paragraph)
        text = "".join(pieces)
        if style.list_name and text.strip():
            text = self.counter.write_label(style.list_name, style.list_level) + text
        goes_on = paragraph.find("pPr/rPr/del") is not None
        return [Paragraph(text, style.level, goes_on), *boxes]

    def _read_runs(self, element: Element, pieces: list[str], boxes: list[Paragraph]) -> None:
        for child in element:
            if child.tag == "t":
                pieces.append(child.text or "")
            elif child.tag in _SHOWN:
                pieces.append(_SHOWN[child.tag])
            elif child.tag == "txbxContent":
                boxes += self.read_blocks(child)
            elif child.tag not in _PASSED_OVER and not (child.tag == "r" and self.styles.is_hidden(child)):
                self._read_runs(child, pieces, boxes)


def _find_inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, through what may be wrapped around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _find_inside(child, tag)
