"""What a report says besides its quotations: what was read, what was found, what could not be read with confidence."""

from collections.abc import Iterator

from onrecord.model.outcomes import LEVELS, Level
from onrecord.report.citing import count_nouns
from onrecord.report.gather import FIGURED, Report

# Publishers that a line names.
_NAMED = 3


def count_read(report: Report) -> str:
    """``Read: 12 documents (7 official, 5 press).`` as one line."""
    read = ", ".join(f"{count} {standing}" for standing, count in report.read.items() if count)
    return f"Read: {count_nouns(sum(report.read.values()), 'document')} ({read})."


def count_findings(report: Report) -> str:
    """``Found: 4 errors, 14 warnings, 20 notes.`` as one line."""
    counts = [count_nouns(sum(one.level == level for one in report.findings), level) for level in LEVELS]
    return f"Found: {', '.join(counts)}."


def name_unknown(report: Report) -> str | None:
    """Whose pages are not known to be official or press, and how that is said; ``None`` where all are known or nothing is checked.

    What an official page is that nobody has called so is never compared with: its quotations come out as not checked.
    """
    if not report.unknown or not report.pages:
        return None
    named = ", ".join(report.unknown[:_NAMED])
    more = f" and {len(report.unknown) - _NAMED} more" if len(report.unknown) > _NAMED else ""
    return (
        f"Not known to be official or press, and not compared with: {named}{more}. "
        "A file of five lines in knowledge/publishers beside the record says what they are: docs/add-a-publisher.md."
    )


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
