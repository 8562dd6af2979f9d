"""The traces stage: one document's quotations, with what was matched and published, to one trace each."""

from onrecord.engines.plan import Mapped, Step
from onrecord.engines.steps import Stage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.publishers import NEED as PUBLISHERS_NEED
from onrecord.knowledge.publishers import load_publishers
from onrecord.knowledge.wording import NEED as WORDING_NEED
from onrecord.knowledge.wording import open_wordings
from onrecord.traces.decide import trace_quotations
from onrecord.traces.source import READS, TracesSource
from onrecord.traces.unit import Traced, TraceKnowledge, TraceUnit


def open_knowledge(folders: KnowledgeFolders) -> TraceKnowledge:
    """Wordings and publishers of the knowledge folders."""
    return TraceKnowledge(open_wordings(folders), load_publishers(folders))


STAGE = Stage(
    name="traces",
    version="8",
    unit=TraceUnit,
    result=Traced,
    needs=(WORDING_NEED, PUBLISHERS_NEED),
    open_knowledge=open_knowledge,
    work=trace_quotations,
    libraries=("snowballstemmer",),
)

STEPS: tuple[Step, ...] = (Mapped(stage=STAGE, reads=READS, writes="traced", find_source=TracesSource),)
