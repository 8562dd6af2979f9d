"""What is to be done: the verb that a cue governs, the noun it acts on, and the acts that stand in a row behind one cue."""

from collections.abc import Iterator

from onrecord.commitments.objects import Act, Verb, find_object
from onrecord.commitments.passage import PAUSES, QUOTES, Clause, Passage
from onrecord.commitments.turned import find_beyond, find_turned_verb, is_other_clause, is_verb_ahead
from onrecord.knowledge.cues import Cue
from onrecord.model.commitments import STRENGTHS, Strength

# A noun that takes a task stands so many words before its dash at most; chosen, not measured.
_REACHED = 6
# With whom something is agreed is named in so many words at most; chosen, not measured.
_LONGEST_PARTNER = 9
# Words of a phrase of staying: "in close touch".
_LASTING = 3
_STOPS = frozenset(".…")


def find_verb(passage: Passage, cue: Cue, stop: int, clause: Clause) -> Verb | None:
    """The verb that a cue which ends before ``stop`` governs; absent where none follows."""
    known, words = passage.known, passage.words
    turned = find_turned_verb(passage, stop - 1, stop, clause)
    if turned is not None:
        behind = known.governing.find(words, passage.skip_adverbs(stop)) if stop < clause.stop else None
        return Verb(turned, turned + 1, "plain", behind.value if behind else None)
    at, strength = _skip_inserted(passage, _skip_day(passage, stop), clause), None
    if known.marks_infinitive and cue.strength == "proposes" and at < clause.stop and words[at] in known.be:
        at += 1  # «готов буду выступить»
    if cue.needs_mark and (at >= clause.stop or words[at] != known.verb_mark):
        return None
    for _ in range(3):
        at = passage.skip_adverbs(at)
        if at < clause.stop and words[at] == known.verb_mark:
            at = passage.skip_adverbs(at + 1)
        if at >= clause.stop:
            return None
        governing = known.governing.find(words, at)
        if governing is None:
            break
        inner = _find_plain(passage, at + governing.length, clause)
        if inner is None:
            return Verb(at, at + governing.length, "plain", _weaken(strength, governing.value))
        strength = _weaken(strength, governing.value)
        at += governing.length
    return _find_form(passage, at, clause, strength)


def _skip_day(passage: Passage, at: int) -> int:
    """Past a day that stands before the mark of a verb: "promised on Wednesday to electrify"."""
    behind = at
    if at < len(passage.words) and passage.words[at] in passage.known.partners:
        return _skip_partner(passage, at)
    while behind < len(passage.words) and behind in passage.dated:
        behind += 1
    return behind if at < behind < len(passage.words) and passage.words[behind] == passage.known.verb_mark else at


def _skip_inserted(passage: Passage, at: int, clause: Clause) -> int:
    """Past what stands between two commas behind a cue: "will, subject to consent, provide"; ``at`` where no verb follows."""
    known, tokens = passage.known, passage.tokens
    if at >= clause.stop or tokens[at].text != "," or not known.verb_mark:
        return at
    stop = min(clause.stop - 1, at + _LONGEST_PARTNER)
    behind = next((place + 1 for place in range(at + 1, stop) if tokens[place].text == ","), None)
    if behind is None:
        return at
    opening = passage.skip_adverbs(behind)
    opening += passage.words[opening] == known.verb_mark  # "committed, together with Orla, to mend it"
    return behind if opening < clause.stop and passage.words[opening] in known.verbs else at


def _skip_partner(passage: Passage, at: int) -> int:
    """Past with whom it was agreed: "agreed with the minister to electrify"; ``at`` where no verb follows."""
    known, words = passage.known, passage.words
    for place in range(at + 1, min(len(words) - 1, at + _LONGEST_PARTNER)):
        if passage.is_break(place) or words[place] in known.joiners or passage.tokens[place].text == ",":
            return at
        if words[place] == known.verb_mark and words[place + 1] in known.verbs:
            return place
    return at


def _find_plain(passage: Passage, at: int, clause: Clause) -> int | None:
    """Whether a verb follows a governing word: "continue to monitor", "continue monitoring", and not "continue its work"."""
    at = passage.skip_adverbs(at)
    if at < clause.stop and passage.words[at] == passage.known.verb_mark:
        at = passage.skip_adverbs(at + 1)
    if at >= clause.stop:
        return None
    word, known = passage.words[at], passage.known
    is_verb = (
        known.gerund.fullmatch(word) or known.infinitive.fullmatch(word) or known.governing.find(passage.words, at)
    )
    is_known = passage.words[at - 1] == known.verb_mark and passage.tokens[at].text[0].islower()
    return at if is_verb or is_known else None


def _weaken(one: Strength | None, other: Strength) -> Strength:
    return other if one is None else max(one, other, key=STRENGTHS.index)


def _find_form(passage: Passage, at: int, clause: Clause, strength: Strength | None) -> Verb | None:
    """The verb at a place, or within reach of it where the language lets other words stand between."""
    known, words = passage.known, passage.words
    if known.marks_infinitive and _parts_clauses(passage, at, clause):
        return None
    for place in _list_reached(passage, at, clause):
        word = words[place]
        if place > at and _is_other_verb(passage, place, clause):
            return None
        if not passage.tokens[place].is_word:
            is_quote = known.marks_infinitive and passage.tokens[place].text in QUOTES
            if passage.tokens[place].text in PAUSES and not is_quote and place > at and not _goes_past(passage, place):
                return None
            continue
        if word in known.be:
            return _find_behind_be(passage, place, clause, strength)
        if (
            known.lasting
            and word in known.states
            and (lasting := _find_lasting(passage, place + 1, clause)) is not None
        ):
            return Verb(lasting, lasting + 1, "plain", _weaken(strength, "continues"))
        if _is_behind_be(passage, place) and known.participle.fullmatch(word):
            return Verb(place, place + 1, "passive", strength)
        if _is_plain(passage, place):
            governing = known.governing.find(words, place) if known.head == "first" and place > at else None
            return Verb(place, place + 1, "plain", _weaken(strength, governing.value) if governing else strength)
    return None


def _parts_clauses(passage: Passage, at: int, clause: Clause) -> bool:
    """A comma and a joiner: another clause begins, «обжаловал решение, и школе позволили открыться»."""
    parting = passage.known.joiners | passage.known.instead
    return at + 1 < clause.stop and passage.tokens[at].text == "," and passage.words[at + 1] in parting


def _list_reached(passage: Passage, at: int, clause: Clause) -> Iterator[int]:
    """The places from one on that a cue reaches: so many words as the language allows, adverbs not counted."""
    left = passage.known.reach
    for place in range(at, clause.stop):
        yield place
        left -= passage.words[place] not in passage.known.adverbs
        if left < 0:
            return


def _goes_past(passage: Passage, at: int) -> bool:
    """A comma before a phrase of when or where: «наша задача весной, в короткий срок построить мост»."""
    known, behind = passage.known, passage.words[min(at + 1, len(passage.words) - 1)]
    if passage.tokens[at].text in "–—" and known.tasks:  # «задача на пятилетку – построить мост»
        return any(passage.words[place] in known.tasks for place in range(max(0, at - _REACHED), at))
    return known.marks_infinitive and passage.tokens[at].text == "," and behind in known.prepositions


def _is_other_verb(passage: Passage, at: int, clause: Clause) -> bool:
    """A joiner before an infinitive: the verb of another row, «перехватить инициативу и говорить»."""
    known, words = passage.known, passage.words
    is_joiner = known.marks_infinitive and words[at] in known.joiners and at + 1 < clause.stop
    return is_joiner and known.infinitive.fullmatch(words[at + 1]) is not None


def _find_lasting(passage: Passage, at: int, clause: Clause) -> int | None:
    """What goes on being done, behind a verb of staying: "will remain closely engaged"."""
    at = passage.skip_adverbs(at)
    near = range(at, min(clause.stop, at + _LASTING)) if at < clause.stop else range(0)
    is_phrase = bool(near) and passage.words[at] in passage.known.prepositions  # "stay in close touch"
    return next(
        (place for place in (near if is_phrase else near[:1]) if passage.words[place] in passage.known.lasting), None
    )


def _is_plain(passage: Passage, at: int) -> bool:
    """A verb that names an act: by its ending where the language marks it, else whatever cannot open a noun phrase."""
    word, known = passage.words[at], passage.known
    if known.marks_infinitive:
        return known.infinitive.fullmatch(word) is not None
    is_other = word in known.determiners or word in known.prepositions or word in known.we or word in known.they
    is_other = is_other or word in known.presents
    return (
        not is_other and word not in known.things and word not in known.you and not passage.tokens[at].text[0].isupper()
    )


def _is_behind_be(passage: Passage, at: int) -> bool:
    at -= 1
    while at > 0 and _is_between(passage, at) and passage.words[at] not in passage.known.be:
        at -= 1
    return at >= 0 and passage.words[at] in passage.known.be


def _is_between(passage: Passage, at: int) -> bool:
    """A word that may part a form of being from its participle: an adverb, where verbs have endings also one by its own, or a day."""
    known, word = passage.known, passage.words[at]
    is_by_form = known.head == "first" and known.marks_infinitive
    return word in known.adverbs or (
        is_by_form and (at in passage.dated or known.adjective.fullmatch(word) is not None)
    )


def _find_behind_be(passage: Passage, at: int, clause: Clause, strength: Strength | None) -> Verb:
    """ "be signed" and "be hosting" are acts, all else behind "be" is a state."""
    place = passage.skip_adverbs(at + 1)
    word = passage.words[place] if place < clause.stop else ""
    if passage.known.participle.fullmatch(word):
        return Verb(place, place + 1, "passive", strength)
    if passage.known.gerund.fullmatch(word):
        return Verb(place, place + 1, "plain", strength)
    return Verb(at, at + 1, "state", strength)


def find_told_verb(passage: Passage, stop: int, clause: Clause) -> Verb | None:
    """The verb of what somebody was told to do; whoever was told stands between cue and verb."""
    known, words = passage.known, passage.words
    for at in range(stop, clause.stop):
        if words[at] == known.verb_mark and at + 1 < clause.stop:
            verb = _find_form(passage, passage.skip_adverbs(at + 1), clause, None)
            if verb is not None and (words[verb.at] in known.verbs or verb.form != "plain"):
                return verb
        elif known.marks_infinitive and passage.tokens[at].text == "," and known.cues.find(words, at + 1):
            return None  # «пригласили экспертов, предложив им приехать»
        elif known.marks_infinitive and known.infinitive.fullmatch(words[at]):
            return Verb(at, at + 1, "plain", None)
    return None


def list_acts(passage: Passage, verb: Verb, clause: Clause) -> Iterator[Act]:
    """The act of a verb, then those that stand in a row behind it, each with an object of its own."""
    first = verb.at
    while True:
        stop = _find_end(passage, verb.stop, clause)
        object_first, object_stop = find_object(passage, verb.stop, stop)
        following = _find_next(passage, stop, clause)
        bare = verb.stop
        while following is not None and object_first == object_stop and stop == bare and _shares(passage, stop):
            bare = following + 1
            stop = _find_end(passage, bare, clause)
            object_first, object_stop = find_object(passage, bare, stop)
            following = _find_next(passage, stop, clause)
        following = find_beyond(passage, stop, clause) if following is None else following
        yield Act(first, max(stop, verb.stop), verb, object_first, object_stop)
        if following is None or _is_inner(passage, verb, stop, following):
            return
        first, verb = following, Verb(following, following + 1, verb.form, verb.strength)


def _shares(passage: Passage, at: int) -> bool:
    """Verbs in a row that share the object of the last one: "build, repair and open three mills"."""
    known = passage.known
    return passage.words[at] in known.joiners or (bool(known.verb_mark) and passage.tokens[at].text == ",")


def _is_inner(passage: Passage, verb: Verb, stop: int, following: int) -> bool:
    """The row goes on an inner verb behind a comma, or behind its own mark."""
    known, words = passage.known, passage.words
    if passage.tokens[stop].text == ";":
        return verb.form == "passive"
    behind = verb.at + 1
    if known.marks_infinitive and behind < stop and known.infinitive.fullmatch(words[behind]):
        return True  # «будем помогать строить дороги и выходить на рынки»
    inner = stop - 2
    while inner > verb.at and words[inner] in known.adverbs:
        inner -= 1
    if verb.at < inner and words[inner] == known.verb_mark and words[stop - 1] in known.verbs:
        return True  # "will use its fleet to deter and disrupt them", "to safely reach and repair them"
    is_row = passage.tokens[stop].text == "," or passage.words[following - 1] == passage.known.verb_mark
    return is_row and _is_of_purpose(passage, verb.at, verb.stop, following)


def _is_of_purpose(passage: Passage, first: int, at: int, following: int) -> bool:
    """The row belongs to an inner verb: "will discuss plans to build roads, open schools and …"."""
    known, words = passage.known, passage.words
    if not known.verb_mark or words[following - 1] == known.verb_mark:
        return (
            bool(known.verb_mark) and words[first - 1] != known.verb_mark
        )  # "will send aid to help A and to protect B"
    return any(
        (words[place] == known.verb_mark and words[place + 1] in known.verbs) or _is_able(passage, place)
        for place in range(at, following - 1)
    )


def _is_able(passage: Passage, at: int) -> bool:
    """What somebody can do: "will ensure that they can think, write and speak"."""
    found = passage.known.refusals.find(passage.words, at)
    return found is not None and found.value == "ability" and found.length == 1


def _find_end(passage: Passage, at: int, clause: Clause) -> int:
    """Where an act ends: at a comma that parts clauses, a joiner before another verb, the clause's end."""
    first = at
    while at < clause.stop:
        text = passage.tokens[at].text
        if at in passage.dated or passage.is_pair(at):
            at += 1
            continue
        is_other = passage.words[at] in passage.known.auxiliaries and not passage.is_owner_mark(at)
        if (text in ",—–(" and not _goes_on(passage, at, clause)) or is_other:
            break
        is_joined = (
            passage.words[at] in passage.known.joiners or passage.known.alongside.find(passage.words, at) is not None
        )
        if (is_joined or text in ",;") and (
            _find_next(passage, at, clause) is not None
            or _is_cued(passage, at + 1, clause)
            or (is_joined and is_verb_ahead(passage, at + 1, clause))
        ):
            break
        at += 1
    while at > first and passage.tokens[at - 1].text in QUOTES | _STOPS:
        at -= 1
    return at


def _is_cued(passage: Passage, at: int, clause: Clause) -> bool:
    """The next act of the row has a cue of its own: "will visit the town and will open a school"."""
    at = passage.skip_adverbs(at)
    found = passage.known.cues.find(passage.words, at) if at < clause.stop else None
    return found is not None and not found.value.needs_present


def _goes_on(passage: Passage, at: int, clause: Clause) -> bool:
    """A comma inside the object: a row of nouns that a joiner ends, "schools, roads and bridges"."""
    if passage.tokens[at].text != ",":
        return False
    for place in range(at + 1, min(clause.stop, at + 7)):
        if is_other_clause(passage, at, place):
            return False
        if passage.words[place] in passage.known.joiners:
            return _find_next(passage, place, clause) is None and not _opens_clause(passage, place + 1, clause)
        if passage.tokens[place].text == "," and place > at + 1:
            return True
        if passage.words[place] in passage.known.prepositions:
            return False
    return False


def _opens_clause(passage: Passage, at: int, clause: Clause) -> bool:
    """Somebody else acts from here on: a pronoun that says so, or a cue within a few words."""
    known = passage.known
    if at < clause.stop and passage.words[at] in known.we | known.they | known.he | known.i:
        return True
    found = (known.cues.find(passage.words, place) for place in range(at, min(clause.stop, at + 4)))
    return any(cue is not None and not cue.value.needs_present for cue in found)


def _find_next(passage: Passage, at: int, clause: Clause) -> int | None:
    """The verb of the next act of a row, where signs or joiners stand at ``at``."""
    known, words = passage.known, passage.words
    start = at
    while at < clause.stop and (
        passage.tokens[at].text in ",;" or words[at] in known.joiners or words[at] in known.instead
    ):
        at += 1
    beside = known.alongside.find(words, at) if at < clause.stop else None
    at += beside.length if beside else 0
    if at == start:
        return None
    joined = at
    at = passage.skip_adverbs(at)
    if at < clause.stop and words[at - 1] in known.instead:
        instead = passage.find_instead(at - 1)
        at = instead if instead is not None and instead < clause.stop else at
    if at < clause.stop and words[at] == known.verb_mark:
        at = passage.skip_adverbs(at + 1)
    if at >= clause.stop:
        return None
    behind = words[min(at + 1, clause.stop - 1)]
    opens = behind in known.determiners or (bool(behind) and behind == known.verb_mark)
    opens = opens or at + 1 in passage.dated or at + 2 in passage.dated  # "and close on Friday"
    opens = opens or (at > joined and words[at - 1] not in known.determiners)  # "and fully support talks"
    if words[at] in known.twofold and not opens and known.together.find(words, min(at + 1, clause.stop - 1)) is None:
        return None
    is_verb = _opens_row(passage, at, clause) if known.verbs else known.infinitive.fullmatch(words[at]) is not None
    return at if is_verb and not known.cues.find(words, at) else None


def _opens_row(passage: Passage, at: int, clause: Clause) -> bool:
    """A verb of the list, or a word of no other kind before an article."""
    known, word = passage.known, passage.words[at]
    if word in known.verbs:
        return not passage.tokens[at].text[0].isupper() or passage.is_behind_sign(at)
    if at + 1 >= clause.stop or passage.words[at + 1] not in known.articles or not passage.tokens[at].text.islower():
        return False
    is_form = any(form.fullmatch(word) for form in (known.gerund, known.participle)) or word in known.sayers
    listed = (known.adverbs, known.prepositions, known.determiners, known.auxiliaries, known.breaks, known.joiners)
    return (
        not is_form
        and _is_plain(passage, at)
        and not any(word in words for words in listed)
        and word not in known.agents
    )
