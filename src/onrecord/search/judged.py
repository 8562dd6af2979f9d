"""The quotations of a text traced against an open record, as the stages do it for a page of the record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.findings.facts import Judged, Source
from onrecord.findings.source import name_in
from onrecord.findings.stage import FindingsUnit, find_findings
from onrecord.knowledge.codes import Codebook
from onrecord.knowledge.people import People
from onrecord.knowledge.wording import Wordings
from onrecord.matches.accounts import find_near, find_recalled_accounts
from onrecord.matches.candidates import find_held_candidates
from onrecord.matches.recalled import RecalledUnit, find_recalled
from onrecord.matches.source import MatchesUnit
from onrecord.matches.stage import Matched, match_quotations
from onrecord.matches.worded import WordedPage, WordedSentence, WordedTurn, WordedUnit, read_words
from onrecord.model import (
    Capture,
    Document,
    Entity,
    Finding,
    Speaker,
    Trace,
    Turn,
)
from onrecord.model.accounts import Occasion
from onrecord.model.identity import identify_entity
from onrecord.record.view import View
from onrecord.search.ground import Ground, find_attending, find_people, read_speaking
from onrecord.search.quoted import read_spoken, read_versions
from onrecord.search.told import CheckKnowledge, Told
from onrecord.traces.compare import POSSIBLE_COVERAGE
from onrecord.traces.decide import trace_quotations
from onrecord.traces.unit import TraceUnit


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text is judged: the record, its ground, the people whom the keys of the text mean, and those the record lacks."""

    view: View
    ground: Ground
    people: Mapping[str, str]
    strangers: Mapping[str, Entity]

    def find_entity(self, id: str) -> Entity | None:
        """Somebody of the text or of the record."""
        return self.strangers.get(id) or self.view.find(Entity, id)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPage:
    """A document of the text with its traces, findings, speakers, and the people among these whom the record does not name."""

    told: Told
    traces: tuple[Trace, ...]
    findings: tuple[Finding, ...]
    speakers: tuple[Speaker, ...]
    strangers: tuple[Entity, ...]


def judge_page(told: Told, view: View, ground: Ground, known: CheckKnowledge) -> JudgedPage:
    """The traces and findings of one document."""
    people, strangers = meet_people(told, view, known.people)
    speakers = tuple(list_speakers(told, people))
    room = Room(view, ground, people, {one.id: one for one in strangers})
    matched = match_page(told, room, known)
    traces = trace_quotations(make_trace_unit(told, matched, speakers, room), known.traces).traces
    findings = find_in_traces(told, traces, speakers, room, known.codebook)
    return JudgedPage(told=told, traces=traces, findings=findings, speakers=speakers, strangers=strangers)


def meet_people(told: Told, view: View, known: People) -> tuple[Mapping[str, str], tuple[Entity, ...]]:
    """The person whom each key of the cast means, and those of them who are not in the record."""
    keys = sorted({part.key for part in told.parts})
    found = dict(find_people(view, keys))
    strangers = [make_stranger(key, told, known) for key in keys if key not in found]
    return found | {one.key: one.id for one in strangers}, tuple(strangers)


def make_stranger(key: str, told: Told, known: People) -> Entity:
    """Someone of whom the record knows nothing, under the first name that the text prints."""
    printed = [mention.exact for mention in told.mentions if mention.person == key and mention.kind == "person"]
    names = sorted({name.name for name in known.names_of.get(key, ())})
    name = max(printed, key=len) if printed else names[0] if names else key
    language = told.page.language
    return Entity(
        id=identify_entity("person", key),
        kind="person",
        key=key,
        keys=(key,),
        name=name,
        names={language: (name,)} if language else {},
        wikidata=None,
        offices=(),
        side=None,
    )


def list_speakers(told: Told, people: Mapping[str, str]) -> Iterator[Speaker]:
    """The cast as rows."""
    for part in told.parts:
        entity = people[part.key]
        yield Speaker(
            id=f"{part.about}|{part.role}|{entity}",
            table=part.table,
            row=part.about,
            document=part.document,
            role=part.role,
            entity=entity,
            origin=part.origin,
        )


def match_page(told: Told, room: Room, known: CheckKnowledge) -> Matched:
    """The words of the quotations found in the record."""
    ground = room.ground
    page = told.page
    own = read_words(
        WordedUnit(
            page=WordedPage(id=page.id, standing=page.standing, language=page.language, text=page.text),
            turns=tuple(WordedTurn(id=turn.id) for turn in told.turns),
            sentences=tuple(WordedSentence(turn=one.turn, start=one.start, stop=one.stop) for one in told.sentences),
            quotations=told.quotations,
        )
    )
    candidates = tuple(find_held_candidates(own, ground)) if own.quoted else ()
    near = tuple(account.document for account in find_near(page.published, ground))
    occasions = tuple(find_occasions(told, ground, known.wordings))
    dated = {*near, *(one.document for one in occasions if one.document)}
    wanted = {one for one in dated if (held := ground.find_account(one)) and held.language == page.language}
    wanted |= {one.source for one in candidates}
    return match_quotations(
        MatchesUnit(
            page=page,
            quotations=told.quotations,
            candidates=tuple(sorted(candidates, key=lambda one: (one.quotation, one.source))),
            near=near,
            sources=tuple(words for one in sorted(wanted) if (words := ground.read_words(one)) is not None),
            occasions=occasions,
        ),
        None,
    )


def find_occasions(told: Told, ground: Ground, wordings: Wordings) -> Iterator[Occasion]:
    """The accounts of the earlier days that the text names for single quotations."""
    unit = RecalledUnit(page=told.page, sentences=told.sentences, quotations=told.quotations)
    for row in find_recalled(unit, wordings).recalled:
        documents = [account.document for account in find_recalled_accounts(row, ground)]
        for one in documents or (None,):
            yield Occasion(quotation=row.quotation, document=one, is_beside=row.is_beside)


def make_trace_unit(told: Told, matched: Matched, speakers: Iterable[Speaker], room: Room) -> TraceUnit:
    """All that the quotations are judged on, as :class:`onrecord.traces.source.TracesSource` puts it together."""
    named = {one.document for one in matched.occasions if one.document}
    found = {match.document for match in matched.matches}
    told_of = map(room.ground.find_account, sorted({*matched.near, *named, *found}))
    accounts = tuple(account for account in told_of if account is not None)
    turns = read_speaking(room.view, [account.document for account in accounts])
    people = dict(room.people) | dict(find_people(room.view, {key for one in accounts for key in one.named}))
    attending = {one.document: find_attending(one, turns[one.document], people) for one in accounts}
    speaking = {row: entities for held in turns.values() for row, entities in held.items()}
    for speaker in speakers:
        if speaker.role == "speaker":
            speaking[speaker.row] = tuple(sorted({*speaking.get(speaker.row, ()), speaker.entity}))
    read = sorted({*found, *list_heard(told, matched, speaking, attending)})
    pages = [page for one in read if (page := room.view.find(Document, one)) is not None]
    entities = sorted({one for held in (speaking, attending) for group in held.values() for one in group})
    return TraceUnit(
        page=told.page,
        sentences=told.sentences,
        quotations=told.quotations,
        matches=matched.matches,
        near=matched.near,
        occasions=matched.occasions,
        accounts=accounts,
        sources=tuple(read_spoken(room.view, page) for page in pages),
        speaking=speaking,
        sides=dict(find_sides(room.view, entities)),
        attending=attending,
        versions=tuple(read_versions(room.view, pages)),
    )


def list_heard(
    told: Told, matched: Matched, speaking: Mapping[str, Sequence[str]], attending: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """The accounts in which a speaker takes part whose words were not matched well: they may say it in other words."""
    best = {quotation.id: 0.0 for quotation in told.quotations}
    for match in matched.matches:
        best[match.quotation] = max(best[match.quotation], match.coverage)
    unmatched = [one for one in told.quotations if one.kind == "indirect" or best[one.id] < POSSIBLE_COVERAGE]
    speakers = {entity for one in unmatched for entity in speaking.get(one.id, ())}
    return (document for document, entities in attending.items() if speakers & set(entities))


def find_sides(view: View, entities: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The side of each entity that has one."""
    for entity in entities:
        for (side,) in view.ask("SELECT side FROM entities WHERE id = ? AND side IS NOT NULL", entity):
            yield entity, side


def find_in_traces(
    told: Told,
    traces: Sequence[Trace],
    speakers: Sequence[Speaker],
    room: Room,
    codebook: Codebook,
) -> tuple[Finding, ...]:
    """The findings on one document."""
    language = told.page.language
    by_quotation = {trace.quotation: trace for trace in traces}
    judged = []
    for quotation in told.quotations:
        spoken = sorted({one.entity for one in speakers if one.row == quotation.id and one.role == "speaker"})
        people = [entity for id in spoken if (entity := room.find_entity(id)) is not None]
        trace = by_quotation[quotation.id]
        judged.append(
            Judged(
                quotation=quotation,
                trace=trace,
                speakers=tuple(entity.id for entity in people),
                names=tuple(name_in(entity, language) for entity in people),
                published_by=name_publisher(trace, room, language),
            )
        )
    named = sorted({key for trace in traces for key in trace.documents})
    sources = tuple(source for key in named if (source := make_source(room.view, key)) is not None)
    return find_findings(FindingsUnit(page=told.page, judged=tuple(judged), sources=sources), codebook).findings


def name_publisher(trace: Trace, room: Room, language: str | None) -> str | None:
    """Who speaks the turn in which the words stand, where they are published as another person's."""
    if trace.verdict != "other_speaker" or not trace.statements:
        return None
    statement = trace.statements[0]
    for turn in room.view.rows_of(Turn, statement.document):
        if turn.start <= statement.start and statement.stop <= turn.stop:
            rows = room.view.rows_where(Speaker, "row", turn.id)
            spoken = sorted(one.entity for one in rows if one.role == "speaker")
            return next((name_in(entity, language) for id in spoken if (entity := room.find_entity(id))), None)
    return None


def make_source(view: View, id: str) -> Source | None:
    """The facts on a page of the record that messages name."""
    page = view.find(Document, id)
    if page is None:
        return None
    capture = view.find(Capture, page.capture)
    return Source(
        document=id,
        publisher=page.publisher,
        title=page.title,
        published=page.published,
        address=page.canonical_url,
        retrieved=capture.retrieved if capture else None,
    )
