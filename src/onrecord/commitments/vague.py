"""What names no act that anybody could look for later: slogans, plans that are only named, what is broken off, attitudes."""

from onrecord.commitments.effects import NEAR, has_sum, is_said_content
from onrecord.commitments.judged import Candidate
from onrecord.commitments.passage import Passage
from onrecord.commitments.speech import is_answer

# An answer of one word: "We will."; chosen, not measured.
_BARE_WORDS = 3
# Tokens of a plan that is only named, with what follows it: "plans to".
_NAMED = 2
# What a speaker breaks off with.
_BREAKS = frozenset("-–—")
_ENDS = frozenset(".!;")


def is_stance(one: Candidate) -> bool:
    """``stance``: an attitude without an act, also agreement that something matters."""
    known, passage = one.passage.known, one.passage
    is_attitude = one.verb in known.stances and not one.cue.is_pledge and not _is_heeding(one)
    if (is_attitude and not is_said_content(one)) or (one.cue.needs_act and _is_behind_copula(one)):
        return True
    if one.cue.needs_act and one.first == 0 and known.participle.fullmatch(passage.words[0]) and known.head == "last":
        return True  # "Committed to opening schools, she …"
    if _is_described(one):
        return True
    if one.cue.takes not in ("noun", "any") or one.act.object_first >= one.act.object_stop:
        return False
    head = one.act.object_stop - 1 if known.head == "last" else one.act.object_first
    if has_sum(one):
        return False  # "announced a commitment of $1 billion"
    return any(passage.words[at] in known.empty_objects for at in {head, one.act.object_first})


def _is_heeding(one: Candidate) -> bool:
    """Heed is given to something: «будем уделять внимание школам»."""
    return not one.passage.known.heed.isdisjoint(one.passage.words[one.clause.first : one.act.stop])


def _is_described(one: Candidate) -> bool:
    """The cue only describes a noun, or how much somebody is for it: "the proposed plan", "so committed to helping"."""
    known, words, before = one.passage.known, one.passage.words, one.first - 1
    if known.head != "last" or before < 0:
        return False
    degree = before
    while degree > 0 and words[degree] in known.adverbs:
        degree -= 1
    if one.cue.needs_act and words[degree] in known.degrees:
        return True
    if one.cue.takes != "any" or one.stop != before + 2 or one.act.object_first > one.stop + 1:
        return False
    if before in one.passage.dated:
        return known.participle.fullmatch(words[one.first]) is None  # "the 2050 pledge timeline"
    is_owned = words[before] in known.determiners or one.passage.is_owner_mark(before)
    return is_owned and words[before] not in known.things and known.participle.fullmatch(words[one.first]) is not None


def _is_behind_copula(one: Candidate) -> bool:
    known, words = one.passage.known, one.passage.words
    at = one.first - 1
    while at > 0 and words[at] in known.adverbs:
        at -= 1
    is_going_on = known.gerund.fullmatch(words[one.first]) is not None  # "we are committing to send"
    return at >= 0 and words[at] in known.copulas and not one.passage.is_owner_mark(at) and not is_going_on


def is_named_plan(one: Candidate) -> bool:
    """``stance``: a plan that is only named, or that nobody has: "has resources and plans to deal with crowds", "any plans to"."""
    known, words, first = one.passage.known, one.passage.words, one.first
    if known.head != "last" or words[first] not in known.naming or one.stop - first > _NAMED or one.subject.is_owner:
        return False
    near = range(max(one.clause.first, first - NEAR), first)
    if words[first] in known.nouns:
        return True
    if first == 0 or any(words[at] in known.unowned for at in near):
        return first > 0
    before = words[first - 1]
    if before in known.joiners or before in known.prepositions or before in known.articles:
        return True
    is_one = any(words[at] in known.articles for at in near)
    is_many = known.plural is not None and any(known.plural.fullmatch(word) for word in (words[first], before))
    return is_one and not is_many and known.agents.lacks((before,))


def is_slogan(one: Candidate) -> bool:
    """``slogan``: words of a campaign without an act: "we will build back better"."""
    at = one.passage.find_in(one.passage.known.slogans, one.act.first, one.act.stop)
    is_name = at is not None and at > one.act.first and one.passage.tokens[at].text[0].isupper()
    return not one.due and at is not None and not is_name


def is_vague(one: Candidate) -> bool:
    """``vague``: an answer of one word, with neither object nor term: "We will."."""
    act = one.act
    if is_answer(one):
        return False
    if _is_empty(one) or _is_of_noun(one) or _is_broken_off(one) or _is_plan_with(one):
        return True
    is_bare = act.object_first >= act.object_stop and not one.due and act.verb.form == "plain"
    behind = one.passage.words[one.clause.stop] if one.clause.stop < len(one.passage.words) else ""
    is_short = one.clause.stop - one.clause.first <= _BARE_WORDS and behind not in one.passage.known.saying
    is_own = one.passage.known.head == "first" and one.cue.takes == "nothing" and one.subject.kind in ("i", "we")
    if is_own and one.passage.turn.label:
        return False  # «Я поддержу.»
    is_short = is_short and (one.passage.known.head != "last" or behind not in one.passage.known.asking)
    is_event = one.cue.takes == "nothing" and one.cue.doer == "none" and one.cue.strength == "will" and not one.due
    if is_event and one.passage.turn.label and act.stop - one.clause.first <= _BARE_WORDS:
        return act.stop == act.verb.stop  # «Юбилей пройдёт, …»
    return is_bare and is_short and not one.cue.is_pledge  # "we will ensure that …" says what


def _is_of_noun(one: Candidate) -> bool:
    """A clause that only says which noun is meant, and has no object of its own: "the success we will have achieved"."""
    known, words, at = one.passage.known, one.passage.words, one.subject.first - 1
    behind = words[one.stop] if one.stop < len(words) else ""
    is_hung = one.cue.needs_present and behind in known.prepositions  # "consequences we are imposing on Orla"
    is_pronoun = known.head == "last" and one.subject.kind in ("we", "i", "he", "they") and one.subject.stop == at + 2
    if (
        not is_pronoun
        or at < 1
        or one.due
        or (one.act.object_first < one.act.object_stop and not is_hung)
        or one.act.verb.form == "passive"
    ):
        return False
    listed = (
        known.adverbs,
        known.prepositions,
        known.breaks,
        known.joiners,
        known.auxiliaries,
        known.sayers,
        known.verbs,
    )
    is_noun = one.passage.tokens[at].text.islower() and not any(words[at] in kind for kind in listed)
    return is_noun and words[at - 1] in known.articles and known.refusals.find(words, at) is None


def _is_broken_off(one: Candidate) -> bool:
    """Broken off and begun again, or kept up with nothing said of it: "we will use — we will", "we will keep marching."."""
    known, passage, act = one.passage.known, one.passage, one.act
    at = act.verb.stop
    ends = (act.object_stop - 1, act.object_stop) if act.object_stop > act.object_first else ()
    cut = next((end for end in ends if _is_cut(passage, end)), None)
    if cut is not None:
        behind = passage.words[cut + 2] if cut + 2 < len(passage.words) else ""
        return bool(passage.turn.label) and not one.due and behind in known.prepositions
    is_bare = act.object_first >= act.object_stop and act.verb.form == "plain" and one.cue.takes == "verb"
    if not passage.turn.label or one.due or not is_bare or at >= len(passage.tokens) or known.head != "last":
        return False
    if passage.tokens[at].text in _BREAKS:
        again = passage.words[at + 1] if at + 1 < len(passage.words) else ""
        is_paired = any(
            token.text in _BREAKS for token in passage.tokens[at + 1 :]
        )  # "will open — as was said — a mill"
        is_aside = again in known.referring and not is_paired
        return (
            _is_cut(passage, at)
            or is_aside
            or again == one.verb
            or any(again in who for who in (known.we, known.i, known.he, known.they))
        )
    is_kept = any(passage.words[place] in known.empty_acts for place in range(one.stop, act.verb.at))
    return is_kept and passage.tokens[at].text in _ENDS


def _is_cut(passage: Passage, at: int) -> bool:
    """A word ends in a dash here, and nothing follows at once: "consider com- — in May"."""
    if at >= len(passage.tokens) or passage.tokens[at].text != "-" or passage.find_stop(at - 1) != passage.starts[at]:
        return False
    return at + 1 >= len(passage.tokens) or passage.find_stop(at) < passage.starts[at + 1]


def _is_plan_with(one: Candidate) -> bool:
    """A plan of which only those are named who have it: «планируем вместе с фондом», «планируем все»."""
    known, passage, at = one.passage.known, one.passage, one.act.verb.at
    if known.head != "first" or one.cue.takes != "any" or one.cue.strength != "plans" or at != one.first:
        return False
    behind = passage.skip_adverbs(one.stop)
    is_in = behind < one.clause.stop and passage.dated.isdisjoint((behind, behind + 1))  # «рассчитываем с 2036 года»
    return is_in and (passage.words[behind] in known.partners or passage.words[behind] in known.everything)


def _is_empty(one: Candidate) -> bool:
    """An act that nobody could see done: "we will work", «сделаем всё»; with a term or a condition it is one."""
    known, passage, act = one.passage.known, one.passage, one.act
    if one.verb not in known.empty_acts or one.due or one.cue.is_pledge or act.verb.form == "passive":
        return False
    around = (one.clause.first, one.clause.stop)
    if passage.find_in(known.conditions, 0, len(passage.words)) is not None:
        return False
    if passage.find_in(known.together, *around) is not None:
        return False
    if known.head == "first" and one.first > 0 and passage.words[one.first - 1] in known.everything:
        return True  # «всё будем делать»
    behind = range(act.verb.stop, min(act.stop, act.verb.stop + _BARE_WORDS))
    between = range(one.stop, act.verb.at) if known.head == "first" else range(0)
    if any(passage.words[at] in known.prepositions for at in between):
        return False  # «будем над этим работать»
    is_alone = not any(passage.tokens[at].is_word and passage.words[at] not in known.adverbs for at in behind)
    is_everything = (passage.words[at] in known.everything and not _is_measured(passage, at) for at in behind)
    return is_alone or any(is_everything)


def _is_measured(passage: Passage, at: int) -> bool:
    """It only says of whom or what all are meant: "will work with all towns"."""
    return passage.known.head == "last" and passage.words[at - 1] in passage.known.prepositions
