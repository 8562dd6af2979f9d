"""What a report says besides its quotations: what was read, what was found, what could not be read with confidence."""

from collections.abc import Iterator

from onrecord.model.outcomes import LEVELS, Level
from onrecord.report.citing import count_nouns
from onrecord.report.gather import FIGURED, Report


def count_read(report: Report) -> str:
    """``Read: 12 documents (7 official, 5 press).`` as one line."""
    read = ", ".join(f"{count} {standing}" for standing, count in report.read.items() if count)
    return f"Read: {count_nouns(sum(report.read.values()), 'document')} ({read})."


def count_findings(report: Report) -> str:
    """``Found: 4 errors, 14 warnings, 20 notes.`` as one line."""
    counts = [count_nouns(sum(one.level == level for one in report.findings), level) for level in LEVELS]
    return f"Found: {', '.join(counts)}."


def list_figured(report: Report) -> Iterator[tuple[str, str, Level]]:
    """What was found on the figures of these pages: code, page with message, level."""
    for finding in report.findings:
        if finding.subject.table in FIGURED:
            yield finding.code, f"{report.subjects[finding.subject.id]}: {finding.message}", finding.level


def list_unread(report: Report) -> Iterator[tuple[str, str, Level | None]]:
    """What could not be read with confidence: findings by code, then what has none by stage; each told, with its level."""
    for finding in report.findings:
        if finding.subject.table not in {"quotations", *FIGURED}:
            yield finding.code, f"{report.subjects[finding.subject.id]}: {finding.message}", finding.level
    for issue in report.issues:
        if issue.code is None:
            yield issue.stage, f"{issue.source}: {issue.why}", None
