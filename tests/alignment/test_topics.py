"""Two sides' accounts by topic: what both tell in whatever order and language, what one tells, at whose wish it was held."""

import json
from dataclasses import replace
from typing import Any

import pytest

from onrecord.alignment.stage import open_knowledge, open_words_alone
from onrecord.commands.compare_accounts import AccountKnowledge, Found, are_sides, compare_accounts
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Finding, Subject, cite
from onrecord.model.accounts import Spoken
from onrecord.report.compared import Compared, write_summary
from onrecord.report.compared_json import write_compared_json
from onrecord.report.compared_text import print_compared
from onrecord.report.html.compared import write_compared_html
from onrecord.report.lines import open_console
from tests.alignment.models import needs_model
from tests.traces.build import Official, build_official

FOLDERS = KnowledgeFolders()
EVENTS = load_event_knowledge(FOLDERS)
KNOWN = AccountKnowledge(open_knowledge(FOLDERS), EVENTS)
WORDS_ALONE = AccountKnowledge(open_words_alone(FOLDERS), EVENTS)

HOST = (
    "По инициативе второй стороны состоялся телефонный разговор двух президентов. "
    "Новый мост через Ольву откроют весной. В порту Халлама строят причал для паромов. "
    "Учёные получат общую лабораторию."
)
GUEST = (
    "The two presidents spoke by phone. A pier for ferries is being built in the port of Hallam. "
    "Fishing quotas for herring will be cut by a third. The new bridge across the Olva will be opened in spring."
)


def tell(text: str, language: str, side: str) -> Spoken:
    page = Official(
        name=f"{side}.example",
        published="2031-05-14",
        side=side,
        turns=(("", text),),
        language=language,
        kind="readout",
    )
    return build_official(page)[0]


PAIR = (tell(HOST, "ru", "XA"), tell(GUEST, "en", "XB"))
TOGETHER = Found({one.page.id: frozenset({"call"}) for one in PAIR}, ())


def compare(found: Found = TOGETHER, known: AccountKnowledge = KNOWN) -> Compared:
    return compare_accounts(PAIR, found, known)


def list_sides(compared: Compared, word: str) -> list[bool]:
    """Which accounts have the topic that a word stands in."""
    (row,) = (one for one in compared.rows if any(word in part.text for side in one.sides for part in side))
    return [bool(side) for side in row.sides]


@needs_model
@pytest.mark.parametrize(
    ("word", "sides"),
    [
        ("мост", [True, True]),
        ("bridge", [True, True]),
        ("причал", [True, True]),
        ("лабораторию", [True, False]),
        ("herring", [False, True]),
    ],
)
def test_statements_are_grouped_by_what_they_are_about(word: str, sides: list[bool]) -> None:
    assert list_sides(compare(), word) == sides


@needs_model
def test_what_one_side_alone_tells_is_a_note_on_its_topic() -> None:
    compared = compare()
    told = {row.sides[0] != (): [one.code for one in row.findings] for row in compared.rows if row.is_gap}
    assert told == {True: ["A01"], False: ["A01"]}
    assert not [one for row in compared.rows if not row.is_gap for one in row.findings]


@needs_model
def test_the_order_of_topics_in_each_account() -> None:
    (bridge,) = (row for row in compare().rows if any("мост" in part.text for part in row.sides[0]))
    assert bridge.ranks == (2, 4)


def test_at_whose_wish_it_was_held_is_said_where_a_page_says_so() -> None:
    assert [one.exact.split()[:3] for one in compare(known=WORDS_ALONE).asked] == [["По", "инициативе", "второй"]]


@pytest.mark.parametrize(
    ("first", "second", "are"),
    [
        ({"side": "XA"}, {"side": "XB"}, True),
        ({"side": "XA"}, {"side": "XA"}, False),
        ({"side": "XA"}, {"side": None}, False),
        ({"side": "XA"}, {"side": "XB", "standing": "press"}, False),
    ],
)
def test_only_two_sides_own_pages_are_accounts_of_two_sides(
    first: dict[str, Any], second: dict[str, Any], are: bool
) -> None:
    assert are_sides(replace(PAIR[0].page, **first), replace(PAIR[1].page, **second)) is are


def test_that_the_pages_are_not_known_to_be_of_one_event_is_said() -> None:
    assert not [one for one in compare(known=WORDS_ALONE).notices if "one event was not found" in one]
    assert [one for one in compare(Found({}, ()), WORDS_ALONE).notices if "one event was not found" in one]


def test_the_same_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    evidence = tuple(cite(one.page, 0, 5) for one in PAIR)
    fact = Finding(
        id="a2", code="A02", level="warning", message="Two days: 14 May and 15 May.",
        subject=Subject(table="events", id="call"), evidence=evidence, detail={"fact": "date"},
    )  # fmt: skip
    compared = compare(TOGETHER._replace(findings=(fact,)), WORDS_ALONE)
    print_compared(compared, open_console())
    told, page, shaped = (
        capsys.readouterr().out,
        write_compared_html(compared),
        json.loads(write_compared_json(compared)),
    )
    assert shaped["summary"] == write_summary(compared)
    assert shaped["one_event"] is True
    assert [one["code"] for one in shaped["facts"]] == ["A02"]
    assert sum(len(row["first"]) for row in shaped["rows"]) == 4
    for form in (told, page):
        assert "Two days: 14 May and 15 May." in form
        assert "explain T01" not in form
    assert page.count('class="topic"') == len(compared.rows)
