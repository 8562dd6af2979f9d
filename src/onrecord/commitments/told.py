"""Several who are told to act behind one word of telling: "directs the ministry to build a mill, and all agencies to report"."""

from collections.abc import Iterator, Sequence

from onrecord.commitments.passage import Clause, Passage, find_clause
from onrecord.knowledge.cues import Cue

# Whoever is told is named in so many words at most; chosen, not measured.
_LONGEST = 9
# A row behind a clause has its cue's mark and two more.
_FEWEST_MARKS = 3


def list_told(passage: Passage, cued: tuple[int, Cue, int]) -> Iterator[tuple[int, Cue, int]]:
    """A cue without words before each further one who is told."""
    first, cue, stop = cued
    if cue.takes != "told" or not passage.known.verb_mark:
        return
    clause = find_clause(passage, first, stop)
    for at in range(stop, clause.stop):
        told = find_next_told(passage, at, clause)
        if told is not None:
            yield told, cue, told


def list_marked(passage: Passage, cued: tuple[int, Cue, int]) -> Iterator[tuple[int, Cue, int]]:
    """A cue without words before each verb of a row behind a clause: "resolve to ensure that trade grows, to build …, and to open …"."""
    first, cue, stop = cued
    known, words = passage.known, passage.words
    if not (known.verb_mark and cue.is_pledge and cue.takes == "verb" and words[stop - 1] == known.verb_mark):
        return
    if words.count(known.verb_mark) < _FEWEST_MARKS:
        return
    ends = find_clause(passage, first, stop).stop
    marks = [
        at for at in range(ends + 1, len(words) - 1) if words[at] == known.verb_mark and words[at + 1] in known.verbs
    ]
    row = [at for at in marks if passage.tokens[at - 1].text in ",;" or words[at - 1] in known.joiners]
    if len(row) > 1 and words[row[-1] - 1] in known.joiners and _is_parted(passage, row):
        yield from ((at + 1, cue, at + 1) for at in row)


def _is_parted(passage: Passage, row: Sequence[int]) -> bool:
    """A comma opens the row."""
    return passage.tokens[row[0] - 1].text in ",;"


def end_at_told(passage: Passage, stop: int, clause: Clause) -> Clause:
    """The clause as far as somebody else is told in it."""
    ends = (at for at in range(stop, clause.stop) if find_next_told(passage, at, clause) is not None)
    return Clause(clause.first, next(ends, clause.stop))


def find_next_told(passage: Passage, at: int, clause: Clause) -> int | None:
    """Where somebody is named behind a comma at a place, who is to act: ", and all agencies to develop"."""
    known, words = passage.known, passage.words
    if not known.verb_mark or passage.tokens[at].text not in ",;":
        return None
    first = at + 1
    while first < clause.stop and words[first] in known.joiners:
        first += 1
    if first >= clause.stop or words[first] not in known.determiners:
        return None
    for place in range(first + 1, min(clause.stop - 1, first + _LONGEST)):
        if words[place] == known.verb_mark:
            is_actor = words[place - 1] in known.agents or passage.tokens[place - 1].text[0].isupper()
            return first if is_actor and words[passage.skip_adverbs(place + 1)] in known.verbs else None
        if words[place] in known.auxiliaries or passage.tokens[place].text in ",;" or words[place] in known.joiners:
            return None
    return None
