"""What the stages that read one document alone find in a text."""

from dataclasses import dataclass

from onrecord.documents.known import PageKnowledge, load_page_knowledge
from onrecord.entities.cast import CastPage, Part
from onrecord.entities.stage import CastUnit, read_cast
from onrecord.knowledge.codes import Codebook, open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.people import People, load_people
from onrecord.knowledge.quoting import Quoting, load_quoting
from onrecord.knowledge.wording import Wordings, open_wordings
from onrecord.mentions.known import MentionKnowledge, load_mention_knowledge
from onrecord.mentions.stage import MentionsUnit, read_mentions
from onrecord.model import (
    Document,
    Issue,
    Mention,
    Quotation,
    Sentence,
    Turn,
)
from onrecord.quotations.stage import QuotationsUnit
from onrecord.quotations.stage import work as find_quotations
from onrecord.traces.stage import open_knowledge, open_words_alone
from onrecord.traces.unit import TraceKnowledge
from onrecord.turns.find import TurnKnowledge
from onrecord.turns.stage import TurnsUnit, load_turn_knowledge, read_turns


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckKnowledge:
    """What the stages know, loaded once."""

    pages: PageKnowledge
    turns: TurnKnowledge
    mentions: MentionKnowledge
    quoting: Quoting
    people: People
    wordings: Wordings
    traces: TraceKnowledge
    codebook: Codebook


def open_check_knowledge(folders: KnowledgeFolders, *, has_models: bool) -> CheckKnowledge:
    """It, from the knowledge folders; without models only words are compared."""
    return CheckKnowledge(
        pages=load_page_knowledge(folders),
        turns=load_turn_knowledge(folders),
        mentions=load_mention_knowledge(folders),
        quoting=load_quoting(folders),
        people=load_people(folders),
        wordings=open_wordings(folders),
        traces=open_knowledge(folders) if has_models else open_words_alone(folders),
        codebook=open_codebook(folders),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document of the text with what was read from it."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    parts: tuple[Part, ...]
    issues: tuple[Issue, ...]


def tell_page(page: Document, known: CheckKnowledge) -> Told:
    """What the stages that read one document find in it."""
    speech = read_turns(TurnsUnit(page=page), known.turns)
    named = read_mentions(MentionsUnit(page=page, turns=speech.turns), known.mentions)
    quoted = find_quotations(
        QuotationsUnit(page=page, turns=speech.turns, sentences=speech.sentences, mentions=named.mentions),
        known.quoting,
    )
    outlined = CastPage(
        id=page.id,
        source=page.source,
        language=page.language,
        published=page.published,
        standing=page.standing,
        text=page.text,
    )
    cast = read_cast(
        CastUnit(page=outlined, turns=speech.turns, mentions=named.mentions, quotations=quoted.quotations, attached=()),
        known.people,
    )
    return Told(
        page=page,
        turns=speech.turns,
        sentences=speech.sentences,
        mentions=named.mentions,
        quotations=quoted.quotations,
        parts=cast.parts,
        issues=(*speech.issues, *named.issues, *quoted.issues, *cast.issues),
    )
