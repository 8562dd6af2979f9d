"""The turns stage: documents → turns, sentences."""

from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import NEED as PAGES
from onrecord.knowledge.pages import load_page_languages
from onrecord.knowledge.titles import NEED as TITLES
from onrecord.knowledge.titles import PEOPLE, load_label_words
from onrecord.model import Document, Issue, Sentence, Turn
from onrecord.turns.find import TurnKnowledge, find_sentences, find_turns


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsUnit:
    """One document."""

    page: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The turns and sentences of one document."""

    document: str
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    issues: tuple[Issue, ...]


def load_turn_knowledge(folders: KnowledgeFolders) -> TurnKnowledge:
    """Read it from the knowledge folders."""
    languages = load_page_languages(folders)
    return TurnKnowledge(load_label_words(folders, languages), languages)


def read_turns(unit: TurnsUnit, known: TurnKnowledge) -> Speech:
    """Turns first, then the sentences inside them."""
    turns = find_turns(unit.page, known)
    sentences = find_sentences(unit.page, turns, known)
    return Speech(document=unit.page.id, turns=turns, sentences=sentences, issues=())


STAGE = Stage(
    name="turns",
    version="3",
    unit=TurnsUnit,
    result=Speech,
    needs=(PAGES, TITLES, PEOPLE),
    open_knowledge=load_turn_knowledge,
    work=read_turns,
    libraries=("razdel",),
)
