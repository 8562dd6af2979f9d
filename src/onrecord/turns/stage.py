"""The turns stage: documents → turns, sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import NEED as PAGES
from onrecord.knowledge.pages import load_page_languages
from onrecord.knowledge.titles import NEED as TITLES
from onrecord.knowledge.titles import PEOPLE, load_label_words
from onrecord.model import Document, Issue, Sentence, Turn, make_issue
from onrecord.turns.find import Spoken, TurnKnowledge, find_sentences, find_turns, make_sentences
from onrecord.turns.long_sentences import LONGEST_SENTENCE


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
    found = find_sentences(unit.page, turns, known)
    sentences = make_sentences(unit.page, found)
    return Speech(
        document=unit.page.id, turns=turns, sentences=sentences, issues=tuple(_tell_longest(unit.page, found))
    )


def _tell_longest(page: Document, found: Sequence[Spoken]) -> Iterator[Issue]:
    """That sentences were taken apart, which nobody printed so."""
    longest = max((one.stop - one.start for one in found), default=0)
    if longest > LONGEST_SENTENCE:
        why = f"expected sentences of at most {LONGEST_SENTENCE:,} characters, found one of {longest:,}; longer ones are read in pieces"
        yield make_issue(stage=STAGE.name, source=page.source, document=page.id, why=why)


STAGE = Stage(
    name="turns",
    version="4",
    unit=TurnsUnit,
    result=Speech,
    needs=(PAGES, TITLES, PEOPLE),
    open_knowledge=load_turn_knowledge,
    work=read_turns,
    libraries=("razdel",),
)
