"""Paragraphs of a word processor's file, and the lines that they make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.documents.formats.converted import Converted
from onrecord.documents.markdown import find_level, strip_markdown
from onrecord.model import Furniture

# Two cells of a row longer than this are running text, a page in two languages side by side for example; shorter ones are a label
# or a figure, and go on one line with the others.
_LONGEST_CELL = 60
_MOST_LEVEL = 6
_MARKS = re.compile(r"[\\*_\[\]()#<>]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, lines broken by hand in it; its level as a heading, 0 where it is none; whether its end was deleted."""

    text: str
    level: int = 0
    goes_on: bool = False


def write_paragraphs(paragraphs: Sequence[Paragraph], aside: Iterable[Furniture], notes: Iterable[str]) -> Converted:
    """The page: a paragraph a line; as Markdown where there are headings, so that their levels are kept.

    ``aside`` is what is in the file and not in its text: footnotes, headers and footers of pages, each once.
    """
    paragraphs = _join_deleted_ends(paragraphs)
    has_headings = any(paragraph.level for paragraph in paragraphs)
    lines = (_write_marked(one) if has_headings else one.text.split("\n") for one in paragraphs)
    return Converted(
        text="\n".join(line for written in lines for line in written),
        is_markdown=has_headings,
        furniture=tuple(dict.fromkeys(aside)),
        notes=tuple(notes),
    )


def _join_deleted_ends(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    joined: list[Paragraph] = []
    for one in paragraphs:
        if joined and joined[-1].goes_on:
            joined[-1] = Paragraph(joined[-1].text + one.text, joined[-1].level, one.goes_on)
        else:
            joined.append(one)
    return joined


def _write_marked(paragraph: Paragraph) -> list[str]:
    if paragraph.level and paragraph.text.strip():
        return [f"{'#' * min(paragraph.level, _MOST_LEVEL)} {escape_marks(' '.join(paragraph.text.split()))}"]
    return [escape_marks(line) for line in paragraph.text.split("\n")]


def escape_marks(line: str) -> str:
    """A line of Markdown that shows what ``line`` is; most are the same."""
    if strip_markdown(line).text == line.strip() and not find_level(line):
        return line
    return _MARKS.sub(r"\\\g<0>", line)


def join_cells(cells: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """A table's row: one line with a tab between its cells, or their paragraphs one after the other where they are running text."""
    filled = [[one for one in cell if one.text.strip()] for cell in cells]
    long = sum(len(one.text) > _LONGEST_CELL for cell in filled for one in cell)
    if long > 1 or any(len(cell) > 1 for cell in filled):
        return [one for cell in filled for one in cell]
    text = "\t".join(one.text for cell in filled for one in cell)
    return [Paragraph(text)] if text else []


def set_aside(kind: str, paragraphs: Iterable[Paragraph]) -> list[Furniture]:
    """Paragraphs that are not of the text, as furniture."""
    return [Furniture(kind=kind, text=" ".join(one.text.split())) for one in paragraphs if one.text.strip()]
