"""The alignment stage: two versions of one text to the beads of their sentences."""

from dataclasses import replace

from onrecord.alignment.source import READS, VersionsSource
from onrecord.alignment.unit import AlignmentKnowledge, Laid, VersionsUnit
from onrecord.alignment.versions import lay_versions
from onrecord.engines.plan import Mapped, Step
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import NEED as WORDING_NEED
from onrecord.knowledge.wording import open_wordings
from onrecord.text.encoder import LIBRARIES


def open_knowledge(folders: KnowledgeFolders) -> AlignmentKnowledge:
    """Wordings of the knowledge folders; models may be used."""
    return AlignmentKnowledge(open_wordings(folders), has_models=True)


def open_words_alone(folders: KnowledgeFolders) -> AlignmentKnowledge:
    """The same without models: letters and lengths alone."""
    return AlignmentKnowledge(open_wordings(folders), has_models=False)


STAGE = Stage(
    name="alignment",
    version="1",
    unit=VersionsUnit,
    result=Laid,
    needs=(WORDING_NEED,),
    open_knowledge=open_knowledge,
    work=lay_versions,
    libraries=("anyascii", "snowballstemmer", *LIBRARIES),
)
WORDS_ALONE = replace(
    STAGE,
    version=f"{STAGE.version}, words alone",
    open_knowledge=open_words_alone,
    libraries=("anyascii", "snowballstemmer", "numpy"),
)


def list_steps(*, has_models: bool) -> tuple[Step, ...]:
    """The step that lays versions against each other, with or without models."""
    stage = STAGE if has_models else WORDS_ALONE
    return (Mapped(stage=stage, reads=READS, writes="laid", find_source=VersionsSource),)
