"""The codebook: a page for each code and verdict, all sections, templates that fill, and no word that accuses."""

import re
import string
import tomllib
from typing import get_args

import pytest

from onrecord.alignment.differences import CODES
from onrecord.errors import KnowledgeError, UsageError
from onrecord.findings.find import RULES
from onrecord.knowledge.codes import SECTIONS, open_codebook, read_page
from onrecord.knowledge.files import SHIPPED, KnowledgeFile, KnowledgeFolders
from onrecord.model.outcomes import LEVELS
from onrecord.model.press import DIFFERING, MATCHING, NOT_CHECKED, Verdict

CODEBOOK = open_codebook(KnowledgeFolders())
PAGES = list(CODEBOOK.pages.values())
ACCUSING = re.compile(
    r"\b(?:"
    + "|".join(tomllib.loads((SHIPPED / "findings/accusing_words.toml").read_text(encoding="utf-8"))["beginnings"])
    + r")\w*",
    re.IGNORECASE,
)


def codes_in(function):
    return set(re.findall(r"[QD]\d\d", function.__doc__ or ""))


def test_every_code_and_every_verdict_has_a_page_and_no_page_has_none():
    of_rules = set().union(*(codes_in(rule) for rule in RULES)) | {"Q11"}
    assert of_rules == {f"Q{number:02}" for number in range(1, 13)}
    assert {page.code for page in PAGES if not page.is_verdict} == of_rules | {
        "D01",
        "D02",
        "D03",
        "A01",
        "A02",
        "F01",
        "F02",
        "F03",
        "C01",
        "C02",
        "C03",
    } | CODES
    assert {page.code for page in PAGES if page.is_verdict} == set(get_args(Verdict))


def test_every_code_has_messages_and_every_message_a_code():
    assert {name.split(".")[0] for name in CODEBOOK.messages if name[1:3].isdigit()} == {
        page.code for page in PAGES if not page.is_verdict
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_page_is_whole(page):
    assert tuple(page.sections) == SECTIONS
    assert page.file == f"findings/{page.code}.md"
    assert page.text.startswith(f"# {page.code}: {page.title}\n")
    if page.is_verdict:
        shown = MATCHING if page.level.startswith("match") else DIFFERING if page.level == "differs" else NOT_CHECKED
        assert page.code in shown
    else:
        assert page.level in LEVELS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_page_accuses_nobody(page):
    """Accusing words may stand only where a page says what the finding does not mean."""
    spoken = page.text.replace(page.sections["What it does not mean"], "") + page.title
    assert ACCUSING.findall(spoken) == []


@pytest.mark.parametrize(("name", "template"), CODEBOOK.messages.items())
def test_a_message_accuses_nobody(name, template):
    assert ACCUSING.findall(template) == []


@pytest.mark.parametrize(
    ("words", "accuses"),
    [
        ("differs from the official page", False),
        ("misquoted by the paper", True),
        ("It was Invented.", True),
        ("the words are fabrications", True),
        ("believed to be relief", False),
    ],
)
def test_the_list_of_accusing_words(words, accuses):
    assert bool(ACCUSING.search(words)) is accuses


def test_templates_name_only_known_fields():
    fields = {
        field
        for template in CODEBOOK.messages.values()
        for _, field, _, _ in string.Formatter().parse(template)
        if field
    }
    assert fields == {
        *("speaker", "names", "page", "date", "publisher", "retrieved", "count", "changes", "quoted", "published"),
        *("gap", "other", "next", "rest", "place", "printed", "below", "why", "words"),
        *("indicator", "period", "first", "second", "others", "last", "whole", "due"),
    }


@pytest.mark.parametrize(
    ("asked", "code"),
    [("Q07", "Q07"), ("q07", "Q07"), (" run-on ", "run_on"), ("NO SOURCE", "no_source"), ("d01", "D01")],
)
def test_a_page_is_found_by_its_code(asked, code):
    assert CODEBOOK.find_page(asked).code == code


@pytest.mark.parametrize(("asked", "near"), [("Q13", "Q1"), ("verbatm", "verbatim"), ("notfound", "not_found")])
def test_an_unknown_code_names_near_ones(asked, near):
    with pytest.raises(UsageError, match=f"near: .*{near}"):
        CODEBOOK.find_page(asked)


def test_a_code_like_no_other_points_at_the_list():
    with pytest.raises(UsageError, match="onrecord explain"):
        CODEBOOK.find_page("%%%")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# Q99\n", "front matter"),
        ("+++\ncode = Q99\n+++\n", "TOML"),
        ('+++\ncode = "Q99"\nlevel = "note"\n+++\n', "code, level and title"),
        ('+++\ncode = "Q99"\nlevel = "note"\ntitle = "x"\n+++\n\n## Meaning\n\nx\n', "sections"),
    ],
)
def test_a_page_that_breaks_the_format_is_named(tmp_path, text, why):
    path = tmp_path / "Q99.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=why):
        read_page(KnowledgeFile("findings/Q99.md", path, True))
