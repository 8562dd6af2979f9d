"""The parts of a file in which a person finds words again where it has no lines: pages of a PDF file, paragraphs of others."""

from onrecord.documents.formats.find import convert_page
from onrecord.documents.formats.pdf_lines import build_lines
from onrecord.documents.formats.pdf_pieces import UnreadablePdf, read_pages
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture

_PDF = "application/pdf"


def number_parts(capture: Capture, content: bytes, known: PageKnowledge) -> tuple[tuple[str, str], ...]:
    """The name and the text of each part, in order: ``("page 2", "…")``, ``("paragraph 7", "…")``; none of a file that cannot be read.

    Both count from 1, pages as they lie in the file, whatever number is printed on them. Paragraphs are those with words: a line broken
    by hand and a row of a table are one each, headings count as well.
    """
    if capture.media_type.partition(";")[0].strip() == _PDF:
        return _number_pages(content)
    converted = convert_page(capture, content, known)
    if isinstance(converted, str):
        return ()
    paragraphs = [line for line in converted.text.split("\n") if line.strip()]
    return tuple((f"paragraph {number}", paragraph) for number, paragraph in enumerate(paragraphs, 1))


def _number_pages(content: bytes) -> tuple[tuple[str, str], ...]:
    try:
        pages = read_pages(content).pages
    except UnreadablePdf:
        return ()
    drawn = (build_lines(pieces, number)[0] for number, pieces in enumerate(pages))
    return tuple((f"page {number}", "\n".join(line.text for line in lines)) for number, lines in enumerate(drawn, 1))
