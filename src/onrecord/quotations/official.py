"""The paragraphs of an official page that hold words in marks: what is quoted in a speech or a question is kept, but not traced."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.knowledge.quoting import Marks
from onrecord.model import Block, Document, Turn

# Apostrophes: they stand in every paragraph.
_SINGLE = frozenset("'‘’")


def choose_marked_blocks(page: Document, speech: Sequence[Turn], marks: Marks) -> list[Block]:
    """The paragraphs with a double mark and the one before each, without the labels of turns."""
    signs = {sign for pair in marks.pairs for sign in pair} | set(marks.straight)
    signs -= _SINGLE
    if not any(sign in page.text for sign in signs):
        return []
    labelled = {turn.label_start: turn.start for turn in speech if turn.label_start is not None}
    return list(_choose(page, labelled, signs))


def _choose(page: Document, labelled: dict[int, int], signs: set[str]) -> Iterator[Block]:
    before: Block | None = None
    for block in page.blocks:
        words = page.text[block.start : block.stop]
        if any(sign in words for sign in signs):
            if before is not None:
                yield before
            yield replace(block, start=min(labelled.get(block.start, block.start), block.stop))
            before = None
        else:
            before = block
