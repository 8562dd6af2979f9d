"""Who acts: the words before (or, in some languages, behind) a cue, and whether they can take something upon themselves."""

from typing import Literal, NamedTuple

from onrecord.commitments.passage import PAUSES, QUOTES, Clause, Passage
from onrecord.knowledge.cues import Cue

Kind = Literal["we", "i", "they", "he", "you", "sides", "agent", "thing", "none"]
_LONGEST = 24
_MARKS = QUOTES | {"*"}
# A noun so near behind the preposition that opens a run hangs on it: «с моей стороны».
_HANGING = 3
# "President Roe and I".
_LONGEST_PARTNER = 6
# Tokens of a phrase of when that opens a sentence at most; chosen, not measured.
_LONGEST_OPENING = 8


class Subject(NamedTuple):
    """The words of who acts, tokens ``[first, stop)``, and what kind of actor they name. ``is_joint``: two of them.

    ``is_owner``: it is said whose the plan or promise is ("the minister's plan to …").
    """

    first: int
    stop: int
    kind: Kind
    is_joint: bool = False
    is_owner: bool = False

    @property
    def can_act(self) -> bool:
        """Somebody who can take something upon himself."""
        return self.kind not in ("thing", "none", "you")


NOBODY = Subject(0, 0, "none")


def find_subject(passage: Passage, cue: Cue, first: int, clause: Clause) -> Subject:
    """The subject of a cue at ``first``: what its own form says, else the words before it in its clause."""
    if cue.doer == "speaker":
        return Subject(first, first, "we")
    if cue.person in ("i", "we"):
        return _find_pronoun(passage, clause, cue.person) or Subject(first, first, cue.person)
    if cue.is_pledge and (is_actor(passage, first) or _find_kind(passage, first)):
        return _judge(passage, _find_start(passage, first + 1, clause), first + 1)  # "they resolve to"
    if passage.is_means(first, beside=cue.is_pledge and cue.strength == "will"):
        return find_opening(passage) or Subject(first, first, "he")
    stop = first
    while stop > clause.first and _is_skipped(passage, stop - 1):
        if cue.is_pledge and passage.words[stop - 1] in passage.known.owner_marks:
            break
        stop -= 1
    while stop > clause.first and passage.tokens[stop - 1].text in _MARKS:
        stop -= 1  # he «will give shelter», "**Torlan Rail** is adding"
    if stop > 0 and cue.is_pledge and (owner := _find_owner(passage, stop, clause)) is not None:
        return owner
    start = _find_start(passage, stop, clause)
    if start < stop:
        found = _judge(passage, start, stop)
        if found.kind != "none":
            return found if found.can_act else (_find_turned(passage, cue, found, (first, clause)) or found)
        start = clause.first
    return _find_outside(passage, first, start, clause)


def _find_owner(passage: Passage, stop: int, clause: Clause) -> Subject | None:
    """Whose a promise or plan is: "their pledge to …", "the minister's plan to …"; nobody behind another determiner."""
    known, words = passage.known, passage.words
    kind = known.owners.get(words[stop - 1])
    if kind is not None:
        return Subject(stop - 1, stop, kind, kind == "they", is_owner=True)  # type: ignore[arg-type]
    if words[stop - 1] in known.owner_marks:
        start = _find_name_start(passage, stop - 1, clause)
        return Subject(start, stop - 1, "agent", is_owner=True) if start < stop - 1 else NOBODY
    return NOBODY if words[stop - 1] in known.determiners else None


def _find_name_start(passage: Passage, stop: int, clause: Clause) -> int:
    """Where the noun phrase that ends before ``stop`` begins: behind the nearest preposition, verb or sign."""
    start = stop
    while start > clause.first and (start == stop or _belongs(passage, start - 1)):
        start -= 1
        if passage.words[start] in passage.known.determiners:
            break
    return start


def _belongs(passage: Passage, at: int) -> bool:
    is_name = passage.tokens[at].text[0].isupper() or passage.words[at] in passage.known.agents
    return is_name or passage.words[at] in passage.known.determiners


def find_opening(passage: Passage) -> Subject | None:
    """Whoever opens the sentence, behind a phrase of when: of «He rests today, and will speak tomorrow» "He"."""
    first = _skip_opening(passage)
    kind = _find_kind(passage, first)
    if kind is not None:
        return Subject(first, first + 1, kind)
    start = passage.starts[first]
    opening = [one for one in passage.list_between(start, start + 1) if one.kind in ("person", "office")]
    stop = next((at for at, place in enumerate(passage.starts) if opening and place >= opening[-1].stop), 0)
    if stop:
        return Subject(first, stop, "agent")
    known, words = passage.known, passage.words
    is_body = known.head == "last" and words[first] in known.determiners and first + 1 < len(words)
    return Subject(first, first + 2, "agent") if is_body and words[first + 1] in known.agents else None


def _skip_opening(passage: Passage) -> int:
    """Past a phrase that says when, to its comma: "In May, the ministry …"."""
    is_phrase = passage.known.head == "last" and (passage.words[0] in passage.known.prepositions or 0 in passage.dated)
    commas = (at for at in range(1, min(len(passage.words) - 1, _LONGEST_OPENING)) if passage.tokens[at].text == ",")
    return next(commas, -1) + 1 if is_phrase else 0


def _find_outside(passage: Passage, first: int, start: int, clause: Clause) -> Subject:
    """A subject that does not stand before its verb: what a relative pronoun means, who said "that …", who stands behind the verb."""
    known, words = passage.known, passage.words
    while start > 0 and (passage.tokens[start - 1].text == "," or words[start - 1] in known.adverbs):
        start -= 1
    opening = words[start - 1] if start > 0 else ""
    if opening in known.saying and (known.head == "first" or _is_said(passage, start - 1)):
        return _find_sayer(passage, start - 1) or Subject(start, start, "he")
    is_linked = opening in known.breaks and known.head == "first" and opening not in known.contrasts
    if opening in known.things or (opening and is_linked):
        return _find_antecedent(passage, start - 1)
    return _find_inserted(passage, first, clause) or _find_behind(passage, first, clause) or NOBODY


def _find_sayer(passage: Passage, at: int) -> Subject | None:
    """Who said so, right before a word of saying and "that": «Король Альберт заявил, что отречётся»."""
    known, words = passage.known, passage.words
    stop = at - 1
    if known.head != "first" or stop < 1 or passage.tokens[stop].text != "," or words[stop - 1] not in known.sayers:
        return None
    stop -= 1
    while stop > 0 and words[stop - 1] in known.adverbs:
        stop -= 1
    start = stop
    while (
        start > 0 and passage.tokens[start - 1].is_word and not passage.is_break(start - 1) and stop - start < _LONGEST
    ):
        start -= 1
    while start < stop and (start in passage.dated or words[start] in known.adverbs or words[start] in known.joiners):
        start += 1
    if start == stop or words[start] in known.prepositions:
        return None
    found = _judge_noun(passage, start, stop)
    return found if found.kind == "agent" else None


def _is_said(passage: Passage, at: int) -> bool:
    """A word of saying stands right before "that"."""
    return any(passage.words[place] in passage.known.sayers for place in range(max(0, at - 2), at))


def _find_antecedent(passage: Passage, at: int) -> Subject:
    """What a relative pronoun at a place means: the names right before it, else a thing."""
    stop = at
    while stop > 0 and passage.tokens[stop - 1].text in PAUSES:
        stop -= 1
    first = _find_last_name(passage, max(0, stop - _LONGEST), stop) if stop else stop
    if first == stop and stop > 0 and passage.tokens[stop - 1].is_word and is_actor(passage, stop - 1):
        first = stop - 1  # «судья, который примет решение»
    return Subject(first, stop, "agent") if first < stop else Subject(at, at + 1, "thing")


def is_actor(passage: Passage, at: int) -> bool:
    """A noun of those who act, by a list or by its ending."""
    known, word = passage.known, passage.words[at]
    return word in known.agents or (known.actor is not None and known.actor.fullmatch(word) is not None)


def _find_behind(passage: Passage, first: int, clause: Clause) -> Subject | None:
    """A name right behind its verb, where the language may turn them round: «построит Торлан»."""
    at = first + 1
    if passage.known.head != "first" or at >= clause.stop:
        return None
    is_actor = passage.words[at] in passage.known.agents or passage.tokens[at].text[0].isupper()
    is_actor = is_actor and passage.words[at] not in passage.known.you
    return Subject(at, at + 1, "agent") if is_actor else None


def _is_skipped(passage: Passage, at: int) -> bool:
    known, word = passage.known, passage.words[at]
    return word in known.adverbs or word in known.negations or word in known.auxiliaries or at in passage.dated


def _find_start(passage: Passage, stop: int, clause: Clause) -> int:
    start = stop
    is_joined = stop > 0 and passage.words[stop - 1] in passage.known.joiners  # "A treaty was drafted and will be …"
    parting = frozenset() if is_joined else passage.known.auxiliaries | passage.known.things
    while start > max(clause.first, stop - _LONGEST) and (start == stop or passage.words[start - 1] not in parting):
        start -= 1
    while start < stop and (passage.words[start] in passage.known.joiners or not passage.tokens[start].is_word):
        start += 1
    return start


def _find_pronoun(passage: Passage, clause: Clause, person: str) -> Subject | None:
    """The pronoun that the form of the verb asks for, in its clause."""
    wanted = passage.known.we if person == "we" else passage.known.i
    for at in range(clause.first, clause.stop):
        if passage.words[at] in wanted:
            return Subject(at, at + 1, "we" if person == "we" else "i")
    return None


def _find_turned(passage: Passage, cue: Cue, found: Subject, around: tuple[int, Clause]) -> Subject | None:
    """Who acts where the object stands first: right behind the verb, or, as no document signs, right before it.

    «Программу городов президенты подписали осенью».
    """
    at = found.stop - 1
    is_actor = found.first < at and passage.words[at] in passage.known.agents
    if passage.known.head == "first" and cue.strength == "done" and is_actor:
        return Subject(at, at + 1, "agent")
    return _find_behind(passage, *around)


def _find_inserted(passage: Passage, first: int, clause: Clause) -> Subject | None:
    """A subject that a pair of commas parts from its verb: "The President, together with his guests, will …"."""
    while first > 1 and passage.known.head == "last" and _is_skipped(passage, first - 1):
        first -= 1  # "– have agreed"
    if first == 0 or passage.tokens[first - 1].text not in PAUSES:
        return None
    opening = passage.find_pause(first - 2)
    start = opening
    while start > 0 and not passage.is_break(start - 1) and passage.tokens[start - 1].text not in PAUSES:
        start -= 1
    inside = range(opening + 1, first - 1)
    is_clause = bool(inside) and passage.words[opening + 1] not in passage.known.breaks
    is_clause = is_clause and not (passage.tokens[first - 1].text == passage.tokens[opening].text == "—")
    if (
        passage.known.head == "last"
        and is_clause
        and any(passage.words[at] in passage.known.auxiliaries for at in inside)
    ):
        return _judge_noun(passage, opening + 1, first - 1)  # "it is paid for, will cut prices"
    return _judge(passage, start, opening) if start < opening else None


def _judge(passage: Passage, start: int, stop: int) -> Subject:
    """The kind of a run of words: a pronoun right before the verb decides; else its head."""
    known, words = passage.known, passage.words
    if known.head == "first":
        stop = next((at + 1 for at in range(stop - 1, start - 1, -1) if words[at] in known.we | known.i), stop)
        stop = start + 1 if words[start] in known.they else stop  # «они вместе с вами доработают»
    last = words[stop - 1]
    if last in known.relatives:
        return _find_who(passage, stop - 1)
    for wanted, kind in ((known.we, "we"), (known.i, "i"), (known.you, "you"), (known.they, "they"), (known.he, "he")):
        if last in wanted:
            joint = start < stop - 2 <= start + _LONGEST_PARTNER and words[stop - 2] in known.joiners
            joint = joint and bool(
                passage.list_named(start, stop - 2)
            )  # "the President and I"; "a role to play and I" is none
            return Subject(start if joint else stop - 1, stop, kind, joint)  # type: ignore[arg-type]
    if last in known.things:
        is_speaker = any(words[at] in known.sayers for at in range(max(0, stop - 3), stop - 1))
        return Subject(stop - 1, stop, "agent" if is_speaker else "thing")
    sides = known.sides.find_before(words, stop)
    if sides and not any(words[at] in known.prepositions for at in range(start, stop)):
        return Subject(stop - sides.length if known.head == "first" else start, stop, "sides", True)
    first = _drop_opening(passage, start, stop)
    return _judge_noun(passage, first, stop) if first < stop else NOBODY


def _find_who(passage: Passage, at: int) -> Subject:
    """Of whom a relative pronoun speaks: the name right before it, else the word: "the ambassadors who will …"."""
    stop = at
    while stop > 0 and passage.tokens[stop - 1].text in PAUSES:
        stop -= 1
    if stop == 0 or not passage.tokens[stop - 1].is_word:
        return Subject(at, at + 1, "they")
    if passage.words[stop - 1] in passage.known.things:
        return Subject(stop - 1, stop, "thing")  # "someone who is ready to lead"
    named = _find_last_name(passage, max(0, stop - _LONGEST), stop)
    is_anybody = passage.known.head == "last" and named == stop and passage.words[stop - 1] in passage.known.anybody
    return Subject(named if named < stop else stop - 1, stop, "thing" if is_anybody else "agent")


def _drop_opening(passage: Passage, start: int, stop: int) -> int:
    """Past a phrase that only says when or where: "In the evening the President and …"; ``stop`` where nothing else is left."""
    known, words = passage.known, passage.words
    while start < stop and passage.says_when(start):
        start += 1
    if start == stop or words[start] not in known.prepositions:
        return start
    for at in range(start + 2, stop):
        if words[at] in known.determiners and words[at - 1] not in known.prepositions and known.head == "last":
            return at
    first = _find_last_name(passage, start, stop)
    return stop if known.head == "first" and words[first - 1] in known.prepositions else first  # «с министром прибудут»


def _find_last_name(passage: Passage, start: int, stop: int) -> int:
    """Where the names that end a run begin: "In Orla yesterday Ann Roe and John Doe …"; ``stop`` where it ends otherwise."""
    named = [one for one in passage.list_named(start, stop) if one.kind in ("person", "office")]
    first = stop
    for one in reversed(named):
        inside = [at for at in range(start, stop) if one.start <= passage.starts[at] < one.stop]
        if not inside or any(passage.words[at] not in passage.known.joiners for at in range(inside[-1] + 1, first)):
            break
        first = inside[0]
    if first == stop and stop - start > _HANGING and passage.words[stop - 1] in passage.known.agents:
        return stop - 1
    return first


def _find_contact(passage: Passage, start: int, stop: int) -> int:
    """Where somebody begins who acts on the noun right before him: "an agenda the council will advance"; ``start`` where nobody does."""
    known, words = passage.known, passage.words
    if known.head != "last" or words[stop - 1] not in known.agents:
        return start
    for at in range(stop - 2, start + 1, -1):
        if words[at] in known.determiners:
            before = words[at - 1]
            is_noun = passage.tokens[at - 1].is_word and not any(
                before in listed for listed in (known.prepositions, known.determiners, known.joiners, known.adverbs)
            )
            return at if is_noun else start
    return start


def _judge_noun(passage: Passage, start: int, stop: int) -> Subject:
    known, words = passage.known, passage.words
    start = _find_contact(passage, start, stop)
    stop = next((at for at in range(start + 1, stop) if words[at] in known.auxiliaries), stop)
    if stop == start + 1 and (kind := _find_kind(passage, start)) is not None:
        return Subject(start, stop, kind)  # "we are closing the office and will …"
    head_stop = next((at for at in range(start + 1, stop) if passage.hangs(at)), stop)
    joined = any(words[at] in known.joiners for at in range(start + 1, head_stop))
    head = passage.words[head_stop - 1] if known.head == "last" else _find_first_noun(passage, start, head_stop)
    if head in known.agents or (known.actor is not None and known.actor.fullmatch(head) and head not in known.causes):
        return Subject(start, stop, "agent", joined)
    is_hung = (
        start > 0 and passage.tokens[start].text.islower() and known.participle.fullmatch(words[start]) is not None
    )
    if is_hung and known.head == "last":
        return NOBODY  # "the order, as amended in May, is to …"
    if head in known.causes or passage.is_titled(head_stop, stop) or _is_doing(passage, start, stop):
        return Subject(start, stop, "thing")
    if any(one.kind in ("person", "office") for one in passage.list_named(start, head_stop)):
        return Subject(start, stop, "agent", joined)
    last_word = next((at for at in range(head_stop - 1, start, -1) if passage.tokens[at].is_word), start)
    first = last_word if known.head == "last" else start
    has_name = any(passage.tokens[at].text[0].isupper() and is_name(passage, at) for at in range(first, head_stop))
    return Subject(start, stop, "agent" if has_name else "thing", has_name and joined)


def _find_kind(passage: Passage, at: int) -> Kind | None:
    """What a pronoun at a place names; nothing where none stands there."""
    known, word = passage.known, passage.words[at]
    kinds: tuple[tuple[frozenset[str], Kind], ...] = (
        (known.we, "we"),
        (known.i, "i"),
        (known.he, "he"),
        (known.they, "they"),
    )
    return next((kind for wanted, kind in kinds if word in wanted), None)


def _is_doing(passage: Passage, start: int, stop: int) -> bool:
    """What is done, and nobody who does it: "restoring the park will …"."""
    known, words = passage.known, passage.words
    behind = words[start + 1] if start + 1 < stop else ""
    is_done = start == 0 and start + 1 < stop and passage.tokens[start + 1].text[0].isupper()  # "Enacting ABC will …"
    return (is_done or behind in known.determiners or behind in known.prepositions) and known.gerund.fullmatch(
        words[start]
    ) is not None


def is_name(passage: Passage, at: int) -> bool:
    """A capital is that of a name: it does not open the sentence, or the word has one elsewhere too."""
    word, text = passage.tokens[at].text, passage.page.text
    if at > 0 or (len(word) > 1 and word.isupper()):
        return True
    place = text.find(f" {word}")
    while place > 0:
        if text[place - 1].islower() or text[place - 1] == ",":
            return True
        place = text.find(f" {word}", place + 1)
    return False


def _find_first_noun(passage: Passage, start: int, stop: int) -> str:
    for at in range(start, stop):
        word = passage.words[at]
        if (
            passage.tokens[at].is_word
            and word not in passage.known.determiners
            and not passage.known.adjective.fullmatch(word)
        ):
            return word
    return passage.words[stop - 1]
