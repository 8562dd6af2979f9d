"""The commitments of one page, and what looks like one and is none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.commitments.actors import list_actors
from onrecord.commitments.acts import Act, Verb, find_object, find_object_before, find_told_verb, find_verb, list_acts
from onrecord.commitments.content import read_content
from onrecord.commitments.outcomes import find_outcomes
from onrecord.commitments.passage import Clause, Passage, find_clause
from onrecord.commitments.rules import Candidate, find_refusal
from onrecord.commitments.said import SaidCommitment, SaidOutcome
from onrecord.commitments.subjects import NOBODY, Subject, find_subject
from onrecord.commitments.terms import add_dates, cite_tokens, find_condition, find_due
from onrecord.commitments.verb_last import find_act_before, find_clause_before, find_subject_before
from onrecord.knowledge.commitments import CommitmentWords, Cue
from onrecord.model import Document, Mention, Quotation, Sentence, Turn
from onrecord.model.commitments import STRENGTHS, Refusal, Strength
from onrecord.model.identity import identify_row
from onrecord.text.edtf_phrases import DatePhrases
from onrecord.text.spans import index_spans
from onrecord.text.tokens import find_tokens

# A sentence with more cues than this is a list that lost its line breaks.
_MOST_CUES = 40


@dataclass(frozen=True, slots=True)
class CommitmentKnowledge:
    """What commitments are read with, by language."""

    words: Mapping[str, CommitmentWords]
    dates: Mapping[str, DatePhrases]


@dataclass(frozen=True, slots=True)
class Said:
    """One page with what was read from it so far."""

    page: Document
    turns: Sequence[Turn]
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quotations: Sequence[Quotation]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence being read, with its condition."""

    passage: Passage
    condition: tuple[int, int] | None
    quotations: Sequence[Quotation]


class Found(NamedTuple):
    """What one page says: its commitments in order, what only looks like one, and what became of some act."""

    commitments: tuple[SaidCommitment, ...]
    refusals: tuple[Refusal, ...]
    outcomes: tuple[SaidOutcome, ...]


def find_commitments(said: Said, known: CommitmentKnowledge) -> Found:
    """The commitments of a page with its refusals and outcomes."""
    turns = {turn.id: turn for turn in said.turns}
    found: list[SaidCommitment] = []
    refused: list[Refusal] = []
    outcomes: list[SaidOutcome] = []
    headed = (block for block in said.page.blocks if block.kind in ("headline", "heading"))
    headlines = index_spans((block.start, block.stop) for block in headed)
    for sentence in said.sentences:
        turn = turns[sentence.turn]
        words = known.words.get(turn.language or said.page.language or "")
        if words is None or (headlines.covers(sentence.start) and headlines.covers(sentence.stop - 1)):
            continue
        text = said.page.text[sentence.start : sentence.stop]
        if not words.may_hold(text.lower()):
            continue
        passage = _open_passage(said, turn, sentence, words, known)
        for one in _read_sentence(passage, said.quotations):
            (found if isinstance(one, SaidCommitment) else refused).append(one)  # type: ignore[arg-type]
        outcomes += find_outcomes(passage)
    return Found(*(tuple({one.id: one for one in rows}.values()) for rows in (found, refused, outcomes)))  # type: ignore[arg-type]


def _open_passage(
    said: Said, turn: Turn, sentence: Sentence, words: CommitmentWords, known: CommitmentKnowledge
) -> Passage:
    tokens = find_tokens(said.page.text, sentence.start, sentence.stop)
    return Passage(
        page=said.page,
        turn=turn,
        sentence=sentence,
        tokens=tokens,
        words=[token.folded for token in tokens],
        known=words,
        dates=known.dates.get(words.language),
        mentions=said.mentions,
    )


def _read_sentence(passage: Passage, quotations: Sequence[Quotation]) -> Iterator[SaidCommitment | Refusal]:
    cues = list(_list_cues(passage))[:_MOST_CUES]
    if not cues:
        return
    kept: list[tuple[int, Cue, int]] = []
    for first, cue, stop in cues:
        refusal = None if cue.needs_quotation else _find_scope(passage, first, cue)
        if refusal is not None:
            yield _refuse(passage, first, stop, refusal)
        elif _is_allowed(passage, quotations, (first, cue, stop)):
            kept.append((first, cue, stop))
    if kept:
        passage = add_dates(passage)
        yield from _read_cues(_Reading(passage, find_condition(passage), quotations), kept)


def _read_cues(reading: _Reading, cues: Sequence[tuple[int, Cue, int]]) -> Iterator[SaidCommitment | Refusal]:
    taken = 0
    subject: Subject | None = None
    for cued in cues:
        if cued[0] >= taken:
            rows, subject, last = _read_cue(reading, cued, subject)
            taken = max(taken, last)
            yield from rows


def _is_allowed(passage: Passage, quotations: Sequence[Quotation], cued: tuple[int, Cue, int]) -> bool:
    """Some cues count only in what the press reports of a speaker, or only where both sides are to act."""
    first, cue, stop = cued
    if cue.needs_together and passage.find_in(passage.known.together, 0, len(passage.tokens)) is None:
        return False
    start, end = passage.tokens[first].start, passage.tokens[stop - 1].stop
    return not cue.needs_quotation or _find_quotation(quotations, start, end) is not None


def _list_cues(passage: Passage) -> Iterator[tuple[int, Cue, int]]:
    """The cues of a sentence, in order; none inside a condition."""
    taken, openers = 0, passage.known.openers
    for at, word in enumerate(passage.words):
        if at >= taken and word in openers:
            found = passage.known.cues.find(passage.words, at)
            if found is not None:
                taken = at + found.length
                yield at, found.value, taken


def _find_scope(passage: Passage, first: int, cue: Cue) -> str | None:
    """The rule whose words stand before a cue, in the same sentence part: "we hope that …", «надеюсь, что …»."""
    known, words = passage.known, passage.words
    start = first
    while start > 0 and passage.tokens[start - 1].text not in ";:":
        start -= 1
    for at in range(start, first + 1):
        found = known.refusals.find(words, at)
        if found is not None and _reaches(passage, at + found.length, first, found.value):
            return found.value
    return None


def _reaches(passage: Passage, stop: int, first: int, rule: str) -> bool:
    """A word of hope reaches over the clause that it opens; other words as far as the next comma or cue."""
    if stop > first:
        return True
    between = range(stop, first)
    if any(passage.words[at] in passage.known.saying for at in range(max(0, stop - 2), min(first, stop + 4))):
        return True
    is_parted = any(passage.tokens[at].text in ",;—–" or passage.words[at] in passage.known.joiners for at in between)
    return not is_parted and not any(passage.known.cues.find(passage.words, at) for at in between)


def _refuse(passage: Passage, first: int, stop: int, rule: str) -> Refusal:
    evidence = cite_tokens(passage, first, stop)
    return Refusal(
        id=identify_row("refusals", passage.page.id, evidence.start, evidence.stop, rule),
        document=passage.page.id,
        start=evidence.start,
        stop=evidence.stop,
        exact=evidence.exact,
        rule=rule,
    )


_Rows = list[SaidCommitment | Refusal]


def _read_cue(
    reading: _Reading, cued: tuple[int, Cue, int], before: Subject | None
) -> tuple[_Rows, Subject | None, int]:
    """What one cue says, its subject, and the token behind the last of its acts."""
    passage = reading.passage
    first, cue, stop = cued
    if passage.known.order == "verb_last":
        return _read_before(reading, cued), None, stop
    clause = find_clause(passage, first, stop)
    subject = find_subject(passage, cue, first, clause)
    if subject.kind == "none" and before is not None and cue.doer == "subject":
        subject = before
    rows: _Rows = []
    last = stop
    if cue.takes == "told":
        told = _find_told(passage, stop, clause)
        subject = told if told.kind != "none" else subject
    for act in _list_acts(passage, (first, cue, stop), clause, subject):
        rows.append(_judge(reading, (first, cue, stop), (clause, subject, act), is_first=not rows))
        last = max(last, act.stop)
    return rows, subject, last


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
    due = find_due(passage, _find_letters(passage, min(first, act.first), stop, act), clause)
    one = Candidate(passage, cue, first, stop, clause, subject, act, due is not None)
    rule = find_refusal(one)
    return _refuse(passage, first, max(act.stop, stop), rule) if rule else _make(reading, one, is_first=is_first)


def _find_letters(passage: Passage, first: int, stop: int, act: Act) -> tuple[int, int]:
    return passage.tokens[first].start, passage.tokens[max(act.stop, stop) - 1].stop


def _find_told(passage: Passage, stop: int, clause: Clause) -> Subject:
    """Whoever was told to act: what stands between the cue and the verb."""
    verb = find_told_verb(passage, stop, clause)
    end = stop
    while verb is not None and end < verb.at and passage.words[end] != passage.known.verb_mark:
        end += 1
    return Subject(stop, end, "agent") if end > stop else NOBODY


def _list_acts(passage: Passage, cued: tuple[int, Cue, int], clause: Clause, subject: Subject) -> Iterator[Act]:
    _, cue, stop = cued
    if cue.takes in ("nothing", "noun"):
        yield from _list_named(passage, cued, clause, subject)
        return
    is_told = cue.takes == "told"
    verb = find_told_verb(passage, stop, clause) if is_told else find_verb(passage, cue, stop, clause)
    if verb is not None and (not cue.needs_participle or verb.form == "passive"):
        yield from list_acts(passage, verb, clause)
    elif cue.takes == "any" and verb is None:
        yield from _list_named(passage, cued, clause, subject)


def _list_named(passage: Passage, cued: tuple[int, Cue, int], clause: Clause, subject: Subject) -> Iterator[Act]:
    """The act that the cue itself is: "signed a treaty"; where nothing can follow, its object is its subject."""
    first, cue, stop = cued
    verb = Verb(first, stop, "passive" if cue.takes == "nothing" and cue.doer == "none" else "plain", None)
    act = next(list_acts(passage, verb, clause))
    if cue.takes == "any" and clause.stop < len(passage.words) and passage.words[clause.stop] in passage.known.saying:
        return  # the clause behind "that" says what
    if cue.takes in ("noun", "any") and act.object_first >= act.object_stop:
        is_free = subject.kind in ("i", "we", "none")
        before = find_object_before(passage, clause.first, first) if is_free else None
        if before is None:
            return
        act = act._replace(object_first=before[0], object_stop=before[1])
    yield act


def _make(reading: _Reading, one: Candidate, *, is_first: bool) -> SaidCommitment:
    passage, act = reading.passage, one.act
    first = _find_start(one) if is_first else act.first
    evidence = cite_tokens(passage, first, max(act.stop, one.stop if is_first else act.first + 1))
    strength = _find_strength(one.cue.strength, act.verb)
    object_words = _find_object_words(one)
    condition = cite_tokens(passage, *reading.condition) if reading.condition else None
    return SaidCommitment(
        id=identify_row("commitments", passage.page.id, evidence.start, evidence.stop, strength),
        document=passage.page.id,
        evidence=evidence,
        sentence=cite_tokens(passage, 0, len(passage.tokens)),
        actors=tuple(list_actors(passage, one.subject)) if _has_actors(one) else (),
        action=passage.cut(act.verb.at, act.verb.stop),
        object=object_words,
        due=find_due(passage, (evidence.start, evidence.stop), one.clause),
        condition=condition,
        joint=_is_joint(one),
        strength=strength,
        turn=passage.turn.id,
        quotation=_find_quotation(reading.quotations, evidence.start, evidence.stop),
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
    """The cue; what is done to something begins with that thing, where it stands right before: "A treaty will be signed"."""
    subject = one.subject
    is_object = one.act.verb.form == "passive" and subject.kind in ("thing", "agent") and subject.stop > subject.first
    between = range(subject.stop, one.first)
    is_near = all(one.passage.words[at] in one.passage.known.adverbs for at in between) and subject.stop <= one.first
    return subject.first if is_object and is_near else one.first


def _find_strength(cue: Strength, verb: Verb) -> Strength:
    return cue if verb.strength is None else max(cue, verb.strength, key=STRENGTHS.index)


def _find_object_words(one: Candidate) -> str | None:
    act = one.act
    is_behind = one.passage.known.head == "first" and act.object_first == act.verb.stop
    if (
        act.verb.form == "passive"
        and not (is_behind and act.object_first < act.object_stop)
        and one.subject.kind in ("thing", "agent", "none")
        and one.subject.first < one.subject.stop
    ):
        first, stop = find_object(one.passage, one.subject.first, one.subject.stop)
        if first < stop:
            return one.passage.cut(first, stop)
    return one.passage.cut(act.object_first, act.object_stop) if act.object_first < act.object_stop else None


def _has_actors(one: Candidate) -> bool:
    return one.act.verb.form != "passive" and one.cue.doer != "none" and one.subject.kind not in ("thing", "none")


def _is_joint(one: Candidate) -> bool:
    passage, kind = one.passage, one.subject.kind
    if one.subject.is_joint or kind == "sides":
        return True
    if passage.find_in(passage.known.together, one.clause.first, one.clause.stop) is not None:
        return True
    return (one.cue.is_joint and (kind in ("we", "they") or one.cue.doer == "none")) or (
        one.cue.is_pledge and kind == "they"
    )


def _find_quotation(quotations: Sequence[Quotation], start: int, stop: int) -> str | None:
    inner = [one for one in quotations if one.start <= start and stop <= one.stop]
    return min(inner, key=lambda one: (one.stop - one.start, one.id)).id if inner else None
