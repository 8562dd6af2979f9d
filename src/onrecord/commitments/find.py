"""The commitments of one page, and what looks like one and is none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.commitments.actors import list_actors
from onrecord.commitments.asked import find_asked
from onrecord.commitments.content import read_content
from onrecord.commitments.cued import find_told, list_cued
from onrecord.commitments.cues import Cued, find_early, find_quotation, is_allowed, settle
from onrecord.commitments.decrees import find_recipient, list_row
from onrecord.commitments.effects import has_amount
from onrecord.commitments.judged import Candidate, find_actor, find_doer_behind
from onrecord.commitments.objects import Act, Verb, find_object, find_related
from onrecord.commitments.outcomes import find_outcomes
from onrecord.commitments.passage import Clause, Passage, find_clause
from onrecord.commitments.rules import find_refusal
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.commitments.sentences import CommitmentKnowledge, Said, list_opened_sentences
from onrecord.commitments.subjects import Subject, find_opening, find_subject
from onrecord.commitments.terms import add_dates, cite_tokens, find_condition, find_due, find_next_due, names_day
from onrecord.commitments.told import list_marked, list_told
from onrecord.commitments.turned import find_turned_verb
from onrecord.commitments.verb_last import find_act_before, find_clause_before, find_subject_before
from onrecord.knowledge.cues import Cue
from onrecord.model import Quotation
from onrecord.model.commitments import STRENGTHS, Refusal, Strength
from onrecord.model.identity import identify_row

# Who acts is cited with the act where it takes no more words than these.
_LONGEST_SUBJECT = 12


class _Reading(NamedTuple):
    """A sentence being read, with its condition."""

    passage: Passage
    condition: tuple[int, int] | None
    quotations: Sequence[Quotation]


class Found(NamedTuple):
    """What one page says: its commitments in order, what only looks like one, and what became of some act.

    ``beyond`` is where the first sentence begins that is not read, on a page with too many cues.
    """

    commitments: tuple[SaidCommitment, ...]
    refusals: tuple[Refusal, ...]
    outcomes: tuple[SaidOutcome, ...]
    beyond: int | None = None


def find_commitments(said: Said, known: CommitmentKnowledge) -> Found:
    """The commitments of a page with its refusals and outcomes."""
    found: list[SaidCommitment] = []
    refused: list[Refusal] = []
    outcomes: list[SaidOutcome] = []
    beyond = None
    for opened in list_opened_sentences(said, known):
        if isinstance(opened, int):
            beyond = opened
            break
        for one in _read_sentence(opened.passage, opened.cues, said.quotations):
            (found if isinstance(one, SaidCommitment) else refused).append(one)  # type: ignore[arg-type]
        outcomes += find_outcomes(opened.passage, opened.telling)
    return Found(*(tuple({one.id: one for one in rows}.values()) for rows in (found, refused, outcomes)), beyond)  # type: ignore[arg-type,call-arg]


def _read_sentence(
    passage: Passage, cues: Sequence[Cued], quotations: Sequence[Quotation]
) -> Iterator[SaidCommitment | Refusal]:
    kept: list[tuple[int, Cue, int]] = []
    for first, cue, stop in (settle(passage, quotations, one) if one[1].otherwise else one for one in cues):
        refusal = find_early(passage, (first, cue, stop))
        if refusal is not None:
            yield _refuse(passage, first, stop, refusal)
        elif is_allowed(passage, quotations, (first, cue, stop)):
            kept.append((first, cue, stop))
    if kept:
        passage = add_dates(passage)
        undated = [one for one in kept if one[1].needs_due and not _has_term(passage, one)]
        for first, _, stop in undated:
            yield _refuse(passage, first, stop, _name_undated(passage, first, stop))
        kept = [one for one in kept if one not in undated]
    if kept:
        points = [
            point
            for one in kept
            for point in (*list_row(passage, one), *list_told(passage, one), *list_marked(passage, one))
        ]
        kept = sorted([*kept, *points], key=lambda one: one[0]) if points else kept
        yield from _read_cues(_Reading(passage, find_condition(passage), quotations), kept)


def _has_term(passage: Passage, cued: Cued) -> bool:
    """A day is named in the sentence, or how much is promised."""
    first, cue, stop = cued
    is_measured = cue.needs_act and has_amount(passage, stop, len(passage.tokens))
    return bool(passage.said) or is_measured or names_day(passage, first, stop)


def _name_undated(passage: Passage, first: int, stop: int) -> str:
    """Why a cue that needs a day is none without one: what its own words are else, or a habit."""
    found = passage.known.refusals.find(passage.words, first)
    return found.value if found is not None and first + found.length == stop else "habit"


def _read_cues(reading: _Reading, cues: Sequence[tuple[int, Cue, int]]) -> Iterator[SaidCommitment | Refusal]:
    taken = 0
    subject: Subject | None = None
    for cued in cues:
        if cued[0] >= taken:
            rows, subject, last = _read_cue(reading, cued, subject, taken)
            taken = max(taken, last)
            yield from rows


def _refuse(passage: Passage, first: int, stop: int, rule: str) -> Refusal:
    first, stop = max(first, passage.own), max(stop, passage.own + 1)
    page, start, end = passage.page, passage.starts[first], passage.find_stop(stop - 1)
    return Refusal(
        id=identify_row("refusals", page.id, start, end, rule),
        document=page.id,
        start=start,
        stop=end,
        exact=page.text[start:end],
        rule=rule,
    )


_Rows = list[SaidCommitment | Refusal]


def _read_cue(
    reading: _Reading, cued: tuple[int, Cue, int], before: Subject | None, taken: int
) -> tuple[_Rows, Subject | None, int]:
    """What one cue says, its subject, and the token behind the last of its acts."""
    passage = reading.passage
    first, cue, stop = cued
    if passage.known.order == "verb_last":
        return _read_before(reading, cued), None, stop
    clause = find_clause(passage, first, stop)
    is_point = cue.doer == "told"
    turned = find_turned_verb(passage, first, stop, clause)
    subject_stop = first if turned is None else turned
    subject = find_recipient(passage, first) if is_point else find_subject(passage, cue, subject_stop, clause)
    if (
        before is not None
        and cue.doer == "subject"
        and not _is_behind_relative(passage, taken, (first, stop))
        and (subject.kind == "none" or _is_joined(passage, first, subject, taken))
    ):
        subject = before
    elif (
        cue.doer == "subject"
        and not subject.can_act
        and not _is_behind_relative(passage, taken, (first, stop))
        and _is_joined(passage, first, subject, taken)
    ):
        subject = find_opening(passage) or subject
    if before is not None and _means_before(passage, subject, before, stop):
        subject = before
    rows: _Rows = []
    last = stop
    if cue.takes == "told" and not is_point:
        told = find_told(passage, stop, clause)
        subject = find_asked(passage, first, told, clause) if cue.needs_power else _choose(told, subject)
    for act in list_cued(passage, (first, cue, stop), clause, subject):
        if act.verb.at < passage.own:
            continue  # read above the list
        row = _judge(reading, (first, cue, stop), (clause, subject, act), is_first=not rows)
        rows.append(row)
        if isinstance(row, Refusal) and row.rule == "ability":
            break  # "will be able to meet and sign"
        if isinstance(row, SaidCommitment) or not (cue.objects or cue.needs_due):
            is_brought = isinstance(row, Refusal) and row.rule == "effect"
            # "announced it will open": what was announced is read by itself, as is "will help us keep our pledge to open it"
            last = max(last, act.verb.stop if is_brought else act.stop)
    is_none = subject.is_owner and cue.needs_due and all(isinstance(row, Refusal) for row in rows)
    return rows, None if is_none else subject, last  # whose stance it is proposes nothing behind it


def _choose(told: Subject, subject: Subject) -> Subject:
    return subject if told.kind == "none" else told


def _is_joined(passage: Passage, first: int, subject: Subject, taken: int) -> bool:
    """The cue goes on a row of cues that share their subject: «посетит Орлу и примет участие»."""
    opening = first
    while opening > 0 and passage.words[opening - 1] in passage.known.adverbs:
        opening -= 1
    is_row = opening > 0 and passage.words[opening - 1] in passage.known.joiners
    return is_row and (not subject.can_act or subject.first < taken)


def _means_before(passage: Passage, subject: Subject, before: Subject, stop: int) -> bool:
    """ "It" is whoever acted before in the sentence: "Orla opens an office where it will test mills"; not where it helps."""
    known, at = passage.known, passage.skip_adverbs(stop)
    is_it = (
        subject.kind == "thing" and subject.stop - subject.first == 1 and passage.words[subject.first] in known.itself
    )
    if not is_it or before.kind != "agent" or before.is_joint or at >= len(passage.words):
        return False
    return not any(passage.words[at] in kind for kind in (known.effects, known.events, known.states, known.be))


def _is_behind_relative(passage: Passage, taken: int, cued: tuple[int, int]) -> bool:
    """What a thing will do stands there: "backs a plan that cuts prices and will create jobs"."""
    known = passage.known
    first, stop = cued
    is_brought = known.head == "last" and stop < len(passage.words) and passage.words[stop] in known.effects
    return is_brought and any(
        passage.words[at] in known.things and passage.words[at] in known.breaks for at in range(taken, first)
    )


def _read_before(reading: _Reading, cued: tuple[int, Cue, int]) -> _Rows:
    """What a cue says that stands behind its act."""
    passage = reading.passage
    first, cue, stop = cued
    clause = find_clause_before(passage, first, stop)
    subject = find_subject_before(passage, cue, clause, first)
    act = find_act_before(passage, cue, subject, clause, first)
    return [_judge(reading, cued, (clause, subject, act), is_first=False)] if act else []


def _judge(
    reading: _Reading, cued: tuple[int, Cue, int], read: tuple[Clause, Subject, Act], *, is_first: bool
) -> SaidCommitment | Refusal:
    """A commitment, or the rule by which it is none."""
    passage = reading.passage
    first, cue, stop = cued
    clause, subject, act = read
    opening = (
        first if is_first or act.first < stop else act.first
    )  # "close the mines by 2040 and plant a forest by 2050"
    due = _find_term(passage, (opening, stop), act, clause, is_done=cue.strength == "done")
    behind = stop if passage.known.head == "last" else clause.first  # «В мае мост должны открыть»
    if cue.needs_due and cue.takes == "verb" and passage.dated.isdisjoint(range(behind, act.stop)):
        due = None  # its day stands with the act: "commitment to close the mines by 2040"
    elif cue.needs_due and due is None:
        due = find_next_due(passage, act.stop, clause)
    one = Candidate(passage, cue, first, stop, clause, subject, act, due, is_first)
    rule = find_refusal(one)
    return _refuse(passage, first, max(act.stop, stop), rule) if rule else _make(reading, one, is_first=is_first)


def _find_term(passage: Passage, cued: tuple[int, int], act: Act, clause: Clause, *, is_done: bool) -> str | None:
    """The term of an act; of "promised on Wednesday to build it by May" Wednesday is none."""
    first, stop = cued
    is_said_then = stop in passage.dated and stop < act.first and act.verb.at > stop
    start, end = passage.starts[min(first, act.first)], passage.find_stop(max(act.stop, stop) - 1)
    if is_said_then:
        start, clause = passage.starts[act.first], Clause(act.first, clause.stop)
    return find_due(passage, (start, end), clause, is_done=is_done)


def _make(reading: _Reading, one: Candidate, *, is_first: bool) -> SaidCommitment:
    passage, act = reading.passage, one.act
    first = max(passage.own, _find_start(one) if is_first else act.first)
    evidence = cite_tokens(passage, first, max(act.stop, one.stop if is_first else act.first + 1))
    strength = _find_strength(one, act.verb)
    object_words = _find_object_words(one)
    condition = cite_tokens(passage, *reading.condition) if reading.condition else None
    return SaidCommitment(
        id=identify_row("commitments", passage.page.id, evidence.start, evidence.stop, strength),
        document=passage.page.id,
        evidence=evidence,
        sentence=cite_tokens(passage, 0, len(passage.tokens)),
        actors=tuple(list_actors(passage, find_actor(one))),
        action=passage.cut(act.verb.at, act.verb.stop),
        object=object_words,
        due=one.due,
        condition=condition,
        joint=_is_joint(one),
        strength=strength,
        turn=passage.turn.id,
        quotation=find_quotation(reading.quotations, evidence.start, evidence.stop),
        standing=passage.page.standing,
        rule=one.cue.name,
        content=read_content(passage, _list_places(one), act.verb.at, object_words),
    )


def _list_places(one: Candidate) -> Sequence[int]:
    """The tokens of an act without its cue; of what is done to something, that thing's too."""
    act, subject = one.act, one.subject
    before = range(subject.first, subject.stop) if act.verb.form == "passive" else range(0)
    if one.cue.strength == "done" and act.verb.form == "passive":
        before = range(one.first)  # a row of documents, parted by commas
    own = range(min(act.first, act.object_first), max(act.stop, act.object_stop))
    return sorted({*before, *(at for at in own if not one.first <= at < one.stop or act.verb.at == one.first)})


def _find_start(one: Candidate) -> int:
    """The subject, where it stands right before the cue; else the cue."""
    subject, act = one.subject, one.act
    if act.object_first < act.object_stop <= one.first <= act.object_first + _LONGEST_SUBJECT:
        is_near = one.clause.first <= subject.first < subject.stop
        return min(act.object_first, act.verb.at, subject.first if is_near else one.first)
    if subject.stop <= subject.first or subject.stop - subject.first > _LONGEST_SUBJECT or subject.stop > one.first:
        return one.first
    between = range(subject.stop, one.first)
    is_near = all(one.passage.words[at] in one.passage.known.adverbs for at in between)
    if not is_near and one.passage.known.marks_infinitive and one.cue.takes == "nothing":
        is_near = _is_own_run(one, between)  # «мы ещё раз к этому вернёмся»
    return subject.first if is_near else one.first


def _is_own_run(one: Candidate, between: range) -> bool:
    """Few words, no sign and no other cue among them, stand between a subject and its verb."""
    passage = one.passage
    if one.clause.first > one.subject.first or len(between) > _LONGEST_SUBJECT:
        return False
    return all(passage.tokens[at].is_word and passage.known.cues.find(passage.words, at) is None for at in between)


def _find_strength(one: Candidate, verb: Verb) -> Strength:
    """The weakest of what the cue says, its verb, and the clause that it hangs on: "it is planned that … will be opened"."""
    known, words = one.passage.known, one.passage.words
    opening = (known.clause_opening.find(words, at) for at in range(one.first))
    said = [one.cue.strength, verb.strength, next((found.value for found in opening if found is not None), None)]
    return max((strength for strength in said if strength is not None), key=STRENGTHS.index)


def _find_object_words(one: Candidate) -> str | None:
    act = one.act
    is_behind = one.passage.known.head == "first" and act.object_first == act.verb.stop
    if act.verb.form == "passive" and find_doer_behind(one) is not None:
        own = (
            one.subject
            if one.subject.first < one.subject.stop <= one.first
            else Subject(one.clause.first, one.first, "none")
        )
        done = find_object(one.passage, own.first, own.stop)
        return one.passage.cut(*done) if done[0] < done[1] else None
    if (
        act.verb.form == "passive"
        and not (is_behind and act.object_first < act.object_stop)
        and one.subject.kind in ("thing", "agent", "none")
        and one.subject.first < one.subject.stop
    ):
        first, stop = find_object(one.passage, one.subject.first, one.subject.stop)
        if first < stop:
            return one.passage.cut(first, stop)
    first, stop = find_related(one.passage, one.clause, act) or (act.object_first, act.object_stop)
    return one.passage.cut(first, stop) if first < stop else None


def _has_partner(one: Candidate) -> bool:
    """A document is signed with somebody who is named: "signed an agreement with Torlan"."""
    passage, places = one.passage, range(one.stop, one.act.stop - 1)
    is_with = (at for at in places if passage.words[at] in passage.known.partners)
    return one.cue.strength == "done" and any(passage.tokens[at + 1].text[0].isupper() for at in is_with)


def _is_joint(one: Candidate) -> bool:
    passage, kind = one.passage, one.subject.kind
    if one.subject.is_joint or kind == "sides" or (one.cue.is_joint and _has_partner(one)):
        return True
    together = passage.find_in(passage.known.together, one.clause.first, one.clause.stop)
    if together is not None and (one.cue.strength == "done" or passage.tokens[together].text.islower()):
        return True  # not what is said at a "Joint Session"
    if kind == "we":
        return one.cue.is_joint or _is_of_sides(passage)
    if kind == "they":
        return one.cue.is_joint or one.cue.is_pledge or passage.known.acts.find(one.verb) == "meet"
    return one.cue.is_joint and one.cue.doer == "none" and _is_pact(one)


def _is_pact(one: Candidate) -> bool:
    """What was signed is between sides, where the language says which documents are: no law, and no report."""
    pacts, words = one.passage.known.pacts, one.passage.words
    return not pacts or any(
        words[at] in pacts for at in (*range(one.clause.first, one.first), *range(one.stop, one.act.stop))
    )


def _is_of_sides(passage: Passage) -> bool:
    """ "We" of a page that sides write together, as its title says."""
    title = (passage.page.title or "").lower().split()
    return passage.turn.label is None and any(word in passage.known.shared_titles for word in title)
