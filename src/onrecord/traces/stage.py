"""The traces stage: one document's quotations, with what was matched and published, to one trace each."""

from dataclasses import replace

from onrecord.engines.plan import Mapped, Step
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import NEED as PUBLISHERS_NEED
from onrecord.knowledge.publishers import load_publishers
from onrecord.knowledge.wording import NEED as WORDING_NEED
from onrecord.knowledge.wording import open_wordings
from onrecord.text.meaning import LIBRARIES, Meaning
from onrecord.traces.decide import trace_quotations
from onrecord.traces.source import READS, TracesSource
from onrecord.traces.unit import Traced, TraceKnowledge, TraceUnit


def open_knowledge(folders: KnowledgeFolders) -> TraceKnowledge:
    """Wordings and publishers of the knowledge folders, and meanings."""
    return TraceKnowledge(open_wordings(folders), load_publishers(folders), Meaning())


def open_words_alone(folders: KnowledgeFolders) -> TraceKnowledge:
    """Wordings and publishers of the knowledge folders; meanings are not compared."""
    return TraceKnowledge(open_wordings(folders), load_publishers(folders))


STAGE = Stage(
    name="traces",
    version="10",
    unit=TraceUnit,
    result=Traced,
    needs=(WORDING_NEED, PUBLISHERS_NEED),
    open_knowledge=open_knowledge,
    work=trace_quotations,
    libraries=("snowballstemmer", *LIBRARIES),
)

# Without a model: words in marks that are in no account stay so, whatever the account says in other words.
WORDS_ALONE = replace(
    STAGE, version=f"{STAGE.version}, words alone", open_knowledge=open_words_alone, libraries=("snowballstemmer",)
)


def list_steps(*, has_models: bool) -> tuple[Step, ...]:
    """The step that judges quotations, with or without comparing meanings."""
    stage = STAGE if has_models else WORDS_ALONE
    return (Mapped(stage=stage, reads=READS, writes="traced", find_source=TracesSource),)
