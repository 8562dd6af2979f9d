"""PDF: pages of lines at places, read as paragraphs.

Running headers and footers, numbers of pages, footnotes and what stands across a page are kept aside. What the file says of itself
(title, author, days) is not believed: it tells of the program and the machine, as "Microsoft Word - Document1" does.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.pdf_lines import Line, build_lines, find_body_size, find_frame
from onrecord.documents.formats.pdf_paragraphs import join_paragraphs
from onrecord.documents.formats.pdf_pieces import UnreadablePdf, read_pages
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture, Furniture
from onrecord.text.addresses import find_address

# Notes below the text are set smaller, and open with a number or a star.
_NOTE_SIZE = 0.92
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})[\s.)]?\s*\w")
# Letters that stand for no letter: of these a sound page has none. Latin letters with accents are never so many: in French
# they are one of twelve, in Vietnamese, where most have two marks and stand elsewhere in Unicode, one of ten.
_MOST_BROKEN = 0.02
_MOST_ACCENTED = 0.4
_BROKEN_CATEGORIES = frozenset({"Co", "Cn", "Cs"})


def convert_pdf(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of a PDF file, or why it cannot be read."""
    try:
        found = read_pages(content)
    except UnreadablePdf as error:
        return str(error)
    built = [build_lines(pieces, number) for number, pieces in enumerate(found.pages)]
    pages = [lines for lines, _ in built]
    if not any(pages):
        why = (
            found.notes[0]
            if found.notes
            else f"expected a PDF file with text, found none on its {len(pages)} pages: a scan?"
        )
        return why
    frame = find_frame(pages)
    body = find_body_size(pages)
    aside = [Furniture(kind="across", text=text) for _, across in built for text in across]
    aside += [Furniture(kind=kind, text=line.text) for line, kind in frame.items()]
    lines: list[Line] = []
    for page in pages:
        text, notes = _part_notes([line for line in page if line not in frame], body)
        lines += text
        aside += [Furniture(kind="footnote", text=note) for note in join_paragraphs(notes, body)]
    broken = _find_broken(lines)
    if broken is not None:
        return broken
    return Converted(
        text="\n".join(join_paragraphs(lines, body)),
        fields=_find_fields(frame),
        furniture=tuple(dict.fromkeys(aside)),
        notes=(*found.notes, *_note_scans(pages)),
    )


def _part_notes(lines: Sequence[Line], body: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """A page's text, and the notes below it."""
    start = len(lines)
    while start and lines[start - 1].size <= _NOTE_SIZE * body:
        start -= 1
    small = lines[start:]
    first = next((place for place, line in enumerate(small) if _NOTE.match(line.text)), None)
    if first is None or start == 0:
        return lines, ()
    return lines[: start + first], small[first:]


def _find_fields(frame: dict[Line, str]) -> dict[str, str]:
    """The address that a browser prints on the pages that it makes."""
    addresses = [address for line in frame if (address := find_address(line.text)) and line.text.startswith("http")]
    return {"url": addresses[0]} if addresses else {}


def _note_scans(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    if empty:
        yield f"expected text on each of {len(pages)} pages, found none on {len(empty)}: {', '.join(empty[:20])}"


def _find_broken(lines: Sequence[Line]) -> str | None:
    """Why the letters of a file cannot be made out: it does not say, or says wrongly, which letters its fonts draw."""
    text = "".join(line.text for line in lines)
    broken = sum(letter == "\ufffd" or unicodedata.category(letter) in _BROKEN_CATEGORIES for letter in text)
    if broken > _MOST_BROKEN * len(text):
        return f"expected letters; {broken / len(text):.0%} of the characters in this PDF file stand for none"
    letters = [letter for letter in text if letter.isalpha()]
    accented = sum("\u00c0" <= letter <= "\u00ff" for letter in letters)
    if accented > _MOST_ACCENTED * len(letters):
        share = accented / len(letters)
        return f"expected letters as printed; {share:.0%} in this PDF file are Latin with accents: its fonts name them wrongly"
    return None
