"""Lines that commands print beside a report: what was done on standard output, what could not be read on standard error."""

import sys
from collections.abc import Iterable

from onrecord.model import Issue
from onrecord.text.escape import show_controls


def tell(line: str) -> None:
    """Print a line; names in it may hold anything."""
    print(show_controls(line))


def tell_bytes(written: str) -> None:
    """Write what a program reads, in UTF-8 whatever the terminal's encoding, with the line ends that it has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(written.encode("utf-8"))
    sys.stdout.buffer.flush()


def tell_issues(issues: Iterable[Issue]) -> None:
    """Print each issue on standard error."""
    for issue in issues:
        code = f"{issue.code} " if issue.code else ""
        print(show_controls(f"{code}{issue.source}: {issue.why}"), file=sys.stderr)


def count_nouns(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
