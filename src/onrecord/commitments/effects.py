"""What a thing brings about, and nobody does: "this law will help", and not "hydrologists will build a post"."""

from onrecord.commitments.judged import Candidate
from onrecord.commitments.passage import Passage

# Kinds of acts (commitments.toml at the root) that only people and offices do.
PEOPLES_ACTS = frozenset({"sign", "adopt", "supply", "build", "publish", "repair", "meet", "visit"})
# A cue of deciding stands so many words before the "that" of what was decided; chosen, not measured.
NEAR = 4
# A sum stands so many tokens behind its verb at most; chosen, not measured.
_SUM_REACH = 9


def is_effect(one: Candidate) -> bool:
    """``effect``: what a thing brings about; what happens on a day is a schedule whoever is named."""
    if one.cue.doer != "subject" or one.act.verb.form == "passive" or one.subject.kind == "you":
        return False
    if one.subject.can_act:
        is_for_others = one.verb in one.passage.known.enabling and not one.cue.is_pledge
        if (_is_boon(one) or is_for_others) and _is_bare_name(one):
            return True  # "moving to EVs will provide benefits"
        is_thing = _is_related(one) and not _is_spending(one)  # "new pipes around the country, which will help …"
        is_content = (
            _is_pronoun(one) and one.subject.kind == "agent" and not _is_vowed(one)
        )  # "agreed it will help trade"
        opening = one.passage.words[one.passage.skip_adverbs(one.stop) : one.stop + NEAR][:1]
        is_brought = one.verb in one.passage.known.effects or (
            is_thing and not one.is_first and not one.passage.known.effects.lacks(opening)
        )  # "actions, which will strengthen trade and tackle floods"
        return (is_thing or is_content) and not one.cue.is_pledge and is_brought
    if _is_unknown_actor(one) or _is_run(one) or _is_decided(one):
        return False
    is_vow = one.cue.is_pledge and one.cue.strength == "will" and not _is_pronoun(one)
    if is_vow or is_said_content(one) or _is_spending(one) or _is_going_on(one):
        return False  # a thing neither agrees nor promises: its name is not known
    if one.passage.known.order == "verb_last" and one.cue.is_pledge and one.subject.kind == "none":
        return False
    is_ready = one.cue.is_pledge and one.subject.kind in ("thing", "none") and _is_pronoun(one)  # «которые готовы к …»
    if one.passage.known.head == "first" and (one.cue.is_pledge or one.subject.kind == "none") and not is_ready:
        return False  # subjects may be left out, and objects stand before their verbs
    return one.verb not in one.passage.known.happenings or _is_brought(one)


def _is_brought(one: Candidate) -> bool:
    """What happens is none where it is done to something: "it will begin to help", "the talks will meet that goal"."""
    known, words, act = one.passage.known, one.passage.words, one.act
    behind = words[act.verb.stop] if act.verb.stop < len(words) else ""
    if behind and behind == known.verb_mark:
        return True
    if known.head != "last" or one.cue.takes != "verb" or one.due or act.object_first >= act.object_stop:
        return False
    if known.causes.lacks(words[one.subject.first : one.subject.stop]):
        return False
    is_beside = any(word in known.prepositions for word in words[act.verb.stop : act.object_first])
    return not is_beside and known.gerund.fullmatch(behind) is None


def _is_unknown_actor(one: Candidate) -> bool:
    """An act that people do, of somebody whose noun nobody listed: "hydrologists will build a post"; things are listed."""
    known, words = one.passage.known, one.passage.words
    run = range(one.subject.first, one.subject.stop)
    is_thing = one.subject.kind != "thing" or any(words[at] in known.causes or words[at] in known.things for at in run)
    is_thing = is_thing or known.gerund.fullmatch(words[one.subject.first]) is not None
    is_act = known.acts.find(one.verb) in PEOPLES_ACTS or one.verb in known.willed
    is_act = is_act and one.cue.takes in ("verb", "nothing")
    is_given = known.head == "last" and one.verb in known.spending  # "the release will provide supply"
    return not is_thing and not _is_boon(one) and is_act and not is_given


def _is_decided(one: Candidate) -> bool:
    """A document given out by whom an aside parts from the verb: "the council –- the highest one –- issued a rule"."""
    known, subject = one.passage.known, one.subject
    is_named = one.cue.strength == "done" and one.cue.takes == "noun" and one.cue.objects is not None
    return known.head == "last" and is_named and subject.kind == "none" and one.act.object_first >= one.stop


def _is_run(one: Candidate) -> bool:
    """A programme that does what somebody does who runs it: "the programme will train nurses"."""
    known, words, subject = one.passage.known, one.passage.words, one.subject
    if known.head != "last" or one.cue.takes != "verb" or subject.kind != "thing":
        return False
    given = words[one.act.object_first : one.act.object_stop] if one.verb in known.spending else ()
    if one.verb not in known.running and known.given.isdisjoint(given):
        return False  # "the programme will provide grants"
    head = next((at for at in range(subject.first + 1, subject.stop) if words[at] in known.prepositions), subject.stop)
    return words[head - 1] in known.programmes


def _is_boon(one: Candidate) -> bool:
    """Nobody hands over what is given: an opportunity, relief."""
    act, known = one.act, one.passage.known
    is_gift = one.verb in known.effects and not one.cue.is_pledge
    return is_gift and any(one.passage.words[at] in known.boons for at in range(act.object_first, act.object_stop))


def _is_bare_name(one: Candidate) -> bool:
    """Nothing but a capital says that the subject is somebody."""
    passage, subject = one.passage, one.subject
    is_listed = not passage.known.agents.lacks(passage.words[subject.first : subject.stop])
    return subject.kind == "agent" and not is_listed and not passage.list_named(subject.first, subject.stop)


def _is_vowed(one: Candidate) -> bool:
    """Who announces or promises speaks of himself: "Torlan announced that it will strengthen its laws"."""
    before = range(max(0, one.subject.first - NEAR), one.subject.first)
    return any(one.passage.words[at] in one.passage.known.vowing for at in before)


def _is_related(one: Candidate) -> bool:
    """A pronoun that means things opens its clause: what stands before it may only be where they are."""
    known, opening = one.passage.known, one.clause.first - 1
    if known.head != "last" or opening < 0 or one.subject.stop > opening:
        return False
    word = one.passage.words[opening]
    is_said = not known.sayers.lacks(one.passage.words[max(0, opening - NEAR) : opening])
    return word in known.things and (word in known.asking or (word in known.saying and not is_said))


def _is_going_on(one: Candidate) -> bool:
    """An act that is somebody's goes on: "the talks will continue tomorrow"."""
    words = one.passage.words[one.subject.first : one.subject.stop]
    if one.due and one.cue.is_pledge and one.act.verb.strength == "continues":
        return True  # "the order is to continue in effect until May"
    is_bare = one.act.object_first >= one.act.object_stop
    return is_bare and one.act.verb.strength == "continues" and any(word in one.passage.known.deeds for word in words)


def _is_pronoun(one: Candidate) -> bool:
    run = (
        range(one.subject.first, one.subject.stop)
        if one.subject.kind != "none"
        else range(max(0, one.first - 1), one.first)
    )
    return any(one.passage.words[at] in one.passage.known.things for at in run)


def is_said_content(one: Candidate) -> bool:
    """What was decided or promised: «принято решение, что семьи будут получать …»."""
    known, words = one.passage.known, one.passage.words
    opening = one.clause.first - 1
    if opening < 0 or words[opening] not in known.saying:
        return False
    found = (known.cues.find(words, at) for at in range(max(0, opening - NEAR), opening))
    return any(cue is not None and cue.value.is_pledge and cue.value.strength in ("will", "done") for cue in found)


def _is_spending(one: Candidate) -> bool:
    """A programme that spends a sum is somebody's money: "the program will invest $1 billion"."""
    return one.verb in one.passage.known.spending and has_sum(one)


def has_sum(one: Candidate) -> bool:
    """A number stands with its object: "up to $400 million for schools"."""
    near = range(one.act.verb.stop, min(one.act.stop, max(one.act.object_stop, one.act.verb.stop + _SUM_REACH)))
    texts = (one.passage.tokens[at].text for at in near)
    return any(text in "$€£" or text[0].isdigit() for text in texts)


def has_amount(passage: Passage, first: int, stop: int) -> bool:
    """A word of an amount stands in tokens ``[first, stop)``: "five million people", not "$5"; without such words nowhere."""
    amounts = passage.known.amounts
    return bool(amounts) and any(passage.words[at] in amounts for at in range(first, stop))
