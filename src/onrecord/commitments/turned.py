"""Word order of languages that may turn it: verbs before «будет», acts of a row behind an inserted phrase, «не закрыть, а построить»."""

from onrecord.commitments.passage import Clause, Passage

# A row goes on so many tokens behind the phrase that interrupts it at most; chosen, not measured.
_LONGEST_INSERTED = 25


def find_turned_verb(passage: Passage, first: int, stop: int, clause: Clause) -> int | None:
    """The infinitive before a form of being that has none behind it: «обогащать уран будет», «дороги строить будем»."""
    known, words = passage.known, passage.words
    if known.head != "first" or not known.marks_infinitive or stop - first != 1 or words[first] not in known.be:
        return None
    behind = passage.skip_adverbs(stop)
    if behind < clause.stop and (passage.tokens[behind].is_word and not _may_follow(passage, behind)):
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
