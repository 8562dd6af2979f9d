"""The points of a decree: behind «постановляю:» infinitives order, and whoever is named before one is told to.

«2. Министерству дорог до 1 июля: а) представить план; б) открыть мост.» The words of enacting, and how one is addressed, are knowledge.
"""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.commitments.cues import Cued
from onrecord.commitments.passage import Passage
from onrecord.commitments.subjects import NOBODY, Subject
from onrecord.knowledge.commitments import CommitmentWords
from onrecord.model import Document

_PARTING = frozenset(";:")
_LABEL_SIGNS = frozenset(").-–—•*")


def find_enacted(page: Document, known: CommitmentWords) -> int | None:
    """Where on an official page the points of a decree begin; absent where nothing is enacted."""
    if known.enacting is None or known.points is None or page.standing != "official":
        return None
    found = known.enacting.search(page.text)
    return found.end() if found else None


def list_points(passage: Passage, enacted: int | None) -> Iterator[Cued]:
    """A cue without words before each point of a sentence behind ``enacted``, as far as the turn goes in which it stands."""
    cue, turn = passage.known.points, passage.turn
    if cue is None or enacted is None or not turn.start <= enacted < turn.stop:
        return
    first = next((at for at, start in enumerate(passage.starts) if start >= enacted), len(passage.tokens))
    while first < len(passage.tokens):
        stop = _find_part_stop(passage, first)
        at = _skip_label(passage, first, stop)
        if _is_ordered(passage, at, stop):
            yield at, cue, at
        first = stop + 1


def list_row(passage: Passage, cued: Cued) -> Iterator[Cued]:
    """The points of a row behind the colon of what somebody is told or means to do: «поручил министру: построить мост; …»."""
    _, cue, stop = cued
    known, words = passage.known, passage.words
    if known.points is None or not cue.is_pledge or cue.takes not in ("told", "any", "verb") or cue.doer == "told":
        return
    colon = next((at for at in range(stop, len(words)) if passage.tokens[at].text in _PARTING), len(words))
    if colon >= len(words) or passage.tokens[colon].text != ":":
        return
    first = colon + 1
    while first < len(words):
        end = _find_part_stop(passage, first)
        at = passage.skip_adverbs(_skip_label(passage, first, end))
        if at >= end or not known.infinitive.fullmatch(words[at]):
            return
        yield at, replace(known.points, strength=cue.strength, name=cue.name), at
        first = end + 1


def find_recipient(passage: Passage, first: int) -> Subject:
    """Whom a point tells that begins at ``first``: named before its verb, or before the colon of the row that it is part of."""
    opening = first
    while opening > 0 and passage.tokens[opening - 1].text != ":":
        opening -= 1
    heads = [first]
    if opening > 0:
        start = opening - 1
        while start > 0 and passage.tokens[start - 1].text not in _PARTING:
            start -= 1
        heads.append(_skip_label(passage, start, opening))
    for at in heads:
        stop = _find_name_stop(passage, at)
        if _is_addressed(passage, at, stop):
            return Subject(at, stop, "agent")
    return NOBODY


def _find_part_stop(passage: Passage, first: int) -> int:
    """The next sign that parts points, or the end of the sentence."""
    return next(
        (at for at in range(first, len(passage.tokens)) if passage.tokens[at].text in _PARTING), len(passage.tokens)
    )


def _skip_label(passage: Passage, first: int, stop: int) -> int:
    """Past the number or letter of a point: «2.», «а)», "1.1."."""
    at = first
    while at < stop - 1:
        text, behind = passage.tokens[at].text, passage.tokens[at + 1].text
        is_label = text in _LABEL_SIGNS or text[0].isdigit() or (len(text) == 1 and behind in _LABEL_SIGNS)
        if not is_label:
            break
        at += 1
    return at


def _is_ordered(passage: Passage, first: int, stop: int) -> bool:
    """An infinitive opens the point, or follows whoever is told."""
    known, words = passage.known, passage.words
    verb = next((at for at in range(first, stop) if known.infinitive.fullmatch(words[at])), None)
    if verb is None:
        return False
    is_opening = all(words[at] in known.adverbs for at in range(first, verb))
    return is_opening or _is_addressed(passage, first, min(verb, _find_name_stop(passage, first)))


def _find_name_stop(passage: Passage, first: int) -> int:
    """Where the name of whoever is told ends: at a preposition, a day, a verb or a sign that parts."""
    known, at = passage.known, first
    while at < len(passage.words) and passage.tokens[at].text not in _PARTING:
        word = passage.words[at]
        if word in known.prepositions or at in passage.dated or known.infinitive.fullmatch(word):
            break
        at += 1
    return at


def _is_addressed(passage: Passage, first: int, stop: int) -> bool:
    """The words name somebody who can act, in the case of being told."""
    known, words = passage.known, passage.words
    if first >= stop or known.recipient is None or known.recipient.fullmatch(words[first]) is None:
        return False
    return not known.agents.lacks(words[first:stop])
