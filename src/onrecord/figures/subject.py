"""What a clause speaks of before its amount: "exports of oil" of "exports of oil rose by 5 percent", «глубина» of «глубина – 13 метров»."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.figures.amounts import Amount
from onrecord.figures.heads import is_joint, is_past, is_verb
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

# So many words may stand between the word of growth and the amount; between a dash and it: "– not less than 5".
_REACH, _BEHIND_DASH = 7, 2
_LONGEST = 5
_SHORT = 2
_TIME, _MULTIPLE, _SHARE = "time", "multiple", "share"
_DASHES = frozenset("—–")
_COLON = ":"
_ENDS = frozenset(".;!?")
_BREAKS = frozenset(',.;:!?—–()«»"“”')


class Subject(NamedTuple):
    """The words ``[first, stop)`` that a clause is about; the clause begins at ``clause``, and what says how much of them at ``link``."""

    first: int
    stop: int
    clause: int
    link: int


def find_subject(passage: Passage, amount: Amount, floor: int, known: Amounts) -> Subject | None:
    """The subject of the word of growth or share, or of the dash, before an amount; nothing from before ``floor``."""
    link = _find_link(passage, amount, floor, known) or _find_comparison(passage, amount, known)
    if link <= floor:
        return _find_rate(passage, amount, floor, known) or _find_owned(passage, amount, floor, known)
    clause = link
    while clause > floor and passage.words[clause - 1] not in _BREAKS:
        clause -= 1
    while clause < link and passage.words[clause] in _BREAKS:
        clause += 1
    if passage.words[link] == _COLON and not _is_label(passage, clause, link, known):
        return None
    if found := _find_object(passage, amount, link, known):
        return Subject(*found, clause, link)
    chunks = [(first, stop) for first, stop in _list_chunks(passage, clause, link, known) if stop - first <= _LONGEST]
    named = _skip_number_of(passage, *chunks[0], link, known) if chunks else None
    return Subject(*named, clause, link) if named else None


def _skip_number_of(passage: Passage, first: int, stop: int, link: int, known: Amounts) -> tuple[int, int] | None:
    """The words, without "the number of" before them: alone such a noun names nothing."""
    words = passage.words
    if not all(word in known.amount_nouns for word in words[first:stop]):
        return first, stop
    if stop >= link or words[stop] not in known.parts_of:
        return None
    last = stop + 1
    while last < link and not (is_joint(words[last], known) or words[last] in known.prepositions):
        last += 1
    return trim(passage, stop + 1, last, known)


def _is_label(passage: Passage, first: int, colon: int, known: Amounts) -> bool:
    """A few words at the beginning of a sentence that name the amount behind a colon: "Capacity at the time: 75,000"."""
    words = passage.words
    if colon - first > _LONGEST or (first and words[first - 1] not in _ENDS):
        return False
    links = known.prepositions | known.articles
    return not any((is_joint(word, known) and word not in links) or is_verb(word, known) for word in words[first:colon])


def _find_object(passage: Passage, amount: Amount, link: int, known: Amounts) -> tuple[int, int] | None:
    """What grows or falls behind its word: "cut emissions by 5 percent", «выросли цены на 7 процентов»."""
    words, stop = passage.words, amount.first
    while stop > link + 1 and (words[stop - 1] in known.measures.by or words[stop - 1] in known.measures.to):
        stop -= 1
    while stop > link + 1 and _is_adverb(words[stop - 1], known):
        stop -= 1
    found = trim(passage, link + 1, stop, known) if stop - link <= _LONGEST else None
    if found is None or not (words[link] in known.measures.up or words[link] in known.measures.down):
        return None
    names = all(_is_noun(passage, at, known) for at in range(*found))
    return found if names else None


def _is_noun(passage: Passage, at: int, known: Amounts) -> bool:
    """A word that may be part of the name of a thing: no number, time, adverb, preposition or the like."""
    word = passage.words[at]
    is_other = is_joint(word, known) or word in known.prepositions or word in known.fillers or word in known.measures.by
    return passage.tokens[at].is_word and not (
        is_other or _is_adverb(word, known) or _is_time(passage, at, known) or word in known.measures.times_led
    )


def _is_adverb(word: str, known: Amounts) -> bool:
    return bool(known.adverb_endings) and word.endswith(known.adverb_endings)


def _find_link(passage: Passage, amount: Amount, floor: int, known: Amounts) -> int:
    """The place of the nearest word of growth, fall or share before an amount, or of a dash just before it; else 0."""
    words, measures = passage.words, known.measures
    for at in range(amount.first - 1, max(floor, amount.first - _REACH) - 1, -1):
        if words[at] in _DASHES or (words[at] == _COLON and at == amount.first - 1):
            return at if amount.first - at <= _BEHIND_DASH + 1 else 0
        if words[at] in _BREAKS:
            return 0
        if words[at] in measures.copulas and amount.first - at <= _BEHIND_DASH + 1:
            return at
        if words[at] in measures.up or words[at] in measures.down or words[at] in measures.shares:
            return at
    # "The catch doubled": the multiple itself says that it grew.
    return amount.first if amount.kind == _MULTIPLE else 0


def _find_comparison(passage: Passage, amount: Amount, known: Amounts) -> int:
    """The place of a bound that stands for "is" behind a noun: «взнос больше 30 процентов»; else 0."""
    at = amount.first
    is_bound = amount.core > at and passage.words[at] in known.comparatives and amount.unit is not None
    is_named = is_bound and at > 0 and passage.tokens[at - 1].is_word and not is_verb(passage.words[at - 1], known)
    return at if is_named and not is_joint(passage.words[at - 1], known) else 0


def _find_rate(passage: Passage, amount: Amount, floor: int, known: Amounts) -> Subject | None:
    """The rate that a percentage stands "at": "left the participation rate unchanged at 65 percent"."""
    words, last = passage.words, amount.first - 1
    if last <= floor or words[last] not in known.rate_links or amount.unit is None or amount.unit.kind != _SHARE:
        return None
    for at in range(last - 1, max(floor, last - _BEHIND_DASH - 1) - 1, -1):
        if words[at] in known.measures.rates:
            first = at - 1 if at > floor and words[at - 1][0].isalpha() and words[at - 1] not in known.articles else at
            return Subject(first, at + 1, first, at + 1)
    return None


def _find_owned(passage: Passage, amount: Amount, floor: int, known: Amounts) -> Subject | None:
    """The noun before an amount in a unit that by its ending is somebody's or something's: «су деңгейі 187 сантиметр»."""
    at = amount.first - 1
    if at < floor or amount.unit is None or amount.unit.kind == _TIME or not passage.tokens[at].is_word:
        return None
    word = passage.words[at]
    if not known.owned_endings or not word.endswith(known.owned_endings) or word.endswith(known.adjective_endings):
        return None
    is_long = at > floor and passage.tokens[at - 1].is_word and not passage.words[at - 1].endswith(known.whole_endings)
    first = at - 1 if is_long and not is_joint(passage.words[at - 1], known) else at
    return Subject(first, at + 1, first, at + 1)


def _list_chunks(passage: Passage, first: int, stop: int, known: Amounts) -> Iterator[tuple[int, int]]:
    """The rows of nouns and their like in ``[first, stop)`` that no preposition leads in, the time of an adverbial aside."""
    words = passage.words
    start, is_led = first, False
    for at in range(first, stop + 1):
        ends = at == stop or is_joint(words[at], known) or words[at] in known.prepositions | known.pronouns
        if not ends and (_is_numbered_name(passage, at, stop) or not _is_time(passage, at, known)):
            continue
        found = trim(passage, start, at, known) if ends and not is_led else None
        if found is not None:
            yield found
        is_led, start = ends and words[min(at, stop - 1)] not in known.conjunctions, at + 1


def _is_numbered_name(passage: Passage, at: int, stop: int) -> bool:
    """The number of a name that is the subject: "the Orlav 40 gained"."""
    return at + 1 == stop and at > 0 and passage.words[at].isdigit() and passage.tokens[at - 1].text[0].isupper()


def _is_time(passage: Passage, at: int, known: Amounts) -> bool:
    """A word of time or a number: what stands before it says when."""
    unit = known.units.find((passage.words[at],), 0)
    return (unit is not None and unit.value.kind == _TIME) or passage.words[at][0].isdigit()


def trim(passage: Passage, first: int, stop: int, known: Amounts) -> tuple[int, int] | None:
    """The words without what only points ("the", "all our") before them and the verb behind; nothing where no noun is among them."""
    words = passage.words
    while first < stop and (is_verb(words[stop - 1], known) or is_past(words[stop - 1], known)):
        stop -= 1
    while first < stop and (
        words[first] in known.articles or words[first] in known.known_sets or words[first] in known.demonstratives
    ):
        first += 1
    is_named = any(word[0].isalpha() and len(word) > _SHORT for word in words[first:stop])
    return (first, stop) if is_named else None


def write_words(passage: Passage, first: int, stop: int) -> str:
    """The words as printed, with one blank between."""
    tokens = passage.tokens
    return " ".join(passage.text[tokens[first].start : tokens[stop - 1].stop].split())
