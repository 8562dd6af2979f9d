"""The alignment stage: two versions of one text to the beads of their sentences."""

from dataclasses import replace

from onrecord.alignment.source import READS, VersionsSource
from onrecord.alignment.unit import AlignmentKnowledge, Laid, VersionsUnit
from onrecord.alignment.versions import lay_versions
from onrecord.engines.plan import Mapped, Step
from onrecord.engines.steps import Stage
from onrecord.knowledge.codes import NEEDS as CODES_NEEDS
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.numerals import NEED as NUMERALS_NEED
from onrecord.knowledge.numerals import load_numerals
from onrecord.knowledge.strength import NEED as STRENGTH_NEED
from onrecord.knowledge.strength import load_strengths
from onrecord.knowledge.wording import NEED as WORDING_NEED
from onrecord.knowledge.wording import open_wordings
from onrecord.text.encoder import LIBRARIES

NEEDS = (WORDING_NEED, NUMERALS_NEED, STRENGTH_NEED, *CODES_NEEDS)


def open_knowledge(folders: KnowledgeFolders) -> AlignmentKnowledge:
    """What the knowledge folders say of languages, and the codebook; models may be used."""
    return AlignmentKnowledge(
        open_wordings(folders), load_numerals(folders), load_strengths(folders), open_codebook(folders), has_models=True
    )


def open_words_alone(folders: KnowledgeFolders) -> AlignmentKnowledge:
    """The same without models: letters and lengths alone."""
    return replace(open_knowledge(folders), has_models=False)


STAGE = Stage(
    name="alignment",
    version="7",
    unit=VersionsUnit,
    result=Laid,
    needs=NEEDS,
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
