"""D01, D02, D03: what could not be read, as findings."""

import pytest

from onrecord.findings.stage import find_unread
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import make_issue

CODEBOOK = open_codebook(KnowledgeFolders())


@pytest.mark.parametrize(
    ("issue", "level", "table", "message"),
    [
        (
            make_issue(stage="capture", source="pages/empty.txt", why="the file is empty", code="D01"),
            "warning",
            "issues",
            "Not read: the file is empty.",
        ),
        (
            make_issue(
                stage="documents", source="pages/a.txt", document="d" * 32, why="no day is printed.", code="D02"
            ),
            "note",
            "documents",
            "No day is printed.",
        ),
        (
            make_issue(stage="entities", source="pages/a.txt", document="d" * 32, why="«он» names nobody", code="D03"),
            "note",
            "documents",
            "«он» names nobody.",
        ),
    ],
)
def test_an_issue_with_a_code_is_a_finding(issue, level, table, message):
    finding = find_unread(issue, CODEBOOK)
    assert finding is not None
    assert (finding.code, finding.level, finding.subject.table, finding.message) == (issue.code, level, table, message)


def test_an_issue_without_a_code_is_none():
    assert find_unread(make_issue(stage="turns", source="a.txt", why="a label over three lines"), CODEBOOK) is None


def test_two_issues_of_one_page_are_two_findings():
    one, two = (
        make_issue(stage="entities", source="a.txt", document="d", why=why, code="D03") for why in ("«он»", "«она»")
    )
    found = [find_unread(issue, CODEBOOK) for issue in (one, two)]
    assert len({finding.id for finding in found if finding}) == 2
