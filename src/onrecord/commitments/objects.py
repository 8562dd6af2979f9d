"""What an act is done to: the noun phrase behind its verb or, where the language lets it stand there, before it."""

from typing import NamedTuple

from onrecord.commitments.passage import HARD, PAUSES, QUOTES, Clause, Passage
from onrecord.model.commitments import Strength

# Words of an object at most; chosen, not measured, as the next.
_LONGEST_OBJECT = 8
# A word of saying stands so many words before the "that" of what was said.
_SAID = 4


class Verb(NamedTuple):
    """The verb of an act at token ``at``; ``stop`` is where its object may begin. ``form`` is plain, passive, or nothing but a noun.

    ``strength`` is what words between cue and verb make of the act ("will continue to …").
    """

    at: int
    stop: int
    form: str
    strength: Strength | None


class Act(NamedTuple):
    """One act in tokens ``[first, stop)`` with its verb and its object's words, tokens ``[object_first, object_stop)``."""

    first: int
    stop: int
    verb: Verb
    object_first: int
    object_stop: int


def find_object(passage: Passage, at: int, stop: int) -> tuple[int, int]:
    """The noun phrase from a place on, without what hangs on it: tokens ``[first, stop)``, empty where there is none."""
    known, words = passage.known, passage.words
    first = at
    while first < stop and (_is_measure(passage, first) or not _opens_object(passage, first)):
        is_also = first == at and known.head == "first"  # «подписана и программа»
        if passage.tokens[first].text in PAUSES - QUOTES or (words[first] in known.joiners and not is_also):
            return first, first
        first += 1
    last = first
    while last < min(stop, first + _LONGEST_OBJECT) and _stays_in_object(passage, last, last == first):
        last += 1
    if known.head == "first":
        last = _end_at_noun(passage, first, last)
    is_hung = any(words[place] in known.prepositions for place in range(at, first))  # "extend for one year the ban"
    inner = (place + 1 for place in range(first + 1, last - 1) if is_hung and words[place] in known.articles)
    return next(inner, first), last


def find_object_before(passage: Passage, first: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase that opens a clause, where the language may put objects before their verbs: «Вопрос о мосте изучаем»."""
    known = passage.known
    if known.head != "first":
        return None
    start, end = find_object(passage, first, stop)
    is_person = start < stop and passage.words[start] in known.i | known.we | known.they | known.he
    return (start, end) if start < end and not is_person else None


def find_relative(passage: Passage, first: int) -> tuple[int, int] | None:
    """The relative pronoun that opens a clause, where objects may stand before their verbs: «школы, которые открываем 1 июля»."""
    at, known = first - 1, passage.known
    if known.head != "first" or at < 0 or passage.words[at] not in known.things:
        return None
    return (at, at + 1) if passage.words[at] in known.breaks else None


def find_related(passage: Passage, clause: Clause, act: Act) -> tuple[int, int] | None:
    """What a relative pronoun before a clause means, whose verb has no object of its own: "doses that we will deliver in May"."""
    known, words, at = passage.known, passage.words, clause.first - 1
    stop = at - 1 if at > 0 and passage.tokens[at - 1].text == "," else at
    is_relative = stop > 0 and words[at] in known.things and (words[at] in known.breaks or words[at] in known.saying)
    if known.head != "last" or not is_relative:
        return None
    is_said = any(words[place] in known.sayers for place in range(max(0, at - _SAID), at))
    is_own = act.object_first < act.object_stop and act.object_first == act.verb.stop
    between = range(act.verb.stop, min(act.object_first, len(words)))
    is_hung = act.object_first == act.object_stop or any(words[place] in known.prepositions for place in between)
    if is_said or is_own or not is_hung or not _is_noun(passage, stop - 1) or act.verb.form != "plain":
        return None
    first = stop - 1
    while first > 0 and _stays_in_object(passage, first - 1, False) and _opens_object(passage, first - 1):
        first -= 1
    return first, stop


def _is_noun(passage: Passage, at: int) -> bool:
    """A word of no other kind: no pronoun, no form of a verb."""
    known, word = passage.known, passage.words[at]
    listed = (known.prepositions, known.things, known.adverbs, known.he, known.they, known.verbs, known.joiners)
    is_form = any(form.fullmatch(word) for form in (known.gerund, known.participle))
    is_name = at > 0 and passage.tokens[at].text[0].isupper() and word in known.verbs  # "the Rescue Plan that I signed"
    return is_name or (passage.tokens[at].is_word and not is_form and not any(word in kind for kind in listed))


def _is_measure(passage: Passage, at: int) -> bool:
    """Words of how much before a number: "up to $5 million", "more than two mills"."""
    known, words = passage.known, passage.words
    if passage.is_amount(at):
        return True
    behind = passage.tokens[at + 2].text if at + 2 < len(words) else " "
    is_number = behind[0].isdigit() or behind in "$€£" or behind in known.determiners
    return words[at] in known.bounding and words[at + 1] in known.prepositions and is_number


def _opens_object(passage: Passage, at: int) -> bool:
    word, known = passage.words[at], passage.known
    if known.head == "first" and word in known.auxiliaries:
        return False  # «были намечены»
    if at in passage.dated or word in known.he | known.they | known.we | known.i or word in known.joiners:
        return False
    is_word = passage.tokens[at].text[0].isalnum() or passage.tokens[at].text in "$€£"
    return is_word and word not in known.prepositions and word not in known.adverbs and word not in known.determiners


def _stays_in_object(passage: Passage, at: int, is_first: bool) -> bool:
    word, known = passage.words[at], passage.known
    text = passage.tokens[at].text
    if text in HARD or text in PAUSES - QUOTES or word in known.breaks or word in known.prepositions:
        return False
    if at in passage.dated:
        return False
    return is_first or (word not in known.joiners and word != known.verb_mark)


def _end_at_noun(passage: Passage, first: int, stop: int) -> int:
    """Where the noun that adjectives stand before ends; what follows hangs on it."""
    for at in range(first, stop):
        word = passage.words[at]
        if passage.tokens[at].is_word and not passage.known.adjective.fullmatch(word):
            return at + 1
    return stop
