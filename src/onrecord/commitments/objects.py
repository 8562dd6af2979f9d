"""What an act is done to: the noun phrase behind its verb or, where the language lets it stand there, before it."""

from onrecord.commitments.passage import HARD, PAUSES, QUOTES, Passage

_LONGEST_OBJECT = 8


def find_object(passage: Passage, at: int, stop: int) -> tuple[int, int]:
    """The noun phrase from a place on, without what hangs on it: tokens ``[first, stop)``, empty where there is none."""
    known, words = passage.known, passage.words
    first = at
    while first < stop and not _opens_object(passage, first):
        is_also = first == at and known.head == "first"  # «подписана и программа»
        if passage.tokens[first].text in PAUSES - QUOTES or (words[first] in known.joiners and not is_also):
            return first, first
        first += 1
    last = first
    while last < min(stop, first + _LONGEST_OBJECT) and _stays_in_object(passage, last, last == first):
        last += 1
    if known.head == "first":
        last = _end_at_noun(passage, first, last)
    return first, last


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
