"""A report as one JSON object of a stable shape, the same bytes for the same record.

The shape is ``check.schema.json`` beside this module, whose descriptions say what each key holds. ``version`` goes up when a key
goes or comes to mean something else; a new key leaves it as it is. Quotations stand in page order; ``tally`` counts those in
marks, ``reported`` the others.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from onrecord.model import Document, Evidence, Finding, Hop, Issue, Trace
from onrecord.report.citing import cite_sources
from onrecord.report.gather import Account, Report
from onrecord.report.places import Place, Places
from onrecord.report.tally import Tally, name_shown
from onrecord.text.escape import escape_controls

VERSION = 1


def write_json(report: Report, places: Places) -> str:
    """The report as indented JSON with a line end; control and direction characters stand as escapes."""
    encoded = json.dumps(shape_report(report, places), ensure_ascii=False, indent=2)
    return escape_controls(encoded) + "\n"


def read_schema() -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of what :func:`write_json` gives."""
    schema: Mapping[str, Any] = json.loads((files(__package__) / "check.schema.json").read_text(encoding="utf-8"))
    return schema


def shape_report(report: Report, places: Places) -> dict[str, Any]:
    """The report as JSON-ready values."""
    marked, reported = report.count(reported=False), report.count(reported=True)
    return {
        "tally": _shape_tally(marked) | {"reported": _shape_tally(reported)},
        "version": VERSION,
        "quotations": [
            shape_account(account, _shape_page(page.document, report), report, places)
            for page in report.pages
            for account in page.accounts
        ],
        "findings": [_shape_finding(finding) for finding in report.findings],
        "issues": [_shape_issue(issue) for issue in report.issues],
    }


def shape_account(account: Account, page: Mapping[str, Any] | None, report: Report, places: Places) -> dict[str, Any]:
    """One quotation with its trace and the pages that the trace names."""
    quotation, trace = account.quotation, account.trace
    named = [evidence.document for evidence in trace.statements] + list(trace.searched)
    return {
        "id": quotation.id,
        "page": page,
        "kind": quotation.kind,
        "place": quotation.place,
        "speakers": list(account.speakers),
        "label": quotation.label,
        "cue": quotation.cue,
        "claimed_source": quotation.claimed_source,
        "start": quotation.start,
        "stop": quotation.stop,
        "exact": quotation.exact,
        "in_file": _shape_place(places.get((quotation.document, quotation.start, quotation.stop))),
        **({"whereabouts": report.whereabouts[quotation.id]} if quotation.id in report.whereabouts else {}),
        "shown": name_shown(trace.verdict),
        "trace": shape_trace(trace),
        "opens": [cited.address for cited in cite_sources(account, report) if cited.address],
        "sources": [_shape_page(report.sources[key], report) for key in dict.fromkeys(named) if key in report.sources],
        "findings": [finding.id for finding in account.findings],
    }


def shape_trace(trace: Trace) -> dict[str, Any]:
    """A trace with the keys of the export contract."""
    return {
        "id": trace.id,
        "verdict": trace.verdict,
        "certainty": trace.certainty,
        "statements": _shape_evidence(trace.statements),
        "changes": [{"kind": one.kind, "quoted": one.quoted, "published": one.published} for one in trace.changes],
        "left_out": _shape_evidence(trace.left_out),
        "starts_inside": trace.starts_inside,
        "ends_inside": trace.ends_inside,
        "continuation": _shape_evidence(trace.continuation),
        "score": trace.score,
        "parts": dict(sorted(trace.parts.items())),
        "hops": [_shape_hop(hop) for hop in trace.hops],
        "searched": list(trace.searched),
        "next": trace.next,
        "why": trace.why,
    }


def _shape_hop(hop: Hop) -> dict[str, Any]:
    return {
        "kind": hop.kind,
        "language": hop.language,
        "document": hop.document,
        "words": _shape_evidence(hop.words),
        "differs": list(hop.differs),
    }


def _shape_tally(tally: Tally) -> dict[str, Any]:
    return {
        "quotations": tally.total,
        "match": tally.match,
        "differs": tally.differs,
        "not_checked": tally.not_checked,
    }


def _shape_place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "start": place.start,
        "stop": place.stop,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _shape_page(document: Document, report: Report) -> dict[str, Any]:
    return {
        "document": document.id,
        "source": document.source,
        "address": document.canonical_url,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published,
        "retrieved": report.find_saved(document.id),
        "language": document.language,
        "standing": document.standing,
        "kind": document.kind,
        "licence": report.licences.get(document.id),
    }


def _shape_evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"document": one.document, "start": one.start, "stop": one.stop, "exact": one.exact} for one in evidence]


def _shape_finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
        "subject": {"table": finding.subject.table, "id": finding.subject.id},
        "evidence": _shape_evidence(finding.evidence),
        "detail": dict(sorted(finding.detail.items())),
    }


def _shape_issue(issue: Issue) -> dict[str, Any]:
    return {
        "id": issue.id,
        "stage": issue.stage,
        "source": issue.source,
        "document": issue.document,
        "code": issue.code,
        "why": issue.why,
    }
