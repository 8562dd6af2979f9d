"""A report as SARIF 2.1.0 (OASIS, with errata 01): what editors and services of checks read.

A rule is a page of the codebook, a result a finding with the place of the quotation in its file, and the published words as
related locations. Lines and columns count code points; where the file has no lines, a page or paragraph of it is a logical location.
The tally stands in the properties of the run.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from onrecord import __version__
from onrecord.knowledge.codes import Codebook, CodePage
from onrecord.model import Capture, Evidence, Issue
from onrecord.model.identity import digest_fields
from onrecord.report.citing import cite_page
from onrecord.report.gather import Account, Report
from onrecord.report.located import Located, locate_findings
from onrecord.report.places import Place, Places
from onrecord.report.tally import Tally, name_shown, write_reported_tally, write_tally
from onrecord.text.escape import escape_controls
from onrecord.text.fragments import is_web_address
from onrecord.text.words import fold_text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"  # paths as given are below the folder that the reader of the file knows as the root


def write_sarif(report: Report, places: Places, codebook: Codebook) -> str:
    """The report as indented JSON with a line end; control and direction characters stand as escapes."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_shape_run(report, places, codebook)]}
    return escape_controls(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _shape_run(report: Report, places: Places, codebook: Codebook) -> dict[str, Any]:
    marked, reported = report.count(reported=False), report.count(reported=True)
    pages = [page for page in codebook.pages.values() if not page.is_verdict]
    numbers = {page.code: number for number, page in enumerate(pages)}
    located = list(locate_findings(report, places))
    artifacts = _list_artifacts(report, located)
    indices = {artifact["location"]["uri"]: index for index, artifact in enumerate(artifacts)}
    return {
        "properties": {
            "tally": [write_tally(marked), write_reported_tally(reported)],
            "quotations": _count(marked),
            "reported": _count(reported),
        },
        "tool": {
            "driver": {
                "name": "onrecord",
                "semanticVersion": __version__,
                "rules": [_shape_rule(page) for page in pages],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "artifacts": artifacts,
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": [*map(_shape_issue, _unread(report.issues))]}
        ],
        "results": [_shape_result(one, numbers, _Where(report, places, indices)) for one in located],
    }


class _Where:
    """Locations of words: in the files as given, by the indices of their artifacts."""

    def __init__(self, report: Report, places: Places, indices: Mapping[str, int]) -> None:
        self.report, self.places, self._indices = report, places, indices

    def locate(self, source: str, place: Place | None) -> dict[str, Any]:
        """A physical location."""
        artifact = locate_source(source)
        location: dict[str, Any] = {"artifactLocation": artifact | {"index": self._indices[artifact["uri"]]}}
        return location | ({"region": _shape_region(place)} if place else {})


def locate_source(source: str) -> dict[str, Any]:
    """A path or address as an artifact location: a path below a folder is one below the root."""
    if is_web_address(source):
        return {"uri": quote(source, safe=":/?#[]@!$&'()*+,;=%~")}
    if source.startswith("/"):
        return {"uri": f"file://{quote(source)}"}
    return {"uri": quote(source), "uriBaseId": ROOT}


def escape_message(words: str) -> str:
    """A plain message: braces are doubled, and no brackets of a page's own words make a link."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _shape_rule(page: CodePage) -> dict[str, Any]:
    help_text = "\n\n".join(f"{heading}\n{' '.join(words.split())}" for heading, words in page.sections.items())
    return {
        "id": page.code,
        "shortDescription": {"text": escape_message(page.title)},
        "fullDescription": {"text": escape_message(" ".join(page.sections["Meaning"].split()))},
        "help": {"text": escape_message(help_text), "markdown": escape_message(page.text)},
        "defaultConfiguration": {"level": page.level},
    }


def _shape_result(one: Located, numbers: Mapping[str, int], where: _Where) -> dict[str, Any]:
    finding, account = one.finding, one.account
    shaped: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": finding.level,
        "message": {"text": escape_message(finding.message)},
        "locations": [{"physicalLocation": where.locate(one.source, one.place), **_name_part(one, where.report)}],
        "fingerprints": {"finding/v1": finding.id},
    }
    if account is None:
        words = digest_fields("sarif", finding.code, *(fold_text(one.exact) for one in finding.evidence))
        figured = {"relatedLocations": [], "partialFingerprints": {"quotedWords/v1": words}}
        return shaped | figured if finding.evidence else shaped
    words = digest_fields("sarif", finding.code, fold_text(account.quotation.exact), *account.speakers)
    return shaped | {
        "relatedLocations": _shape_related(account, where),
        "partialFingerprints": {"quotedWords/v1": words},
        "properties": {
            "verdict": account.trace.verdict,
            "shown": name_shown(account.trace.verdict),
            "certainty": account.trace.certainty,
            "quotation": account.quotation.id,
            "speakers": list(account.speakers),
        },
    }


def _name_part(one: Located, report: Report) -> dict[str, Any]:
    """The page or paragraph of a file in which no line can be named, where it is told."""
    told = report.whereabouts.get(one.account.quotation.id) if one.account and not one.place else None
    return {"logicalLocations": [{"name": told}]} if told else {}


def _shape_related(account: Account, where: _Where) -> list[dict[str, Any]]:
    """The published words in the files that hold them; the message names the page, its terms, and the address that opens it."""
    located = [
        (evidence, where.report.sources[evidence.document])
        for evidence in account.trace.statements
        if evidence.document in where.report.sources
    ]
    return [
        {
            "id": number,
            "physicalLocation": where.locate(document.source, where.places.get(_span(evidence))),
            "message": {"text": _tell_source(evidence, where.report)},
        }
        for number, (evidence, document) in enumerate(located, 1)
    ]


def _tell_source(evidence: Evidence, report: Report) -> str:
    cited = cite_page(report.sources[evidence.document], report, (evidence.start, evidence.stop))
    named = escape_message(", ".join(cited.parts))
    if not cited.address:
        return f"Published: {named}"
    escaped = named.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"Published: [{escaped}]({quote(cited.address, safe=':/?#@!$&*+,;=%~')})"


def _span(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.start, evidence.stop


def _shape_region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.stop - place.start,
        "snippet": {"text": place.exact},
    }


def _list_artifacts(report: Report, located: Iterable[Located]) -> list[dict[str, Any]]:
    """The files that locations name, each once: pages checked, then official ones, then files that could not be read."""
    pages = {page.document.source: report.captures.get(page.document.id) for page in report.pages}
    official = {document.source: report.captures.get(key) for key, document in report.sources.items()}
    unread = {one.source: None for one in located if one.account is None}
    sources: dict[str, Capture | None] = unread | official | pages
    return [
        _shape_artifact(source, sources[source], is_target=source in pages)
        for source in dict.fromkeys((*pages, *sorted(official), *sorted(unread)))
    ]


def _shape_artifact(source: str, capture: Capture | None, *, is_target: bool) -> dict[str, Any]:
    shaped: dict[str, Any] = {"location": locate_source(source)}
    if is_target:
        shaped["roles"] = ["analysisTarget"]
    if capture is not None:
        shaped |= {"length": capture.bytes, "mimeType": capture.media_type, "hashes": {"sha-256": capture.sha256}}
    return shaped


def _unread(issues: Iterable[Issue]) -> Iterable[Issue]:
    return (issue for issue in issues if issue.code is None)


def _shape_issue(issue: Issue) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": escape_message(f"{issue.stage}: {issue.why}")},
        "locations": [{"physicalLocation": {"artifactLocation": locate_source(issue.source)}}],
    }


def _count(tally: Tally) -> dict[str, int]:
    return {"total": tally.total, "match": tally.match, "differs": tally.differs, "not_checked": tally.not_checked}
