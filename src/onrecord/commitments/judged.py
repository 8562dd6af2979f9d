"""What the rules judge: a cue with its clause, who acts, and the act."""

from typing import NamedTuple

from onrecord.commitments.objects import Act
from onrecord.commitments.passage import Clause, Passage
from onrecord.commitments.subjects import NOBODY, Subject
from onrecord.knowledge.commitments import Cue

# A word of so many letters names nobody by itself.
_SHORTEST = 3


class Candidate(NamedTuple):
    """A cue at tokens ``[first, stop)`` with its clause, who acts, and the act."""

    passage: Passage
    cue: Cue
    first: int
    stop: int
    clause: Clause
    subject: Subject
    act: Act
    due: str | None
    is_first: bool

    @property
    def verb(self) -> str:
        """The verb of the act, folded."""
        return self.passage.words[self.act.verb.at]


def find_actor(one: Candidate) -> Subject:
    """Who acts; where a verb of one person has no subject, whoever the text spoke of: «Планирует открыть школу»."""
    if one.subject.is_owner:
        return one.subject
    if one.act.verb.form == "passive":
        return NOBODY
    if one.cue.doer == "none":
        return _find_planner(one)
    if one.subject.kind == "thing":
        return _name_thing(one)
    if one.subject.kind == "none" and one.cue.is_joint and one.cue.person == "they":
        return Subject(one.first, one.first, "sides")  # «договорились»
    is_left_out = one.passage.known.head == "first" and one.subject.kind == "none" and one.cue.person != "they"
    return Subject(one.first, one.first, "he") if is_left_out else one.subject


def _find_planner(one: Candidate) -> Subject:
    """Whose a plan is that nobody is said to have: «наша задача», «министр заявил о намерении»."""
    known, words = one.passage.known, one.passage.words
    kind = known.owners.get(words[one.first])
    if kind in ("i", "we"):
        return Subject(one.first, one.first + 1, kind, is_owner=True)  # type: ignore[arg-type]
    if one.cue.takes != "verb" or known.head != "first":
        return NOBODY
    said = next((at for at in range(one.first - 1, one.clause.first, -1) if words[at] in known.sayers), None)
    if said is None:
        return NOBODY
    named = one.passage.list_named(one.clause.first, said)
    first = next((at for at in range(one.clause.first, said) if words[at] in known.agents), None)
    starts = [at for at in range(one.clause.first, said) if named and one.passage.starts[at] >= named[0].start]
    first = min([at for at in (first, *starts[:1]) if at is not None], default=said)
    return Subject(first, said, "agent") if first < said else NOBODY


def _name_thing(one: Candidate) -> Subject:
    """Whoever acts under a noun that no list knows: "hydrologists will build a post"; a pronoun is nobody, nor is an object."""
    words, subject = one.passage.words, one.subject
    is_pronoun = any(words[at] in one.passage.known.things for at in range(subject.first, subject.stop))
    is_object = subject.first <= one.act.object_first < subject.stop
    is_word = any(len(words[at]) > _SHORTEST for at in range(subject.first, subject.stop))  # «но готов работать»
    return subject._replace(kind="agent") if is_word and not is_pronoun and not is_object else NOBODY
