"""Two sides' own accounts of one event, side by side by topic (A01), with what both say otherwise (A02)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.alignment.topics import Topic, group_statements
from onrecord.alignment.unit import AlignmentKnowledge
from onrecord.knowledge.codes import Codebook
from onrecord.knowledge.events import EventKnowledge, EventLanguage
from onrecord.model import Document, Evidence, Finding, Subject, cite
from onrecord.model.accounts import Spoken
from onrecord.model.identity import identify_about
from onrecord.model.outcomes import LEVELS
from onrecord.report.compared import Compared, ComparedRow, Marked
from onrecord.text.stems import lower_text

CODE = "A01"


class Found(NamedTuple):
    """What a record knows of documents: the events that each is an account of, and what their sides tell otherwise."""

    events: Mapping[str, frozenset[str]]
    findings: tuple[Finding, ...]


class AccountKnowledge(NamedTuple):
    """What accounts are compared with."""

    alignment: AlignmentKnowledge
    events: EventKnowledge


def are_sides(first: Document, second: Document) -> bool:
    """Both are a side's own page, of two sides."""
    is_official = first.standing == second.standing == "official"
    return is_official and None not in (first.side, second.side) and first.side != second.side


def share_event(first: Document, second: Document, found: Found) -> bool:
    """The record takes both for accounts of one event."""
    return bool(found.events.get(first.id, frozenset()) & found.events.get(second.id, frozenset()))


def compare_accounts(pair: tuple[Spoken, Spoken], found: Found, known: AccountKnowledge) -> Compared:
    """The topics of two accounts, those of one alone as gaps; before them who asked for the meeting, and what differs."""
    documents = (pair[0].page, pair[1].page)
    topics, model = group_statements(pair, known.alignment)
    return Compared(
        documents=documents,
        rows=tuple(
            _make_row(topic, ranks, documents, known.alignment.codebook)
            for topic, ranks in zip(topics, _rank_topics(topics), strict=True)
        ),
        shared=_measure_shared(topics),
        model=model,
        is_like=True,
        is_of_sides=True,
        is_of_event=share_event(*documents, found),
        asked=tuple(cited for spoken in pair for cited in find_asked(spoken, known.events)),
        facts=tuple(one for one in found.findings if _is_between(one, documents)),
    )


def _is_between(finding: Finding, documents: tuple[Document, Document]) -> bool:
    return {one.document for one in finding.evidence} == {one.id for one in documents}


def _measure_shared(topics: Iterable[Topic]) -> float:
    """The share of the statements of the account that has more in common that the other speaks of too."""
    held = list(topics)
    counts = [
        (sum(len(one.sides[side]) for one in held if not one.is_alone), sum(len(one.sides[side]) for one in held))
        for side in (0, 1)
    ]
    return round(max((both / total for both, total in counts if total), default=0.0), 3)


def _rank_topics(topics: Sequence[Topic]) -> list[tuple[int | None, int | None]]:
    """Where each topic comes up among those of each account."""
    starts = [sorted(one.sides[side][0].start for one in topics if one.sides[side]) for side in (0, 1)]
    return [
        (
            starts[0].index(one.sides[0][0].start) + 1 if one.sides[0] else None,
            starts[1].index(one.sides[1][0].start) + 1 if one.sides[1] else None,
        )
        for one in topics
    ]


def _make_row(
    topic: Topic, ranks: tuple[int | None, int | None], documents: tuple[Document, Document], codebook: Codebook
) -> ComparedRow:
    first, second = (
        tuple(Marked(text=document.text[one.start : one.stop], codes=()) for one in sentences)
        for document, sentences in zip(documents, topic.sides, strict=True)
    )
    alone = tuple(_find_alone(topic, documents, codebook)) if topic.is_alone else ()
    return ComparedRow(sides=(first, second), score=0.0, findings=alone, about=topic.about, ranks=ranks)


def _find_alone(topic: Topic, documents: tuple[Document, Document], codebook: Codebook) -> Iterator[Finding]:
    for document, sentences in zip(documents, topic.sides, strict=True):
        if sentences:
            evidence = tuple(cite(document, one.start, one.stop) for one in sentences)
            places = [f"{one.start} {one.stop}" for one in evidence]
            yield Finding(
                id=identify_about("findings", CODE, document.id, *places),
                code=CODE,
                level=next(level for level in LEVELS if level == codebook.pages[CODE].level),
                message=codebook.write_message(f"{CODE}.only", names=document.publisher or document.source),
                subject=Subject(table="documents", id=document.id),
                evidence=evidence,
                detail={},
            )


def find_asked(spoken: Spoken, known: EventKnowledge) -> Iterator[Evidence]:
    """The sentences of a page's narration that name the event and say at whose wish it was held."""
    language = known.languages.get(spoken.page.language or "")
    narrated = {turn.id for turn in spoken.turns if turn.kind == "narration"}
    for sentence in spoken.sentences:
        lowered = lower_text(spoken.page.text[sentence.start : sentence.stop])
        if language is not None and sentence.turn in narrated and _tells_wish(lowered, language):
            yield cite(spoken.page, sentence.start, sentence.stop)


def _tells_wish(lowered: str, language: EventLanguage) -> bool:
    is_asked = bool(language.asked.find(lowered))
    return is_asked and any(one.key.startswith("kinds:") for one in language.named.find(lowered))
