"""Who has the floor on an official page: whose "I" the words are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import Mention, Turn


@dataclass(frozen=True, slots=True)
class Floor:
    """The speech turns of a page in order, each with the name in its label, if there is one that somebody bears."""

    turns: Sequence[Turn] = ()
    speakers: Sequence[tuple[Mention, ...]] = ()
    starts: Sequence[int] = field(default=())

    def find(self, place: int) -> tuple[Mention, ...]:
        """Who speaks at a place of the text; nobody in narration and in a turn whose label names nobody."""
        at = bisect_right(self.starts, place) - 1
        return self.speakers[at] if at >= 0 and place < self.turns[at].stop else ()


def read_floor(speech: Sequence[Turn], mentions: Sequence[Mention]) -> Floor:
    """The floor of a page by the labels of its turns; ``mentions`` in the order of the text."""
    starts = [mention.start for mention in mentions]
    speakers = [_read_label(turn, mentions, starts) for turn in speech]
    return Floor(tuple(speech), speakers, [turn.start for turn in speech])


def _read_label(turn: Turn, mentions: Sequence[Mention], starts: Sequence[int]) -> tuple[Mention, ...]:
    if turn.label_start is None or turn.label_stop is None:
        return ()
    named = mentions[bisect_left(starts, turn.label_start) : bisect_left(starts, turn.label_stop)]
    people = [mention for mention in named if mention.person is not None]
    return (people[-1],) if people else ()
