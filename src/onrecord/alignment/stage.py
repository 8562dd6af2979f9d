"""The alignment stage: two versions of one text to the beads of their sentences."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from onrecord.alignment.one_name import NameKnowledge
from onrecord.alignment.source import READS, VersionsSource
from onrecord.alignment.unit import AlignmentKnowledge, Laid, VersionsUnit
from onrecord.alignment.versions import is_second, lay_versions
from onrecord.engines.plan import Mapped, Step
from onrecord.engines.steps import Stage
from onrecord.engines.vector_store import VectorFile
from onrecord.errors import UsageError
from onrecord.knowledge.codes import NEEDS as CODES_NEEDS
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.encoders import NEED as ENCODERS_NEED
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.name_roots import NEEDS as ROOTS_NEEDS
from onrecord.knowledge.name_roots import load_name_roots
from onrecord.knowledge.numerals import NEEDS as NUMERALS_NEEDS
from onrecord.knowledge.numerals import load_numerals
from onrecord.knowledge.romanisation import NEEDS as ROMANISATION_NEEDS
from onrecord.knowledge.romanisation import load_romanisation
from onrecord.knowledge.strength import NEED as STRENGTH_NEED
from onrecord.knowledge.strength import load_strengths
from onrecord.knowledge.wording import NEEDS as WORDING_NEEDS
from onrecord.knowledge.wording import open_wordings
from onrecord.text.encoder import LIBRARIES, Encoder
from onrecord.text.kept_vectors import KeptVectors
from onrecord.text.listed_words import PACKAGE as WORD_LISTS
from onrecord.text.local_model import open_local_model
from onrecord.text.read_names import PACKAGES as READINGS

NEEDS = (
    *(ENCODERS_NEED, *WORDING_NEEDS, *NUMERALS_NEEDS, STRENGTH_NEED),
    *CODES_NEEDS,
    *ROMANISATION_NEEDS,
    *ROOTS_NEEDS,
)


@dataclass(frozen=True, slots=True)
class Models:
    """What compares meanings: the models that are installed, before them one in a folder; and the file that keeps their vectors.

    With ``asks_again`` a slow one is asked too where the quick one is in doubt.
    """

    folder: Path | None = None
    vectors: Path | None = None
    asks_again: bool = False


INSTALLED = Models()


def open_knowledge(folders: KnowledgeFolders, models: Models | None = INSTALLED) -> AlignmentKnowledge:
    """What the knowledge folders say of languages, the codebook, and the models: without any, letters and lengths are all there is.

    Raises :class:`UsageError` where a second opinion is asked for and no model is there to give it.
    """
    if models is not None and models.asks_again:
        check_second(folders)
    encoders = (
        () if models is None else tuple(_keep(one, models.vectors) for one in _list_encoders(folders, models.folder))
    )
    return AlignmentKnowledge(
        open_wordings(folders),
        load_numerals(folders),
        load_strengths(folders),
        open_codebook(folders),
        NameKnowledge(load_romanisation(folders), load_name_roots(folders)),
        encoders,
        asks_again=models is not None and models.asks_again,
    )


def check_second(folders: KnowledgeFolders) -> None:
    """Raises :class:`UsageError` where no model is installed that could be asked for a second opinion."""
    if not any(one.is_there and is_second(one) for one in load_encoders(folders)):
        raise UsageError(
            "expected a slow model of sentences for a second opinion, found none that is installed and runs on this processor:"
            " pip install 'onrecord[kazakh]'"
        )


def open_words_alone(folders: KnowledgeFolders) -> AlignmentKnowledge:
    """The same without models: letters and lengths alone."""
    return open_knowledge(folders, None)


def _list_encoders(folders: KnowledgeFolders, folder: Path | None) -> tuple[Encoder, ...]:
    local: tuple[Encoder, ...] = (open_local_model(folder),) if folder else ()
    return (*local, *(one for one in load_encoders(folders) if one.is_there))


def _keep(encoder: Encoder, vectors: Path | None) -> KeptVectors:
    """One memory a model and process: the same sentence stands in many pairs."""
    return KeptVectors(encoder, store=VectorFile(vectors) if vectors else None)


STAGE = Stage(
    name="alignment",
    version="26",
    unit=VersionsUnit,
    result=Laid,
    needs=NEEDS,
    open_knowledge=open_knowledge,
    work=lay_versions,
    libraries=("anyascii", "snowballstemmer", WORD_LISTS, *READINGS, *LIBRARIES),
)
WORDS_ALONE = replace(
    STAGE,
    version=f"{STAGE.version}, words alone",
    open_knowledge=open_words_alone,
    libraries=("anyascii", "snowballstemmer", "numpy"),
)


def list_steps(*, has_models: bool, models: Models = INSTALLED) -> tuple[Step, ...]:
    """The step that lays versions against each other, with these models or without any."""
    stage = replace(STAGE, open_knowledge=partial(open_knowledge, models=models)) if has_models else WORDS_ALONE
    if has_models and models.folder is not None:
        stage = replace(stage, version=f"{stage.version}, {open_local_model(models.folder).name}")
    if has_models and models.asks_again:
        stage = replace(stage, version=f"{stage.version}, second opinion")
    return (Mapped(stage=stage, reads=READS, writes="laid", find_source=VersionsSource),)
