"""Findings at their places: each with the file it is in, for formats in which an editor or a service of checks opens files."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Finding
from onrecord.report.gather import Account, Report
from onrecord.report.places import Place, Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A finding, the file that it is in, and where in it.

    ``source`` is the path or address as given; ``place`` is absent where the finding is about the whole file, or the file is no
    text. ``account`` is the quotation of a finding on one.
    """

    finding: Finding
    source: str
    place: Place | None
    account: Account | None


def locate_findings(report: Report, places: Places) -> Iterator[Located]:
    """Every finding once: those on quotations as these stand on their pages, then those on pages."""
    for page in report.pages:
        for account in page.accounts:
            place = places.get((page.document.id, account.quotation.start, account.quotation.stop))
            for finding in account.findings:
                yield Located(finding=finding, source=page.document.source, place=place, account=account)
    sources = {key: issue.source for issue in report.issues for key in (issue.id, issue.document) if key}
    for finding in report.findings:
        if finding.subject.table != "quotations":
            yield Located(finding=finding, source=sources[finding.subject.id], place=None, account=None)
