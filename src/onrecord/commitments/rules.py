"""What only looks like a commitment: an ordered list of rules, each named as its reason; the first that holds speaks."""

from collections.abc import Callable, Sequence

from onrecord.commitments.effects import NEAR, has_amount, has_sum, is_effect
from onrecord.commitments.history import is_past
from onrecord.commitments.judged import Candidate, find_doer_behind, find_heard, is_called_for, is_phrase_of
from onrecord.commitments.officials import is_of_private_people, names_official
from onrecord.commitments.passage import HARD, Passage
from onrecord.commitments.speech import is_courtesy, is_deed, is_journey, is_speech
from onrecord.commitments.terms import names_day
from onrecord.commitments.vague import is_named_plan, is_slogan, is_stance, is_vague
from onrecord.text.edtf import find_bounds

# A day stands so many words behind the preposition of a schedule at most; chosen, not measured.
_NEAR_DAY = 3
# Words between two commas at most; chosen, not measured.
_LONGEST_ASIDE = 4


def is_question(one: Candidate) -> bool:
    """``question``: asked, or reported as asked, as a particle right behind the cue says."""
    known, words = one.passage.known, one.passage.words
    is_asked_behind = one.cue.doer != "told" and one.stop < len(words)  # a decree orders to decide, and asks nothing
    behind = known.refusals.find(words, one.stop) if is_asked_behind else None
    return one.passage.is_question or (behind is not None and behind.value == "question") or _is_turned_question(one)


def _is_turned_question(one: Candidate) -> bool:
    """A form of being opens the clause, and none stands before its participle: "is the ministry going to build it"."""
    known, words = one.passage.known, one.passage.words
    if not known.presents or known.gerund.fullmatch(words[one.first]) is None or one.subject.first >= one.first:
        return False
    opening = one.subject.first - 1
    is_before = any(words[at] in known.presents for at in range(one.subject.stop, one.first))
    is_opened = opening == one.clause.first or (opening >= 0 and one.clause.first == one.subject.first)
    return not is_before and is_opened and words[opening] in known.presents


def is_denied(one: Candidate) -> bool:
    """``denied``: that something is not promised or planned."""
    known = one.passage.known
    first, words = max(one.clause.first, one.first - 2), one.passage.words
    around = [*range(first, min(one.act.verb.at + 1, one.clause.stop))]
    if words[one.act.first - 1] in known.instead:  # «решили не закрыть, а построить»
        around = [*range(first, one.stop), *range(one.act.first, one.act.verb.at)]
    elif known.order == "verb_last":  # «салуға ниетті емес»
        around = [*around, *range(one.stop, min(one.stop + 1, len(words)))]
    elif one.act.verb.at < one.first:  # «помогать не будет»
        around = [*range(one.act.verb.at, one.stop)]
    own = range(one.first, one.stop)  # «не исключает возможности»
    return any(words[at] in known.negations and at not in own for at in around)


def is_other_object(one: Candidate) -> bool:
    """``stance``: what was accepted is no document."""
    objects, act = one.cue.objects, one.act
    if one.cue.needs_doer and find_doer_behind(one) is None:
        return True
    is_glad = one.stop - one.first > 1 and one.passage.words[one.stop - 2] == (one.passage.known.verb_mark or None)
    is_said_so = one.cue.strength == "done" and (is_glad or one.passage.words[one.first] in one.passage.known.sayers)
    if is_said_so and (_holds_plan(one) or _opens_clause(one)):
        return True
    if one.passage.words[one.first] in one.passage.known.sayers and has_sum(one):
        return False  # "announced 75 pardons"
    is_said = one.cue.needs_mark or (one.cue.takes == "any" and not one.cue.needs_quotation)
    if is_said and act.verb.at >= one.stop:
        return False  # a verb behind its mark says what: "promised to open"
    places = {*range(one.stop, act.stop), *range(act.object_first, act.object_stop)}
    if one.cue.doer == "none" or (one.passage.known.head == "first" and act.verb.form == "passive"):
        places.update(range(one.clause.first, one.first))  # «Договор заключён», "the guidance issued by"
    return objects is not None and not any(one.passage.words[at] in objects for at in places)


def _opens_clause(one: Candidate) -> bool:
    """Who was announced to act stands right behind: "announced it will open a mill"."""
    known, word = one.passage.known, one.passage.words[one.stop] if one.stop < len(one.passage.words) else ""
    return known.head == "last" and any(word in who for who in (known.itself, known.he, known.they, known.we, known.i))


def _holds_plan(one: Candidate) -> bool:
    """What was announced is a plan, which is read by itself: "announced the ministry's plan to build a mill"."""
    known, words = one.passage.known, one.passage.words
    held = range(one.act.object_first, one.act.object_stop if known.head == "last" else one.act.object_first)
    inside = (known.cues.find(words, at) for at in held if not _is_capital(one, at))
    return any(cue.value.strength == "plans" and cue.value.is_pledge for cue in inside if cue)


def is_appeal(one: Candidate) -> bool:
    """``appeal``: what the hearers are to do, or to be."""
    if one.cue.needs_power and (one.verb in one.passage.known.be or one.verb in one.passage.known.states):
        return True  # «прошу быть внимательными»
    is_heard = one.cue.needs_power or find_heard(one) is not None
    return (one.subject.kind == "you" and not is_heard) or _is_urged(one) or is_called_for(one)


def _is_urged(one: Candidate) -> bool:
    """What somebody is called upon to do, where an invitation says where he is to come: «сақтануға шақырады»."""
    known = one.passage.known
    if known.urged is None or one.cue.takes != "any" or one.cue.strength != "proposes":
        return False
    places = (one.act.verb.at, *range(one.act.object_first, one.act.object_stop))
    return any(known.urged.fullmatch(one.passage.words[at]) for at in places)


def is_adjective(one: Candidate) -> bool:
    """``past``: the cue only describes a noun, or what is: "their newly announced programs", "these orders", "is approved for"."""
    known, words = one.passage.known, one.passage.words
    at = one.first - 1
    while at > 0 and words[at] in known.adverbs:
        at -= 1
    is_order = one.cue.takes == "told" and words[one.stop - 1] not in known.prepositions  # not "commitments from"
    if known.head == "last" and is_order and (words[at] in known.determiners or _is_plural(one, at)):
        return at >= 0
    is_noun = (
        one.cue.strength == "done" and one.cue.takes == "noun" and one.cue.doer == "subject" and known.head == "last"
    )
    is_state = one.cue.objects is not None and at >= 0 and words[at] in known.copulas
    is_going_on = any(known.gerund.fullmatch(word) or word == known.verb_mark for word in words[one.first : one.stop])
    return is_noun and at >= 0 and (words[at] in known.determiners or (is_state and not is_going_on))


def _is_plural(one: Candidate, at: int) -> bool:
    """A noun in the plural behind an adjective, and no verb: "the executive orders the council signed"."""
    known, passage = one.passage.known, one.passage
    if at < 0 or one.stop != one.first + 1 or passage.words[one.first] not in known.nouns:
        return False
    is_somebody = any(passage.words[at] in who for who in (known.he, known.relatives, known.itself, known.joiners))
    is_name = passage.tokens[at].text[0].isupper() or passage.words[at] in known.agents
    return passage.tokens[at].is_word and not is_somebody and not is_name


def is_nobody(one: Candidate) -> bool:
    """``forecast``: what only somebody who is named can mean to do: "it may rain"."""
    if not one.cue.needs_agent or one.subject.kind == "agent":
        return False
    return one.subject.kind not in ("he", "they") or not _is_reported(one)


def _is_reported(one: Candidate) -> bool:
    """Somebody says so of himself: «депутаты заявили, что они хотят продолжить»."""
    known, words, opening = one.passage.known, one.passage.words, one.clause.first - 1
    is_said = opening >= 0 and words[opening] in known.saying
    return known.head == "first" and is_said and not known.sayers.lacks(words[max(0, opening - NEAR) : opening])


def is_hypothetical(one: Candidate) -> bool:
    """``hypothetical``: what would be, and conditions themselves; said as agreed or announced it is none ("announced that it would")."""
    known, words = one.passage.known, one.passage.words
    behind = known.refusals.find(words, one.stop) if one.stop < len(words) else None
    if behind is not None and behind.value == "hypothetical":
        return True  # «решили бы»
    opening = one.clause.first - 1
    is_place = words[one.clause.first] in known.prepositions  # "While in Orla the minister will …"
    if opening >= 0 and words[opening] in known.asides and not is_place:
        return True
    if opening >= 0 and words[opening] in known.referring and _is_referred_to(one):
        return True
    opening = _skip_inserted(one, opening)
    if opening >= 0 and any(known.conditions.find(words, at) for at in range(max(0, opening - 1), opening + 1)):
        return True
    if _is_wished(one):
        return True
    told = range(max(0, one.clause.first - NEAR), one.first)
    is_first = known.order == "verb_first"  # behind its act a word of saying was asked for before
    return one.cue.needs_saying and is_first and not any(words[at] in known.sayers for at in told)


def _is_referred_to(one: Candidate) -> bool:
    """The clause only refers to what somebody will do, and has no row: "as the President will explain"."""
    known, words, subject = one.passage.known, one.passage.words, one.subject
    is_plain = one.cue.takes == "verb" and not one.cue.is_pledge and subject.first == one.clause.first
    opening = one.clause.first - 1
    is_row = known.alongside.find(words, max(0, opening - 2)) is not None or words[one.first - 1] in known.joiners
    return is_plain and subject.can_act and not is_row and not subject.is_joint


def _is_wished(one: Candidate) -> bool:
    """The form of the past behind a word of wishing: «чтобы школы росли, предлагали больше мест»."""
    known, passage = one.passage.known, one.passage
    if known.wished is None or known.wished.fullmatch(passage.words[one.first]) is None:
        return False
    opening = one.first - 1
    while opening >= 0 and passage.words[opening] not in known.breaks and passage.tokens[opening].text not in HARD:
        opening -= 1
    return opening >= 0 and passage.words[opening] in known.wishing


def _skip_inserted(one: Candidate, at: int) -> int:
    """Before a word or two between commas: «если, скажем, обе страны договорятся»."""
    tokens = one.passage.tokens
    if at < 0 or tokens[at].text != ",":
        return at
    return next(
        (place - 1 for place in range(at - 2, max(0, at - _LONGEST_ASIDE), -1) if tokens[place].text == ","), at
    )


def is_state(one: Candidate) -> bool:
    """``state``: what will be, remain, have."""
    verb = one.act.verb
    is_meant = one.cue.is_pledge and one.cue.strength != "proposes"  # "ready to be in their roles"
    is_meant = is_meant or (
        one.passage.known.head == "last" and one.cue.takes == "told"
    )  # "invited Orla to be a partner"
    if one.subject.can_act and (is_meant or is_deed(one) or _is_stay(one)):
        return False
    is_itself = one.cue.strength == "done" and verb.at == one.first  # "have signed"
    return verb.form == "state" or (
        verb.form == "plain" and not is_itself and one.cue.takes != "nothing" and one.verb in one.passage.known.states
    )


def _is_stay(one: Candidate) -> bool:
    """Somebody will be in a place on a day: "will be in Orla on 5 May"."""
    behind, words = one.act.verb.stop, one.passage.words
    is_there = behind < len(words) - 1 and words[behind] in one.passage.known.prepositions
    is_place = is_there and (_is_capital(one, behind + 1) or words[behind + 1] in one.passage.known.articles)
    return one.act.verb.form == "state" and one.due is not None and is_place


def _is_capital(one: Candidate, at: int) -> bool:
    return one.passage.tokens[at].text[0].isupper()


def is_ability(one: Candidate) -> bool:
    """``ability``: between the cue and its verb stands that it can, or has to, be done: «будет возможность поговорить»."""
    if one.cue.strength == "considers" or not one.is_first:
        return False
    if one.passage.words[one.act.first - 1] in one.passage.known.wishing:
        return False  # «цель, чтобы школы работали»
    behind = one.stop
    for at, found in one.passage.known.refusals.find_each(one.passage.words, one.stop, one.act.verb.at):
        if found.value == "told":
            behind = at + found.length  # «как можно больше»
        elif at >= behind:
            return True
    return False


def is_forecast(one: Candidate) -> bool:
    """``forecast``: what happens without anybody doing it, or to somebody: "he will be honoured"."""
    if one.act.verb.form == "passive":
        is_person = one.subject.kind == "i" or (one.subject.kind == "he" and one.passage.known.head == "last")
        is_met = is_person and not one.cue.is_pledge and one.due is None  # of «она» nobody knows what it means
        return one.cue.takes == "verb" and (is_met or one.verb in one.passage.known.suffered)
    if one.cue.is_pledge:
        return False
    happens = one.act.verb.form == "plain" and one.verb in one.passage.known.events and not _takes_office(one)
    happens = (happens or is_phrase_of(one, "forecast")) and one.subject.kind != "you" and not is_journey(one)
    is_given = one.verb in one.passage.known.getting and has_sum(one)  # "towns will receive $2 million"
    return _is_foretold_behind(one) or (happens and not is_given and not _is_done_to(one))


def _is_done_to(one: Candidate) -> bool:
    """Somebody does to a thing what else only happens: "we will increase our presence"."""
    act, known = one.act, one.passage.known
    is_near = act.object_first < act.object_stop and act.object_first - act.verb.stop <= 1
    is_own = one.subject.kind != "they" or not known.sayers.lacks(one.passage.words[: one.subject.first])
    return one.subject.can_act and is_own and is_near and one.verb in known.changes


def _takes_office(one: Candidate) -> bool:
    """Somebody is to have an office, in the instrumental: «министром дорог станет Ро»."""
    known, words = one.passage.known, one.passage.words
    if known.offices is None or known.instrumental is None or one.verb not in known.becoming or not one.subject.can_act:
        return False
    clause = range(one.clause.first, one.clause.stop)
    return any(words[at] in known.offices and known.instrumental.fullmatch(words[at]) for at in clause)


def _is_foretold_behind(one: Candidate) -> bool:
    """Who foretells or hopes it stands behind it: «Лёд уйдёт», – прогнозирует банк; «юбилей пройдёт хорошо, я уверена»."""
    passage, behind = one.passage, one.act.stop
    if passage.known.head != "first":
        return False
    if _is_hoped(passage, behind):
        return True
    dash = next((at for at in range(behind, len(passage.tokens) - 1) if passage.tokens[at].text in "–—"), None)
    found = passage.known.refusals.find(passage.words, dash + 1) if dash is not None else None
    return found is not None and found.value == "forecast"


def _is_hoped(passage: Passage, behind: int) -> bool:
    """A comma, words of hope or of foretelling, and another sign: ", я уверена,"."""
    if behind + 1 >= len(passage.words) or passage.tokens[behind].text != ",":
        return False
    at = behind + 1 + (passage.words[behind + 1] in passage.known.i)
    hoped = passage.known.refusals.find(passage.words, at) if at < len(passage.words) else None
    if hoped is None or hoped.value not in ("hope", "forecast"):
        return False
    stop = at + hoped.length
    return stop >= len(passage.words) or passage.tokens[stop].text in ",.;!…"


def is_private(one: Candidate) -> bool:
    """``private``: in the press, what people without an office plan, and what is to take place with nobody official named: a funeral."""
    cue = one.cue
    if one.passage.page.standing == "official":
        return False
    is_event = cue.doer == "none" and cue.takes == "nothing"
    is_event = is_event and (cue.strength == "plans" or (cue.strength == "will" and not cue.needs_due))
    if not is_event:
        return is_of_private_people(one)
    privates, subject = one.passage.known.privates, one.subject
    if not privates.lacks(one.passage.words[subject.first : subject.stop]):
        return True
    is_own = not names_official(one.passage)
    if is_own and privates.lacks(one.passage.words):
        is_own = one.due is None and not names_day(one.passage, one.first, one.stop)
    return is_own or is_of_private_people(one)


def is_waited_for(one: Candidate) -> bool:
    """``hope``: what is looked forward to; with its day it is a plan ("looks forward to welcoming her on 4 May")."""
    if is_phrase_of(one, "hope"):
        return True  # "will look forward to meeting her"
    found = one.passage.known.refusals.find(one.passage.words, one.first)
    return one.cue.needs_due and one.due is None and found is not None and found.value == "hope"


def is_habit(one: Candidate) -> bool:
    """``habit``: said in the present, and no day ahead makes it a schedule."""
    if _is_undergone(one) or _is_of_post(one):
        return True
    if not one.cue.needs_due or (one.cue.needs_act and has_amount(one.passage, one.stop, one.act.stop)):
        return False
    term, page = find_bounds(one.due), find_bounds((one.passage.page.published or "")[:10] or None)
    if page is None:
        return term is None and not names_day(one.passage, one.first, one.stop)
    return term is None or term.last <= page.last


def _is_of_post(one: Candidate) -> bool:
    """What the preposition of a schedule leads to is no day: «назначен на должность министра», and a day stands elsewhere."""
    known, passage, stop = one.passage.known, one.passage, one.stop
    is_set = one.cue.needs_due and one.cue.takes == "nothing" and one.cue.doer == "none" and stop - one.first > 1
    if not is_set or passage.words[stop - 1] not in known.prepositions or known.head != "first":
        return False
    return passage.dated.isdisjoint(range(stop, stop + _NEAR_DAY)) and not names_day(passage, one.first, stop)


def _is_undergone(one: Candidate) -> bool:
    """What everybody goes through stands before its verb: «жүргізушілер тексерістен өтеді»."""
    known, words = one.passage.known, one.passage.words
    is_event = one.cue.takes == "nothing" and one.cue.doer == "none" and one.first > 0
    return (
        is_event
        and known.undergone is not None
        and bool(known.undergone.fullmatch(" ".join(words[one.first - 1 : one.stop])))
    )


def is_untold(one: Candidate) -> bool:
    """``past``: what was ordered is a thing, and nobody is told: "directed this action"."""
    known, passage, told = one.passage.known, one.passage, one.subject
    if one.cue.takes != "told" or not known.verb_mark or told.first != one.stop or told.stop <= told.first:
        return False
    words = passage.words[told.first : told.stop]
    is_named = any(passage.tokens[at].text[0].isupper() for at in range(told.first, told.stop))
    is_thing = words[0] in known.determiners and words[0] not in known.them  # "invited her and others"
    return is_thing and not is_named and known.agents.lacks(words)


RULES: Sequence[tuple[str, Callable[[Candidate], bool]]] = (
    ("question", is_question),
    ("courtesy", is_courtesy),
    ("speech", is_speech),
    ("denied", is_denied),
    ("hypothetical", is_hypothetical),
    ("appeal", is_appeal),
    ("past", is_adjective),
    ("forecast", is_nobody),
    ("state", is_state),
    ("ability", is_ability),
    ("forecast", is_forecast),
    ("effect", is_effect),
    ("private", is_private),
    ("hope", is_waited_for),
    ("habit", is_habit),
    ("past", is_past),
    ("past", is_untold),
    ("stance", is_stance),
    ("stance", is_other_object),
    ("slogan", is_slogan),
    ("vague", is_vague),
    ("stance", is_named_plan),
)


def find_refusal(one: Candidate) -> str | None:
    """The name of the first rule by which a candidate is no commitment."""
    for name, rule in RULES:
        if rule(one):
            return name
    return None
