"""Acts of languages whose verb stands last: who acts opens the clause, the object stands before the verb, the cue ends it."""

from onrecord.commitments.objects import Act, Verb
from onrecord.commitments.passage import HARD, PAUSES, QUOTES, Clause, Passage
from onrecord.commitments.subjects import NOBODY, Subject, is_name
from onrecord.knowledge.cues import Cue

_LONGEST_SUBJECT = 8
# Both sides stand behind a phrase of when of so many words at most; chosen, not measured.
_OPENING = 3
# Words of how between a verb and what it acts on.
_PAST_ADVERBS = 2
# What a cue may take that stands behind a verb.
_VERBAL = ("verb", "told", "any")


def find_clause_before(passage: Passage, first: int, stop: int) -> Clause:
    """The clause that a cue ends."""
    start = first
    while start > 0 and passage.tokens[start - 1].text not in (PAUSES | HARD) - QUOTES:
        start -= 1
    return Clause(start, stop)


def find_subject_before(passage: Passage, cue: Cue, clause: Clause, first: int) -> Subject:
    """The names and words for actors that open a clause; of an order whoever is named in the dative."""
    if cue.doer != "subject":
        return NOBODY
    told = _find_told(passage, clause, first) if cue.takes == "told" else None
    if told is not None:
        return told
    known, words = passage.known, passage.words
    start = clause.first
    while start < first and _opens_no_subject(passage, start):
        start += 1
    if start < first and words[start] in known.we | known.i:
        return Subject(start, start + 1, "we" if words[start] in known.we else "i")
    for at in range(start, min(first, start + _OPENING)):  # «Келіссөз соңында тараптар …»
        sides = known.sides.find(words, at)
        if sides is not None:
            return Subject(at, at + sides.length, "sides", True)
    stop = _skip_name(passage, start, first)
    if stop == start == clause.first and not _names_somebody(passage, start, first):
        return Subject(start, start, "agent")  # somebody, of whom nothing is known
    while stop < min(first, start + _LONGEST_SUBJECT) and _may_act(passage, stop) and not _is_told(passage, stop):
        stop += 1
    while stop > start and words[stop - 1] in known.joiners:
        stop -= 1
    joined = any(words[at] in known.joiners for at in range(start, stop))
    is_opened = any(words[at] in known.adverbs for at in range(clause.first, start))  # «Сондықтан мектеп ашамыз»
    return Subject(start, stop, "agent", joined) if stop > start or is_opened else NOBODY


def _names_somebody(passage: Passage, at: int, first: int) -> bool:
    """A word that opens a sentence is a name where it has its capital elsewhere too, or a name or a noun for actors stands behind it."""
    known, word = passage.known, passage.words[at]
    if at > 0 or word in known.agents or word in known.he | known.they or passage.list_named(at, at + 1):
        return True
    return is_name(passage, at) or (at + 1 < first and _may_act(passage, at + 1))


def _opens_no_subject(passage: Passage, at: int) -> bool:
    """A phrase of when or to whom, or the sign that opens a name: «Кешке астық жібереміз», ««Орла тас» компаниясы …»."""
    is_aside = at in passage.dated or passage.words[at] in passage.known.adverbs
    return is_aside or passage.tokens[at].text in QUOTES or (_may_act(passage, at) and _is_told(passage, at))


def _may_act(passage: Passage, at: int) -> bool:
    word, known = passage.words[at], passage.known
    return passage.tokens[at].text[0].isupper() or word in known.agents or word in known.joiners


def _skip_name(passage: Passage, start: int, first: int) -> int:
    """Past a name between signs before the noun for what it names: ««Орла тас» компаниясы»."""
    if start == 0 or passage.tokens[start - 1].text not in QUOTES:
        return start
    near = range(start, min(first - 1, start + _LONGEST_SUBJECT))
    closing = next((at for at in near if passage.tokens[at].text in QUOTES), start)
    return closing + 1 if passage.words[closing + 1] in passage.known.agents else start


def _is_told(passage: Passage, at: int) -> bool:
    """Somebody in the case of those whom something is given to or asked of."""
    recipient = passage.known.recipient
    return recipient is not None and recipient.fullmatch(passage.words[at]) is not None


def _find_told(passage: Passage, clause: Clause, first: int) -> Subject | None:
    """Who is told to act: a name or a word for actors in the dative, with the nouns of his before it."""
    for at in range(clause.first, first):
        if at not in passage.dated and _may_act(passage, at) and _is_told(passage, at):
            start = at
            while start > clause.first and passage.tokens[start - 1].text[0].isupper() and start - 1 > clause.first:
                start -= 1
            return Subject(start, at + 1, "agent")
    return None


def _find_acted_on(passage: Passage, start: int, at: int) -> int:
    """The nearest noun whose case says that it is acted on, past words of how: «көпірін қайта жөндеу»; else the word there."""
    accusative = passage.known.accusative
    near = range(at, max(start, at - _PAST_ADVERBS) - 1, -1) if accusative is not None else range(0)
    return next((place for place in near if accusative and accusative.fullmatch(passage.words[place])), at)


def find_act_before(passage: Passage, cue: Cue, subject: Subject, clause: Clause, first: int) -> Act | None:
    """The act that stands before a cue: its verb and its object, or its object alone where the cue is the verb."""
    known = passage.known
    start = max(clause.first, subject.stop)
    at = first - 1
    while cue.takes in _VERBAL and at > start and passage.words[at] in known.adverbs:
        at -= 1
    is_verb = at >= start and known.infinitive.fullmatch(passage.words[at]) is not None
    if cue.takes in ("verb", "told") and not is_verb:
        return None
    is_verb = is_verb and cue.takes in _VERBAL
    if is_verb:
        verb = Verb(at, at + 1, "plain", None)
        at -= 1
    else:
        verb = Verb(first, clause.stop, "plain", None)
    while at > start and at in passage.dated:
        at -= 1
    at = _find_acted_on(passage, start, at) if is_verb else at
    has_object = at >= start and passage.tokens[at].is_word and at not in passage.dated
    if cue.takes in ("noun", "any") and not is_verb and not has_object:
        return None
    return Act(start, clause.stop, verb, at if has_object else start, at + 1 if has_object else start)
