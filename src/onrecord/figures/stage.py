"""The figures stages: the figures of each document, then those of the whole record held against each other."""

from dataclasses import dataclass

from onrecord.engines.plan import Mapped, Step, map_documents
from onrecord.engines.steps import Stage
from onrecord.figures.compare import compare_figures
from onrecord.figures.find import FigureKnowledge, Said, find_figures
from onrecord.figures.source import READS, LedgerSource, LedgerUnit
from onrecord.knowledge.amounts import NEEDS as AMOUNTS
from onrecord.knowledge.amounts import load_amounts
from onrecord.knowledge.dating import NEEDS as DATES
from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.indicators import NEED as INDICATORS
from onrecord.knowledge.indicators import load_indicators
from onrecord.model import Document, Issue, Mention, Quotation, Sentence, Turn
from onrecord.model.figures import Comparison, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresUnit:
    """One page with what was read from it so far."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figured:
    """The figures of one document."""

    document: str
    figures: tuple[Figure, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The comparisons of a record."""

    id: str
    comparisons: tuple[Comparison, ...]


def open_figure_knowledge(folders: KnowledgeFolders) -> FigureKnowledge:
    """Amounts, indicators and dates of each language."""
    return FigureKnowledge(
        amounts=load_amounts(folders), indicators=load_indicators(folders), dates=load_date_phrases(folders)
    )


def read_figures(unit: FiguresUnit, known: FigureKnowledge) -> Figured:
    """The figures of one page."""
    places = [mention for mention in unit.mentions if mention.kind == "place"]
    said = Said(unit.page, unit.turns, unit.sentences, places, unit.quotations)
    return Figured(document=unit.page.id, figures=find_figures(said, known), issues=())


def compare(unit: LedgerUnit, _: None) -> Ledger:
    """All figures at once: what a figure is held against may stand on any page."""
    return Ledger(id=unit.id, comparisons=tuple(sorted(compare_figures(unit.figures), key=lambda one: one.id)))


def open_nothing(_: KnowledgeFolders) -> None:
    """Comparing needs no knowledge: what figures are of is in their rows."""


READ = Stage(
    name="figures",
    version="3",
    unit=FiguresUnit,
    result=Figured,
    needs=(*AMOUNTS, INDICATORS, *DATES),
    open_knowledge=open_figure_knowledge,
    work=read_figures,
)

COMPARE = Stage(
    name="comparisons",
    version="2",
    unit=LedgerUnit,
    result=Ledger,
    needs=(),
    open_knowledge=open_nothing,
    work=compare,
)

STEPS: tuple[Step, ...] = (
    map_documents(READ, "speech", "named", "quoted", writes="figured"),
    Mapped(stage=COMPARE, reads=READS, writes="compared", find_source=LedgerSource),
)
