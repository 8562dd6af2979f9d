"""The things stage: documents, sentences, mentions → mentions of places, organisations, events, programmes and agreements."""

from dataclasses import dataclass, replace

from onrecord.engines.plan import Step, map_documents
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.name_things import NEEDS, ThingKnowledge, load_thing_knowledge, name_things
from onrecord.model import Mention, Sentence
from onrecord.model.names import NameForm, count_things
from onrecord.text.name_model import LIBRARIES


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """What is read of a document."""

    id: str
    language: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingsUnit:
    """One document with its sentences, its people and its offices."""

    page: ThingPage
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The mentions of one document that are no people or offices, and people whom the model alone has found; and their printed forms."""

    document: str
    mentions: tuple[Mention, ...]
    names: tuple[NameForm, ...]


def read_things(unit: ThingsUnit, known: ThingKnowledge) -> Things:
    """Everything named in the document beside its people and offices."""
    named = name_things(unit.page, unit.mentions, unit.sentences, known)
    names = count_things(named, unit.page.language, unit.page.published)
    return Things(document=unit.page.id, mentions=named, names=names)


def open_knowledge(folders: KnowledgeFolders) -> ThingKnowledge:
    """Words, known names, and the model."""
    return load_thing_knowledge(folders, has_models=True)


def open_words_alone(folders: KnowledgeFolders) -> ThingKnowledge:
    """Words and known names."""
    return load_thing_knowledge(folders, has_models=False)


STAGE = Stage(
    name="things",
    version="8",
    unit=ThingsUnit,
    result=Things,
    needs=NEEDS,
    open_knowledge=open_knowledge,
    work=read_things,
    libraries=LIBRARIES,
)

# Without a model: what no rule and no list tells stays unnamed.
WORDS_ALONE = replace(STAGE, version=f"{STAGE.version}, words alone", open_knowledge=open_words_alone, libraries=())


def list_steps(*, has_models: bool) -> tuple[Step, ...]:
    """The step that names things, with or without the model."""
    return (map_documents(STAGE if has_models else WORDS_ALONE, "speech", "named", writes="things"),)
