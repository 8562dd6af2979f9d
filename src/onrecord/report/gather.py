"""What a report tells: the press pages asked about, each with its quotations, traces, speakers and findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from onrecord.knowledge.publishers import Publishers
from onrecord.model import Capture, Document, Entity, Finding, Issue, Quotation, Speaker, Trace
from onrecord.model.pages import Standing
from onrecord.record.captures import is_below
from onrecord.report.tally import Tally, count_verdicts

Row = TypeVar("Row")

UNKNOWN = Publishers(())
# Findings on figures, and on what sides tell of an event, are on these rows; these codes are noted in the record and not told by a check.
FIGURED = frozenset({"figures", "comparisons", "events"})
OFF = frozenset({"F02"})
STANDINGS: tuple[Standing, ...] = ("official", "press", "other")


class Rows(Protocol):
    """A read-only view of a record: all rows of a type, one row by its id, and the rows with a value in a column."""

    def rows(self, kind: type[Row], /) -> Iterator[Row]: ...
    def find(self, kind: type[Row], identity: str, /) -> Row | None: ...
    def rows_where(self, kind: type[Row], column: str, value: str, /) -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A quotation with its trace, the names of its speakers, and the findings on it."""

    quotation: Quotation
    trace: Trace
    speakers: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """One press document with its quotations in page order."""

    document: Document
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole check. ``sources`` are the official documents that traces name.

    ``captures`` are those of the pages and of the sources, by document. ``licences`` names the terms of use of those documents
    whose publisher is known to state some.
    ``read`` counts the documents read from the pages asked about, by standing. ``findings`` are all findings, those on
    quotations and those on pages; ``subjects`` say by the id of what it is about on which page one stands that is on no
    quotation. ``whereabouts`` say where in the file quotations stand ("line 3", "page 2"), where that is told. ``unknown`` names the
    publishers, or the files, of pages that are not known to be official or press.
    """

    pages: tuple[PageReport, ...]
    sources: Mapping[str, Document]
    captures: Mapping[str, Capture]
    licences: Mapping[str, str]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]
    read: Mapping[str, int]
    whereabouts: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def find_saved(self, document: str) -> str | None:
        """When a document's capture was saved, where that is known."""
        capture = self.captures.get(document)
        return capture.retrieved if capture else None

    def count(self, *, reported: bool) -> Tally:
        """The tally of the quotations in marks, or of reported speech."""
        accounts = (account for page in self.pages for account in page.accounts)
        return count_verdicts(
            account.trace.verdict for account in accounts if (account.quotation.kind == "indirect") is reported
        )


def gather_report(
    view: Rows, documents: Iterable[str], paths: Sequence[str], publishers: Publishers = UNKNOWN
) -> Report:
    """The report on these documents, judged against the whole record that ``view`` shows.

    Of the issues without a document, those of files at or below ``paths`` are told: others are of other days. ``publishers``
    say under which terms their pages stand.
    """
    own = {key: one for key in sorted(set(documents)) if (one := view.find(Document, key)) is not None}
    findings = sorted(view.rows(Finding), key=lambda finding: (finding.code, finding.id))
    accounts = _join_accounts(view, own, findings)
    issues = [issue for issue in view.rows(Issue) if issue.document in own or _is_at(issue, paths)]
    subjects = _find_subjects(own, issues, findings)
    about = {*own, *(account.quotation.id for account in accounts), *subjects}
    sources = gather_sources(view, [account.trace for account in accounts])
    return Report(
        pages=_group_pages(own.values(), accounts),
        sources=sources,
        captures=_find_captures(view, own | sources),
        licences=_find_licences(own | sources, publishers),
        findings=tuple(finding for finding in findings if finding.subject.id in about),
        issues=tuple(sorted(issues, key=lambda issue: (issue.source, issue.stage, issue.id))),
        read={name: sum(document.standing == name for document in own.values()) for name in STANDINGS} if own else {},
        subjects=subjects,
        unknown=tuple(sorted({one.publisher or one.source for one in own.values() if one.standing == "other"})),
    )


def _find_subjects(
    own: Mapping[str, Document], issues: Iterable[Issue], findings: Iterable[Finding]
) -> Mapping[str, str]:
    """The source of the page on which each subject stands that is no quotation: of issues, and of figures on these pages."""
    read = {key: issue.source for issue in issues for key in (issue.id, issue.document) if key}
    counted = {
        finding.subject.id: own[evidence.document].source
        for finding in findings
        if finding.subject.table in FIGURED and finding.code not in OFF
        for evidence in reversed(finding.evidence)
        if evidence.document in own
    }
    return read | counted


def gather_words(
    view: Rows, quotation: Quotation, trace: Trace, speaker: str | None, publishers: Publishers = UNKNOWN
) -> tuple[Account, Report]:
    """The account of one quotation that is in no page of the record, and a report that holds the pages its trace names."""
    sources = gather_sources(view, [trace])
    account = Account(quotation=quotation, trace=trace, speakers=(speaker,) if speaker else (), findings=())
    report = Report(
        pages=(),
        sources=sources,
        captures=_find_captures(view, sources),
        licences=_find_licences(sources, publishers),
        findings=(),
        issues=(),
        read={},
    )
    return account, report


def gather_sources(view: Rows, traces: Iterable[Trace]) -> dict[str, Document]:
    """The documents that traces name, by id."""
    named = sorted({document for trace in traces for document in _name_sources(trace)})
    return {key: document for key in named if (document := view.find(Document, key)) is not None}


def _find_captures(view: Rows, documents: Mapping[str, Document]) -> Mapping[str, Capture]:
    found = ((key, view.find(Capture, document.capture)) for key, document in sorted(documents.items()))
    return {key: capture for key, capture in found if capture is not None}


def _find_licences(documents: Mapping[str, Document], publishers: Publishers) -> Mapping[str, str]:
    known = ((key, publishers.find(document.publisher)) for key, document in sorted(documents.items()))
    return {key: publisher.licence for key, publisher in known if publisher is not None and publisher.licence}


def _is_at(issue: Issue, paths: Sequence[str]) -> bool:
    """Whether an issue without a document is of a file that was given, or lies in a folder that was."""
    return issue.document is None and any(is_below(issue.source, path) for path in paths)


def _join_accounts(view: Rows, own: Mapping[str, Document], findings: Iterable[Finding]) -> list[Account]:
    """Each quotation of these documents with what is known of it; one without a trace is left to the stage that owes it."""
    by_subject: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_subject[finding.subject.id].append(finding)
    return [
        Account(
            quotation=quotation,
            trace=trace,
            speakers=_name_speakers(view, quotation, document.language),
            findings=tuple(by_subject[quotation.id]),
        )
        for document in own.values()
        for quotation in view.rows_where(Quotation, "document", document.id)
        for trace in view.rows_where(Trace, "quotation", quotation.id)
    ]


def _name_speakers(view: Rows, quotation: Quotation, language: str | None) -> tuple[str, ...]:
    """The names of a quotation's speakers, by entity."""
    speakers = (speaker for speaker in view.rows_where(Speaker, "row", quotation.id) if speaker.role == "speaker")
    entities = (view.find(Entity, key) for key in sorted({speaker.entity for speaker in speakers}))
    return tuple(name_entity(entity, language) for entity in entities if entity is not None)


def name_entity(entity: Entity, language: str | None) -> str:
    """The name of a person in the page's own language where one is known, else the record's."""
    forms = entity.names.get(language, ()) if language else ()
    return forms[0] if forms else entity.name


def _name_sources(trace: Trace) -> Iterator[str]:
    yield from trace.searched
    for evidence in (*trace.statements, *trace.left_out, *trace.continuation):
        yield evidence.document
    yield from (hop.document for hop in trace.hops if hop.kind != "outlet" and hop.document)


def _group_pages(documents: Iterable[Document], accounts: Iterable[Account]) -> tuple[PageReport, ...]:
    """The documents that hold quotations, by source and part; the quotations of each in page order."""
    by_page: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_page[account.quotation.document].append(account)
    return tuple(
        PageReport(document=document, accounts=tuple(sorted(by_page[document.id], key=_order_account)))
        for document in sorted(documents, key=lambda document: (document.source, document.part, document.id))
        if by_page[document.id]
    )


def _order_account(account: Account) -> tuple[int, int, str]:
    return (account.quotation.start, account.quotation.stop, account.quotation.id)
