"""The figures stages: the figures of each document, then those on each subject held against each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.engines.plan import Mapped, Step, map_documents
from onrecord.engines.steps import Stage
from onrecord.figures.bounds import MOST_NUMBERS, find_bound
from onrecord.figures.compare import compare_figures
from onrecord.figures.find import find_figures
from onrecord.figures.notes import find_conflicts, find_side_conflicts, tell_mismatch
from onrecord.figures.reading import FigureKnowledge, Said
from onrecord.figures.source import READS, LedgerSource, LedgerUnit
from onrecord.figures.sums import find_mismatches
from onrecord.knowledge.amounts import NEEDS as AMOUNTS
from onrecord.knowledge.amounts import load_amounts
from onrecord.knowledge.codes import NEEDS as CODES
from onrecord.knowledge.codes import Codebook, open_codebook
from onrecord.knowledge.country_words import COUNTRIES, load_adjectives
from onrecord.knowledge.dating import NEEDS as DATES
from onrecord.knowledge.dating import load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.indicators import NEED as INDICATORS
from onrecord.knowledge.indicators import load_indicators, load_parts
from onrecord.model import Document, Finding, Issue, Mention, Quotation, Sentence, Turn, make_issue
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
    """The comparisons on one subject, and what of its figures, or of those of one page, a person should look at."""

    id: str
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LedgerKnowledge:
    """What findings are worded with, and which indicators make up another."""

    codebook: Codebook
    parts: Mapping[str, Sequence[str]]


def open_figure_knowledge(folders: KnowledgeFolders) -> FigureKnowledge:
    """Amounts, indicators, dates and adjectives of countries in each language."""
    return FigureKnowledge(
        amounts=load_amounts(folders),
        indicators=load_indicators(folders),
        dates=load_date_phrases(folders),
        adjectives=load_adjectives(folders),
    )


def read_figures(unit: FiguresUnit, known: FigureKnowledge) -> Figured:
    """The figures of one page."""
    places = [mention for mention in unit.mentions if mention.kind == "place"]
    bound = find_bound(unit.page.text)
    read = unit.sentences if bound is None else tuple(one for one in unit.sentences if one.stop <= bound)
    said = Said(unit.page, unit.turns, read, places, unit.quotations)
    return Figured(document=unit.page.id, figures=find_figures(said, known), issues=tuple(_say_bound(unit.page, bound)))


def _say_bound(page: Document, bound: int | None) -> Iterator[Issue]:
    if bound is not None:
        why = f"expected at most {MOST_NUMBERS:,} numbers on a page, found more; figures of the first {bound:,} characters were read"
        yield make_issue(stage=READ.name, source=page.source, document=page.id, why=why, code="D01")


def open_ledger_knowledge(folders: KnowledgeFolders) -> LedgerKnowledge:
    """The codebook, and the parts of indicators."""
    return LedgerKnowledge(open_codebook(folders), load_parts(folders))


def compare(unit: LedgerUnit, known: LedgerKnowledge) -> Ledger:
    """The figures on one subject against each other, whatever pages they stand on; those of one page added up."""
    if unit.is_page:
        mismatches = (tell_mismatch(one, known.codebook) for one in find_mismatches(unit.figures, known.parts))
        return Ledger(id=unit.id, comparisons=(), findings=tuple(sorted(mismatches, key=lambda one: one.id)))
    compared = tuple(compare_figures(unit.figures))
    conflicts = find_conflicts(compared, known.codebook)
    sided = find_side_conflicts(compared, unit.figures, known.codebook)
    return Ledger(
        id=unit.id,
        comparisons=tuple(sorted((one.comparison for one in compared), key=lambda one: one.id)),
        findings=tuple(sorted((*conflicts, *sided), key=lambda one: one.id)),
    )


READ = Stage(
    name="figures",
    version="30",
    unit=FiguresUnit,
    result=Figured,
    needs=(*AMOUNTS, INDICATORS, *DATES, COUNTRIES),
    open_knowledge=open_figure_knowledge,
    work=read_figures,
)

COMPARE = Stage(
    name="comparisons",
    version="6",
    unit=LedgerUnit,
    result=Ledger,
    needs=(INDICATORS, *CODES),
    open_knowledge=open_ledger_knowledge,
    work=compare,
)

STEPS: tuple[Step, ...] = (
    map_documents(READ, "speech", "things", "quoted", writes="figured"),
    Mapped(stage=COMPARE, reads=READS, writes="compared", find_source=LedgerSource),
)
