"""Word order of languages that may turn it: verbs before «будет», acts of a row behind an inserted phrase, «не закрыть, а построить»."""

from onrecord.commitments.passage import HARD, Clause, Passage

# A row goes on so many tokens behind the phrase that interrupts it at most; chosen, not measured.
_LONGEST_INSERTED = 25
# Another verb that is a cue stands so many words behind its joiner at most; chosen, not measured.
_NEXT_VERB = 6


def find_turned_verb(passage: Passage, first: int, stop: int, clause: Clause) -> int | None:
    """The infinitive before a form of being that has none behind it: «обогащать уран будет», «дороги строить будем»."""
    known, words = passage.known, passage.words
    if known.head != "first" or not known.marks_infinitive or stop - first != 1 or words[first] not in known.be:
        return None
    behind = passage.skip_adverbs(stop)
    is_word = behind < clause.stop and passage.tokens[behind].is_word
    if is_word and (known.infinitive.fullmatch(words[behind]) or not _may_follow(passage, behind)):
        return None
    for at in range(first - 1, clause.first - 1, -1):
        if known.infinitive.fullmatch(words[at]):
            return None if at > clause.first and words[at - 1] in known.be else at
    return None


def _may_follow(passage: Passage, at: int) -> bool:
    """Whoever acts, or a phrase of when, where and how: no word that says what it is like («построить будет трудно»)."""
    known, word = passage.known, passage.words[at]
    is_actor = passage.tokens[at].text[0].isupper() or word in known.agents
    is_phrase = word in known.prepositions or word in known.joiners or at in passage.dated
    return is_actor or is_phrase or known.governing.find(passage.words, at) is not None


def find_wished(passage: Passage, clause: Clause) -> tuple[int, int] | None:
    """The verb and the end of a clause of wishing behind a cue: «поставили цель, чтобы к маю школы были готовы»."""
    known, words, opening = passage.known, passage.words, clause.stop
    if known.wished is None or opening >= len(words) - 1 or words[opening] not in known.wishing:
        return None
    stop = opening + 1
    while stop < len(words) and passage.tokens[stop].text not in HARD and passage.tokens[stop].text != ",":
        stop += 1
    verb = next((at for at in range(opening + 1, stop) if known.wished.fullmatch(words[at])), None)
    return (verb, stop) if verb is not None else None


def find_beyond(passage: Passage, at: int, clause: Clause) -> int | None:
    """The verb of the next act of a row behind an inserted phrase: «разбить врага, засевшего в лесах, и освободить город»."""
    known, words = passage.known, passage.words
    if not known.marks_infinitive or at + 1 >= clause.stop or passage.tokens[at].text != ",":
        return None
    if known.inserted is None or known.inserted.fullmatch(words[at + 1]) is None:
        return None
    for place in range(at + 2, min(clause.stop - 1, at + _LONGEST_INSERTED)):
        if known.cues.find(words, place) is not None or passage.tokens[place].text in "–—(":
            return None
        is_sign = passage.tokens[place].text == "," or words[place] in known.joiners
        following = passage.skip_adverbs(place + 1)
        if is_sign and following < clause.stop and known.infinitive.fullmatch(words[following]):
            return following
    return None


def is_verb_ahead(passage: Passage, at: int, clause: Clause) -> bool:
    """Another verb that is a cue by its form stands within a few words: «сделаем и навстречу людям пойдём»."""
    known = passage.known
    if known.head != "first" or not known.marks_infinitive:
        return False
    for place in range(at, min(clause.stop, at + _NEXT_VERB)):
        found = known.cues.find(passage.words, place)
        if found is not None:
            return found.value.takes == "nothing" or passage.words[place] in known.be
    return False


def is_other_clause(passage: Passage, at: int, place: int) -> bool:
    """A joiner right behind the comma, or a pronoun of who acts: «завершаем ремонт, и у района будет школа», «готовы, просто они …»."""
    known, word = passage.known, passage.words[place]
    if known.head != "first" or not known.marks_infinitive:
        return False
    is_somebody = any(word in who for who in (known.we, known.i, known.they, known.he, known.you))
    return is_somebody or (place == at + 1 and word in known.joiners)
