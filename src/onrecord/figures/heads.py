"""The noun of a count: the words behind a number that name what is counted, as far as they belong to its name."""

from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

# Of 830 indicators of the gold two words lose 3; three, five and six change none.
HEAD_WORDS = 4
_SHORTEST = 2
_COMMA = ","
_HYPHENS = frozenset("-‑")


def name_head(passage: Passage, stop: int, known: Amounts) -> tuple[int, int] | None:
    """The words behind a count that name what is counted: "crossing points" of "40 crossing points on the border"."""
    words = passage.words
    at = stop
    if at < len(words) and words[at] in known.measures.counted_times:
        return None
    while at < len(words) and (step := _skip_lead(passage, at, known)):
        at += step
    last = _end_run(passage, at, known)
    if last == at or words[at] in known.stand_ins:
        return None
    stop = _end_at_plural(passage, at, last, known)
    tells = words[at] in known.past_words or all(is_past(word, known) for word in words[at:stop])
    is_lone = stop == at + 1 and stop < len(words) and words[stop] in known.prepositions
    tells = tells or (is_lone and words[at].endswith(known.present_participles))  # "nine relating to ships"
    return None if tells and not is_plural(words[stop - 1], known) else (at, stop)  # "250 taken hostage"


def _skip_lead(passage: Passage, at: int, known: Amounts) -> int:
    """How many tokens stand between a count and its noun: "of the new", "U.S.", "N95 masks", "8-ounce bottles"."""
    if _leads_on(passage.words[at], known) or is_initial(passage, at):
        return 1
    tokens, last = passage.tokens, at + 1
    if last < len(tokens) and tokens[last].text in _HYPHENS and tokens[last].start == tokens[at].stop:
        last += 1
    if last >= len(tokens) or tokens[last].start != tokens[last - 1].stop:
        return 0
    is_code = tokens[at].text.isupper() and tokens[last].text.isdigit()
    is_sized = tokens[at].text.isdigit() and tokens[last].is_word and last == at + 2
    return last + 1 - at if is_code or is_sized else 0


def _end_run(passage: Passage, at: int, known: Amounts) -> int:
    """The end of the words in a row that may name something; an editor's words are a row of their own."""
    last = at
    while last < len(passage.words) and last < at + HEAD_WORDS and _names(passage, last, known):
        if (last in passage.inserted) != (at in passage.inserted):
            break
        last += 1
    return last


def _end_at_plural(passage: Passage, at: int, last: int, known: Amounts) -> int:
    """Where a language marks it, the last of the first plurals ends the name: "six women chained", "four sports clubs"; adjectives
    may stand in a row before it: "nine at-home, rapid tests", "six old and new ships".
    """
    words = passage.words
    found = _find_plural(passage, at, last, known)
    is_row = last < len(words) and (words[last] == _COMMA or (last == at + 1 and words[last] in known.joiners))
    if not found and is_row:
        found = _find_plural(passage, last + 1, _end_run(passage, last + 1, known), known)
    return found or last


def _find_plural(passage: Passage, first: int, last: int, known: Amounts) -> int:
    """The place behind the first plurals in ``[first, last)``, or 0."""
    for at in range(first, last):
        if is_plural(passage.words[at], known):
            while at + 1 < last and is_plural(passage.words[at + 1], known):
                at += 1
            return at + 1
    return 0


def is_plural(word: str, known: Amounts) -> bool:
    """By its ending, or as one of those without, a word is a noun in the plural; in many languages none is told so."""
    if word in known.plurals:
        return True
    ending = known.plural_endings
    return (
        bool(ending)
        and len(word) > _SHORTEST + 1
        and word.endswith(ending)
        and not word.endswith(known.singular_endings)
    )


def is_joint(word: str, known: Amounts) -> bool:
    """A word at which a name ends, also drawn together with the verb behind it: "we're", "that's"."""
    return word in known.connectives or word.partition("'")[0] in known.connectives


def is_verb(word: str, known: Amounts) -> bool:
    """By its ending a word is the verb behind a noun, and no part of its name: «600 миллионов пойдут», «49 процентов акций принадлежат»."""
    ending = known.verb_endings
    return bool(ending) and word.endswith(ending)


def is_past(word: str, known: Amounts) -> bool:
    """By its ending a word behind a noun is a verb of the past or a participle: "the industry projected"; before one it may describe."""
    if word in known.past_words:
        return True
    return bool(known.past_endings) and word.endswith(known.past_endings) and not word.endswith(known.present_endings)


def is_initial(passage: Passage, at: int) -> bool:
    """A letter of "U.S." or a dot behind one."""
    words, tokens = passage.words, passage.tokens
    is_letter = len(words[at]) == 1 and tokens[at].text.isupper() and at + 1 < len(words) and words[at + 1] == "."
    return is_letter or (words[at] == "." and tokens[at - 1].text.isupper() and len(words[at - 1]) == 1)


def _leads_on(word: str, known: Amounts) -> bool:
    """What may stand between a count and its noun: "40 of the new crossing points"."""
    return word in known.parts_of or word in known.fillers or word in known.known_sets


def _names(passage: Passage, at: int, known: Amounts) -> bool:
    token = passage.tokens[at]
    word = token.folded
    if not token.is_word or len(token.text) <= _SHORTEST or known.bounds_before.find((word,), 0):
        return False
    if is_joint(word, known) or word in known.prepositions or word in known.joiners or word in known.links:
        return False
    if is_verb(word, known) or word in known.cardinals:
        return False
    behind = passage.words[at + 1] if at + 1 < len(passage.words) else ""
    leads = word in known.measures.times_led and (_is_time(behind, known) or not _describes(word, known))
    return not (leads or _is_time(word, known))


def _describes(word: str, known: Amounts) -> bool:
    """By its ending an adjective; where a language has none, any word may be."""
    return not known.adjective_endings or word.endswith(known.adjective_endings)


def _is_time(word: str, known: Amounts) -> bool:
    """A word of time: "14,000 dollars a year", the month of "5 billion last month"; "11 previous fines" are no time."""
    unit = known.units.find((word,), 0) if word else None
    return unit is not None and unit.value.kind == "time"
