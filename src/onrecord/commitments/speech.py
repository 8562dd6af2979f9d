"""What a speaker does by speaking, and courtesies: "let me turn to", «прошу министра рассказать», thanks."""

from onrecord.commitments.history import is_ahead
from onrecord.commitments.judged import Candidate
from onrecord.commitments.subjects import is_actor

# The verb of an answer stands so many tokens behind its opening at most; chosen, not measured.
_ANSWERED = 5


def is_speech(one: Candidate) -> bool:
    """``speech``: what a speaker does by speaking."""
    is_offer = not one.cue.is_pledge or one.cue.strength == "proposes"
    if is_answer(one):
        return False
    is_own = one.subject.kind in ("i", "we") or (one.subject.kind in ("thing", "none") and is_offer)
    is_own = is_own or (
        one.subject.kind == "he" and one.cue.strength == "proposes"
    )  # «он готов сказать несколько слов»
    is_said = one.verb in one.passage.known.speech and not _is_to_office(one) and not is_journey(one)
    is_meant = one.cue.is_pledge and one.cue.strength != "proposes" and one.passage.known.head == "last"
    is_meant = is_meant and one.act.object_first < one.act.object_stop  # not "that is what we plan to do"
    is_said = is_said or (one.verb in one.passage.known.handing and not is_meant and _is_told(one))
    if _is_asked_to_speak(one):
        return True
    if one.passage.turn.label and (_is_of_talk(one) or (is_said and _is_chaired(one)) or _is_foretold(one)):
        return True
    is_kept = one.act.verb.strength == "continues" and one.act.object_first < one.act.object_stop and not _is_told(one)
    is_order = any(one.passage.words[at] in one.passage.known.orders for at in range(one.act.first, one.act.stop))
    is_act = (
        one.act.verb.form == "passive" or is_order or is_kept or is_deed(one) or is_ahead(one) or _is_with_others(one)
    )
    return is_own and is_said and not is_act


def is_answer(one: Candidate) -> bool:
    """What is asked for is agreed to: «Хорошо, рассмотрим», «Сделаем обязательно»."""
    known, words = one.passage.known, one.passage.words
    is_own = one.subject.kind in ("i", "we") and one.cue.takes == "nothing"
    if not is_own or not known.assents:
        return False
    is_sure = any(
        words[at] in known.surely for at in range(max(0, one.first - _ANSWERED), min(len(words), one.stop + 1))
    )
    return is_sure or (words[0] in known.assents and one.first <= _ANSWERED)


def is_journey(one: Candidate) -> bool:
    """Somebody goes to a place that has a name, or on a day: "will go to Orla", "will go next January"."""
    known, passage, behind = one.passage.known, one.passage, one.act.verb.stop
    if known.head != "last" or one.verb not in known.going or not one.subject.can_act or one.subject.kind == "they":
        return False
    if one.subject.kind in ("i", "we") and not one.due:
        return False  # whose turn is next: "we'll go to Ann at the Post"
    is_place = behind + 1 < len(passage.words) and passage.words[behind] in known.leading
    place = behind + 1 + (is_place and passage.words[behind + 1] in known.articles)  # "will come to the White House"
    is_named = is_place and place < len(passage.words) and passage.tokens[place].text[0].isupper()
    return is_named or behind in passage.dated


def _is_asked_to_speak(one: Candidate) -> bool:
    """Somebody is asked for words, and has no day for them: «прошу министра рассказать о дорогах», «прошу начать»."""
    known = one.passage.known
    if one.due or not (one.cue.needs_power or one.passage.words[one.first] in known.requests):
        return False
    if one.verb in known.openings:
        return one.act.object_first >= one.act.object_stop
    return one.verb in known.asked or one.verb in known.speech


def _is_foretold(one: Candidate) -> bool:
    """What somebody else will say in a talk: "he will note that …", "Dr Roe will give an update"; on a day it is a schedule."""
    known = one.passage.known
    is_other = one.subject.kind in ("he", "agent", "they") and one.cue.takes == "verb" and not one.cue.is_pledge
    if not is_other or known.head != "last" or is_ahead(one):
        return False
    given = range(one.act.object_first, one.act.object_stop)
    is_update = (
        one.verb in known.handing and not one.due and any(one.passage.words[at] in known.foretold for at in given)
    )
    return one.verb in known.voicing or is_update


def _is_to_office(one: Candidate) -> bool:
    """Somebody who acts stands right behind the verb: «представлю парламенту»."""
    behind, words = one.act.verb.stop, one.passage.words
    return one.passage.known.head == "first" and behind < len(words) and words[behind] in one.passage.known.agents


def _is_with_others(one: Candidate) -> bool:
    """Done with somebody who does not sit there: «рассмотрим ещё раз с железной дорогой», and not «обсудим с вами»."""
    passage, known = one.passage, one.passage.known
    if known.head != "first" or one.verb in known.openings:
        return False  # «начнём со школ»
    signs = (at for at in range(one.act.verb.stop, one.clause.stop) if not passage.tokens[at].is_word)
    around = range(one.clause.first, next(signs, one.clause.stop) - 1)
    withs = [at + 1 for at in around if passage.words[at] in known.partners or passage.words[at] in known.leading]
    return any(is_actor(passage, at) or (at + 1 < one.clause.stop and is_actor(passage, at + 1)) for at in withs)


def _is_of_talk(one: Candidate) -> bool:
    """What is done with the talk itself, whoever does it: "the Secretary will take some questions"."""
    said = one.passage.known.refusals.find(one.passage.words, one.act.verb.at)
    return (
        said is not None and said.value == "speech" and one.cue.strength in ("will", "proposes") and not is_ahead(one)
    )


def _is_chaired(one: Candidate) -> bool:
    """Whose turn is next, in the mouth of the chair: «Владимир Александрович начнёт»."""
    is_bare = one.act.stop == one.act.verb.stop and not one.due
    return is_bare and one.subject.kind in ("agent", "he", "they")


def _is_told(one: Candidate) -> bool:
    """What is given is words: "we will share more details", "I'll give you that"; or nothing is named that is given."""
    known, words = one.passage.known, one.passage.words
    behind = one.act.verb.stop
    to_hearers = behind < len(words) and words[behind] in known.you
    given = range(one.act.object_first, one.act.object_stop)
    return to_hearers or not given or any(words[at] in known.told_things for at in given)


def is_courtesy(one: Candidate) -> bool:
    """``courtesy``: thanks, greetings, wishes."""
    known, words = one.passage.known, one.passage.words
    if any(said.value == "courtesy" for _, said in known.refusals.find_each(words, one.stop, one.act.stop)):
        return True
    return one.subject.kind in ("i", "we") and one.verb in known.courtesies


def is_deed(one: Candidate) -> bool:
    """A verb that says nothing with a noun that is an act: "will have a meeting"."""
    if one.verb not in one.passage.known.states:
        return False
    return any(
        one.passage.words[at] in one.passage.known.deeds for at in range(one.act.object_first, one.act.object_stop)
    )
