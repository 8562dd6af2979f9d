"""What the rules judge: a cue with its clause, who acts, and the act."""

from typing import NamedTuple

from onrecord.commitments.objects import Act
from onrecord.commitments.passage import Clause, Passage
from onrecord.commitments.subjects import NOBODY, Subject, is_actor
from onrecord.knowledge.cues import Cue

# A word of so many letters names nobody by itself.
_SHORTEST = 3
# Who is heard is named so many words behind the verb at most; chosen, not measured.
_NEAR_HEARD = 3


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
        return find_doer_behind(one) or NOBODY
    if one.cue.doer == "none":
        return _find_planner(one)
    if one.cue.needs_power and one.subject.kind == "none":
        return NOBODY  # who is asked is not named
    if one.verb in one.passage.known.becoming and (named := _find_appointed(one)) is not None:
        return named
    owner = _find_owner_behind(one) if one.subject.kind == "none" else None
    if owner is not None:
        return owner
    if one.subject.kind == "thing":
        return _name_thing(one)
    if one.subject.kind == "you":
        return find_heard(one) or one.subject
    if one.subject.kind == "none" and one.cue.is_joint and one.cue.person == "they":
        return Subject(one.first, one.first, "sides")  # «договорились»
    is_left_out = one.passage.known.head == "first" and one.subject.kind == "none" and one.cue.person != "they"
    return Subject(one.first, one.first, "he") if is_left_out else one.subject


def _find_appointed(one: Candidate) -> Subject | None:
    """Whose name stands behind the verb, where an office or a body stands before it: «министром станет Ро», «совет возглавит Ро»."""
    passage, stop = one.passage, one.act.verb.stop
    if any(each.kind == "person" for each in passage.list_named(one.subject.first, one.subject.stop)):
        return None
    named = [each for each in passage.list_named(stop, one.clause.stop) if each.kind == "person"]
    inside = [
        at for at in range(stop, one.clause.stop) if named and named[0].start <= passage.starts[at] < named[0].stop
    ]
    return Subject(inside[0], inside[-1] + 1, "agent") if inside else None


def is_called_for(one: Candidate) -> bool:
    """Others are called upon to promise it: "we urge all countries to pledge to take steps"."""
    known, words = one.passage.known, one.passage.words
    is_marked = bool(known.verb_mark) and one.first > 0 and words[one.first - 1] == known.verb_mark
    return is_marked and any(found.value == "appeal" for _, found in known.refusals.find_each(words, 0, one.first))


def is_phrase_of(one: Candidate, rule: str) -> bool:
    """The verb opens words of a rule: "will run out of"."""
    known = one.passage.known
    is_verb = one.cue.takes == "verb" and known.head == "last"
    found = known.refusals.find(one.passage.words, one.act.verb.at) if is_verb else None
    return found is not None and found.value == rule


def find_heard(one: Candidate) -> Subject | None:
    """Whom the hearers will hear or see is to speak or act: "you will hear from the minister", "you'll see the mayor open a mill"."""
    known, passage, first = one.passage.known, one.passage, one.act.verb.stop
    is_other = one.verb not in known.hearing or one.cue.is_pledge or one.cue.takes != "verb"
    if is_other or known.head != "last" or first >= one.clause.stop - 1:
        return None
    first += passage.words[first] in known.prepositions
    for at in range(first, min(one.clause.stop, first + _NEAR_HEARD)):
        if passage.words[at] in known.i | known.we:
            break
        if passage.words[at] in known.them:
            return Subject(at, at + 1, "he")
        if is_actor(passage, at) or passage.list_named(at, at + 1):
            return Subject(first, _find_name_end(one, at + 1), "agent")
    return None


def _find_planner(one: Candidate) -> Subject:
    """Whose a plan is that nobody is said to have: «наша задача», «министр заявил о намерении»."""
    known, words = one.passage.known, one.passage.words
    kind = known.owners.get(words[one.first])
    if kind in ("i", "we"):
        return Subject(one.first, one.first + 1, kind, is_owner=True)  # type: ignore[arg-type]
    if one.cue.takes != "verb" or known.head != "first":
        return NOBODY
    owner = _find_owner_behind(one)
    if owner is not None:
        return owner
    said = next((at for at in range(one.first - 1, one.clause.first, -1) if words[at] in known.sayers), None)
    if said is None:
        return NOBODY
    named = one.passage.list_named(one.clause.first, said)
    first = next((at for at in range(one.clause.first, said) if words[at] in known.agents), None)
    starts = [at for at in range(one.clause.first, said) if named and one.passage.starts[at] >= named[0].start]
    first = min([at for at in (first, *starts[:1]) if at is not None], default=said)
    return Subject(first, said, "agent") if first < said else NOBODY


def find_doer_behind(one: Candidate) -> Subject | None:
    """Who does what is done to something: «будет проверена экспертами союза», «одобрено советами директоров»."""
    passage, known = one.passage, one.passage.known
    at = passage.skip_adverbs(one.act.verb.stop)
    stop = at
    while known.instrumental is not None and stop < one.clause.stop and _is_described(passage, stop):
        stop += 1
    if (
        stop >= one.clause.stop
        or known.instrumental is None
        or known.instrumental.fullmatch(passage.words[stop]) is None
    ):
        return None
    return Subject(at, _find_name_end(one, stop + 1), "agent") if is_actor(passage, stop) else None


def _is_described(passage: Passage, at: int) -> bool:
    """An adjective before its noun."""
    return not is_actor(passage, at) and passage.known.adjective.fullmatch(passage.words[at]) is not None


def _find_name_end(one: Candidate, stop: int) -> int:
    """Past the words that hang on a noun for actors: those for actors, and names."""
    passage = one.passage
    while stop < one.clause.stop and passage.tokens[stop].is_word:
        if not (is_actor(passage, stop) or passage.tokens[stop].text[0].isupper() or _is_described(passage, stop)):
            break
        stop += 1
    return stop


def _find_owner_behind(one: Candidate) -> Subject | None:
    """Whose a plan is, in the genitive behind its noun: «в планах министерства построить мост»."""
    passage, at = one.passage, one.stop
    if passage.words[at - 1] not in passage.known.owned:
        return None
    while at < one.act.verb.at and _is_described(passage, at):
        at += 1
    if at >= one.act.verb.at or not (is_actor(passage, at) or passage.tokens[at].text[0].isupper()):
        return None
    return Subject(one.stop, min(_find_name_end(one, at + 1), one.act.verb.at), "agent", is_owner=True)


def _name_thing(one: Candidate) -> Subject:
    """Whoever acts under a noun that no list knows: "hydrologists will build a post"; a pronoun is nobody, nor is an object."""
    words, subject = one.passage.words, one.subject
    is_pronoun = any(words[at] in one.passage.known.things for at in range(subject.first, subject.stop))
    is_object = subject.first <= one.act.object_first < subject.stop
    is_word = any(len(words[at]) > _SHORTEST for at in range(subject.first, subject.stop))  # «но готов работать»
    return subject._replace(kind="agent") if is_word and not is_pronoun and not is_object else NOBODY
