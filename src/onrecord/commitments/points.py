"""The points of a list below a sentence that ends in its cue: "The group will:" and then "- design a plan;", each a sentence of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.commitments.cues import Cued, choose_cues, list_opened
from onrecord.commitments.passage import Passage

_SIGNS = frozenset("-–—•*·")
_COLONS = (":", ":**")


class Lead(NamedTuple):
    """What stands above a list: a sentence with the cue that its points share; its tokens count up to ``stop``."""

    passage: Passage
    cued: Cued
    stop: int


def may_lead(pieces: Sequence[str]) -> bool:
    """The sentence ends in a colon."""
    return bool(pieces) and pieces[-1].endswith(_COLONS)


def is_point(pieces: Sequence[str]) -> bool:
    """A sign of a list opens the sentence."""
    return bool(pieces) and pieces[0] in _SIGNS


def find_lead(passage: Passage, cues: Sequence[Cued]) -> Lead | None:
    """The cue whose verbs are the points below: "has directed the ministry to:", "will use its fleet to:"; in languages that mark verbs."""
    known, words = passage.known, passage.words
    end = len(words)
    while end > 0 and passage.tokens[end - 1].text in _SIGNS | {":"}:
        end -= 1
    if not known.verb_mark or not cues or end == len(words):
        return None
    first, cue, stop = cues[-1]
    is_marked = words[end - 1] == known.verb_mark
    if cue.takes == "told":
        is_whole = is_marked and stop < end - 1 and known.verb_mark not in words[stop : end - 1]
        return Lead(passage, (first, cue, stop), end) if is_whole else None  # not that of "told to report on how to:"
    is_verb = cue.takes == "verb" and (is_marked or passage.skip_adverbs(stop) >= end)
    return Lead(passage, (first, cue, stop), stop) if is_verb else None


def join_point(lead: Lead, point: Passage) -> tuple[Passage, Sequence[Cued]] | None:
    """A point read on from its lead, with its cues; absent where no verb opens it."""
    known, first = point.known, 0
    while first < len(point.tokens) and point.tokens[first].text in _SIGNS:
        first += 1
    verb = point.skip_adverbs(first)
    if verb >= len(point.words) - 1 or point.words[verb] not in known.verbs or not point.tokens[verb].is_word:
        return None
    if point.words[verb] in known.twofold and point.words[verb + 1] in known.prepositions | known.joiners:
        return None  # "support for towns"
    opening = point.tokens[verb]._replace(text=point.tokens[verb].folded, is_capital=False)
    own = lead.stop
    joined = point._replace(
        tokens=[*lead.passage.tokens[:own], opening, *point.tokens[verb + 1 :]],
        starts=[*lead.passage.starts[:own], *point.starts[verb:]],
        words=[*lead.passage.words[:own], *point.words[verb:]],
        own=own,
    )
    inner = choose_cues(list_opened(known, joined.words), joined.tokens)
    return joined, [lead.cued, *(one for one in inner if one[0] > own)]
