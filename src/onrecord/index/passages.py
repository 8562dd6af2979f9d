"""Passages: the pieces of a document that a search gives back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.index.terms import TermReader
from onrecord.model import Block, Document, Sentence, Turn

# Characters. Words that belong together mostly stand in one paragraph; a page without paragraphs is cut at the ends of sentences.
LONGEST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of sentences of one turn and one paragraph at ``[start, stop)`` of the document, and its terms."""

    turn: str
    is_speech: bool
    start: int
    stop: int
    terms: str


def find_passages(
    page: Document, turns: Sequence[Turn], sentences: Sequence[Sentence], reader: TermReader
) -> Iterator[Passage]:
    """The passages of a document in order; every sentence is in exactly one."""
    speech = {turn.id for turn in turns if turn.kind == "speech"}
    breaks = _find_breaks(page.blocks)
    ordered = sorted(sentences, key=lambda sentence: sentence.order)
    first = 0
    for last, (one, after) in enumerate(pairwise([*ordered, None])):
        if one is None:
            break
        opening = ordered[first]
        if after is None or _must_cut(opening, one, after, breaks):
            yield Passage(
                turn=one.turn,
                is_speech=one.turn in speech,
                start=opening.start,
                stop=one.stop,
                terms=reader.read(page.text[opening.start : one.stop]),
            )
            first = last + 1


def _find_breaks(blocks: Sequence[Block]) -> frozenset[int]:
    """Where paragraphs, headlines and headings begin."""
    return frozenset(block.start for block in blocks)


def _must_cut(opening: Sentence, one: Sentence, after: Sentence, breaks: frozenset[int]) -> bool:
    """Whether a passage from ``opening`` to ``one`` ends before the next sentence."""
    if after.turn != one.turn or after.stop - opening.start > LONGEST:
        return True
    return not breaks.isdisjoint(range(one.stop, after.start + 1))
