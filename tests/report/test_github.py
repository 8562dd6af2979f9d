"""Workflow commands read back as the runner reads them."""

import re
from urllib.parse import unquote

import pytest

from onrecord.report.as_github import write_command, write_github
from tests.report.build import CODEBOOK
from tests.report.hostile import ALL, make_report, place_quotations
from tests.report.test_report import REPORT

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read(written):
    """Level, properties and message of each line; every line has to be a command."""
    found = [COMMAND.fullmatch(line) for line in written.splitlines()]
    assert all(found)
    return [
        (
            one[1],
            {key: unquote(value) for key, _, value in (pair.partition("=") for pair in one[2].split(","))},
            unquote(one[3]),
        )
        for one in found
        if one
    ]


def test_a_command():
    assert write_command("error", {"file": "a,b:c.txt", "title": "100%"}, "so: a, b\r\nc %0A") == (
        "::error file=a%2Cb%3Ac.txt,title=100%25::so: a, b%0D%0Ac %250A"
    )


def test_the_tally_then_the_gravest_then_page_order():
    levels = [level for level, _, _ in read(write_github(REPORT, {}, CODEBOOK))]
    assert levels == ["notice", "warning", "warning", "warning", "notice", "notice", "notice"]


def test_lines_and_columns_of_the_words():
    commands = read(write_github(REPORT, place_quotations(REPORT), CODEBOOK))
    placed = [fields for _, fields, _ in commands if "line" in fields]
    assert placed
    for fields in placed:
        assert {key: fields[key] for key in ("file", "line", "endLine", "col", "endColumn")} == {
            **{"file": "pages/report.txt", "line": "3", "endLine": "3", "col": "1", "endColumn": "4"}
        }


def test_words_over_several_lines_have_no_columns(world):
    report, places = world
    over = {
        key: type(one)(**{name: getattr(one, name) for name in one.__slots__} | {"end_line": one.line + 1})
        for key, one in places.items()
    }
    for _, fields, _ in read(write_github(report, over, CODEBOOK)):
        assert not {"col", "endColumn"} & set(fields)


def test_a_page_from_an_address_is_in_no_file():
    report = make_report("дорогу", source="https://post.example/7")
    commands = read(write_github(report, place_quotations(report), CODEBOOK))
    (told,) = [(fields, message) for _, fields, message in commands if fields["title"].startswith("Q")]
    assert list(told[0]) == ["title"]
    assert "https://post.example/7" in told[1]


@pytest.mark.parametrize("words", ALL)
def test_no_words_of_a_page_are_a_command(words):
    report = make_report(words)
    commands = read(write_github(report, place_quotations(report), CODEBOOK))
    assert len(commands) == 3
    assert all(set(fields) <= {"file", "line", "endLine", "col", "endColumn", "title"} for _, fields, _ in commands)
