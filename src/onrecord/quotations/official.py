"""The paragraphs of an official page that hold words in marks: what is quoted in a speech or a question is kept, but not traced."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.knowledge.quoting import Marks
from onrecord.model import Block, Document, Turn

# Apostrophes: they stand in every paragraph.
_SINGLE = frozenset("'‘’")


@lru_cache(maxsize=16)
def _compile_double(pairs: tuple[tuple[str, str], ...], straight: tuple[str, ...]) -> re.Pattern[str]:
    signs = {sign for pair in pairs for sign in pair} | set(straight)
    return re.compile(f"[{re.escape(''.join(sorted(signs - _SINGLE)))}]")


def choose_marked_blocks(page: Document, speech: Sequence[Turn], marks: Marks) -> list[Block]:
    """The paragraphs with a double mark and the one before each, without the labels of turns; none is read on a page without marks."""
    double = _compile_double(marks.pairs, marks.straight)
    if double.search(page.text) is None:
        return []
    labelled = {turn.label_start: turn.start for turn in speech if turn.label_start is not None}
    return list(_choose(page, labelled, double))


def _choose(page: Document, labelled: dict[int, int], double: re.Pattern[str]) -> Iterator[Block]:
    before: Block | None = None
    for block in page.blocks:
        if double.search(page.text, block.start, block.stop) is None:
            before = block
            continue
        if before is not None:
            yield before
        yield replace(block, start=min(labelled.get(block.start, block.start), block.stop))
        before = None
