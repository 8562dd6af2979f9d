"""Lines of a layout into a document's text with its blocks; what is not in the text into furniture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from onrecord.documents.header import Header
from onrecord.documents.layout import PageLayout
from onrecord.documents.lines import Line
from onrecord.model import Block, Furniture
from onrecord.model.pages import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The text with its blocks and furniture."""

    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]


def assemble_text(layout: PageLayout, header: Header, cut_out: Sequence[Furniture]) -> Assembled:
    """One line of text a block; a title that only the header gives opens the text, so that it can be cited."""
    lines = [line for line in layout.lines if line.kind != "furniture"]
    if layout.title and not any(line.kind == "headline" for line in lines):
        lines.insert(0, Line(text=layout.title, kind="headline"))
    blocks: list[Block] = []
    start = 0
    for line in lines:
        stop = start + len(line.text)
        blocks.append(Block(kind=cast(BlockKind, line.kind), start=start, stop=stop))
        start = stop + 1
    furniture = [Furniture(kind="header", text=line.strip()) for line in header.printed if line.strip()]
    furniture += [Furniture(kind=line.part, text=line.text) for line in layout.lines if line.kind == "furniture"]
    furniture += cut_out
    return Assembled(text="\n".join(line.text for line in lines), blocks=tuple(blocks), furniture=tuple(furniture))
