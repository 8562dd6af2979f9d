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
    for finding in report.findings:
        if finding.subject.table != "quotations":
            source = report.subjects[finding.subject.id]
            yield Located(finding=finding, source=source, place=_find_place(finding, report, places), account=None)


def _find_place(finding: Finding, report: Report, places: Places) -> Place | None:
    """Where the first of its words stands that is on a page asked about."""
    own = {page.document.id for page in report.pages}
    held = (places.get((one.document, one.start, one.stop)) for one in finding.evidence if one.document in own)
    return next((place for place in held if place is not None), None)
