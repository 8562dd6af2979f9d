"""Where the cues of a sentence stand, and which of them words before them take back: "we hope that …"."""

from collections.abc import Iterator, Sequence

from onrecord.commitments.passage import Passage
from onrecord.knowledge.commitments import Cue
from onrecord.model import Quotation


def list_cues(passage: Passage) -> Iterator[tuple[int, Cue, int]]:
    """The cues of a sentence, in order; none inside a condition."""
    taken, openers = 0, passage.known.openers
    for at, word in enumerate(passage.words):
        if at >= taken and word in openers:
            found = passage.known.cues.find(passage.words, at)
            if found is not None and not _is_in_name(passage, at):
                taken = at + found.length
                yield at, found.value, taken


def _is_in_name(passage: Passage, at: int) -> bool:
    """A word of a name that looks like a cue: "the American Jobs Plan to create …"."""
    texts = passage.tokens[at - 1 : at + 1]
    return at > 0 and len(texts) == 2 and all(one.text[0].isupper() and one.is_word for one in texts)


def is_allowed(passage: Passage, quotations: Sequence[Quotation], cued: tuple[int, Cue, int]) -> bool:
    """Some cues count only in what the press reports of a speaker, or only where both sides are to act."""
    first, cue, stop = cued
    if cue.needs_together and passage.find_in(passage.known.together, 0, len(passage.tokens)) is None:
        return False
    start, end = passage.tokens[first].start, passage.tokens[stop - 1].stop
    return not cue.needs_quotation or find_quotation(quotations, start, end) is not None


def find_scope(passage: Passage, first: int, stop: int) -> str | None:
    """The rule whose words stand before a cue, in the same sentence part: "we hope that …", «надеюсь, что …»."""
    known, words = passage.known, passage.words
    start = first
    while start > 0 and passage.tokens[start - 1].text not in ";:":
        start -= 1
    for at in range(start, first + 1):
        found = known.refusals.find(words, at)
        if found is None or first < at + found.length < stop:
            continue  # "would like to invite" is an invitation, whatever "would like" is
        if _reaches(passage, at + found.length, first, found.value):
            return found.value
    return None


def _reaches(passage: Passage, stop: int, first: int, rule: str) -> bool:
    """A word of hope reaches over the clause that it opens; other words as far as the next comma or cue."""
    if stop > first:
        return True
    between = range(stop, first)
    if any(passage.words[at] in passage.known.saying for at in range(max(0, stop - 2), min(first, stop + 4))):
        return True
    is_parted = any(passage.tokens[at].text in ",;—–" or passage.words[at] in passage.known.joiners for at in between)
    return not is_parted and not any(passage.known.cues.find(passage.words, at) for at in between)


def find_quotation(quotations: Sequence[Quotation], start: int, stop: int) -> str | None:
    """The smallest quotation around letters ``[start, stop)``."""
    inner = [one for one in quotations if one.start <= start and stop <= one.stop]
    return min(inner, key=lambda one: (one.stop - one.start, one.id)).id if inner else None
