"""The events stages: what each document tells, the events of the whole record, and where two sides tell one otherwise."""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.engines.collector import put_off_collection
from onrecord.engines.plan import Mapped, Step, map_documents
from onrecord.engines.steps import Stage
from onrecord.events.decide import group_items
from onrecord.events.find import find_tellings
from onrecord.events.items import make_items
from onrecord.events.rows import identify_groups, make_accounts, make_events, make_identities, make_issues
from onrecord.events.sides import SidesKnowledge, find_differences
from onrecord.events.sides_source import READS as SIDES_READ
from onrecord.events.sides_source import SidesSource, SidesUnit
from onrecord.events.source import READS, EventsSource, EventsUnit
from onrecord.events.telling import TellUnit, Told
from onrecord.knowledge.codes import NEEDS as CODES
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.events import NEEDS, EventKnowledge, load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Finding, Identity, Issue
from onrecord.model.events import Event, EventAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The events of a record and the accounts of them."""

    id: str
    events: tuple[Event, ...]
    accounts: tuple[EventAccount, ...]
    identities: tuple[Identity, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """What the sides tell otherwise, of all events of a record."""

    id: str
    findings: tuple[Finding, ...]


def tell(unit: TellUnit, known: EventKnowledge) -> Told:
    """What one document tells."""
    return Told(document=unit.page.id, tellings=find_tellings(unit, known), issues=())


@put_off_collection()
def link(unit: EventsUnit, known: EventKnowledge) -> Events:
    """All tellings at once: which are of one event depends on every page."""
    matched: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in unit.matched:
        matched[one.quotation][one.document] = 1
    items = list(make_items(unit.tellings, unit.aliases, unit.sides, matched, known))
    decided = group_items(items, known)
    identities = identify_groups(decided)
    return Events(
        id=unit.id,
        events=make_events(decided, identities, (unit.aliases, unit.sides), known),
        accounts=make_accounts(decided, identities),
        identities=make_identities(decided, identities),
        issues=make_issues(decided.unsure),
    )


def open_sides_knowledge(folders: KnowledgeFolders) -> SidesKnowledge:
    """What is known of events, and the codebook."""
    return SidesKnowledge(load_event_knowledge(folders), open_codebook(folders))


def compare_sides(unit: SidesUnit, known: SidesKnowledge) -> Sided:
    """Where the sides' own pages of one event differ."""
    return Sided(id=unit.id, findings=find_differences(unit, known))


TELL = Stage(
    name="tellings",
    version="19",
    unit=TellUnit,
    result=Told,
    needs=NEEDS,
    open_knowledge=load_event_knowledge,
    work=tell,
    libraries=("anyascii",),
)

LINK = Stage(
    name="events",
    version="7",
    unit=EventsUnit,
    result=Events,
    needs=NEEDS,
    open_knowledge=load_event_knowledge,
    work=link,
    libraries=("anyascii",),
)

SIDES = Stage(
    name="sides",
    version="1",
    unit=SidesUnit,
    result=Sided,
    needs=(*NEEDS, *CODES),
    open_knowledge=open_sides_knowledge,
    work=compare_sides,
    libraries=("anyascii",),
)

STEPS: tuple[Step, ...] = (
    map_documents(TELL, "speech", "named", "quoted", writes="told"),
    Mapped(stage=LINK, reads=READS, writes="happened", find_source=EventsSource),
    Mapped(stage=SIDES, reads=SIDES_READ, writes="sided", find_source=SidesSource),
)
