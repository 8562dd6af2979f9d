"""The stage of findings: one press document with its judged quotations in, what a person should look at out."""

from dataclasses import dataclass

from onrecord.engines.steps import Stage
from onrecord.findings.facts import Case, Draft, Judged, Source
from onrecord.findings.find import find_in_quotation
from onrecord.findings.headlines import find_in_headlines
from onrecord.knowledge.codes import NEEDS, Codebook, open_codebook
from onrecord.model import Document, Finding, Issue, Subject
from onrecord.model.identity import identify_about
from onrecord.model.outcomes import LEVELS, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsUnit:
    """One press document, its quotations with traces and speakers, and the official documents that the traces name."""

    page: Document
    judged: tuple[Judged, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The findings on one press document, in the order of its quotations."""

    document: str
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]


def find_findings(unit: FindingsUnit, codebook: Codebook) -> Found:
    """All findings on one press document, quotation by quotation in page order, each quotation's by code."""
    sources = {source.document: source for source in unit.sources}
    judged = sorted(unit.judged, key=lambda one: (one.quotation.start, one.quotation.stop, one.quotation.id))
    headlines = dict(find_in_headlines(unit.page, judged, codebook))
    findings: list[Finding] = []
    for one in judged:
        drafts = find_in_quotation(Case(page=unit.page, judged=one, sources=sources, codebook=codebook))
        above = headlines.get(one.quotation)
        for draft in sorted((*drafts, *((above,) if above else ())), key=lambda draft: draft.code):
            level = cap_level(codebook, draft, is_sure=one.trace.certainty == "sure")
            findings.append(make_finding(draft, level, Subject(table="quotations", id=one.quotation.id)))
    return Found(document=unit.page.id, findings=tuple(findings), issues=())


def find_unread(issue: Issue, codebook: Codebook) -> Finding | None:
    """D01, D02, D03: the finding on an issue that has a code; on its document, or on the issue where no document came of it."""
    if issue.code is None:
        return None
    template = next(name for name in codebook.messages if name.startswith(f"{issue.code}."))
    message = codebook.write_message(template, why=issue.why.strip().rstrip("."))
    draft = Draft(code=issue.code, message=message, evidence=(), detail={"stage": issue.stage})
    about = Subject(table="documents", id=issue.document) if issue.document else Subject(table="issues", id=issue.id)
    return make_finding(draft, find_level(codebook, draft.code), about, issue.id)


def make_finding(draft: Draft, level: Level, subject: Subject, *parts: str) -> Finding:
    """The draft as a row: one finding for a code and a subject (and an issue, where a document has several)."""
    return Finding(
        id=identify_about("findings", draft.code, subject.table, subject.id, *parts),
        code=draft.code,
        level=level,
        message=draft.message,
        subject=subject,
        evidence=draft.evidence,
        detail=draft.detail,
    )


def cap_level(codebook: Codebook, draft: Draft, *, is_sure: bool) -> Level:
    """The level of the code's page; a match that is only possible never makes an error."""
    level = find_level(codebook, draft.code)
    return "warning" if level == "error" and not is_sure else level


def find_level(codebook: Codebook, code: str) -> Level:
    """The level on the code's page."""
    return next(level for level in LEVELS if level == codebook.pages[code].level)


STAGE = Stage(
    name="findings",
    version="1",
    unit=FindingsUnit,
    result=Found,
    needs=NEEDS,
    open_knowledge=open_codebook,
    work=find_findings,
)
