"""The acts behind one cue: those of its verb, of whoever was told, or the act that the cue itself is."""

from collections.abc import Iterator

from onrecord.commitments.acts import find_told_verb, find_verb, list_acts
from onrecord.commitments.objects import Act, Verb, find_object, find_object_before, find_related, find_relative
from onrecord.commitments.passage import Clause, Passage
from onrecord.commitments.subjects import NOBODY, Subject, is_actor
from onrecord.commitments.told import end_at_told
from onrecord.commitments.turned import find_wished
from onrecord.knowledge.cues import Cue


def find_told(passage: Passage, stop: int, clause: Clause) -> Subject:
    """Whoever was told to act: what stands between the cue and the verb."""
    verb = find_told_verb(passage, stop, clause)
    end = stop
    while verb is not None and end < verb.at and passage.words[end] != passage.known.verb_mark:
        end += 1
    is_time = stop in passage.dated or passage.words[min(stop, len(passage.words) - 1)] in passage.known.prepositions
    first = stop - 1 if passage.words[stop - 1] in passage.known.agents else stop  # «прошу министра транспорта …»
    return Subject(first, end, "agent") if end > first and not is_time else NOBODY


def list_cued(passage: Passage, cued: tuple[int, Cue, int], clause: Clause, subject: Subject) -> Iterator[Act]:
    """The acts behind a cue in order."""
    _, cue, stop = cued
    if cue.takes in ("nothing", "noun"):
        yield from _list_named(passage, cued, clause, subject)
        return
    is_told = cue.takes == "told"
    clause = end_at_told(passage, stop, clause) if is_told else clause
    if is_told and _leads_to_noun(passage, stop, clause):
        return
    verb = find_told_verb(passage, stop, clause) if is_told else find_verb(passage, cue, stop, clause)
    if cue.takes == "any" and verb is not None and _is_noun(passage, stop, verb):
        verb = None
    if verb is not None and cue.takes == "verb" and cue.doer == "none" and _is_of_other(passage, cued[0], verb):
        return
    if verb is not None and (not cue.needs_participle or verb.form == "passive"):
        for act in list_acts(passage, verb, clause):
            is_turned = act.verb.at == verb.at and not is_told
            yield _turn_object(passage, act, cued, (clause, subject)) if is_turned else act
    elif verb is None and cue.is_pledge and (wished := find_wished(passage, clause)) is not None:
        at, end = wished
        thing = find_object(passage, at + 1, end)
        yield Act(clause.stop + 1, end, Verb(at, at + 1, "plain", None), *thing)
    elif is_told and verb is None and cue.strength == "proposes":
        yield from _list_invited(passage, cued, clause)
    elif cue.takes == "any" and verb is None:
        yield from _list_named(passage, cued, clause, subject)


def _is_of_other(passage: Passage, first: int, verb: Verb) -> bool:
    """A noun of planning is done something to, or was named before: «решение будет опубликовано», «с этой задачей справиться»."""
    known = passage.known
    if known.head != "first":
        return False
    return verb.form != "plain" or (first > 0 and passage.words[first - 1] in known.pointing)


def _turn_object(passage: Passage, act: Act, cued: tuple[int, Cue, int], around: tuple[Clause, Subject]) -> Act:
    """Where none follows but behind a preposition, the object may stand before its verb: «мы планируем эту работу завершить»."""
    opening, cue, stop = cued
    clause, subject = around
    known, words, first = passage.known, passage.words, act.object_first
    is_own = first < act.object_stop and not any(words[at] in known.prepositions for at in range(act.verb.stop, first))
    if known.head != "first" or not known.marks_infinitive or is_own or act.verb.form != "plain":
        return act
    place = _find_behind_place(passage, act)
    if place is not None:
        return act._replace(object_first=place[0], object_stop=place[1])
    is_before = subject.kind in ("we", "i", "he", "they") and clause.first < subject.first < stop
    before = subject.first if is_before else clause.first
    is_planned = cue.doer == "none" and cue.takes == "any" and opening < act.verb.at  # "planned", and no "plan"
    if is_planned and _is_plain_noun(passage, clause.first, opening):
        before = opening  # «Завод планируется построить в Орле»
    for start, end in ((stop, act.verb.at), (clause.first, before)):
        found = find_object(passage, start, end) if start < end else (0, 0)
        if found[0] < found[1] and not any(words[at] in known.prepositions for at in range(start, found[0])):
            return act._replace(object_first=found[0], object_stop=found[1])
    is_time = first + 1 in passage.dated or first in passage.dated  # «закрыть в конце июля»
    return act._replace(object_first=act.verb.stop, object_stop=act.verb.stop) if is_time else act


def _is_plain_noun(passage: Passage, first: int, stop: int) -> bool:
    """A noun phrase opens these tokens that holds no verb, and no adjective alone: not «первая задача – построить мост»."""
    known, words = passage.known, passage.words
    start, end = find_object(passage, first, stop)
    is_verb = any(known.infinitive.fullmatch(words[at]) for at in range(first, stop))
    return start < end and not is_verb and known.adjective.fullmatch(words[end - 1]) is None


def _find_behind_place(passage: Passage, act: Act) -> tuple[int, int] | None:
    """The object behind the name of a place: «построить в России завод»."""
    first, words = act.object_first, passage.words
    at = first + 1
    is_place = first == act.verb.stop + 1 and words[first - 1] in passage.known.leading
    if not is_place or not passage.tokens[first].text[0].isupper() or at >= act.stop:
        return None
    is_noun = (
        passage.tokens[at].is_word and passage.tokens[at].text.islower() and words[at] not in passage.known.prepositions
    )
    found = find_object(passage, at, act.stop) if is_noun else (at, at)
    return found if found[0] == at < found[1] else None


def _is_noun(passage: Passage, stop: int, verb: Verb) -> bool:
    """What stands right behind such a cue, without the mark of a verb, is a noun: "proposed stronger standards"."""
    known, word = passage.known, passage.words[verb.at]
    is_bare = bool(known.verb_mark) and verb.at == stop and passage.words[stop - 1] != known.verb_mark
    return (
        is_bare
        and verb.form == "plain"
        and known.gerund.fullmatch(word) is None
        and known.governing.find(passage.words, stop) is None
    )


def _leads_to_noun(passage: Passage, stop: int, clause: Clause) -> bool:
    """What is told is where something goes: "$2 billion directed to the towns"."""
    if stop + 1 >= clause.stop or not passage.known.verb_mark or passage.words[stop] != passage.known.verb_mark:
        return False
    behind = passage.skip_adverbs(stop + 1)
    return behind < clause.stop and passage.words[behind] not in passage.known.verbs | passage.known.be


def _is_said_behind(passage: Passage, stop: int, clause: Clause) -> bool:
    """The clause behind "that" says what: "agreed with the minister that …"; not that of "agreed to a visit on 4 May, a visit that …"."""
    is_opened = clause.stop < len(passage.words) and passage.words[clause.stop] in passage.known.saying
    return is_opened and all(passage.tokens[at].text != "," for at in range(stop, clause.stop - 1))


def _is_to_hearers(passage: Passage, act: Act, clause: Clause) -> bool:
    """What is promised stands in the clause behind those who are promised it: «пообещали горожанам, что …»."""
    receivers, opening = passage.known.receivers, clause.stop
    is_opened = opening < len(passage.words) and passage.words[opening] in passage.known.saying
    return is_opened and receivers is not None and receivers.fullmatch(passage.words[act.object_first]) is not None


def _is_inserted_saying(passage: Passage, first: int, act: Act) -> bool:
    """Whoever says so, and no object, stands behind a word between commas: «другими словами, предлагает Ро, мосты …»."""
    at = act.object_first
    is_behind = first > 0 and passage.tokens[first - 1].text in "–—-," and at == act.verb.stop
    if not is_behind or at >= act.object_stop:
        return False
    return is_actor(passage, at) or any(one.kind == "person" for one in passage.list_named(at, at + 1))


def _list_invited(passage: Passage, cued: tuple[int, Cue, int], clause: Clause) -> Iterator[Act]:
    """An invitation to a place, without a verb: "invited the King to Orla"."""
    first, _, stop = cued
    act = next(list_acts(passage, Verb(first, stop, "plain", None), clause))
    for at in range(stop + 1, act.stop - 1):
        if passage.words[at] in passage.known.leading and passage.tokens[at + 1].text[0].isupper():
            yield act._replace(object_first=at + 1, object_stop=at + 2)
            return


def _list_named(passage: Passage, cued: tuple[int, Cue, int], clause: Clause, subject: Subject) -> Iterator[Act]:
    """The act that the cue itself is: "signed a treaty"; where nothing can follow, its object is its subject."""
    first, cue, stop = cued
    verb = Verb(first, stop, "passive" if cue.takes == "nothing" and cue.doer == "none" else "plain", None)
    act = next(list_acts(passage, verb, clause))
    if (
        cue.takes == "nothing"
        and cue.person == "they"
        and subject.kind == "thing"
        and act.object_first == act.object_stop
    ):
        act = act._replace(verb=verb._replace(form="passive"))  # «Мост построят в мае»: nobody says who
    if cue.needs_act and first > 0 and passage.tokens[first - 1].text in "–—-," and is_actor(passage, act.object_first):
        return  # «…», – обещает председатель
    if passage.known.head == "first" and cue.is_pledge and _is_inserted_saying(passage, first, act):
        return
    if cue.needs_act and _is_to_hearers(passage, act, clause):
        return
    between = passage.words[stop : act.object_first]
    is_named = stop <= act.object_first < act.object_stop and all(word in passage.known.determiners for word in between)
    is_thing = cue.strength in ("proposes", "considers") and is_named  # "proposed a rule that …"
    if cue.takes == "any" and not is_thing and _is_said_behind(passage, stop, clause):
        return
    if cue.takes in ("noun", "any") and act.object_first >= act.object_stop:
        if cue.needs_act and passage.known.head == "first":
            return  # «пообещала:»
        if cue.needs_others and passage.known.head == "first":
            return  # «с этим доводом согласился»
        is_free = subject.kind in ("i", "we", "none") or cue.doer == "none"
        before = find_object_before(passage, clause.first, first if is_free else subject.first)
        before = before or find_relative(passage, clause.first)
        is_given = cue.strength == "done" and passage.words[first] not in passage.known.sayers
        before = before or (find_related(passage, clause, act) if is_given else None)  # "the act that she signed"
        if before is None:
            return
        act = act._replace(object_first=before[0], object_stop=before[1])
    yield act
