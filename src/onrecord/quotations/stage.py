"""The stage ``quotations``: one page with its turns, sentences and mentions to the quotations in it."""

from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.knowledge.genders import FEMININE, MASCULINE
from onrecord.knowledge.quoting import NEED, Quoting, load_quoting
from onrecord.model import Document, Issue, Mention, Quotation, Sentence, Turn
from onrecord.quotations.find import find_quotations


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
    """The quotations of one page."""
    found = find_quotations(unit.page, unit.turns, unit.sentences, unit.mentions, known)
    return Quoted(document=unit.page.id, quotations=found, issues=())


STAGE = Stage(
    name="quotations",
    version="13",
    unit=QuotationsUnit,
    result=Quoted,
    needs=(NEED, MASCULINE, FEMININE),
    open_knowledge=load_quoting,
    work=work,
)
