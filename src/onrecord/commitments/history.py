"""What lies behind and what lies ahead: plans told as history are none."""

from onrecord.commitments.judged import Candidate
from onrecord.commitments.terms import is_behind
from onrecord.text.edtf import find_bounds

# A document signed longer ago than this is told as history.
RECENT_DAYS = 31
# What was agreed or signed longer ago is no news of the page; chosen, not measured.
_YEARS = 3 * 366


def is_past(one: Candidate) -> bool:
    """``past``: told as history, with a day long before the page's; a document that was signed counts whenever it was."""
    if one.cue.strength == "done":
        return _is_since(one) or _is_long_ago(one)
    if _was_planned(one) or _was_going_to(one):
        return True
    if one.due or (one.cue.needs_act and _is_perfect(one)):
        return False
    if (one.cue.needs_others and _is_of_speaker(one)) or _is_narrated(one):
        return True
    before = one.first - 1
    if one.cue.takes == "told" and before >= 0 and one.passage.words[before] in one.passage.known.copulas:
        return True
    if (
        one.passage.known.head == "last"
        and one.cue.takes == "verb"
        and one.cue.strength == "will"
        and not one.cue.is_pledge
    ):
        return False  # "in May the ministry gave a million, and will build a school"
    first, stop = one.passage.starts[0], one.passage.find_stop(one.clause.stop - 1)
    inside = [said for said in one.passage.said if first <= said.start < stop]
    return any(is_behind(said.value, one.passage.page.published, RECENT_DAYS) for said in inside)


def _is_long_ago(one: Candidate) -> bool:
    """Years before the page, as its clause says: "the law was signed 32 years ago"."""
    opening = one.clause.first
    if opening > 1 and one.passage.tokens[opening - 1].text == "," and one.passage.dated.issuperset((opening - 2,)):
        opening = 0  # "On May 3, 2019, the council issued …"
    first, stop = one.passage.starts[opening], one.passage.find_stop(max(one.act.stop, one.stop) - 1)
    inside = [said for said in one.passage.said if first <= said.start <= stop + 1]
    return any(is_behind(said.value, one.passage.page.published, _YEARS) for said in inside)


def _is_since(one: Candidate) -> bool:
    """It only says since or after when: "since the law was signed"."""
    known, words, opening = one.passage.known, one.passage.words, one.clause.first - 1
    is_passive = one.cue.takes == "nothing" and one.cue.doer == "none"
    if not is_passive or known.head != "last" or opening < 0 or known.alongside.find(words, max(0, opening - 2)):
        return False  # "… as well as the treaty were signed"
    return words[opening] in known.prepositions and words[opening] in known.breaks


def _was_planned(one: Candidate) -> bool:
    """What «было запланировано», unless its day lies ahead."""
    words, known = one.passage.words, one.passage.known
    is_told = one.cue.doer == "none" and one.cue.strength == "plans" and known.head == "first"
    return is_told and one.first > 0 and words[one.first - 1] in known.auxiliaries and not is_ahead(one)


def _was_going_to(one: Candidate) -> bool:
    """Words stand between what says that it is over and its participle: "we were always going to look at it"."""
    known, words, at = one.passage.known, one.passage.words, one.first - 1
    while at > 0 and words[at] in known.adverbs:
        at -= 1
    is_over = at >= 0 and words[at] in known.pasts and known.gerund.fullmatch(words[one.first]) is not None
    return is_over and known.sayers.lacks(words[:at])


def _is_perfect(one: Candidate) -> bool:
    """A promise that holds, whatever days its sentence names: "has committed to open it"."""
    words, before = one.passage.words, one.first - 1
    return before >= 0 and words[before] in one.passage.known.perfects


def _is_of_speaker(one: Candidate) -> bool:
    """What a speaker tells of himself: «я решила уйти за ним», «согласился рассказать мне»."""
    behind = one.passage.words[one.stop : one.act.stop]
    return one.subject.kind == "i" or any(word in one.passage.known.me for word in behind)


def _is_narrated(one: Candidate) -> bool:
    """Said by somebody in what a speaker tells: «Муж говорит: я поеду»."""
    passage, opening = one.passage, one.clause.first - 1
    is_opened = opening > 0 and passage.tokens[opening].text == ":" and passage.turn.label is not None
    return is_opened and passage.words[opening - 1] in passage.known.narrated


def is_ahead(one: Candidate) -> bool:
    """Its term lies behind the page's day: what is begun in May is not begun by saying so."""
    term, page = find_bounds(one.due), find_bounds((one.passage.page.published or "")[:10] or None)
    return term is not None and page is not None and term.first > page.last
