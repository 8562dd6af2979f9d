"""Findings: all of them, or those of a code, a level, a publisher, some days; errors and warnings first, the newest pages first."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model import Finding
from onrecord.record.view import View
from onrecord.web.asked import Asked
from onrecord.web.listed import Listing

LISTING = Listing(table="placed", filters=("code", "level", "publisher"))


def read(asked: Asked) -> Mapping[str, Any]:
    """What the page shows: the chosen findings, how many there are by each filter, and what was chosen."""
    listed = LISTING.read(asked)
    by_code = sorted(listed["facets"]["code"], key=lambda one: one[0] or "")
    return listed | {
        "found": join_findings(asked.view, [row["id"] for row in listed["rows"]]),
        "facets": listed["facets"] | {"code": by_code},
    }


def join_findings(view: View, ids: Sequence[str]) -> list[Mapping[str, Any]]:
    """Findings in this order with the page each is on."""
    return [one for id in ids if (one := join_finding(view, id)) is not None]


def join_finding(view: View, id: str) -> Mapping[str, Any] | None:
    """A finding with what is known of its page, and the address of what it is about."""
    finding = view.find(Finding, id)
    placed = next(view.ask("SELECT document, publisher, published FROM placed WHERE id = ?", id), None)
    if finding is None or placed is None:
        return None
    document, publisher, published = placed
    shelved = next(view.ask("SELECT title, language, source FROM shelved WHERE id = ?", document or ""), None)
    title, language, source = shelved or (None, None, None)
    return {
        "finding": finding,
        "document": document,
        "publisher": publisher,
        "published": published,
        "title": title or source,
        "language": language,
        "address": find_address(finding, document),
    }


def find_address(finding: Finding, document: str | None) -> str | None:
    """Where the row is shown that a finding is about."""
    if finding.subject.table == "quotations":
        return f"/quotations/{finding.subject.id}"
    if finding.evidence:
        said = finding.evidence[0]
        return f"/documents/{said.document}?at={said.start}-{said.stop}#at"
    return f"/documents/{document}" if document else None
