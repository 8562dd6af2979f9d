"""The stage ``quotations``: one page with its turns, sentences and mentions to the quotations in it."""

from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.knowledge.genders import FEMININE, MASCULINE
from onrecord.knowledge.quoting import NEED, Quoting, load_quoting
from onrecord.model import Document, Issue, Mention, Quotation, Sentence, Turn, make_issue
from onrecord.quotations.find import MOST_QUOTATIONS, find_quotations

_NAME = "quotations"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationsUnit:
    """One page with what was read from it so far."""

    page: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The quotations of one document."""

    document: str
    quotations: tuple[Quotation, ...]
    issues: tuple[Issue, ...]


def work(unit: QuotationsUnit, known: Quoting) -> Quoted:
    """The quotations of one page, as many as a page can have; an issue says that some were left out."""
    page = unit.page
    found = find_quotations(page, unit.turns, unit.sentences, unit.mentions, known)
    if len(found) <= MOST_QUOTATIONS:
        return Quoted(document=page.id, quotations=found, issues=())
    why = f"expected at most {MOST_QUOTATIONS:,} quotations on a page, found more; those behind were left out"
    issue = make_issue(stage=_NAME, source=page.source, document=page.id, why=why, code="D01")
    return Quoted(document=page.id, quotations=found[:MOST_QUOTATIONS], issues=(issue,))


STAGE = Stage(
    name=_NAME,
    version="21",
    unit=QuotationsUnit,
    result=Quoted,
    needs=(NEED, MASCULINE, FEMININE),
    open_knowledge=load_quoting,
    work=work,
)
