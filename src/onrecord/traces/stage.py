"""The traces stage: one document's quotations, with what was matched and published, to one trace each."""

from dataclasses import replace

from onrecord.engines.plan import Mapped, Step
from onrecord.engines.steps import Stage
from onrecord.knowledge.country_words import join_countries
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import NEED as PAGES_NEED
from onrecord.knowledge.pages import load_page_languages
from onrecord.knowledge.people import NEEDS as PEOPLE_NEEDS
from onrecord.knowledge.people import load_people
from onrecord.knowledge.publishers import NEED as PUBLISHERS_NEED
from onrecord.knowledge.publishers import load_publishers
from onrecord.knowledge.wording import NEEDS as WORDING_NEEDS
from onrecord.knowledge.wording import Wordings, open_wordings
from onrecord.text.meaning import LIBRARIES, Meaning
from onrecord.traces.decide import trace_quotations
from onrecord.traces.source import READS, TracesSource
from onrecord.traces.unit import Traced, TraceKnowledge, TraceUnit


def open_knowledge(folders: KnowledgeFolders) -> TraceKnowledge:
    """Wordings, countries and publishers of the knowledge folders, and meanings."""
    return TraceKnowledge(_open_words(folders), load_publishers(folders), load_page_languages(folders), Meaning())


def open_words_alone(folders: KnowledgeFolders) -> TraceKnowledge:
    """Wordings, countries and publishers of the knowledge folders; meanings are not compared."""
    return TraceKnowledge(_open_words(folders), load_publishers(folders), load_page_languages(folders))


def _open_words(folders: KnowledgeFolders) -> Wordings:
    return join_countries(open_wordings(folders), load_people(folders).countries)


STAGE = Stage(
    name="traces",
    version="21",
    unit=TraceUnit,
    result=Traced,
    needs=(*WORDING_NEEDS, PUBLISHERS_NEED, PAGES_NEED, *PEOPLE_NEEDS),
    open_knowledge=open_knowledge,
    work=trace_quotations,
    libraries=("anyascii", "rapidfuzz", "snowballstemmer", *LIBRARIES),
)

# Without a model: words in marks that are in no account stay so, whatever the account says in other words.
WORDS_ALONE = replace(
    STAGE,
    version=f"{STAGE.version}, words alone",
    open_knowledge=open_words_alone,
    libraries=("rapidfuzz", "snowballstemmer"),
)


def list_steps(*, has_models: bool) -> tuple[Step, ...]:
    """The step that judges quotations, with or without comparing meanings."""
    stage = STAGE if has_models else WORDS_ALONE
    return (Mapped(stage=stage, reads=READS, writes="traced", find_source=TracesSource),)
