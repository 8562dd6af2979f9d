"""Acts of languages whose verb stands last: who acts opens the clause, the object stands before the verb, the cue ends it."""

from onrecord.commitments.acts import Act, Verb
from onrecord.commitments.passage import HARD, PAUSES, QUOTES, Clause, Passage
from onrecord.commitments.subjects import NOBODY, Subject
from onrecord.knowledge.commitments import Cue

_LONGEST_SUBJECT = 8


def find_clause_before(passage: Passage, first: int, stop: int) -> Clause:
    """The clause that a cue ends."""
    start = first
    while start > 0 and passage.tokens[start - 1].text not in (PAUSES | HARD) - QUOTES:
        start -= 1
    return Clause(start, stop)


def find_subject_before(passage: Passage, cue: Cue, clause: Clause, first: int) -> Subject:
    """The names and words for actors that open a clause."""
    if cue.doer != "subject":
        return NOBODY
    known, words = passage.known, passage.words
    start = clause.first
    while start < first and (start in passage.dated or words[start] in known.adverbs):
        start += 1
    if start < first and words[start] in known.we | known.i:
        return Subject(start, start + 1, "we" if words[start] in known.we else "i")
    sides = known.sides.find(words, start) if start < first else None
    if sides is not None:
        return Subject(start, start + sides.length, "sides", True)
    stop = start
    while stop < min(first, start + _LONGEST_SUBJECT) and _may_act(passage, stop):
        stop += 1
    while stop > start and words[stop - 1] in known.joiners:
        stop -= 1
    joined = any(words[at] in known.joiners for at in range(start, stop))
    return Subject(start, stop, "agent", joined) if stop > start else NOBODY


def _may_act(passage: Passage, at: int) -> bool:
    word, known = passage.words[at], passage.known
    return passage.tokens[at].text[0].isupper() or word in known.agents or word in known.joiners


def find_act_before(passage: Passage, cue: Cue, subject: Subject, clause: Clause, first: int) -> Act | None:
    """The act that stands before a cue: its verb and its object, or its object alone where the cue is the verb."""
    known = passage.known
    start = max(clause.first, subject.stop)
    at = first - 1
    while cue.takes in ("verb", "any") and at > start and passage.words[at] in known.adverbs:
        at -= 1
    is_verb = at >= start and known.infinitive.fullmatch(passage.words[at]) is not None
    if cue.takes == "verb" and not is_verb:
        return None
    is_verb = is_verb and cue.takes in ("verb", "any")
    if is_verb:
        verb = Verb(at, at + 1, "plain", None)
        at -= 1
    else:
        verb = Verb(first, clause.stop, "plain", None)
    while at > start and at in passage.dated:
        at -= 1
    has_object = at >= start and passage.tokens[at].is_word and at not in passage.dated
    if cue.takes in ("noun", "any") and not is_verb and not has_object:
        return None
    return Act(start, clause.stop, verb, at if has_object else start, at + 1 if has_object else start)
