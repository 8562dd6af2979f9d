"""Where the cues of a sentence stand, and which of them words before them take back: "we hope that …"."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.commitments.passage import Passage
from onrecord.knowledge.commitments import CommitmentWords
from onrecord.knowledge.cues import Cue
from onrecord.knowledge.forms import Forms, Phrase
from onrecord.model import Quotation
from onrecord.text.tokens import Token, find_places
from onrecord.text.words import find_words

# Words of asking behind a word of telling ask nothing: "discussed how they will …".
_TOLD = "told"
# What somebody has to do is a duty, also where its last word opens the cue: "need to be held".
_OWED = "duty"
# Words that say that something is asked reach over a comma to the word of asking: «не сообщил, куда …».
_ASKED = "question"
# What was meant before something happened is over, unless a word of saying moved it back: "said that they were going to build".
_SHIFTED = "shifted"
_PAST = "past"
_UNREAL = "hypothetical"
_SPOKEN = "speech"
_STANCE = "stance"
# Letters before a cue in which stands what its row is of; chosen, not measured.
_SENTENCES = 400
_ASKED_FOR = "appeal"

Cued = tuple[int, Cue, int]


def list_opened(known: CommitmentWords, words: Sequence[str]) -> list[tuple[int, Phrase[Cue]]]:
    """Every phrase of a cue in a sentence with its place, inside one another too; ``words`` are its tokens folded."""
    return known.cues.find_at(words, find_places(words, known.openers))


def choose_cues(opened: Iterable[tuple[int, Phrase[Cue]]], tokens: Sequence[Token]) -> Iterator[Cued]:
    """The cues of a sentence in order, none inside another, each with its place and where it stops."""
    taken = 0
    for at, found in opened:
        if at >= taken and not _is_in_name(tokens, at):
            taken = at + found.length
            yield at, found.value, taken


def _is_in_name(tokens: Sequence[Token], at: int) -> bool:
    """A word of a name that looks like a cue: "the American Jobs Plan to create …"."""
    return at > 0 and tokens[at].text[0].isupper() and tokens[at - 1].text[0].isalpha()


def is_allowed(passage: Passage, quotations: Sequence[Quotation], cued: Cued) -> bool:
    """Some cues count only in what the press reports of a speaker, or only where both sides are to act."""
    first, cue, stop = cued
    if cue.needs_present and not _is_behind_present(passage, first):
        return False
    if cue.told_of is not None and not _is_told_of(passage, cue.told_of, first):
        return False
    if cue.needs_together and passage.find_in(passage.known.together, 0, len(passage.tokens)) is None:
        return False
    start, end = passage.starts[first], passage.find_stop(stop - 1)
    return not cue.needs_quotation or find_quotation(quotations, start, end) is not None


def settle(passage: Passage, quotations: Sequence[Quotation], cued: Cued) -> Cued:
    """A cue, or what its words mean where it does not count: «стороны должны вместе …» is proposed in the press, «должны к маю» planned."""
    first, cue, stop = cued
    is_other = cue.otherwise is not None and not is_allowed(passage, quotations, cued)
    return (first, cue.otherwise, stop) if is_other and cue.otherwise is not None else cued


def _is_told_of(passage: Passage, words: Forms[bool], first: int) -> bool:
    """One of these words stands a sentence or two before: «У нас два предложения. Первое – построить мост»."""
    stop = passage.starts[first]
    before = passage.page.text[max(passage.turn.start, stop - _SENTENCES) : stop]
    return not words.lacks(word.folded for word in find_words(before))


def _is_behind_present(passage: Passage, first: int) -> bool:
    """A form of being in the present stands before it: "is also launching", and not "launching it"."""
    at = first - 1
    while at > 0 and passage.words[at] in passage.known.adverbs:
        at -= 1
    return at >= 0 and passage.words[at] in passage.known.presents and not passage.is_owner_mark(at)


def find_early(passage: Passage, cued: Cued) -> str | None:
    """The rule by which a cue is refused before anybody asks who acts and what: most of what looks like one goes no further."""
    first, cue, stop = cued
    if passage.is_question:
        return "question"
    told = passage.words[stop:] if passage.known.order == "verb_last" else passage.words[:first]
    if cue.needs_saying and passage.known.sayers.lacks(told):
        return "hypothetical"
    if passage.known.head == "first" and cue.takes == "nothing":
        before = _find_being(passage, first)
        if cue.doer == "subject" and before in passage.known.auxiliaries:
            return _PAST  # a form that stands for two: «был достигнут прогресс»
        if cue.strength == "done" and before in passage.known.be:
            return _UNREAL  # what is refused of «если договор будет подписан» is not signed either
    if cue.needs_power and not _has_power(passage):
        return "appeal"
    if cue.needs_power:
        scope = find_scope(passage, first, stop)
        return None if scope == _ASKED_FOR else scope  # «прошу», «пожалуйста»
    is_said = cue.needs_quotation or cue.needs_doer or cue.doer == "told"  # what is decided is, whatever hangs on it
    return None if is_said else find_scope(passage, first, stop, is_dated=cue.needs_due)


def _find_being(passage: Passage, first: int) -> str:
    """The word before a cue and its adverbs, where a form of being may stand."""
    at = first - 1
    while at > 0 and passage.words[at] in passage.known.adverbs:
        at -= 1
    return passage.words[at] if at >= 0 else ""


def _has_power(passage: Passage) -> bool:
    """Whoever speaks is somebody whom knowledge knows, the leader of a state, or says in his turn that he instructs; what others ask for
    is not ordered.
    """
    turn = passage.turn
    first, stop = turn.label_start, turn.label_stop
    if first is None or stop is None:
        return False
    if any(one.person and ":" not in one.person for one in passage.list_between(first, stop)):
        return True
    return _says_any(passage.page.text[turn.start : turn.stop], passage.known.commanding)


# A turn is asked for each of its cues.
@lru_cache(maxsize=8)
def _says_any(text: str, wanted: frozenset[str]) -> bool:
    """One of the words, folded, stands in a text."""
    return not wanted.isdisjoint(word.folded for word in find_words(text))


def find_scope(passage: Passage, first: int, stop: int, *, is_dated: bool = False) -> str | None:
    """The rule whose words stand before a cue, in the same sentence part: "we hope that …", «надеюсь, что …».

    A cue that needs a day, ``is_dated``, may be a word of duty itself: «мост должны построить к маю».
    """
    known, words = passage.known, passage.words
    start = first
    while start > 0 and passage.tokens[start - 1].text not in ";:":
        start -= 1
    behind = start
    for at, found in known.refusals.find_each(words, start, first + 1):
        if at < behind:
            continue
        if found.value == _TOLD:
            behind = at + found.length
        is_itself = (at, at + found.length) == (first, stop) and (
            found.value == _STANCE or (found.value == _OWED and is_dated)
        )
        is_inside = first < at + found.length < stop or is_itself  # "commitment to" is one with its day
        if found.value == _TOLD or (is_inside and (at == first or found.value not in (_OWED, _SHIFTED))):
            continue  # "would like to invite" is an invitation, whatever "would like" is; "need to be held" is none
        if found.value == _SHIFTED and not known.sayers.lacks(words[start:at]):
            continue
        if _reaches(passage, at + found.length, _find_chain(passage, first), found.value):
            return _PAST if found.value == _SHIFTED else found.value
    return None


def _find_chain(passage: Passage, first: int) -> int:
    """Where the row of cues begins that ends in one: of "whether they will agree to" that of "will"."""
    words, find = passage.words, passage.known.cues.find
    while first > 0 and (before := find(words, first - 1)) is not None and before.length == 1:
        first -= 1
    return first


def _reaches(passage: Passage, stop: int, first: int, rule: str) -> bool:
    """A word of hope reaches over the clause that it opens; other words as far as the next comma or cue."""
    while stop < first and passage.words[stop] in passage.known.joiners:
        stop += 1  # "whether and to what extent"
    if rule == _ASKED and passage.tokens[stop - 1].text == ",":
        return _asks(passage, stop)
    if stop >= first:
        return True
    if rule == _ASKED and passage.tokens[stop].text == "," and _asks(passage, stop + 1):
        return True
    between = range(stop, first)
    if rule == _SPOKEN and any(passage.words[at] in passage.known.saying for at in between):
        return False  # what is said in other words: «хотел бы отметить, что мост построим»
    if any(passage.words[at] in passage.known.saying for at in range(max(0, stop - 1), min(first, stop + 4))):
        return True
    is_parted = any(passage.tokens[at].text in ",;—–" or passage.words[at] in passage.known.joiners for at in between)
    return not is_parted and not any(passage.known.cues.find(passage.words, at) for at in between)


def _asks(passage: Passage, at: int) -> bool:
    """A clause of asking opens at a place, behind a preposition at most: «знаю, в какие сроки»; not that of «знаю, что»."""
    words, known = passage.words, passage.known
    at += at < len(words) - 1 and words[at] in known.prepositions
    behind = known.refusals.find(words, at + 1) if at + 1 < len(words) else None
    is_particle = behind is not None and behind.value == _ASKED
    return at < len(words) and (words[at] in known.asking or is_particle)


def find_quotation(quotations: Sequence[Quotation], start: int, stop: int) -> str | None:
    """The smallest quotation around letters ``[start, stop)``."""
    inner = [one for one in quotations if one.start <= start and stop <= one.stop]
    return min(inner, key=lambda one: (one.stop - one.start, one.id)).id if inner else None
